"""A small screen at 200 %: what one chose is in sight, what has no room scrolls, and nothing is squeezed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.ui import theme
from kaigo_desktop.ui.palette import DARK, LIGHT, Palette
from tests.making.downloads import MOVED_IN, write_zip
from tests.making.keyboard import Keyboard
from tests.ui import inspecting
from tests.ui.at_the_window import Person

SMALLEST = QSize(683, 384)


@pytest.fixture
def small(person: Person) -> Person:
    """Somebody at the smallest window."""
    person.window.resize(SMALLEST)
    return person


def rest(person: Person) -> None:
    """Let the window fold, lay out anew what folded, and lay out beside the bar that came for it."""
    person.rest()
    inspecting.lay_out()


def at_case(person: Person, tab: QWidget, number: str) -> None:
    person.place.arrival.quiet()
    person.place.open_case(number)
    rest(person)
    bar = person.place.case.side.tabBar()
    index = person.place.case.side.indexOf(tab)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(index).center())
    rest(person)


def test_the_entry_one_goes_to_is_in_sight_whole(small: Person, received: Desk) -> None:
    assert received is not None
    small.sign_in("tanto")
    hidden = []
    for name, button in small.place.navigation.buttons.items():
        if button.isCheckable():
            small.place.navigation.go(name)
            rest(small)
            assert button.isChecked()
            seen = button.visibleRegion().boundingRect()
            hidden += [] if seen == button.rect() else [(name, seen.height(), button.height())]
    assert hidden == []


@pytest.mark.parametrize("login", ["kanri", "kansa"])
@pytest.mark.parametrize("size", [SMALLEST, QSize(1366, 768)], ids=["small", "large"])
def test_who_reads_no_application_finds_their_panels_at_the_top(
    person: Person, login: str, size: QSize
) -> None:
    person.window.resize(size)
    person.sign_in(login)
    rest(person)
    navigation = person.place.navigation
    tops = [button.mapTo(navigation, QPoint(0, 0)).y() for button in navigation.buttons.values()]
    high = next(iter(navigation.buttons.values())).height()
    assert len(tops) > 2
    assert tops == [tops[0] + high * place for place in range(len(tops))]
    assert tops[0] == (0 if navigation._head.isHidden() else navigation._head.height())


def test_a_folded_tab_opens_by_an_arrow_key(qtbot: QtBot, small: Person, received: Desk) -> None:
    assert received is not None
    small.sign_in("tanto")
    small.place.arrival.quiet()
    small.place.open_case("1")
    rest(small)
    side = small.place.case.side
    bar = side.tabBar()
    assert side.height() < 2 * bar.height()
    before = side.currentIndex()
    bar.setFocus()
    Keyboard(qtbot, small.window).press("Right")
    rest(small)
    assert side.currentIndex() == before + 1
    page = side.currentWidget()
    assert page is not None
    assert page.visibleRegion().boundingRect().height() > 2 * bar.height()


def test_values_side_by_side_are_not_squeezed(small: Person, received: Desk) -> None:
    edit(received, "1", {"previous_address": "千葉県千葉市中央区中央1-9"}, "電話で確認")
    small.sign_in("tanto")
    tab = small.place.case.side.readings
    at_case(small, tab, "1")
    assert tab.table.rowCount() == 1
    assert squeezed(tab) == []
    assert inspecting.cut_off(small.window) == []


def test_two_applications_side_by_side_are_not_squeezed(
    small: Person, received: Desk, tmp_path: Path
) -> None:
    receive(received, [write_zip(tmp_path, "2", {**MOVED_IN, "資格異動年月日": "令和8年3月24日"})])
    small.sign_in("tanto")
    tab = small.place.case.side.people
    at_case(small, tab, "2")
    tab.cards[0].compare.click()
    rest(small)
    assert tab.compare.table.rowCount() > 5
    assert squeezed(tab.compare) == []
    assert inspecting.cut_off(small.window) == []


def squeezed(panel: QWidget) -> list[str]:
    """What has less height than it needs: a bar beside it would give it that."""
    return [
        f"{inspecting.told(part)}: {part.height()} < {part.minimumSizeHint().height()}"
        for part in panel.findChildren(QWidget)
        if part.isVisible()
        and (holder := part.parentWidget()) is not None
        and holder.layout() is not None
        and part.height() < part.minimumSizeHint().height()
    ]


def test_how_an_intake_goes_scrolls_with_its_panel_and_has_no_bar_of_its_own(small: Person) -> None:
    small.sign_in("tanto")
    small.place.navigation.go("receive")
    rest(small)
    panel = small.place.receive
    areas = [area for area in panel.findChildren(QScrollArea) if area.isVisible()]
    lesson = panel.lesson
    assert lesson.isVisible()
    assert len([area for area in areas if area.isAncestorOf(lesson)]) == 1
    assert not lesson.findChildren(QScrollArea)
    assert not isinstance(lesson, QScrollArea)
    small.window.resize(1366, 768)
    rest(small)
    assert [area for area in areas if area.verticalScrollBar().isVisible()] == []


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_boxes_of_a_table_are_seen(
    dressed: QApplication, program: Program, small: Person, received: Desk, palette: Palette
) -> None:
    edit(received, "1", {"previous_address": "千葉県千葉市中央区中央1-9"}, "電話で確認")
    small.sign_in("tanto")
    theme.apply(dressed, program.resources, palette)
    tab = small.place.case.side.readings
    at_case(small, tab, "1")
    cell = tab.table.visualRect(tab.table.model().index(0, 1))
    painted = tab.table.viewport().grab(cell).toImage()
    edges = sum(
        painted.pixelColor(x, y) == QColor(palette.edge)
        for x in range(painted.width() // 4)
        for y in range(painted.height())
    )
    theme.apply(dressed, program.resources, LIGHT)
    assert edges > 30
