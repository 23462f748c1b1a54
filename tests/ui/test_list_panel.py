"""The list: newest first, searched and filtered in the store, and words where it is empty."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.ui import list_panel
from kaigo_desktop.ui.filter_bar import FilterBar
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.list_model import COLUMNS, ListColumn
from kaigo_desktop.ui.list_panel import ListPanel
from kaigo_desktop.ui.places import Place
from kaigo_desktop.ui.search_line import SearchLine
from kaigo_desktop.ui.vocabulary import gather
from tests.making.downloads import MOVED_IN, write_zip
from tests.ui.composing import compose
from tests.ui.conftest import Show
from tests.ui.listed import listed


@pytest.fixture
def three(caseworker: Desk, tmp_path: Path) -> Desk:
    """A desk with applications 1, 2 and 3, of which 2 is somebody else's and under review."""
    folder = tmp_path / "downloads"
    write_zip(folder, "1")
    write_zip(folder, "2", {**MOVED_IN, "世帯員氏名（１人目）": "四谷　花子", "届出人氏名": "四谷　花子"})
    write_zip(folder, "3")
    receive(caseworker, [folder])
    decide(caseworker, "start-review", "2")
    return caseworker


def numbers(panel: ListPanel) -> list[str]:
    found = [panel.model.application(row) for row in range(panel.model.rowCount())]
    return [row.receipt_no for row in found if row]


def test_the_newest_stands_first(three: Desk, jobs: Jobs, shown: Show, rest: Show) -> None:
    panel = listed(three, jobs, shown, rest)
    assert numbers(panel) == ["3", "2", "1"]
    assert panel.filters.count.text() == "3件"
    assert panel.table.currentIndex().row() == 0


def test_a_long_list_is_shown_from_its_beginning_and_completed(
    three: Desk, jobs: Jobs, shown: Show, rest: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_panel, "_STAGES", (1, 2, None))
    panel = listed(three, jobs, shown, rest)
    rest(panel)
    rest(panel)
    assert numbers(panel) == ["3", "2", "1"]
    assert panel.filters.count.text() == "3件"
    decide(three, "withdraw", "3")
    panel.refresh(gather(three))
    rest(panel)
    found = panel.model.application(0)
    assert found is not None
    assert found.state == "withdrawn"


@pytest.mark.usefixtures("dressed")
def test_a_count_that_goes_on_says_how_many_there_are_at_least(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    said = []
    for count, more in ((None, True), (1_000, True), (1_234_567, False)):
        bar.show_count(count, more=more)
        said.append(bar.count.text())
    assert said == ["数えています…", "1,000件以上", "1,234,567件"]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.id)
def test_every_column_sorts_and_says_so(
    column: ListColumn, three: Desk, jobs: Jobs, shown: Show, rest: Show
) -> None:
    panel = listed(three, jobs, shown, rest)
    number = COLUMNS.index(column)
    for wanted in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        panel.filters.set_order(column.order, descending=wanted == Qt.SortOrder.DescendingOrder)
        rest(panel)
        header = panel.table.horizontalHeader()
        assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (number, wanted)
        assert sorted(numbers(panel)) == ["1", "2", "3"]


def test_the_day_of_receipt_is_sorted_by_the_day_and_not_by_what_was_taken_in_last(
    caseworker: Desk, tmp_path: Path, jobs: Jobs, shown: Show, rest: Show
) -> None:
    for number, day in (("1", "0330"), ("2", "0401"), ("3", "0331")):
        write_zip(tmp_path / "in", number, name=f"{number}_2026{day}101500.zip")
    receive(caseworker, [tmp_path / "in"])
    panel = listed(caseworker, jobs, shown, rest)
    column = [column.id for column in COLUMNS].index("received_at")
    panel.model.sort(column, Qt.SortOrder.DescendingOrder)
    rest(panel)
    assert numbers(panel) == ["2", "3", "1"]
    panel.model.sort(column, Qt.SortOrder.DescendingOrder)  # pressed once more
    rest(panel)
    assert numbers(panel) == ["1", "3", "2"]


def test_typing_in_the_table_searches(qtbot: QtBot, three: Desk, jobs: Jobs, shown: Show, rest: Show) -> None:
    panel = listed(three, jobs, shown, rest)
    panel.table.typed.emit("四谷")
    with qtbot.waitSignal(panel.filters.search.wanted):
        pass
    rest(panel)
    assert numbers(panel) == ["2"]
    panel.filters.clear.click()
    rest(panel)
    assert numbers(panel) == ["3", "2", "1"]


def test_states_and_procedures_filter(three: Desk, jobs: Jobs, shown: Show, rest: Show) -> None:
    panel = listed(three, jobs, shown, rest)
    states = panel.filters.states
    states.setCurrentIndex(states.findData("in_review"))
    states.activated.emit(states.currentIndex())
    rest(panel)
    assert numbers(panel) == ["2"]
    assert not panel.filters.clear.isHidden()
    assert panel.filters.procedures.findData("qualification") > 0


