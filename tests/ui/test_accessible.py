"""Every panel of every role with real widgets: names, Tab, the ring, texts cut off, contrast."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.program import Program
from kaigo_desktop.ui import theme
from kaigo_desktop.ui.guide_window import open_guide
from kaigo_desktop.ui.key_map import KeyMap
from kaigo_desktop.ui.main_window import MainWindow
from kaigo_desktop.ui.palette import DARK, LIGHT, Palette
from kaigo_desktop.ui.set_up_panel import SetUpPanel
from kaigo_desktop.ui.transcribe_window import TranscribeWindow
from tests.making.desks import PASSWORD
from tests.making.security_runs import IS_LONG
from tests.ui import inspecting, painted
from tests.ui.at_the_window import Person

pytestmark = pytest.mark.slow

SMALLEST = QSize(683, 384)
SCREENS = [SMALLEST, QSize(1366, 768), *([QSize(960, 540), QSize(1920, 1080)] if IS_LONG else [])]
"""What a window has in logical pixels: on 1366×768 at 200 % and at 100 %, on 1920×1080 the same."""

ROLES = {"caseworker": "tanto", "supervisor": "shonin", "administrator": "kanri", "auditor": "kansa"}

Panels = Iterator[tuple[str, QWidget]]
Inspect = Callable[[QWidget], list[str]]


def panels(person: Person) -> Panels:
    """Everything somebody comes by, one after the other: a name, and the window it stands in.

    A supervisor's panels are a caseworker's; only what can be done with a case differs.
    """
    place, window = person.place, person.window
    yield "arriving", window
    place.arrival.quiet()
    for name in list(place.navigation.buttons) if "approve" not in place.desk.permissions else []:
        place.navigation.go(name)
        person.rest()
        dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
        yield name, dialogs[0] if dialogs else window
        for dialog in dialogs:
            dialog.reject()
            person.rest()
    if "read" in place.desk.permissions:
        yield from _cases(person)
    if "accounts" in place.desk.permissions:
        place.navigation.go("accounts")
        person.rest()
        place.accounts.table.selectRow(1)
        person.rest()
        yield "an account", window


def _cases(person: Person) -> Panels:
    place, window = person.place, person.window
    for number in ("1", "2", "3"):
        place.open_case(number)
        person.rest()
        yield f"case {number}", window
    place.open_case("2")
    person.rest()
    side = place.case.side
    for tab in range(side.count()):
        QTest.mouseClick(side.tabBar(), Qt.MouseButton.LeftButton, pos=side.tabBar().tabRect(tab).center())
        person.rest()
        yield f"case 2, tab {side.tabText(tab)}", window
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(window, Qt.Key.Key_F1)
    person.rest()
    (shown,) = window.findChildren(KeyMap)
    yield "the keys of a case", shown
    shown.close()
    person.rest()
    asking = place.case.decisions.buttons.get("request-correction")
    if asking is not None:
        asking.click()
        person.rest()
        for dialog in window.findChildren(QDialog):
            yield "asking for a correction", dialog
            dialog.reject()
            person.rest()


def windows(person: Person) -> Panels:
    """What stands over or beside the panels of a caseworker, and in their place at the end."""
    place, window, listed, case = person.place, person.window, person.place.list, person.place.case
    place.navigation.go("all")
    person.rest()
    listed.table.selectRow(0)
    listed.table.looked.emit()
    person.rest()
    yield "a look beside the list", window
    listed.table.looked.emit()
    listed.table.select_too(range(2))
    listed.work.steps["start-review"].click()
    person.rest()
    yield "a step for several", window
    listed.notice.quiet()
    place.open_case("2")
    person.rest()
    person.type_phone()
    person.rest()
    yield "a change not saved", window
    case.save_bar.undo.emit()
    case.reveal.ask("insured_my_number", "被保険者の個人番号")
    person.rest()
    yield "a reason asked for", window
    place.open_case("4")
    person.rest()
    case.transcribe_wanted.emit()
    person.rest()
    (typed,) = place.findChildren(TranscribeWindow)
    yield "the values to type in", typed
    typed.close()
    guide = open_guide(place.desk.program.resources, "case", place)
    person.rest()
    yield "the guide", guide
    guide.close()
    place.bar.person.emit()
    person.rest()
    yield "another password", window
    window.lock()
    person.rest()
    yield "the lock", window


def bars(person: Person) -> Panels:
    """What a caseworker is asked in a bar of the list and of a case."""
    place, case = person.place, person.place.case
    place.navigation.go("all")
    person.rest()
    place.list.work.ask_flag()
    person.rest()
    yield "a flag for several", person.window
    place.list.flag.close_again()
    place.open_case("2")
    person.rest()
    case.flags.begin()
    person.rest()
    yield "a flag", person.window
    case.flags.put_away()
    case.head.link_wanted.emit()
    person.rest()
    yield "the application before", person.window


def walk(person: Person, inspect: Inspect, login: str) -> list[str]:
    """What an inspection finds on any panel of somebody's."""
    person.sign_in(login)
    return [f"{name}: {fault}" for name, window in panels(person) for fault in inspect(window)]


