"""Going about without a mouse: to the entries at the left, to what was searched for, to what was copied."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.ui.navigation import PlaceButton
from tests.making.downloads import write_zip
from tests.making.keyboard import Keyboard
from tests.ui.at_the_window import Person


@pytest.fixture
def keys(qtbot: QtBot, person: Person) -> Keyboard:
    return Keyboard(qtbot, person.window)


def here(person: Person) -> str:
    """The entry at the left that has the keyboard."""
    names = [name for name, button in person.place.navigation.buttons.items() if button.hasFocus()]
    return names[0] if names else ""


def copied(*paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QGuiApplication.clipboard().setMimeData(data)


def test_arrows_move_among_the_entries_and_only_enter_goes_there(person: Person, keys: Keyboard) -> None:
    person.sign_in("tanto")
    keys.press("F10")
    assert here(person) == "home"
    keys.press("Up")
    assert here(person) == "hand_over"
    keys.press("Up")
    assert here(person) == "receive"
    assert person.place.panels.currentWidget() is person.place.home
    keys.press("Return")
    assert person.place.panels.currentWidget() is person.place.receive
    keys.press("F10")
    assert here(person) == "receive"
    keys.press("Down", 2)
    assert here(person) == "home"


@pytest.mark.parametrize("login", ["tanto", "kanri"])
def test_every_entry_is_met_once_by_the_arrows_in_the_order_of_the_screen(
    person: Person, keys: Keyboard, login: str
) -> None:
    person.window.resize(person.window.minimumSize())  # the work scrolls, what stands beneath it does not
    person.sign_in(login)
    buttons = person.place.navigation.buttons
    keys.press("F10")
    met = [here(person)]
    while len(met) < 2 or met[-1] != met[0]:
        keys.press("Down")
        met.append(here(person))
    assert sorted(met[1:]) == sorted(buttons)
    work = [name for name in met[:-1] if name in person.place.navigation._places]
    assert work == sorted(work, key=lambda name: buttons[name].y())


def test_files_copied_in_the_file_manager_are_pasted_anywhere(
    person: Person, keys: Keyboard, tmp_path: Path
) -> None:
    person.sign_in("tanto")
    copied(write_zip(tmp_path / "in", "1"))
    keys.press("Ctrl+V")
    keys.wait(lambda: person.window.jobs.long is None)
    assert person.place.panels.currentWidget() is person.place.receive
    assert person.place.receive.model.rowCount() == 1


def test_who_may_not_receive_can_neither_paste_nor_choose_files(
    person: Person, keys: Keyboard, tmp_path: Path
) -> None:
    person.sign_in("kansa")
    copied(write_zip(tmp_path / "in", "1"))
    before = person.place.panels.currentWidget()
    for either in ("Ctrl+V", "Ctrl+O"):
        keys.press(either)
        assert person.place.panels.currentWidget() is before
        assert person.window.jobs.long is None
    assert not person.place.findChildren(QFileDialog)


def test_the_choice_of_files_goes_with_the_lock(person: Person, keys: Keyboard) -> None:
    person.sign_in("tanto")
    keys.press("Ctrl+O")
    (dialog,) = person.place.findChildren(QFileDialog)
    assert dialog.isVisible()
    person.window.lock()
    assert not dialog.isVisible()
    person.rest()


def test_enter_in_the_search_box_leads_to_what_was_found(
    person: Person, keys: Keyboard, caseworker: Desk, tmp_path: Path
) -> None:
    for number in ("777001", "888002"):
        write_zip(tmp_path / "in", number)
    receive(caseworker, [tmp_path / "in"])
    person.sign_in("tanto")
    for ending in ("Return", "Down"):
        keys.press("Ctrl+F")
        keys.type("888")
        keys.press(ending)
        assert QApplication.focusWidget() is person.place.list.table
        assert (person.place.list.model.rowCount(), person.place.list.current()) == (1, "888002")
        keys.press("Escape")


def test_where_nothing_was_found_the_keyboard_stays_in_the_search_box(person: Person, keys: Keyboard) -> None:
    person.sign_in("tanto")
    keys.press("Ctrl+F")
    keys.type("9")
    keys.press("Return")
    assert QApplication.focusWidget() is person.place.list.filters.search
    assert not any(button.hasFocus() for button in person.place.findChildren(PlaceButton))


def test_space_on_a_button_of_the_results_presses_it_and_marks_nothing(
    person: Person, keys: Keyboard
) -> None:
    person.sign_in("tanto")
    person.place.navigation.go("to_report")
    person.rest()
    shown = person.place.report.shown
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    keys.press("Space")
    assert shown.isChecked()
