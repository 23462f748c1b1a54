"""The list as one's own: columns chosen and kept, a menu, a look beside, words of an input method."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.store import audit
from kaigo_desktop.ui import fonts
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.list_model import COLUMNS
from kaigo_desktop.ui.list_panel import ListPanel
from tests.making.downloads import MOVED_IN, write_zip
from tests.ui.conftest import Show
from tests.ui.listed import listed
from tests.ui.looking import texts

KANA = next(number for number, column in enumerate(COLUMNS) if column.id == "kana")


@pytest.fixture
def two(caseworker: Desk, tmp_path: Path) -> Desk:
    """A desk with applications 1 and 2, the second somebody else's."""
    folder = tmp_path / "downloads"
    write_zip(folder, "1")
    write_zip(folder, "2", {**MOVED_IN, "世帯員氏名（１人目）": "四谷　花子", "届出人氏名": "四谷　花子"})
    receive(caseworker, [folder])
    return caseworker


@pytest.fixture
def panel(two: Desk, jobs: Jobs, shown: Show, rest: Show) -> ListPanel:
    made = listed(two, jobs, shown, rest)
    made.table.setFocus()
    return made


def test_columns_are_left_out_and_moved_and_stay_so_the_next_day(
    panel: ListPanel, two: Desk, jobs: Jobs, shown: Show, rest: Show
) -> None:
    header = panel.table.horizontalHeader()
    entry = next(entry for entry in panel.columns.menu().actions() if entry.text() == "フリガナ")
    entry.trigger()
    header.moveSection(header.visualIndex(3), 1)
    rest(panel)
    another = listed(two, jobs, shown, rest).table.horizontalHeader()
    assert another.isSectionHidden(KANA)
    assert another.visualIndex(3) == 1
    panel.columns.restore()
    rest(panel)
    assert not header.isSectionHidden(KANA)
    assert header.visualIndex(3) == 3


def widths(panel: ListPanel, *columns: str) -> list[int]:
    numbers = [next(n for n, column in enumerate(COLUMNS) if column.id == name) for name in columns]
    return [panel.table.columnWidth(number) for number in numbers]


def resize(panel: ListPanel, width: int) -> None:
    panel.resize(width, 700)
    QApplication.processEvents()


def test_a_wide_window_shows_numbers_and_procedures_whole(panel: ListPanel) -> None:
    resize(panel, 1100)
    narrow = widths(panel, "receipt_no", "procedure")
    resize(panel, 1750)
    digits = QFontMetrics(fonts.figures()).horizontalAdvance("0" * 20)
    wide = widths(panel, "receipt_no", "procedure")
    assert wide[0] > digits > narrow[0]
    assert wide[1] > narrow[1]
    assert panel.table.horizontalScrollBar().maximum() == 0
    resize(panel, 1100)
    assert widths(panel, "receipt_no", "procedure") == narrow


def test_a_width_somebody_dragged_stays_the_next_day_until_it_is_put_back(
    panel: ListPanel, two: Desk, jobs: Jobs, shown: Show, rest: Show
) -> None:
    resize(panel, 1100)
    panel.table.horizontalHeader().resizeSection(0, 99)
    rest(panel)
    resize(panel, 1750)
    another = listed(two, jobs, shown, rest)
    resize(another, 1750)
    assert [widths(each, "receipt_no") for each in (panel, another)] == [[99], [99]]
    another.columns.restore()
    assert widths(another, "receipt_no")[0] > 99


def test_the_receipt_number_is_always_there(panel: ListPanel) -> None:
    entry = next(entry for entry in panel.columns.menu().actions() if entry.text() == "受付番号")
    assert not entry.isEnabled()


def test_a_right_press_offers_what_can_be_done(panel: ListPanel) -> None:
    menu = panel.menu()
    offered = [entry.text() for entry in menu.actions() if entry.text()]
    assert offered == [
        "開く  Enter", "内容を見る  Space", "審査を始める", "提出", "完了にする", "担当を変更",
        "付箋を付ける…  Ctrl+M", "受付番号をコピー",
    ]  # fmt: skip
    menu.actions()[-1].trigger()
    assert QGuiApplication.clipboard().text() == panel.current()
    menu.deleteLater()


def looks(desk: Desk) -> list[str]:
    with desk.store.reading() as connection:
        return [each.receipt_no for each in audit.entries(connection) if each.action == "read"]


def test_space_looks_at_the_one_at_the_cursor_follows_it_and_looks_away(
    qtbot: QtBot, panel: ListPanel, two: Desk, rest: Show
) -> None:
    assert panel.preview.isHidden()
    assert looks(two) == []
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    rest(panel)
    assert panel.preview.name.text() == "四谷　花子"
    assert "届出年月日" in texts(panel.preview)
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: panel.preview.name.text() == "新宿　太郎")
    assert looks(two) == ["2", "1"]
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    assert panel.preview.isHidden()
    QTest.keyClick(panel.table, Qt.Key.Key_Up)
    rest(panel)
    assert looks(two) == ["2", "1"]


def test_a_look_shows_no_individual_number(panel: ListPanel, rest: Show) -> None:
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    rest(panel)
    numbers = [text for text in texts(panel.preview) if len(text) == 12 and text.isdecimal()]
    assert numbers == []


def test_what_an_input_method_makes_over_the_list_is_searched_for_when_it_is_finished(
    qtbot: QtBot, panel: ListPanel, rest: Show
) -> None:
    assert panel.table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    asked: list[str] = []
    panel.filters.search.wanted.connect(asked.append)
    for preedit in ("よ", "よつ", "よつや"):
        QApplication.sendEvent(panel.table, QInputMethodEvent(preedit, []))
        assert panel.filters.search.text() == preedit
        assert not panel.filters.search._pause.isActive()
        assert panel.table.hasFocus()
    finished = QInputMethodEvent("", [])
    finished.setCommitString("四谷")
    QApplication.sendEvent(panel.table, finished)
    qtbot.waitUntil(lambda: asked == ["四谷"])
    rest(panel)
    assert panel.model.rowCount() == 1
    assert panel.filters.search.hasFocus()


def test_what_an_input_method_gives_up_leaves_the_search_as_it_was(panel: ListPanel) -> None:
    for preedit in ("よ", ""):
        QApplication.sendEvent(panel.table, QInputMethodEvent(preedit, []))
    assert panel.filters.search.text() == ""
    assert panel.model.rowCount() == 2
