"""Typing values: input methods, dates in both calendars, what is wrong, taking back, rows by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.procedure import Field
from kaigo_desktop.flow.check_typed import check_typed
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.field_widgets import make
from kaigo_desktop.ui.form_view import FormView
from kaigo_desktop.ui.text_widgets import DateWidget, FieldWidget
from tests.ui.composing import compose
from tests.ui.reviewed_form import form_of, reviewed_form

pytestmark = pytest.mark.usefixtures("dressed")
Ctrl = Qt.KeyboardModifier.ControlModifier


def made(qtbot: QtBot, kind: str, value: str = "") -> FieldWidget:
    widget = make(Field(key="k", label="項目", type=kind), None)
    qtbot.addWidget(widget)
    widget.put(value)
    widget.set_open(True)
    widget.show()
    widget.control.setFocus()
    return widget


@pytest.fixture
def form(qtbot: QtBot, received: Desk) -> FormView:
    """The form of an application under review, with two people in its household."""
    return reviewed_form(qtbot, received)


def beneath(form: FormView, key: str) -> str:
    """What is said beneath a field outside groups."""
    assert form._sheet is not None
    layout = form._sheet.rows[key].notes.layout()
    assert layout is not None
    items = [layout.itemAt(place) for place in range(layout.count())]
    shown = [item.widget() for item in items if item is not None]
    return "\n".join(one.text() for one in shown if isinstance(one, QLabel | QPushButton))


# ---- input methods


@pytest.mark.parametrize("kind", ["text", "name", "kana", "date", "phone", "long_text", "address"])
def test_what_is_composed_is_told_once_when_it_is_committed(qtbot: QtBot, kind: str) -> None:
    widget = made(qtbot, kind)
    told: list[str] = []
    widget.edited.connect(lambda: told.append(widget.shown()))
    for preedit in ("か", "かわ", "川", "川口"):
        compose(widget.control, preedit)
    assert told == []
    compose(widget.control, "", "川口")
    assert told == ["川口"]


@pytest.mark.parametrize("kind", ["name", "long_text"])
def test_a_composition_over_marked_text_is_no_change_before_its_end(qtbot: QtBot, kind: str) -> None:
    widget = made(qtbot, kind, "新宿")
    told: list[str] = []
    widget.edited.connect(lambda: told.append(widget.shown()))
    assert isinstance(widget.control, QLineEdit | QPlainTextEdit)
    widget.control.selectAll()
    compose(widget.control, "し")
    compose(widget.control, "渋谷")
    assert told == []
    compose(widget.control, "", "渋谷")
    assert told == ["渋谷"]


@pytest.mark.parametrize("kind", FIELD_TYPES)
def test_nothing_an_input_method_commits_is_cut_off(qtbot: QtBot, kind: str) -> None:
    widget = made(qtbot, kind)
    for control in widget.findChildren(QLineEdit):
        if not control.isReadOnly():
            compose(control, "", "長" * 3000)
            assert control.text() == "長" * 3000


def test_an_input_method_is_told_what_is_typed_and_never_forbidden_a_character(qtbot: QtBot) -> None:
    exclusive = Qt.InputMethodHint.ImhExclusiveInputMask
    widgets = {kind: made(qtbot, kind) for kind in FIELD_TYPES}
    told = {kind: widget.control.inputMethodHints() for kind, widget in widgets.items()}
    assert not any(hints & exclusive for hints in told.values())
    assert told["insured_no"] & Qt.InputMethodHint.ImhPreferNumbers
    assert told["individual_number"] & Qt.InputMethodHint.ImhSensitiveData
    assert told["name"] & Qt.InputMethodHint.ImhNoPredictiveText


# ---- dates


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("R8.3.30", "令和8年3月30日 (2026-03-30)"),
        ("5080330", "令和8年3月30日 (2026-03-30)"),
        ("昭和二十年一月二日", "昭和20年1月2日 (1945-01-02)"),
        ("2026-03-30", "令和8年3月30日 (2026-03-30)"),
        ("令和8年3月30日", "(2026-03-30)"),
        ("昭和20年月日不詳", "昭和20年(月日不詳) (1945)"),
        ("三月末ごろ", ""),
    ],
)
def test_a_date_is_told_in_both_calendars_while_it_is_typed(qtbot: QtBot, typed: str, said: str) -> None:
    widget = made(qtbot, "date")
    assert isinstance(widget, DateWidget)
    compose(widget.edit, "", typed)
    assert (widget.edit.text(), widget.western.text()) == (typed, said)


def test_a_date_in_a_row_is_told_in_a_tip(form: FormView) -> None:
    widget = form.widgets["household[0].born_on"]
    assert isinstance(widget, DateWidget)
    widget.edit.setFocus()
    widget.edit.selectAll()
    QTest.keyClicks(widget.edit, "S20.1.3")
    assert QToolTip.text() == "昭和20年1月3日 (1945-01-03)"
    QToolTip.hideText()


# ---- what is wrong, and taking back


def test_what_is_wrong_is_said_once_the_typing_rests_and_goes_again(qtbot: QtBot, form: FormView) -> None:
    line = form.widgets["filed_on"].control
    line.setFocus()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "R8.13.1")
    assert "読めません" not in beneath(form, "filed_on")
    qtbot.waitUntil(lambda: "R8.13.1" in beneath(form, "filed_on"))
    assert "変更前: 令和8年3月30日（Ctrl+Z で戻す）" in beneath(form, "filed_on")
    line.selectAll()
    QTest.keyClicks(line, "R8.3.1")
    assert "R8.13.1" not in beneath(form, "filed_on")


def test_going_on_to_another_field_judges_the_one_before_at_once(form: FormView) -> None:
    line = form.widgets["filed_on"].control
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "H31.5.1")
    form.widgets["applicant_name"].type_in("渋谷")
    form.widgets["applicant_name"].edited.emit()
    assert "「令和元年5月1日」と読む" in beneath(form, "filed_on")


def test_nothing_is_said_in_the_middle_of_a_composition(form: FormView) -> None:
    line = form.widgets["filed_on"].control
    assert isinstance(line, QLineEdit)
    line.selectAll()
    compose(line, "れ")
    assert beneath(form, "filed_on") == ""
    compose(line, "", "令")
    assert "変更前" in beneath(form, "filed_on")


def test_ctrl_z_goes_back_to_what_is_saved_and_then_to_what_was_received(
    qtbot: QtBot, received: Desk
) -> None:
    decide(received, "start-review", "1")
    edit(received, "1", {"applicant_name": "新宿　次郎"}, "聞取り")
    form = form_of(qtbot, received)
    widget = form.widgets["applicant_name"]
    assert isinstance(widget.control, QLineEdit)
    assert "受付時: 新宿　太郎（Ctrl+Z で戻す）" in beneath(form, "applicant_name")
    widget.control.setFocus()
    widget.control.selectAll()
    compose(widget.control, "", "渋谷　三郎")
    widget.control.clearFocus()
    widget.control.setFocus()
    for _ in range(5):
        if widget.shown() == "新宿　次郎":
            break
        QTest.keyClick(widget.control, Qt.Key.Key_Z, Ctrl)
    assert form.changes() == {}
    QTest.keyClick(widget.control, Qt.Key.Key_Z, Ctrl)
    assert form.changes() == {"applicant_name": "新宿　太郎"}
    QTest.keyClick(widget.control, Qt.Key.Key_Z, Ctrl)
    assert form.changes() == {}


def test_ctrl_z_works_in_a_text_of_several_lines_too(form: FormView) -> None:
    widget = form.widgets["applicant_address"]
    widget.type_in("東京都渋谷区")
    assert "applicant_address" in form.changes()
    QTest.keyClick(widget.control, Qt.Key.Key_Z, Ctrl)
    assert form.changes() == {}


def test_nothing_is_taken_back_where_it_may_only_be_read(qtbot: QtBot, received: Desk) -> None:
    decide(received, "start-review", "1")
    edit(received, "1", {"applicant_name": "新宿　次郎"}, "聞取り")
    decide(received, "submit", "1", acknowledge=True)
    form = form_of(qtbot, received)
    QTest.keyClick(form.widgets["applicant_name"].control, Qt.Key.Key_Z, Ctrl)
    assert form.changes() == {}
    assert "Ctrl+Z" not in beneath(form, "applicant_name")


def test_the_value_with_the_keyboard_is_found_whatever_it_is(form: FormView) -> None:
    focused: Callable[[], FieldWidget | None] = form.focused
    for path, widget in form.widgets.items():
        stop = next((stop for stop in widget.stops() if stop.isVisible() and stop.isEnabled()), None)
        if stop is not None:
            stop.setFocus()
            assert focused() is widget, path


def test_a_case_that_has_no_form_is_not_judged(received: Desk, case_without_form: Case) -> None:
    field = Field(key="k", label="項目", type="date")
    assert check_typed(received, case_without_form, "k", field, "きのう") == []
    assert [problem.rule for problem in check_typed(received, show(received, "1"), "k", field, "きのう")] == [
        "date_unreadable"
    ]


@pytest.fixture
def case_without_form(received: Desk) -> Case:
    """A case whose procedure nobody knows."""
    from dataclasses import replace

    return replace(show(received, "1"), procedure=None)
