"""What is typed when the screen locks while something is saved, or when another application is on its way."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.drafts import find_draft
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.text_widgets import LineWidget
from tests.making.downloads import write_zip
from tests.ui.at_the_window import Person

PHONE, NAME = "applicant_phone", "applicant_name"


@pytest.fixture
def reviewing(received: Desk, person: Person, tmp_path: Path) -> Person:
    """A caseworker with application 1 on the screen, under review; there is a second one."""
    receive(received, [write_zip(tmp_path / "in", "2")])
    decide(received, "start-review", "1")
    person.sign_in("tanto")
    person.open_case()
    return person


def line(person: Person, path: str) -> LineWidget:
    widget = person.place.case.form.widgets[path]
    assert isinstance(widget, LineWidget)
    return widget


def type_in(person: Person, path: str, text: str) -> None:
    line(person, path).edit.clear()
    QTest.keyClicks(line(person, path).edit, text)


def save_and_lock(person: Person, *, then_type: str = "") -> None:
    """Save a telephone number and lock before it is known to be saved."""
    type_in(person, PHONE, "03-0000-9999")
    person.place.case.save_bar.reason.setText("電話で確認")
    person.place.case.save_bar.press()
    if then_type:
        type_in(person, NAME, then_type)
    person.window.lock()
    person.rest()


def test_what_is_saved_while_the_screen_locks_is_not_given_back_as_unsaved(
    reviewing: Person, received: Desk
) -> None:
    save_and_lock(reviewing)
    assert show(received, "1").values[PHONE] == "03-0000-9999"
    assert find_draft(received, "1") is None
    reviewing.sign_in()
    assert reviewing.place.unsaved() == 0
    assert reviewing.place.case.notice.isHidden()
    reviewing.window.lock()
    reviewing.rest()


def test_what_was_typed_while_it_was_saved_is_there_again_alone(reviewing: Person, received: Desk) -> None:
    save_and_lock(reviewing, then_type="Shinjuku")
    assert show(received, "1").values[PHONE] == "03-0000-9999"
    reviewing.sign_in()
    assert reviewing.place.case.form.changes() == {NAME: "Shinjuku"}
    assert "入力していた1項目を戻しました。" in reviewing.place.case.notice.words.text()
    assert "変更されています" not in reviewing.place.case.notice.words.text()
    reviewing.window.lock()
    reviewing.rest()


def test_what_could_not_be_saved_as_the_screen_locked_is_there_again(
    reviewing: Person, received: Desk
) -> None:
    edit(received, "1", {NAME: "新宿　次郎"}, "聞取り")
    save_and_lock(reviewing)
    reviewing.sign_in()
    assert reviewing.place.case.form.changes() == {PHONE: "03-0000-9999"}
    reviewing.window.lock()
    reviewing.rest()


def test_nothing_is_typed_or_decided_over_the_application_before_while_the_next_one_is_read(
    reviewing: Person, received: Desk
) -> None:
    reviewing.place.open_case("2")
    type_in(reviewing, PHONE, "03-0000-7777")
    line(reviewing, PHONE).edit.setFocus()
    reviewing.place.case.decisions.press_primary()
    assert not line(reviewing, PHONE).edit.hasFocus()
    assert reviewing.place.case_shown() == ""
    reviewing.rest()
    assert reviewing.place.case_shown() == "2"
    state = show(received, "1").application.state
    assert state == "in_review"
    type_in(reviewing, PHONE, "03-0000-7777")
    assert reviewing.place.case.form.changes() == {PHONE: "03-0000-7777"}
    reviewing.place.case.save_bar.undo.emit()


def test_the_application_before_goes_on_where_the_next_one_can_not_be_read(reviewing: Person) -> None:
    reviewing.place.open_case("404")
    reviewing.rest()
    assert reviewing.place.case_shown() == "1"
    type_in(reviewing, PHONE, "03-0000-7777")
    assert reviewing.place.case.form.changes() == {PHONE: "03-0000-7777"}
    reviewing.place.case.save_bar.undo.emit()
