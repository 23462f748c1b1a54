"""Half a choice is not saved: it is gone to, and said; what can only mean one is read first."""

import pytest
from PySide6.QtCore import Qt

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.choice_widgets import ChoiceWidget
from tests.ui.at_the_window import Person
from tests.ui.flagging import Ctrl, strike, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a list that opens


@pytest.fixture
def at_form(received: Desk, person: Person) -> Person:
    """A caseworker with application 1 in review, its phone changed and a reason written."""
    decide(received, "start-review", "1")
    person.sign_in("tanto")
    person.open_case()
    person.type_phone()
    person.place.case.save_bar.reason.setText("電話で本人に確認")
    return person


def revision(desk: Desk) -> int:
    return show(desk, "1").revision.number


def type_choice(person: Person, text: str) -> ChoiceWidget:
    case = person.place.case
    widget = case.form.widgets["qualification_change_reason"]
    assert isinstance(widget, ChoiceWidget)
    widget.combo.setFocus()
    widget.line.selectAll()
    write(text)
    strike(person, Qt.Key.Key_S, Ctrl)
    person.rest()
    return widget


def test_half_a_choice_is_not_saved_nor_anything_beside_it(at_form: Person, received: Desk) -> None:
    widget = type_choice(at_form, "てん")
    assert revision(received) == 1
    case = at_form.place.case
    assert "「てん」は選択肢にありません" in case.notice.words.text()
    assert case.form.focused() is widget
    assert case.save_bar.reason.text() == "電話で本人に確認"
    widget.line.selectAll()
    write("転居")
    strike(at_form, Qt.Key.Key_S, Ctrl)
    at_form.rest()
    assert revision(received) == 2
    assert "保存しました" in case.notice.words.text()


def test_what_can_only_mean_one_is_read_and_saved(at_form: Person, received: Desk) -> None:
    widget = type_choice(at_form, "しぼ")
    assert show(received, "1").values[widget.field.key] == "died"
