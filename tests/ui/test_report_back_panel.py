"""反映: results are copied for the portal, marked as entered, and taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.report_back import reported, results
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.report_back_panel import ReportBackPanel
from tests.making.downloads import write_zip
from tests.ui.conftest import Show


@pytest.fixture
def decided(caseworker: Desk, supervisor: Desk, tmp_path: Path) -> Desk:
    """Application 1 was handed over, 2 rejected."""
    for number in "12":
        write_zip(tmp_path / "downloads", number)
    receive(caseworker, [tmp_path / "downloads"])
    for number, step in (("1", "approve"), ("2", "reject")):
        decide(caseworker, "start-review", number)
        decide(caseworker, "submit", number, acknowledge=True)
        decide(supervisor, step, number, comment="確認")
    hand_over(caseworker, "generic-utf8", tmp_path / "out")
    return caseworker


@pytest.fixture
def panel(decided: Desk, jobs: Jobs, shown: Show, rest: Show) -> ReportBackPanel:
    made = ReportBackPanel(decided, jobs)
    shown(made)
    made.refresh()
    rest(made)
    return made


def column(panel: ReportBackPanel, number: int) -> list[str]:
    model = panel.model
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def test_what_is_to_be_entered_stands_there_with_its_result(panel: ReportBackPanel) -> None:
    assert (column(panel, 0), column(panel, 4)) == (["1", "2"], ["連携済", "却下"])


def test_what_is_copied_names_no_person(panel: ReportBackPanel, decided: Desk) -> None:
    panel.table.selectAll()
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["1", "2"]
    assert [line.split("\t")[2] for line in lines] == ["連携済", "却下"]
    assert not any(result.name in line for line in lines for result in results(decided))


def test_space_marks_what_is_selected_and_it_is_gone(
    panel: ReportBackPanel, decided: Desk, rest: Show
) -> None:
    panel.table.selectRow(0)
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    rest(panel)
    assert column(panel, 0) == ["2"]
    assert [each.receipt_no for each in reported(decided)] == ["1"]


def test_a_mark_is_undone_at_once_or_later_from_those_that_are_marked(
    panel: ReportBackPanel, decided: Desk, rest: Show
) -> None:
    panel.table.selectAll()
    panel.mark.click()
    rest(panel)
    assert panel.pages.currentWidget() is panel.empty
    (undo,) = panel.notice.findChildren(QPushButton)
    undo.click()
    rest(panel)
    assert column(panel, 0) == ["1", "2"]
    panel.table.selectAll()
    panel.mark.click()
    rest(panel)
    panel.shown.click()
    rest(panel)
    assert sorted(column(panel, 0)) == ["1", "2"]
    panel.table.selectAll()
    panel.mark.click()
    rest(panel)
    assert reported(decided) == []


def test_enter_opens_the_application(panel: ReportBackPanel) -> None:
    opened: list[str] = []
    panel.opened.connect(opened.append)
    panel.table.selectRow(1)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert opened == ["2"]