def cut_off(window: QWidget) -> list[str]:
    """What is cut off of a window: of the main one as large as each screen, of others as they come up."""
    found = []
    for screen in SCREENS if isinstance(window, MainWindow) else [SMALLEST]:
        window.resize(screen if isinstance(window, MainWindow) else window.size().boundedTo(screen))
        inspecting.lay_out()
        told = f"{screen.width()}×{screen.height()}"
        if window.width() > screen.width() or window.height() > screen.height():
            found.append(f"{told}: {window.width()}×{window.height()} wanted")
        found += [f"{told}: {fault}" for fault in inspecting.cut_off(window)]
    window.resize(window.size().boundedTo(SMALLEST))
    inspecting.lay_out()
    return found


@pytest.mark.parametrize("login", ROLES.values(), ids=ROLES)
@pytest.mark.usefixtures("worked")
def test_no_text_is_cut_off(qtbot: QtBot, speaking: Program, store_folder: Path, login: str) -> None:
    person = Person(qtbot, speaking, store_folder)
    person.window.resize(SMALLEST)
    found = walk(person, cut_off, login)
    if login == ROLES["caseworker"]:
        beside = chain(bars(person), windows(person))
        found += [f"{name}: {fault}" for name, window in beside for fault in cut_off(window)]
    assert found == []
    person.window.close()


@pytest.mark.parametrize("login", ROLES.values(), ids=ROLES)
@pytest.mark.usefixtures("worked")
def test_every_control_has_a_name_and_is_reached_by_tab_with_a_ring(
    qtbot: QtBot, dressed: QApplication, program: Program, store_folder: Path, login: str
) -> None:
    assert dressed is not None
    person = Person(qtbot, program, store_folder)
    person.window.resize(1366, 768)

    def inspect(window: QWidget) -> list[str]:
        before = inspecting.controls(window)
        met, bare = inspecting.walk_by_tab(window)
        return [
            *(f"no name: {one}" for one in inspecting.unnamed(window)),
            *(f"not reached: {one}" for one in inspecting.unreached(before, met)),
            *(f"no ring: {one}" for one in bare),
        ]

    assert walk(person, inspect, login) == []
    person.window.close()


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("login", ROLES.values(), ids=ROLES)
@pytest.mark.usefixtures("worked")
def test_every_text_can_be_read_on_its_ground(
    qtbot: QtBot,
    dressed: QApplication,
    program: Program,
    store_folder: Path,
    *,
    login: str,
    palette: Palette,
) -> None:
    theme.apply(dressed, program.resources, palette)
    try:
        person = Person(qtbot, program, store_folder)
        person.window.resize(1366, 768)
        assert walk(person, painted.faint, login) == []
        person.window.close()
    finally:
        theme.apply(dressed, program.resources, LIGHT)


def test_the_way_in_is_whole(qtbot: QtBot, speaking: Program, store_folder: Path, tmp_path: Path) -> None:
    found = []
    for folder in (store_folder, tmp_path / "none yet"):
        person = Person(qtbot, speaking, folder)
        person.window.resize(SMALLEST)
        person.rest()
        before = inspecting.controls(person.window)
        met, bare = inspecting.walk_by_tab(person.window)
        found += [*cut_off(person.window), *inspecting.unnamed(person.window), *bare]
        found += [*inspecting.unreached(before, met), *painted.faint(person.window)]
        for panel in person.window.findChildren(SetUpPanel):
            panel.login.setText("kanri")
            panel.name.setText("管理 太郎")
            for line in (panel.password, panel.again):
                line.setText(PASSWORD)
            panel.button.click()
            person.rest()
            found += cut_off(person.window)
        person.window.close()
    assert found == []
