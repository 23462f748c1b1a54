"""The monthly review on the screen: figures, findings, signing off, and a log that changed since."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kaigo_desktop.flow import reveal
from kaigo_desktop.flow.log_findings import KINDS
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.ui.bar_chart import Bar, BarChart
from kaigo_desktop.ui.log_places import LogPlaces
from kaigo_desktop.ui.log_report_panel import LogReportPanel
from tests.making.downloads import write_zip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kaigo_desktop.flow.desk import Desk
    from kaigo_desktop.ui.jobs import Jobs
    from tests.making.desks import Clock
    from tests.ui.conftest import Show

    OpenDesk = Callable[[str], Desk]


@pytest.fixture
def auditor(open_desk: OpenDesk, clock: Clock, tmp_path: Path) -> Desk:
    """The desk of a 監査者 in May, after a number was revealed in April."""
    caseworker = open_desk("tanto")
    receive(caseworker, [write_zip(tmp_path / "downloads", "1")])
    reveal.reveal(caseworker, "1", "household[0].individual_number", "電話照会のため")
    clock.at += timedelta(days=33)
    return open_desk("kansa")


@pytest.fixture
def places(auditor: Desk, jobs: Jobs, shown: Show, rest: Show) -> LogPlaces:
    """The log and the review, the review in front."""
    made = LogPlaces(auditor, jobs)
    shown(made)
    made.show_report()
    rest(made)
    rest(made)
    return made


@pytest.fixture
def panel(places: LogPlaces) -> LogReportPanel:
    """The review of April."""
    return places.report


def kind(panel: LogReportPanel, name: str) -> None:
    panel.kinds.selectRow(1 + KINDS.index(name))


def rows(panel: LogReportPanel) -> list[list[str]]:
    model = panel.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_it_begins_with_the_newest_month_that_is_over(panel: LogReportPanel) -> None:
    assert panel.month.currentData() == "2026-04"
    assert panel.month.currentText() == "令和8年4月　未点検"
    assert panel.made is not None
    assert panel.items.index(0, 1).data() == f"{panel.made.report.entries:,}"


def test_the_figures_are_drawn_and_read_aloud(panel: LogReportPanel) -> None:
    assert panel.made is not None
    assert f"2: {panel.made.report.by_day[1]}" in panel.summary.days.accessibleDescription()
    assert panel.summary.model.index(0, 0).data() == "管理　一郎"
    last = panel.summary.model.rowCount() - 1
    assert panel.summary.model.index(last, 0).data() == "全員"
    assert panel.summary.model.index(last, 1).data() == f"{panel.made.report.entries:,}"


def test_each_kind_of_finding_has_its_list(panel: LogReportPanel) -> None:
    kind(panel, "reveals")
    (row,) = rows(panel)
    assert row[1:] == ["担当　花子", "1", "欄: household[0].individual_number、理由: 電話照会のため"]
    kind(panel, "unused")
    assert [row[1] for row in rows(panel)] == ["監査　四郎", "承認　三郎", "担当　次郎"]
    assert panel.table.isColumnHidden(2)


def test_a_finding_leads_to_its_entries(places: LogPlaces, panel: LogReportPanel, rest: Show) -> None:
    kind(panel, "reveals")
    panel.table.activated.emit(panel.model.index(0, 0))
    rest(places)
    assert places.currentWidget() is places.log
    assert places.log.filters.query.actor == "tanto"
    assert places.log.model.rowCount() == 2


def test_a_month_is_signed_off_with_words_and_stands_there(panel: LogReportPanel, rest: Show) -> None:
    assert not panel.bar.button.isEnabled()
    panel.bar.finding.setText("異常なし")
    panel.bar.button.click()
    rest(panel)
    rest(panel)
    assert panel.month.currentText() == "令和8年4月　点検済"
    panel.kinds.selectRow(1 + len(KINDS))
    assert "異常なし" in panel.reviews.texts()
    assert panel.bar.finding.text() == ""
    assert panel.notice.isHidden()


def test_a_month_that_runs_cannot_be_signed_off(panel: LogReportPanel, rest: Show) -> None:
    panel.month.setCurrentIndex(panel.month.findData("2026-05"))
    panel.month.activated.emit(panel.month.currentIndex())
    rest(panel)
    assert not panel.bar.finding.isEnabled()
    assert panel.bar.why.text() == "月が終わると点検できます"


def test_a_log_changed_after_its_review_is_told(panel: LogReportPanel, auditor: Desk, rest: Show) -> None:
    panel.bar.finding.setText("異常なし")
    panel.bar.press()
    rest(panel)
    with auditor.store.transaction() as tx:
        tx.exec_driver_sql("DROP TRIGGER audit_refuses_update")
        tx.exec_driver_sql("UPDATE audit SET actor = 'tanto2' WHERE action = 'reveal'")
    panel.refresh()
    rest(panel)
    rest(panel)
    assert "記録が変わっています" in panel.notice.words.text()


def test_the_report_is_saved_as_paper_and_a_slip_is_told(
    panel: LogReportPanel, rest: Show, tmp_path: Path
) -> None:
    panel.export(tmp_path / "点検.pdf")
    rest(panel)
    assert (tmp_path / "点検.pdf").read_bytes().startswith(b"%PDF")
    assert "点検.pdf に保存しました" in panel.notice.words.text()
    panel.export(tmp_path / "点検.txt")
    rest(panel)
    assert "点検.txt" in panel.notice.words.text()


def test_a_chart_is_told_in_words_and_paints_at_any_size(qtbot: QtBot) -> None:
    chart = BarChart("日別の件数")
    qtbot.addWidget(chart)
    chart.show_bars([Bar("1", 1200), Bar("2", 0), Bar("3", 45, hatched=True, note="閉庁日")])
    assert chart.accessibleDescription() == "1: 1,200、3 (閉庁日): 45"
    for width in (1, 40, 400, 2000):
        chart.resize(width, 120)
        assert not chart.grab().isNull()
    chart.show_bars([])
    assert not chart.grab().isNull()
