"""Whoever types on while something is saved or read anew loses nothing of it."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from kaigo_desktop.flow.assign import assign
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.decision_bar import Wish
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.text_widgets import LineWidget
from tests.making.downloads import write_zip
from tests.ui.at_the_window import Person
from tests.ui.conftest import Show
from tests.ui.looking import texts
from tests.ui.reviewed_form import reviewed_panel

PHONE, NAME = "applicant_phone", "applicant_name"
RECEIVED = "03-0000-1234"


@pytest.fixture
def panel(received: Desk, jobs: Jobs, shown: Show, rest: Show) -> CasePanel:
    """Application 1, under review."""
    return reviewed_panel(received, jobs, shown, rest)


def type_in(panel: CasePanel, path: str, text: str) -> None:
    widget = panel.form.widgets[path]
    assert isinstance(widget, LineWidget)
    widget.edit.setText(text)
    widget.edit.textEdited.emit(text)


def begin_and_lock(desk: Desk, person: Person) -> None:
    """Type a telephone number into application 1, under review, and lock the window over it."""
    decide(desk, "start-review", "1")
    person.sign_in("tanto")
    person.open_case()
    person.type_phone("03-0000-7777")
    person.window.lock()
    person.rest()


def save(panel: CasePanel, text: str) -> None:
    """Begin to save a telephone number."""
    type_in(panel, PHONE, text)
    panel.save_bar.reason.setText("電話で確認")
    panel.save_bar.press()


def test_another_field_typed_while_one_is_saved_stays(panel: CasePanel, received: Desk, rest: Show) -> None:
    save(panel, "03-0000-9999")
    type_in(panel, NAME, "新宿　次郎")
    rest(panel)
    assert show(received, "1").values[PHONE] == "03-0000-9999"
    assert panel.form.changes() == {NAME: "新宿　次郎"}
    assert panel.save_bar.words.text() == "変更 1項目"


def test_the_same_field_typed_again_while_it_is_saved_stays(panel: CasePanel, rest: Show) -> None:
    save(panel, "03-0000-9999")
    type_in(panel, PHONE, "03-0000-8888")
    rest(panel)
    assert panel.form.changes() == {PHONE: "03-0000-8888"}


def test_a_value_taken_back_while_it_is_saved_stays_taken_back(panel: CasePanel, rest: Show) -> None:
    save(panel, "03-0000-9999")
    type_in(panel, PHONE, RECEIVED)
    rest(panel)
    assert panel.form.changes() == {PHONE: RECEIVED}


def test_what_was_saved_is_no_change_any_more(panel: CasePanel, rest: Show) -> None:
    save(panel, "03-0000-9999")
    rest(panel)
    assert panel.form.changes() == {}
    assert panel.save_bar.isHidden()


def test_what_is_typed_while_a_note_beside_the_form_is_read_stays(panel: CasePanel, rest: Show) -> None:
    type_in(panel, PHONE, "03-0000-7777")
    panel.side.done.emit("控えました")
    type_in(panel, NAME, "新宿　次郎")
    rest(panel)
    assert panel.form.changes() == {NAME: "新宿　次郎", PHONE: "03-0000-7777"}


def test_the_next_application_waits_for_what_was_typed_while_it_was_fetched(
    received: Desk, person: Person, tmp_path: Path
) -> None:
    receive(received, [write_zip(tmp_path / "in", "2")])
    decide(received, "start-review", "1")
    assign(received, ["1"], "tanto")  # so that 2 is the next one
    person.sign_in("tanto")
    person.open_case()
    person.place.home.next_wanted.emit()
    person.type_phone("03-0000-7777")
    person.rest()
    assert person.place.case_shown() == "1"
    assert person.phone() == "03-0000-7777"
    assert any("保存していない変更が1項目" in text for text in texts(person.place.case.notice))
    person.window.lock()
    person.rest()


def test_what_a_lock_kept_is_there_although_the_case_was_opened_twice_at_once(
    received: Desk, person: Person
) -> None:
    begin_and_lock(received, person)
    person.sign_in("tanto")
    read = Event()
    person.place.open_case("1")
    person.window.jobs.run(person.window, read.set, lambda _: None)
    assert read.wait(60)
    person.place.open_case("1")  # a double click too many: the answer to the first is void
    person.rest()
    assert person.phone() == "03-0000-7777"
    person.window.lock()
    person.rest()


def test_nothing_can_be_typed_while_a_step_is_recorded_that_may_end_it(
    panel: CasePanel, received: Desk, rest: Show
) -> None:
    panel.decisions.decided.emit(Wish("submit", "", acknowledge=True, override=""))
    assert not panel.form.widgets[PHONE].isEnabled()
    rest(panel)
    assert show(received, "1").application.state == "pending_approval"


def test_a_step_that_was_refused_lets_one_type_again(panel: CasePanel, received: Desk, rest: Show) -> None:
    edit(received, "1", {NAME: "新宿　次郎"}, "聞取り")
    panel.decisions.decided.emit(Wish("submit", "", acknowledge=True, override=""))
    rest(panel)
    assert panel.form.widgets[PHONE].isEnabled()
    type_in(panel, PHONE, "03-0000-9999")
    assert panel.form.changes() == {PHONE: "03-0000-9999"}


def test_what_a_lock_kept_waits_while_the_case_can_not_be_changed(
    received: Desk, supervisor: Desk, person: Person
) -> None:
    begin_and_lock(received, person)
    decide(received, "submit", "1", acknowledge=True)
    person.sign_in("tanto")
    assert any("まだ戻していません" in text for text in texts(person.place.case.notice))
    assert person.place.case.form.changes() == {}
    decide(supervisor, "return", "1", comment="電話番号")
    person.open_case()
    assert person.phone() == "03-0000-7777"
    person.window.lock()
    person.rest()


def test_saving_twice_at_once_saves_once_and_blames_nobody(
    panel: CasePanel, received: Desk, rest: Show
) -> None:
    save(panel, "03-0000-9999")
    panel.save_bar.press()
    rest(panel)
    edits = [entry for entry in show(received, "1").history if entry.action == "edit"]
    assert len(edits) == 1
    assert panel.notice.words.text() == "✓ 変更を保存しました。"


def test_a_saving_that_failed_may_be_tried_again(panel: CasePanel, received: Desk, rest: Show) -> None:
    edit(received, "1", {NAME: "新宿　次郎"}, "聞取り")
    save(panel, "03-0000-9999")
    rest(panel)
    panel._read_again()
    rest(panel)
    panel.save_bar.press()
    rest(panel)
    assert show(received, "1").values[PHONE] == "03-0000-9999"


def test_an_input_method_writes_into_nothing_that_may_only_be_read(
    panel: CasePanel, received: Desk, rest: Show
) -> None:
    decide(received, "submit", "1", acknowledge=True)
    panel.open("1")
    rest(panel)
    for widget in panel.form.widgets.values():
        committed = QInputMethodEvent()
        committed.setCommitString("髙橋")
        QApplication.sendEvent(widget.control, committed)
    assert panel.form.changes() == {}
