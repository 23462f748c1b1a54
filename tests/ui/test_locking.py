"""Locking: the screen hides at once, what was typed is kept, the session ends, the process begins anew."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk, Progress
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.store.audit import entries
from kaigo_desktop.ui import clipboard
from tests.ui.at_the_window import Person


@pytest.fixture
def reviewing(received: Desk, person: Person) -> Person:
    """A caseworker with a case under review on the screen."""
    decide(received, "start-review", "1")
    person.sign_in("tanto")
    person.open_case()
    return person


def test_locking_hides_the_screen_at_once_and_leaves_nobody_signed_in(reviewing: Person) -> None:
    place = reviewing.place
    store = place.desk.store
    reviewing.window.lock()
    assert not place.isVisible()
    assert not reviewing.window.sign_in.button.isEnabled()
    reviewing.rest()
    assert reviewing.window.workplace is None
    assert store._main._readers == []
    (left,) = reviewing.left
    assert (left.login, left.locked, left.receipt_no) == ("tanto", True, "1")
    assert left.geometry


def test_what_was_asked_for_before_the_lock_opens_the_store_no_more(person: Person) -> None:
    person.sign_in("kansa")
    place, held = person.place, threading.Event()
    person.window.jobs.run(person.window, held.wait, lambda _: None)
    place.log.log.refresh()  # its words come first, and with them it asks for its entries
    person.window.lock()
    held.set()
    person.rest()
    assert place.desk.store._main._readers == []


def test_nor_does_what_was_asked_for_before_the_window_was_closed(person: Person, qapp: QApplication) -> None:
    person.sign_in("kansa")
    place = person.place
    place.log.log.refresh()
    person.rest()
    place.log.log.filters.changed.emit()  # it asks for its entries, and shows them with their rows
    assert person.window.close()
    qapp.processEvents()
    assert place.desk.store._main._readers == []


def test_a_window_closed_right_after_the_lock_ends_the_session_once(received: Desk, person: Person) -> None:
    person.sign_in("tanto2")
    person.window.lock()
    assert person.window.close()
    with received.store.reading() as connection:
        ends = [entry for entry in entries(connection) if entry.action == "sign_out"]
    assert [entry.actor for entry in ends].count("tanto2") == 1


def test_what_was_typed_and_where_one_was_comes_back_after_unlocking(reviewing: Person) -> None:
    reviewing.type_phone()
    reviewing.place.case.save_bar.reason.setText("電話で確認")
    reviewing.window.lock()
    reviewing.rest()
    reviewing.sign_in(password="wrong wrong wrong")
    assert reviewing.window.workplace is None
    reviewing.sign_in()
    reviewing.rest()
    assert reviewing.place.panels.currentWidget() is reviewing.place.case
    assert (reviewing.place.unsaved(), reviewing.phone()) == (1, "03-0000-7777")
    assert reviewing.place.case.save_bar.reason.text() == "電話で確認"
    assert "入力していた1項目を戻しました" in reviewing.place.case.notice.words.text()
    reviewing.place.case.save_bar.undo.emit()


def test_somebody_else_gets_neither_the_case_nor_what_was_typed(reviewing: Person) -> None:
    reviewing.type_phone()
    reviewing.window.lock()
    reviewing.rest()
    reviewing.window.sign_in.other.click()
    assert reviewing.window.sign_in.login.text() == ""
    reviewing.sign_in("tanto2")
    reviewing.rest()
    assert reviewing.place.panels.currentWidget() is reviewing.place.home
    reviewing.open_case()
    assert reviewing.place.unsaved() == 0


def test_what_somebody_else_changed_meanwhile_is_told(reviewing: Person, received: Desk) -> None:
    reviewing.type_phone()
    reviewing.window.lock()
    reviewing.rest()
    edit(received, "1", {"applicant_phone": "03-1111-2222"}, "本人の申出")
    reviewing.sign_in()
    reviewing.rest()
    assert reviewing.phone() == "03-0000-7777"
    assert "その後に申請が変更されています" in reviewing.place.case.notice.words.text()
    reviewing.place.case.save_bar.undo.emit()


def test_while_work_runs_the_screen_is_hidden_and_the_keys_are_forgotten_at_its_end(
    qtbot: QtBot, reviewing: Person
) -> None:
    window, may_end = reviewing.window, threading.Event()

    def work(_told: Callable[[Progress], None], _cancelled: Callable[[], bool]) -> None:
        may_end.wait(20)

    window.jobs.run_long(window, work, lambda _: None, lambda _: None, lambda _: None)
    window.lock()
    assert window.pages.currentWidget() is window.sign_in
    assert "終わりしだい鍵を消します" in window.sign_in.notice.words.text()
    assert reviewing.left == []
    assert window.workplace is not None
    may_end.set()
    qtbot.waitUntil(lambda: bool(reviewing.left), timeout=20_000)
    assert window.workplace is None


def test_who_unlocks_while_work_runs_is_where_they_were(reviewing: Person) -> None:
    window, may_end = reviewing.window, threading.Event()
    gives_way: list[Callable[[Progress], None]] = []

    def work(told: Callable[[Progress], None], cancelled: Callable[[], bool]) -> None:
        gives_way.append(told)
        while not may_end.wait(0.02) and not cancelled():
            told(Progress(1, 10))

    window.jobs.run_long(window, work, lambda _: None, lambda _: None, lambda _: None, gives_way=True)
    reviewing.type_phone()
    window.lock()
    reviewing.sign_in()
    assert reviewing.place.isVisible()
    assert reviewing.place.unsaved() == 1
    may_end.set()
    reviewing.rest()
    assert reviewing.left == []
    reviewing.place.case.save_bar.undo.emit()


def test_a_dialog_over_the_work_is_hidden_too(reviewing: Person) -> None:
    dialog = QDialog(reviewing.place)
    dialog.show()
    reviewing.window.lock()
    assert not dialog.isVisible()
    reviewing.rest()


def test_what_was_copied_is_not_on_the_clipboard_of_a_locked_screen(reviewing: Person) -> None:
    clipboard.put("03-3209-1111")
    assert QGuiApplication.clipboard().text() == "03-3209-1111"
    reviewing.window.lock()
    assert QGuiApplication.clipboard().text() == ""
    reviewing.rest()


def test_what_a_text_field_copied_by_itself_goes_with_the_lock_too(qtbot: QtBot, reviewing: Person) -> None:
    line = QLineEdit("03-3209-2222", reviewing.place)
    line.show()
    line.setFocus()
    line.selectAll()
    reviewing.window.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None)
    QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "03-3209-2222"
    reviewing.window.lock()
    assert QGuiApplication.clipboard().text() == ""
    reviewing.rest()


def test_what_another_program_copied_stays_on_the_clipboard(qtbot: QtBot, reviewing: Person) -> None:
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    with qtbot.waitActive(elsewhere):
        elsewhere.show()
    elsewhere.destroy()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is None)
    QGuiApplication.clipboard().setText("from elsewhere")
    reviewing.window.lock()
    assert QGuiApplication.clipboard().text() == "from elsewhere"
    reviewing.rest()


def test_what_cannot_be_kept_stays_behind_the_lock(
    reviewing: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise UserError("disk_full", path="store.db")

    reviewing.type_phone()
    monkeypatch.setattr("kaigo_desktop.store.drafts.keep", full)  # a failing disk
    reviewing.window.lock()
    reviewing.rest()
    assert reviewing.left == []
    assert "鍵を消さずに施錠しています" in reviewing.window.sign_in.notice.words.text()
    reviewing.sign_in()
    assert reviewing.place.unsaved() == 1
    reviewing.place.case.save_bar.undo.emit()
