"""The log on the screen: filters, a table of any length, the whole entry, and writing it to a file."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kaigo_desktop.flow import reveal
from kaigo_desktop.flow.read_log import LogQuery
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.store import audit
from kaigo_desktop.ui.log_model import COLUMNS
from kaigo_desktop.ui.log_panel import LogPanel
from kaigo_desktop.ui.workplace import Workplace
from tests.making.downloads import write_zip
from tests.ui.looking import texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kaigo_desktop.flow.desk import Desk
    from kaigo_desktop.ui.jobs import Jobs
    from tests.ui.conftest import Show

    OpenDesk = Callable[[str], Desk]


@pytest.fixture
def auditor(open_desk: OpenDesk, tmp_path: Path) -> Desk:
    """The desk of a 監査者, after a caseworker revealed a number."""
    caseworker = open_desk("tanto")
    receive(caseworker, [write_zip(tmp_path / "downloads", "1")])
    reveal.reveal(caseworker, "1", "household[0].individual_number", "電話照会のため")
    return open_desk("kansa")


@pytest.fixture
def panel(auditor: Desk, jobs: Jobs, shown: Show, rest: Show) -> LogPanel:
    """The panel with the whole log."""
    made = LogPanel(auditor, jobs)
    shown(made)
    made.refresh()
    rest(made)
    return made


def column(panel: LogPanel, name: str) -> list[str]:
    """What stands in a column."""
    at = [column.id for column in COLUMNS].index(name)
    return [panel.model.index(row, at).data() for row in range(panel.model.rowCount())]


def choose(panel: LogPanel, combo_name: str, data: object) -> None:
    combo = getattr(panel.filters, combo_name)
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def test_the_newest_entry_stands_first_and_is_told_whole(panel: LogPanel) -> None:
    assert column(panel, "action")[0] == "サインインした"
    assert column(panel, "actor")[0] == "監査　四郎"
    assert "監査　四郎 (kansa)" in panel.whole.text()
    assert "ハッシュ値" in panel.whole.text()
    assert panel.filters.count.text() == f"{panel.model.rowCount():,}件"


def test_filters_narrow_and_are_taken_off(panel: LogPanel, rest: Show) -> None:
    everything = panel.model.rowCount()
    choose(panel, "people", "tanto")
    rest(panel)
    assert set(column(panel, "actor")) == {"担当　花子"}
    choose(panel, "what", "revealing")
    rest(panel)
    assert column(panel, "detail") == ["欄: household[0].individual_number、理由: 電話照会のため"]
    assert column(panel, "receipt_no") == ["1"]
    panel.filters.clear.click()
    rest(panel)
    assert panel.model.rowCount() == everything


def test_a_receipt_number_is_typed(panel: LogPanel, rest: Show) -> None:
    panel.focus_search()
    panel.filters.number.setText("1")
    panel.filters.number.wanted.emit("1")
    rest(panel)
    assert column(panel, "action") == ["個人番号を表示した", "申請を受け付けた"]


def test_days_are_chosen_in_any_notation_and_a_slip_is_told(panel: LogPanel, rest: Show) -> None:
    choose(panel, "period", -1)
    panel.filters.since.setText("R8.4.2")
    panel.filters.until.setText("令和8年4月2日")
    panel.filters.until.editingFinished.emit()
    rest(panel)
    assert panel.model.rowCount() > 0
    panel.filters.since.setText("きのう")
    panel.filters.since.editingFinished.emit()
    rest(panel)
    assert "きのう" in panel.notice.words.text()
    panel.filters.since.setText("R8.4.3")
    panel.filters.since.editingFinished.emit()
    rest(panel)
    assert panel.notice.isHidden()
    assert "条件に合う記録はありません" in texts(panel)


def test_a_long_log_shows_its_beginning_and_then_the_rest(panel: LogPanel, auditor: Desk, rest: Show) -> None:
    with auditor.store.transaction() as tx:
        for number in range(700):
            audit.append(tx, auditor.program.now() + timedelta(seconds=number), "tanto", "read", f"{number}")
    panel.refresh()
    rest(panel)
    rest(panel)
    assert panel.model.rowCount() > 700
    assert panel.filters.count.text() == f"{panel.model.rowCount():,}件"
    assert column(panel, "at") == sorted(column(panel, "at"), reverse=True)


def test_what_is_shown_is_written_to_a_file(panel: LogPanel, rest: Show, tmp_path: Path) -> None:
    panel.show_entries(LogQuery(action="reveal"))
    rest(panel)
    panel.export(tmp_path / "記録.csv")
    rest(panel)
    assert "記録.csv に1件を書き出しました" in panel.notice.words.text()
    assert "電話照会のため" in (tmp_path / "記録.csv").read_text(encoding="utf-8-sig")
    panel.export(tmp_path / "記録.csv")
    rest(panel)
    assert panel.notice.property("role") == "box-done"  # the same content is the same file
    choose(panel, "what", "read")
    panel.export(tmp_path / "記録.csv")
    rest(panel)
    assert panel.notice.property("role") == "box-error"


def test_every_cell_and_control_says_what_it_is(panel: LogPanel) -> None:
    spoken = panel.model.index(0, 3).data(11)
    assert spoken == "操作 サインインした"
    filters = panel.filters
    for control in (filters.people, filters.what, filters.number, filters.period, filters.since, panel.table):
        assert control.accessibleName()


def test_an_auditor_begins_at_the_log_and_goes_to_the_review(
    auditor: Desk, jobs: Jobs, shown: Show, rest: Show
) -> None:
    place = Workplace(auditor, jobs)
    shown(place)
    rest(place)
    assert place.panels.currentWidget() is place.log
    assert place.log.currentWidget() is place.log.log
    assert place.log.log.model.rowCount() > 0
    assert list(place.navigation.buttons) == ["log", "log_report", "verify"]
    place.navigation.go("log_report")
    rest(place)
    assert place.log.currentWidget() is place.log.report
    assert place.log.report.made is not None


@pytest.mark.parametrize("login", ["tanto", "shonin", "kanri"])
def test_nobody_else_is_offered_the_log(
    open_desk: OpenDesk, jobs: Jobs, shown: Show, rest: Show, login: str
) -> None:
    place = Workplace(open_desk(login), jobs)
    shown(place)
    rest(place)
    assert not {"log", "log_report"} & set(place.navigation.buttons)
