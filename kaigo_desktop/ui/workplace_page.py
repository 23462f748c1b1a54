"""The parts of the workplace and how they stand: navigation at the left, one panel, the bar beneath."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.accounts_panel import AccountsPanel
from kaigo_desktop.ui.arrival import Arrival
from kaigo_desktop.ui.bottom_bar import BottomBar
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.file_drop import FileDrop
from kaigo_desktop.ui.guide_window import open_guide, page_of
from kaigo_desktop.ui.home_panel import HomePanel
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.key_map import KeyMap
from kaigo_desktop.ui.layouts_panel import LayoutsPanel
from kaigo_desktop.ui.list_panel import ListPanel
from kaigo_desktop.ui.log_places import LogPlaces
from kaigo_desktop.ui.navigation import Navigation
from kaigo_desktop.ui.next_one import NextOne
from kaigo_desktop.ui.receive_panel import ReceivePanel
from kaigo_desktop.ui.report_back_panel import ReportBackPanel
from kaigo_desktop.ui.verify_panel import VerifyPanel

_FOLDS_BELOW = 200
"""Width in units beneath which the navigation folds: that of a small screen at 200 %, not of a large one."""

_LOW = 110
"""Height in units of a low window."""


class WorkplacePage(QWidget):
    """The panels of one desk, not yet joined."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("workplace")
        self.desk, self._jobs = desk, jobs
        self.navigation, self.bar, self.arrival = Navigation(desk), BottomBar(desk), Arrival(desk)
        self.list, self.case = ListPanel(desk, jobs), CasePanel(desk, jobs)
        self.receive, self.accounts = ReceivePanel(desk, jobs), AccountsPanel(desk, jobs)
        self.layouts, self.verify = LayoutsPanel(desk, jobs), VerifyPanel(desk, jobs)
        self.log, self.panels = LogPlaces(desk, jobs), QStackedWidget()
        self.home, self.report = HomePanel(desk, jobs), ReportBackPanel(desk, jobs)
        self._next = NextOne(desk, jobs, self)
        shown: tuple[QWidget, ...] = (self.list, self.home, self.report, self.case)
        for panel in (*shown, self.receive, self.accounts, self.layouts, self.verify, self.log):
            self.panels.addWidget(panel)
        self._arrange()
        self.files = FileDrop(self, allowed="receive" in desk.permissions)
        self.files.dropped.connect(self.receive.look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the navigation in a narrow window."""
        super().resizeEvent(event)
        self.navigation.fold(folded=self.width() < _FOLDS_BELOW * fonts.measures().unit)
        self._share_height()

    def _share_height(self) -> None:
        """In a low window a case has all of the height; what was told on arriving waits."""
        low = self.height() < _LOW * fonts.measures().unit
        self.arrival.give_way(wanted=low and self.panels.currentWidget() is self.case)

    def unsaved(self) -> int:
        """How many fields are changed and not saved."""
        return len(self.case.form.changes())

    def case_shown(self) -> str:
        """The 受付番号 of the application on the screen, "" for another panel."""
        case = self.case.case
        return case.application.receipt_no if case and self.panels.currentWidget() is self.case else ""

    def _leave(self, then: Callable[[], None]) -> None:
        if self.panels.currentWidget() is self.case:
            self.case.leave(then)
        else:
            then()

    def _press_primary(self) -> None:
        if self.panels.currentWidget() is self.case:
            self.case.decisions.press_primary()
        elif self.panels.currentWidget() is self.log:
            self.log.press_primary()
        elif self.panels.currentWidget() is self.receive:
            self.receive.press_primary()

    def _show_keys(self) -> None:
        panel, resources = self.panels.currentWidget(), self.desk.program.resources
        code = getattr(panel, "HELP", "")
        about = self.desk.program.messages.text(code) if code else ""
        shown = KeyMap(getattr(panel, "KEYS", ()), self, about)
        shown.guide_wanted.connect(lambda: open_guide(resources, page_of(panel), self))
        shown.open()

    def _arrange(self) -> None:
        layout, upper = pieces.column(self), pieces.line()
        layout.addWidget(self.arrival)
        upper.addWidget(self.navigation)
        upper.addWidget(self.panels, 1)
        layout.addLayout(upper, 1)
        layout.addWidget(self.bar)
        self.arrival.greet()
        self.panels.currentChanged.connect(self._share_height)