def test_every_condition_is_a_chip_that_is_taken_off_alone(
    qtbot: QtBot, three: Desk, jobs: Jobs, shown: Show, rest: Show
) -> None:
    panel = listed(three, jobs, shown, rest)
    assert panel.filters.chips.isHidden()
    panel.filters.narrow("qualification", "in_review")
    panel.filters.search.setText("四谷")
    with qtbot.waitSignal(panel.filters.search.wanted):
        pass
    rest(panel)
    chips = panel.filters.chips.chips
    assert [chip.text() for chip in chips.values()] == ["「四谷」  ×", "資格取得・異動・喪失  ×", "審査中  ×"]
    chips["text"].click()
    rest(panel)
    assert panel.filters.search.text() == ""
    assert list(panel.filters.chips.chips) == ["procedures", "states"]
    panel.filters.chips.chips["states"].click()
    rest(panel)
    assert numbers(panel) == ["3", "2", "1"]
    panel.filters.chips.chips["procedures"].click()
    rest(panel)
    assert panel.filters.chips.isHidden()
    assert panel.filters.clear.isHidden()


def test_the_chip_of_a_text_stays_in_its_place_while_somebody_types_on(
    three: Desk, jobs: Jobs, shown: Show, rest: Show
) -> None:
    panel = listed(three, jobs, shown, rest)
    chips = panel.filters.chips
    panel.filters.search.wanted.emit("四")
    rest(panel)
    first = chips.chips["text"]
    panel.filters.search.wanted.emit("四谷")
    rest(panel)
    assert chips.chips == {"text": first}
    assert (first.text(), first.accessibleName()) == ("「四谷」  ×", "「四谷」 を外す")
    assert first.toolTip() == first.accessibleName()
    first.click()
    rest(panel)
    assert (panel.filters.query.text, chips.isHidden()) == ("", True)


def test_a_heading_orders_and_pressed_again_turns_round(
    three: Desk, jobs: Jobs, shown: Show, rest: Show
) -> None:
    panel = listed(three, jobs, shown, rest)
    panel.table.horizontalHeader().sectionClicked.emit(0)
    rest(panel)
    first = numbers(panel)
    panel.table.horizontalHeader().sectionClicked.emit(0)
    rest(panel)
    assert first in (["1", "2", "3"], ["3", "2", "1"])
    assert numbers(panel) == first[::-1]


def test_enter_opens_the_row_at_the_cursor(three: Desk, jobs: Jobs, shown: Show, rest: Show) -> None:
    panel = listed(three, jobs, shown, rest)
    opened: list[str] = []
    panel.opened.connect(opened.append)
    panel.table.selectRow(1)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert opened == ["2"]


def test_the_cursor_stays_with_its_application(three: Desk, jobs: Jobs, shown: Show, rest: Show) -> None:
    panel = listed(three, jobs, shown, rest)
    panel.table.selectRow(2)
    panel.filters.set_order("receipt_no", descending=False)
    rest(panel)
    assert panel.table.currentIndex().row() == 0
    assert numbers(panel)[0] == "1"


def test_an_application_that_left_the_list_has_its_successor_next(
    three: Desk, jobs: Jobs, shown: Show, rest: Show
) -> None:
    panel = listed(three, jobs, shown, rest)
    panel.show_place(Place("受付", ("received",)))
    rest(panel)
    assert numbers(panel) == ["3", "1"]
    decide(three, "start-review", "3")
    panel.refresh(gather(three))
    rest(panel)
    assert panel.step(1, "3") == "1"
    assert panel.step(1, "1") == ""


def test_an_empty_store_says_what_fills_it(caseworker: Desk, jobs: Jobs, shown: Show, rest: Show) -> None:
    panel = listed(caseworker, jobs, shown, rest)
    assert panel.pages.currentWidget() is panel.empty
    assert panel.empty.title.text() == "まだ申請がありません"
    assert panel.empty.button.text() == "取込を開く"


def test_conditions_that_match_nothing_can_be_taken_off(
    qtbot: QtBot, three: Desk, jobs: Jobs, shown: Show, rest: Show
) -> None:
    panel = listed(three, jobs, shown, rest)
    panel.filters.search.setText("いない人")
    with qtbot.waitSignal(panel.filters.search.wanted):
        pass
    rest(panel)
    assert panel.empty.title.text() == "条件に合う申請はありません"
    panel.empty.button.click()
    rest(panel)
    assert numbers(panel) == ["3", "2", "1"]


def test_a_word_is_searched_for_when_it_is_finished_not_while_it_is_composed(
    qtbot: QtBot, dressed: QApplication
) -> None:
    assert dressed is not None
    line = SearchLine()
    qtbot.addWidget(line)
    asked: list[str] = []
    line.wanted.connect(asked.append)
    for step in ("よ", "よつ", "よつや"):
        compose(line, step)
        assert not line._pause.isActive()
    compose(line, "", "四谷")
    qtbot.waitUntil(lambda: asked == ["四谷"])
