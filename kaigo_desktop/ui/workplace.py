"""Where a signed-in person works: navigation, the panels, the bar; it knows which panel leads to which."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui import kept_typing, keys, pieces
from kaigo_desktop.ui.accounts_panel import AccountsPanel
from kaigo_desktop.ui.arrival import Arrival
from kaigo_desktop.ui.bottom_bar import BottomBar
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.filter_bar import Place
from kaigo_desktop.ui.hand_over_dialog import HandOverDialog
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.key_map import KeyMap
from kaigo_desktop.ui.layouts_panel import LayoutsPanel
from kaigo_desktop.ui.list_panel import ListPanel
from kaigo_desktop.ui.log_places import LogPlaces
from kaigo_desktop.ui.navigation import Navigation
from kaigo_desktop.ui.receive_panel import ReceivePanel
from kaigo_desktop.ui.verify_panel import VerifyPanel
from kaigo_desktop.ui.vocabulary import Vocabulary, gather


class Workplace(QWidget):
    """The panels of one desk. `locked` and `left` tell that the person wants to lock or to sign out."""

    locked = Signal()
    left = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, resume: str = "") -> None:
        super().__init__()
        self.setObjectName("workplace")
        self.desk, self._jobs = desk, jobs
        self._begun, self._resume = False, resume  # the 受付番号 that was open when the window was locked
        self._listed = ""
        self.navigation, self.bar, self.arrival = Navigation(desk), BottomBar(desk), Arrival(desk)
        self.list, self.case = ListPanel(desk, jobs), CasePanel(desk, jobs)
        self.receive, self.accounts = ReceivePanel(desk, jobs), AccountsPanel(desk, jobs)
        self.layouts, self.verify = LayoutsPanel(desk, jobs), VerifyPanel(desk, jobs)
        self.log, self.panels = LogPlaces(desk, jobs), QStackedWidget()
        for panel in (self.list, self.case, self.receive, self.accounts, self.layouts, self.verify, self.log):
            self.panels.addWidget(panel)
        self._arrange()
        self._connect()
        self._bind_keys()
        self._begin()

    def refresh(self) -> None:
        """Read counts and the list anew, or the log where that is in front."""
        if self.panels.currentWidget() is self.log:
            self.log.refresh()
        elif "read" in self.desk.permissions:
            self._jobs.run(self, partial(gather, self.desk), self._take, topic="counts")

    def unsaved(self) -> int:
        """How many fields are changed and not saved."""
        return len(self.case.form.changes())

    def case_shown(self) -> str:
        """The 受付番号 of the application on the screen, "" for another panel."""
        case = self.case.case
        return case.application.receipt_no if case and self.panels.currentWidget() is self.case else ""

    def put_away(self, done: Callable[[], None], failed: Callable[[Failure], None]) -> None:
        """Keep what is typed and not saved, before the desk is closed; then `done`."""
        kept_typing.keep(self.desk, self._jobs, self.case, done, failed)

    def open_case(self, receipt_no: str, *, listed: bool = True) -> None:
        """Show an application; `listed` when it is the one the list's cursor stands on."""
        self.case.open(receipt_no, self.list.position() if listed else "")
        self._listed = receipt_no if listed else ""
        self.panels.setCurrentWidget(self.case)
        self.case.form.setFocus()

    def _arrange(self) -> None:
        layout, upper = pieces.column(self), pieces.line()
        layout.addWidget(self.arrival)
        upper.addWidget(self.navigation)
        upper.addWidget(self.panels, 1)
        layout.addLayout(upper, 1)
        layout.addWidget(self.bar)

    def _connect(self) -> None:
        self.navigation.place_wanted.connect(self._go_to_place)
        self.navigation.panel_wanted.connect(self._go_to_panel)
        self.list.opened.connect(self.open_case)
        self.list.receive_wanted.connect(self._go_to_receive)
        self.case.back.connect(self._back)
        self.case.step_wanted.connect(self._step)
        self.case.changed.connect(self.refresh)
        self.case.opened.connect(self._open_beside)
        self.receive.changed.connect(self.refresh)
        self.receive.told.connect(self.bar.show_progress)
        self.receive.opened.connect(self._open_received)
        self.bar.running.connect(self._go_to_receive)
        self.bar.lock.connect(self.locked)
        self.bar.sign_out.connect(self._sign_out)
        self._jobs.failed.connect(self._fail)

    def _bind_keys(self) -> None:
        case, primary = self.case, self._press_primary
        keys.bind(self, {"F1": self._show_keys, "F5": self.refresh, "Esc": self._escape})
        keys.bind(self, {"Ctrl+L": self.locked.emit, "Ctrl+F": self._search})
        keys.bind(self, {"Ctrl+Return": primary, "Ctrl+Enter": primary})
        keys.bind(self, keys.of_a_case(case, self._step), only=lambda: self.panels.currentWidget() is case)

    def _press_primary(self) -> None:
        if self.panels.currentWidget() is self.case:
            self.case.decisions.press_primary()
        elif self.panels.currentWidget() is self.log:
            self.log.press_primary()

    def _begin(self) -> None:
        if "read" in self.desk.permissions:
            self.refresh()
        else:
            QTimer.singleShot(0, self, partial(self.navigation.go, next(iter(self.navigation.buttons), "")))

    def _take(self, words: Vocabulary) -> None:
        self.bar.say("")
        self.navigation.show_vocabulary(words)
        self.list.refresh(words)
        if not self._begun:
            self._begun = True
            self.navigation.go(self.navigation.first())
            if self._resume:
                self.open_case(self._resume, listed=False)

    def _fail(self, failure: Failure) -> None:
        self.bar.say(failure.sentence)

    # ---- going about

    def _leave(self, then: Callable[[], None]) -> None:
        if self.panels.currentWidget() is self.case:
            self.case.leave(then)
        else:
            then()

    def _go_to_place(self, place: Place) -> None:
        def go() -> None:
            self.panels.setCurrentWidget(self.list)
            self.list.show_place(place)
            self.list.focus_list()

        self._leave(go)

    def _go_to_panel(self, name: str) -> None:
        if name == "hand_over":
            self._leave(self._hand_over)
            return
        panel, show = {
            "receive": (self.receive, self.receive.setFocus),
            "accounts": (self.accounts, self.accounts.show_all),
            "layouts": (self.layouts, self.layouts.refresh),
            "log": (self.log, self.log.show_log),
            "log_report": (self.log, self.log.show_report),
            "verify": (self.verify, self.verify.setFocus),
        }[name]

        def go() -> None:
            self.panels.setCurrentWidget(panel)
            show()

        self._leave(go)

    def _go_to_receive(self) -> None:
        self.navigation.go("receive")

    def _hand_over(self) -> None:
        dialog = HandOverDialog(self.desk, self._jobs, self)
        dialog.changed.connect(self.refresh)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_received(self, receipt_no: str) -> None:
        self.open_case(receipt_no, listed=False)

    def _open_beside(self, receipt_no: str) -> None:
        self._leave(partial(self.open_case, receipt_no, listed=False))

    def _back(self) -> None:
        def go() -> None:
            self.panels.setCurrentWidget(self.list)
            self.list.focus_list()

        self._leave(go)

    def _step(self, steps: int) -> None:
        def go() -> None:
            receipt_no = self.list.step(steps, self._listed)
            if receipt_no:
                self.open_case(receipt_no)
            elif steps > 0:
                self._back()

        if self._listed:
            self._leave(go)

    def _escape(self) -> None:
        if self.panels.currentWidget() is self.list:
            self.list.filters.take_off()
            self.list.focus_list()
        elif self.panels.currentWidget() is self.log:
            self.log.go_back()
        elif "read" in self.desk.permissions:
            self._back()

    def _search(self) -> None:
        def go() -> None:
            self.panels.setCurrentWidget(self.list)
            self.list.focus_search()

        if self.panels.currentWidget() is self.log:
            self.log.search()
        elif "read" in self.desk.permissions:
            self._leave(go)

    def _sign_out(self) -> None:
        self._leave(self.left.emit)

    def _show_keys(self) -> None:
        KeyMap(getattr(self.panels.currentWidget(), "KEYS", ()), self).open()
