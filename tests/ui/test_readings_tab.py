"""Readings side by side on the screen: only what differs, numbers masked, one taken with a reason."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem

from kaigo_desktop.core.masking import MASK
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.readings import FieldReading, Said
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.store import audit
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.readings_tab import ReadingsTab
from tests.making.downloads import MOVED_IN, write_zip
from tests.ui.conftest import Show

MENDED = MOVED_IN | {"資格異動年月日": "令8.3.26", "世帯員個人番号（１人目）": "621498320257"}


@pytest.fixture
def panel(received: Desk, jobs: Jobs, shown: Show) -> CasePanel:
    """A panel over application 1 as it was received."""
    made = CasePanel(received, jobs)
    shown(made)
    return made


def cell(tab: ReadingsTab, label: str, column: int) -> QTableWidgetItem:
    rows = {tab.table.item(row, 0).text(): row for row in range(tab.table.rowCount())}  # type: ignore[union-attr]
    item = tab.table.item(rows[label], column)
    assert item is not None
    return item


def compare(panel: CasePanel, rest: Show) -> ReadingsTab:
    panel.open("1")
    rest(panel)
    panel.side.setCurrentWidget(panel.side.readings)
    rest(panel)
    return panel.side.readings


def corrected(desk: Desk, folder: Path) -> None:
    edit(desk, "1", {"previous_address": "千葉県千葉市中央区中央1-9"}, "電話で確認")
    decide(desk, "request-correction", "1", comment="旧住所")
    receive(desk, [write_zip(folder, "1", MENDED, name="1_20260401101500.zip")])


def test_where_nothing_changed_the_tab_says_what_would_fill_it(
    panel: CasePanel, received: Desk, rest: Show
) -> None:
    tab = compare(panel, rest)
    assert "受付時から変わった項目はありません" in tab.about.text()
    assert tab.table.isHidden()
    assert tab.taking.isHidden()
    with received.store.reading() as connection:
        assert [entry.action for entry in audit.entries(connection)].count("readings") == 1


def test_only_what_differs_is_listed_and_numbers_stay_masked(
    panel: CasePanel, received: Desk, rest: Show, tmp_path: Path
) -> None:
    corrected(received, tmp_path / "later")
    tab = compare(panel, rest)
    labels = [tab.table.item(row, 0).text() for row in range(tab.table.rowCount())]  # type: ignore[union-attr]
    assert labels[:2] == ["資格異動年月日", "旧住所"]
    assert [cell(tab, "資格異動年月日", column).text() for column in (1, 2, 3, 4)] == [
        "令和8年3月25日", "令和8年3月25日", "令和8年3月26日", "令和8年3月26日",
    ]  # fmt: skip
    number = next(label for label in labels if "個人番号" in label)
    assert {cell(tab, number, column).text() for column in (1, 2, 3, 4)} == {MASK}


def test_one_reading_of_a_field_is_taken_with_a_reason(
    panel: CasePanel, received: Desk, rest: Show, tmp_path: Path
) -> None:
    corrected(received, tmp_path / "later")
    tab = compare(panel, rest)
    assert not tab.button.isEnabled()
    cell(tab, "資格異動年月日", 1).setCheckState(Qt.CheckState.Checked)
    cell(tab, "資格異動年月日", 2).setCheckState(Qt.CheckState.Checked)
    assert tab.choices() == {"qualification_changed_on": "stood"}
    cell(tab, "資格異動年月日", 2).setCheckState(Qt.CheckState.Unchecked)
    cell(tab, "旧住所", 2).setCheckState(Qt.CheckState.Checked)
    assert tab.choices() == {"previous_address": "stood"}
    tab.press()
    rest(panel)
    assert show(received, "1").values["previous_address"] == "千葉県千葉市中央区中央1-1"
    tab.reason.setText("住民記録で確認")
    tab.press()
    rest(panel)
    case = show(received, "1")
    assert case.values["previous_address"] == "千葉県千葉市中央区中央1-9"
    assert "住民記録で確認" in [entry.comment for entry in case.history]
    assert "1項目を採用しました。" in panel.notice.words.text()
    panel.form.focus_field("previous_address")
    focused = panel.form.focused()
    assert focused is not None
    assert focused.shown() == "千葉県千葉市中央区中央1-9"


def test_numbers_that_can_not_be_compared_here_are_said_so(panel: CasePanel, rest: Show) -> None:
    tab, hidden = compare(panel, rest), Said(MASK, MASK)
    one = FieldReading("p", "世帯員個人番号(1)", hidden, None, None, hidden, differs=True, comparable=False)
    tab._show([one])
    item = tab.table.item(0, 0)
    assert item is not None
    assert "比較できません" in item.text()
