"""What an auditor works with: the log, and its monthly review."""

from PySide6.QtWidgets import QStackedWidget

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.read_log import LogQuery
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.log_panel import LogPanel
from kaigo_desktop.ui.log_report_panel import LogReportPanel


class LogPlaces(QStackedWidget):
    """The log and the report one behind the other."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self.log, self.report = LogPanel(desk, jobs), LogReportPanel(desk, jobs)
        for panel in (self.log, self.report):
            self.addWidget(panel)
        self.report.entries_wanted.connect(self._show_entries)

    @property
    def HELP(self) -> str:
        """What F1 says of the panel in front."""
        return self.log.HELP if self.currentWidget() is self.log else self.report.HELP

    @property
    def KEYS(self) -> tuple[tuple[str, str], ...]:
        """The keys of the panel in front."""
        return self.log.KEYS if self.currentWidget() is self.log else self.report.KEYS

    def show_log(self) -> None:
        """Bring the log to the front, read anew."""
        self.setCurrentWidget(self.log)
        self.log.refresh()
        self.log.table.setFocus()

    def show_report(self) -> None:
        """Bring the monthly review to the front, analysed anew."""
        self.setCurrentWidget(self.report)
        self.report.refresh()
        self.report.kinds.setFocus()

    def refresh(self) -> None:
        """Read anew what is in front."""
        if self.currentWidget() is self.log:
            self.log.refresh()
        else:
            self.report.refresh()

    def press_primary(self) -> None:
        """Do the expected next step of what is in front: sign the month off."""
        if self.currentWidget() is self.report:
            self.report.bar.press()

    def go_back(self) -> None:
        """Take the conditions off the log."""
        if self.currentWidget() is self.log:
            self.log.filters.take_off()
            self.log.table.setFocus()

    def search(self) -> None:
        """Go to the box of the log's 受付番号."""
        self.setCurrentWidget(self.log)
        self.log.focus_search()

    def _show_entries(self, query: LogQuery) -> None:
        self.setCurrentWidget(self.log)
        self.log.show_entries(query)
        self.log.table.setFocus()
