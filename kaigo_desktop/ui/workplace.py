"""Where a signed-in person works: navigation, the panels, the bar; it knows which panel leads to which."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui import pieces
from kaigo_desktop.ui.accounts_panel import AccountsPanel
from kaigo_desktop.ui.bottom_bar import BottomBar
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.filter_bar import Place
from kaigo_desktop.ui.hand_over_dialog import HandOverDialog
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.key_map import KeyMap
from kaigo_desktop.ui.layouts_panel import LayoutsPanel
from kaigo_desktop.ui.list_panel import ListPanel
from kaigo_desktop.ui.navigation import Navigation
from kaigo_desktop.ui.receive_panel import ReceivePanel
from kaigo_desktop.ui.verify_panel import VerifyPanel
from kaigo_desktop.ui.vocabulary import Vocabulary, gather


class Workplace(QWidget):
    """The panels of one desk. `locked` and `left` tell that the person wants to lock or to sign out."""

    locked = Signal()
    left = Signal()

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("workplace")
        self.desk, self._jobs = desk, jobs
        self._begun = False
        self._listed = ""
        self.navigation, self.bar = Navigation(desk), BottomBar(desk)
        self.list, self.case = ListPanel(desk, jobs), CasePanel(desk, jobs)
        self.receive, self.accounts = ReceivePanel(desk, jobs), AccountsPanel(desk, jobs)
        self.layouts, self.verify = LayoutsPanel(desk, jobs), VerifyPanel(desk, jobs)
        self.panels = QStackedWidget()
        for panel in (self.list, self.case, self.receive, self.accounts, self.layouts, self.verify):
            self.panels.addWidget(panel)
        self._arrange()
        self._connect()
        self._bind_keys()
        self._begin()

    def refresh(self) -> None:
        """Read counts and the list anew."""
        if "read" in self.desk.permissions:
            self._jobs.run(self, partial(gather, self.desk), self._take, topic="counts")

    def unsaved(self) -> int:
        """How many fields are changed and not saved."""
        return len(self.case.form.changes())

    def open_case(self, receipt_no: str, *, listed: bool = True) -> None:
        """Show an application; `listed` when it is the one the list's cursor stands on."""
        self.case.open(receipt_no, self.list.position() if listed else "")
        self._listed = receipt_no if listed else ""
        self.panels.setCurrentWidget(self.case)
        self.case.form.setFocus()

    def _arrange(self) -> None:
        layout = pieces.column(self)
        upper = pieces.line()
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
        case = self.case
        for keys, does in (
            ("F1", self._show_keys),
            ("F5", self.refresh),
            ("Esc", self._escape),
            ("Ctrl+L", self.locked.emit),
            ("Ctrl+F", self._search),
        ):
            QShortcut(QKeySequence(keys), self, does)
        for keys, does in (
            ("F8", case.strip.next),
            ("Ctrl+Return", case.decisions.press_primary),
            ("Ctrl+Enter", case.decisions.press_primary),
            ("Ctrl+S", case.save_bar.press),
            ("Alt+Left", partial(self._step, -1)),
            ("Alt+Right", partial(self._step, 1)),
            ("Ctrl+Shift+C", case.copy_value),
        ):
            QShortcut(QKeySequence(keys), self, self._in_case(does))

    def _in_case(self, does: Callable[[], None]) -> Callable[[], None]:
        def act() -> None:
            if self.panels.currentWidget() is self.case:
                does()

        return act

    def _begin(self) -> None:
        if "read" in self.desk.permissions:
            self.refresh()
        else:
            first = next(name for name in ("accounts", "verify") if name in self.navigation.buttons)
            QTimer.singleShot(0, self, partial(self.navigation.go, first))

    def _take(self, words: Vocabulary) -> None:
        self.bar.say("")
        self.navigation.show_vocabulary(words)
        self.list.refresh(words)
        if not self._begun:
            self._begun = True
            self.navigation.go(self.navigation.first())

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
        panel = {
            "receive": self.receive,
            "accounts": self.accounts,
            "layouts": self.layouts,
            "verify": self.verify,
        }[name]
        if name == "accounts":
            self.accounts.refresh()
            self.accounts.table.setFocus()
        if name == "layouts":
            self.layouts.refresh()
        self._leave(lambda: self.panels.setCurrentWidget(panel))

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
        elif "read" in self.desk.permissions:
            self._back()

    def _search(self) -> None:
        def go() -> None:
            self.panels.setCurrentWidget(self.list)
            self.list.focus_search()

        if "read" in self.desk.permissions:
            self._leave(go)

    def _sign_out(self) -> None:
        self._leave(self.left.emit)

    def _show_keys(self) -> None:
        keys = getattr(self.panels.currentWidget(), "KEYS", ())
        KeyMap(keys, self).open()
