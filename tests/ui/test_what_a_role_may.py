"""The window offers what the rights of its user allow, and says in words what they do not."""

import pytest
from pytestqt.qtbot import QtBot

from kaigo_desktop.core.field_groups import HIDDEN
from kaigo_desktop.core.permission import Limit, Rights
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.form_view import FormView
from kaigo_desktop.ui.hidden_widget import HiddenWidget
from kaigo_desktop.ui.navigation import Navigation
from tests.ui.looking import texts

GENERAL = Limit(permissions=("read",), field_groups=("general", "staff"))
SECTIONS = 3
"""Sections of the form besides 職員記入欄."""

NOTES = Limit(permissions=("edit",), field_groups=("staff",))


@pytest.fixture
def form(qtbot: QtBot, received: Desk) -> FormView:
    received.rights = Rights(received.rights.permissions, (GENERAL, NOTES))
    made = FormView()
    qtbot.addWidget(made)
    made.show_case(show(received, "1"), may_reveal=False)
    made.show()
    return made


def test_a_field_one_may_not_read_says_so_and_takes_nothing(form: FormView) -> None:
    for path in ("applicant_address", "applicant_phone", "household[0].individual_number"):
        widget = form.widgets[path]
        assert isinstance(widget, HiddenWidget)
        assert widget.shown() == HIDDEN
        widget.type_in("東京都")
        assert widget.shown() == HIDDEN
    assert "歌舞伎町" not in " ".join(texts(form))
    assert form.changes() == {}


def test_a_field_one_may_not_change_says_so_and_the_others_are_open(form: FormView) -> None:
    def is_open(path: str) -> bool:
        return bool(form.widgets[path].control.property("open"))

    assert is_open("review_notes")
    assert not is_open("applicant_name")
    described = form.widgets["applicant_name"].control.accessibleDescription()
    assert "変更する権限がありません" in described
    assert "変更する権限がありません" not in form.widgets["review_notes"].control.accessibleDescription()
    assert texts(form).count("この欄を変更する権限がありません。") == SECTIONS


def test_where_some_fields_of_a_section_may_be_changed_the_others_are_named(
    qtbot: QtBot, received: Desk
) -> None:
    no_address = Limit(permissions=("edit",), field_groups=("general", "staff", "contact", "number"))
    received.rights = Rights(received.rights.permissions, (no_address,))
    made = FormView()
    qtbot.addWidget(made)
    made.show_case(show(received, "1"), may_reveal=False)
    assert "変更する権限がない項目: 届出人住所" in texts(made)


def test_no_row_is_offered_that_nothing_could_be_written_into(form: FormView) -> None:
    assert all(view.add.isHidden() for view in (form._sheet.groups.values() if form._sheet else ()))


@pytest.mark.parametrize(
    ("permissions", "offered"),
    [
        ({"receive"}, ["receive"]),
        ({"settings"}, ["layouts"]),
        ({"read_log"}, ["log"]),
        ({"accounts", "verify"}, ["accounts", "verify"]),
        (set[str](), []),
    ],
)
def test_only_the_panels_one_may_use_are_offered(
    qtbot: QtBot, received: Desk, permissions: set[str], offered: list[str]
) -> None:
    received.rights = Rights(frozenset(permissions))
    navigation = Navigation(received)
    qtbot.addWidget(navigation)
    assert list(navigation.buttons) == offered
