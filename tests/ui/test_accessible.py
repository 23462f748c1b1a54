"""Every panel of every role with real widgets: names, Tab, the ring, texts cut off, contrast."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.ui import language, theme
from kaigo_desktop.ui.key_map import KeyMap
from kaigo_desktop.ui.palette import DARK, LIGHT, Palette
from tests.making.downloads import MOVED_IN, write_zip
from tests.making.security_runs import IS_LONG
from tests.ui import inspecting, painted
from tests.ui.at_the_window import Person

pytestmark = pytest.mark.slow

SCREENS = {"1366×768": (1366, 768), "1920×1080 at 200 %": (960, 540)}
"""What a window has in logical pixels."""

WALKS = [(spoken, size) for spoken in ("ja", "en") for size in SCREENS]
if not IS_LONG:  # the longer language where there is less room, and the usual one as it usually is
    WALKS = [WALKS[0], WALKS[-1]]

FAULTY = MOVED_IN | {"届出人電話番号": "内線 12", "旧住所": "", "資格異動年月日": "令和8年1月5日"}
ROLES = {"caseworker": "tanto", "supervisor": "shonin", "administrator": "kanri", "auditor": "kansa"}

Panels = Iterator[tuple[str, QWidget]]
Inspect = Callable[[QWidget], list[str]]


@pytest.fixture
def worked(caseworker: Desk, tmp_path: Path) -> Desk:
    """A store with one application new, one with problems in review, one waiting for approval."""
    receive(
        caseworker, [write_zip(tmp_path, "1"), write_zip(tmp_path, "2", FAULTY), write_zip(tmp_path, "3")]
    )
    for number in ("2", "3"):
        decide(caseworker, "start-review", number)
    decide(caseworker, "submit", "3", acknowledge=True)
    return caseworker


@contextmanager
def spoken(program: Program, spoken_language: str) -> Iterator[None]:
    """The window's language for a while."""
    before = QLocale()
    language.speak(program, spoken_language)
    yield
    application = QApplication.instance()
    assert application is not None
    for made in application.findChildren(QTranslator):
        application.removeTranslator(made)
        made.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture(params=["ja", "en"])
def speaking(request: pytest.FixtureRequest, dressed: QApplication, program: Program) -> Iterator[Program]:
    assert dressed is not None
    with spoken(program, request.param):
        yield program


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


def walk(person: Person, inspect: Inspect, login: str) -> list[str]:
    """What an inspection finds on any panel of somebody's."""
    person.sign_in(login)
    return [f"{name}: {fault}" for name, window in panels(person) for fault in inspect(window)]


@pytest.mark.parametrize("login", ROLES.values(), ids=ROLES)
@pytest.mark.parametrize(("speaking", "size"), WALKS, indirect=["speaking"])
@pytest.mark.usefixtures("worked")
def test_no_text_is_cut_off(
    qtbot: QtBot, speaking: Program, store_folder: Path, login: str, size: str
) -> None:
    screen = SCREENS[size]
    person = Person(qtbot, speaking, store_folder)
    person.window.resize(*screen)

    def inspect(window: QWidget) -> list[str]:
        assert window.width() <= screen[0]
        assert window.height() <= screen[1]
        return inspecting.cut_off(window)

    assert walk(person, inspect, login) == []
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


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_the_way_in_is_whole(
    qtbot: QtBot, speaking: Program, store_folder: Path, tmp_path: Path, screen: tuple[int, int]
) -> None:
    found = []
    for folder in (store_folder, tmp_path / "none yet"):
        person = Person(qtbot, speaking, folder)
        person.window.resize(*screen)
        person.rest()
        before = inspecting.controls(person.window)
        met, bare = inspecting.walk_by_tab(person.window)
        found += [*inspecting.cut_off(person.window), *inspecting.unnamed(person.window), *bare]
        found += [*inspecting.unreached(before, met), *painted.faint(person.window)]
        person.window.close()
    assert found == []
