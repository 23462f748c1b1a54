"""Rows of a group by keyboard: added, moved and taken away, each with the number that is its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kaigo_desktop.core.form import rows_of
from kaigo_desktop.core.masking import MASK
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.drafts import find_draft, keep_draft
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.reveal import reveal
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.form_view import FormView
from kaigo_desktop.ui.rows_view import RowsView
from kaigo_desktop.ui.secret_widget import SecretWidget
from tests.ui.reviewed_form import form_of, reviewed_form

pytestmark = pytest.mark.usefixtures("dressed")
Ctrl, Alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def form(qtbot: QtBot, received: Desk) -> FormView:
    """The form of an application under review, with two people in its household."""
    return reviewed_form(qtbot, received)


def household(form: FormView) -> RowsView:
    assert form._sheet is not None
    return form._sheet.groups["household"]


def names(form: FormView) -> list[str]:
    return [form.widgets[f"household[{row}].name"].shown() for row in range(household(form).count)]


def rows_by_keys(form: FormView, path: str, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    form.widgets[path].control.setFocus()
    QTest.keyClick(form.widgets[path].control, key, modifier)


def test_a_row_is_moved_with_its_number_and_the_keyboard_goes_along(form: FormView, received: Desk) -> None:
    rows_by_keys(form, "household[1].name", Qt.Key.Key_Up, Ctrl)
    assert names(form) == ["新宿　花子", "新宿　太郎"]
    assert form.widgets["household[0].name"].control.hasFocus()
    assert form.changes() == {"household[]": ["1", "0"]}
    form.widgets["household[1].name"].type_in("新宿　太朗")
    edit(received, "1", form.changes(), "並べ替え")
    rows = rows_of(show(received, "1").values, "household")
    assert [row["name"] for row in rows] == ["新宿　花子", "新宿　太朗"]
    found = [reveal(received, "1", f"household[{row}].individual_number", "本人確認") for row in (0, 1)]
    assert found == ["023456789013", "123456789018"]


def test_a_row_is_taken_away_and_the_others_keep_what_is_theirs(form: FormView, received: Desk) -> None:
    form.widgets["household[1].name"].type_in("新宿　華子")
    rows_by_keys(form, "household[0].name", Qt.Key.Key_Delete, Alt)
    assert names(form) == ["新宿　華子"]
    assert form.changes() == {"household[]": ["1"], "household[0].name": "新宿　華子"}
    edit(received, "1", form.changes(), "転出済み")
    rows = rows_of(show(received, "1").values, "household")
    assert [row["name"] for row in rows] == ["新宿　華子"]
    assert reveal(received, "1", "household[0].individual_number", "本人確認") == "023456789013"


def test_a_new_row_may_stand_anywhere_and_an_empty_one_is_left_out(form: FormView, received: Desk) -> None:
    rows_by_keys(form, "household[0].name", Qt.Key.Key_Insert, Alt)
    assert household(form).count == 3
    form.widgets["household[2].name"].type_in("新宿　三郎")
    rows_by_keys(form, "household[2].name", Qt.Key.Key_Up, Ctrl)
    assert names(form) == ["新宿　太郎", "新宿　三郎", "新宿　花子"]
    household(form).add.click()
    rows_by_keys(form, "household[3].name", Qt.Key.Key_Up, Ctrl)
    edit(received, "1", form.changes(), "世帯員の追加")
    rows = rows_of(show(received, "1").values, "household")
    assert [row["name"] for row in rows] == ["新宿　太郎", "新宿　三郎", "新宿　花子"]


def test_every_row_is_in_sight_with_what_is_said_beneath_it(form: FormView, qtbot: QtBot) -> None:
    rows_by_keys(form, "household[1].name", Qt.Key.Key_Up, Ctrl)
    view = household(form)
    last = form.widgets["household[1].name"]
    qtbot.waitUntil(
        lambda: (
            view._sheet.height() <= view._area.viewport().height()
            and last.mapTo(view, last.rect().bottomLeft()).y() < view._area.height()
        )
    )


def test_no_number_is_offered_while_rows_stand_elsewhere_than_they_are_kept(form: FormView) -> None:
    secret = form.widgets["household[0].individual_number"]
    assert isinstance(secret, SecretWidget)
    assert secret.reveal.isVisibleTo(secret)
    rows_by_keys(form, "household[0].name", Qt.Key.Key_Down, Ctrl)
    assert secret.shown() == MASK
    assert not secret.reveal.isVisibleTo(secret)


def test_moved_rows_are_kept_as_a_draft_and_stand_so_again(
    qtbot: QtBot, form: FormView, received: Desk
) -> None:
    rows_by_keys(form, "household[1].name", Qt.Key.Key_Up, Ctrl)
    changes = form.changes()
    keep_draft(received, "1", show(received, "1").application.version, changes)
    draft = find_draft(received, "1")
    assert draft is not None
    again = form_of(qtbot, received)
    again.show_case(show(received, "1"), may_reveal=True, keep=dict(draft.changes))
    assert names(again) == ["新宿　花子", "新宿　太郎"]
    assert again.changes() == changes


def test_the_last_row_may_go_and_the_next_application_has_its_own(form: FormView, received: Desk) -> None:
    for _ in range(2):
        rows_by_keys(form, "household[0].name", Qt.Key.Key_Delete, Alt)
    assert household(form).count == 0
    assert form.changes() == {"household[]": []}
    form.show_case(show(received, "1"), may_reveal=True)
    assert names(form) == ["新宿　太郎", "新宿　花子"]
    assert form.changes() == {}


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Insert])
def test_rows_stay_where_they_may_only_be_read(qtbot: QtBot, received: Desk, key: Qt.Key) -> None:
    decide(received, "start-review", "1")
    decide(received, "submit", "1", acknowledge=True)
    form = form_of(qtbot, received)
    rows_by_keys(form, "household[0].name", key, Alt)
    assert names(form) == ["新宿　太郎"]
    assert household(form).remove.isHidden()


def test_what_is_typed_in_a_moved_row_is_kept_as_a_draft_and_stands_in_it_again(
    qtbot: QtBot, form: FormView, received: Desk
) -> None:
    rows_by_keys(form, "household[1].name", Qt.Key.Key_Up, Ctrl)
    form.widgets["household[0].name"].type_in("新宿　華子")
    changes = form.changes()
    assert changes["household[0].name"] == "新宿　華子"
    keep_draft(received, "1", show(received, "1").application.version, changes)
    draft = find_draft(received, "1")
    assert draft is not None
    again = form_of(qtbot, received)
    again.show_case(show(received, "1"), may_reveal=True, keep=draft.changes)
    assert again.changes() == changes


def test_an_order_typed_over_rows_somebody_else_took_away_meanwhile_loses_nothing_typed(
    form: FormView, received: Desk
) -> None:
    rows_by_keys(form, "household[1].name", Qt.Key.Key_Up, Ctrl)
    form.widgets["household[0].name"].type_in("新宿　華子")
    typed = form.changes()
    edit(received, "1", {"household[]": ["0"]}, "転出した人を除いた")
    form.show_case(show(received, "1"), may_reveal=True, keep=typed)
    assert names(form) == ["新宿　華子", "新宿　太郎"]
    assert form.changes() == {"household[]": ["", "0"], "household[0].name": "新宿　華子"}


def test_a_row_somebody_added_meanwhile_stays_when_a_draft_with_moved_rows_comes_back(
    qtbot: QtBot, form: FormView, received: Desk
) -> None:
    rows_by_keys(form, "household[1].name", Qt.Key.Key_Up, Ctrl)
    rows_by_keys(form, "household[1].name", Qt.Key.Key_Delete, Alt)
    keep_draft(received, "1", show(received, "1").application.version, form.changes())
    edit(received, "1", {"household[2].name": "新宿　次郎"}, "転入した人を加えた")
    draft = find_draft(received, "1")
    assert draft is not None
    again = form_of(qtbot, received)
    again.show_case(show(received, "1"), may_reveal=True, keep=draft.changes)
    assert names(again) == ["新宿　花子", "新宿　次郎"]
    assert again.changes() == {"household[]": ["1", "2"]}
