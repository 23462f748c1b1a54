"""The parts of the list and how they stand: conditions, table, a look beside, what can be done beneath."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from kaigo_desktop.core.model import Application
from kaigo_desktop.flow import find
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui import pieces
from kaigo_desktop.ui.copy_watch import CopyWatch
from kaigo_desktop.ui.empty_list import EmptyList
from kaigo_desktop.ui.filter_bar import FilterBar
from kaigo_desktop.ui.flag_line import FlagLine
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.list_columns import ListColumns
from kaigo_desktop.ui.list_model import ListModel
from kaigo_desktop.ui.list_table import ListTable
from kaigo_desktop.ui.preview_pane import PreviewPane
from kaigo_desktop.ui.work_bar import WorkBar

_MOST_KEPT = 500
"""A selection of up to so many rows stays when the list is read anew."""


class ListPage(QWidget):
    """Knows its rows and where the cursor stands; it asks for nothing by itself."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self.filters, self.notice = FilterBar(), pieces.Notice()
        self.model = ListModel(self._rows, desk.ward, desk.program.today(), self)
        self.table, self.empty, self.pages = ListTable(self.model), EmptyList(), QStackedWidget()
        for page in (self.table, self.empty):
            self.pages.addWidget(page)
        self.columns, self.preview = ListColumns(self.table), PreviewPane(desk, jobs)
        self.work = WorkBar(desk, jobs, self.notice, self.selected)
        QShortcut(QKeySequence("Ctrl+M"), self, self.work.ask_flag)
        layout, beside = pieces.column(self), pieces.line()
        layout.addWidget(self.filters)
        self.flag = FlagLine(desk.ward, desk.program.today())
        for part in (self.notice, self.flag):
            layout.addWidget(part)
        beside.addWidget(self.pages, 1)
        beside.addWidget(self.preview)
        layout.addLayout(beside, 1)
        layout.addWidget(self.work)
        self.setTabOrder(self.filters.clear, self.table)
        CopyWatch(self.table, desk, jobs, self.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list room beside what is looked at."""
        super().resizeEvent(event)
        self.preview.fit(self.width())

    def step(self, steps: int, receipt_no: str) -> str:
        """Move the cursor on from `receipt_no` and return the 受付番号 there; "" where the list ends.

        An application that has left the list since (it was decided) has its successor where it stood.
        """
        row = self.table.currentIndex().row()
        here = self.model.application(row) if 0 <= row < self.model.rowCount() else None
        gone = here is not None and here.receipt_no != receipt_no
        row += 0 if gone and steps > 0 else steps
        if not 0 <= row < self.model.rowCount():
            return ""
        self.table.selectRow(row)
        found = self.model.application(row)
        return found.receipt_no if found else ""

    def position(self) -> str:
        """Where the cursor stands: 3 / 34."""
        return f"{self.table.currentIndex().row() + 1:,} / {self.model.rowCount():,}"

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def focus_list(self) -> None:
        """Put the cursor into the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def selected(self) -> list[str]:
        """The 受付番号 of what is selected, from the top."""
        rows = self.table.selected_rows()
        return [found.receipt_no for row in rows if (found := self.model.application(row))]

    def chosen(self) -> list[int]:
        """The ids of what is selected, as long as they are few enough to look for again."""
        rows = self.table.selected_rows()
        found = (self.model.application(row) for row in rows) if 1 < len(rows) <= _MOST_KEPT else ()
        return [each.id for each in found if each]

    def current(self) -> str:
        """The 受付番号 the cursor stands on, "" for none."""
        row = self.table.currentIndex().row()
        found = self.model.application(row) if 0 <= row < self.model.rowCount() else None
        return found.receipt_no if found else ""

    def _rows(self, ids: Sequence[int]) -> Sequence[Application]:
        return find.rows(self._desk, ids)
