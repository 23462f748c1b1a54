"""Where a signed-in person works: navigation, the panels, the bar; it knows which panel leads to which."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.saved_searches import remove_search
from kaigo_desktop.ui import kept_typing, keys
from kaigo_desktop.ui.case_round import CaseRound
from kaigo_desktop.ui.hand_over_dialog import HandOverDialog
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.places import ALL, HOME, REPORT, Place
from kaigo_desktop.ui.transcribe_window import TranscribeWindow
from kaigo_desktop.ui.vocabulary import Vocabulary, gather

_LIVE_MS = 60_000


def _nothing(_failure: Failure) -> None:
    """Counts that can't be read now are read again in a minute."""


class Workplace(CaseRound):
    """The panels of one desk. `locked` and `left` tell that the person wants to lock or to sign out."""

    locked = Signal()
    left = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, resume: str = "") -> None:
        super().__init__(desk, jobs)
        self._begun, self._resume = False, resume  # the 受付番号 that was open when the window was locked
        self._connect()
        self._bind_keys()
        self._begin()

    def refresh(self) -> None:
        """Read counts and the list anew, or the log where that is in front."""
        if self.panels.currentWidget() is self.log:
            self.log.refresh()
        elif "read" in self.desk.permissions:
            self._jobs.run(self, partial(gather, self.desk), self._take, topic="counts")

    def put_away(self, done: Callable[[], None], failed: Callable[[Failure], None]) -> None:
        """Keep what is typed and not saved, before the desk is closed; then `done`."""
        kept_typing.keep(self.desk, self._jobs, self.case, done, failed)

    def _connect(self) -> None:
        self.navigation.place_wanted.connect(self._go_to_place)
        self.navigation.panel_wanted.connect(self._go_to_panel)
        self.navigation.removal_wanted.connect(self._remove_search)
        self.list.opened.connect(self.open_case)
        self.list.receive_wanted.connect(self._go_to_receive)
        self._next.taken.connect(self._took)
        self._next.said.connect(self._nothing_left)
        self.list.next_wanted.connect(self._take_next)
        self.home.next_wanted.connect(self._take_next)
        self.list.changed.connect(self.refresh)
        self.list.transcribe_wanted.connect(self._transcribe)
        self.home.place_wanted.connect(self.navigation.go)
        self.home.listing_wanted.connect(self._go_to_listing)
        self.home.receive_wanted.connect(self._go_to_receive)
        self.report.changed.connect(self.refresh)
        self.report.opened.connect(self._open_beside)
        self.case.back.connect(self._back)
        self.case.step_wanted.connect(self._step)
        self.case.ended.connect(self._go_on)
        self.case.changed.connect(self.refresh)
        self.case.opened.connect(self._open_beside)
        self.case.transcribe_wanted.connect(self._transcribe)
        self.receive.changed.connect(self.refresh)
        self.receive.told.connect(self.bar.show_progress)
        self.receive.opened.connect(self._open_received)
        self.files.dropped.connect(self._go_to_receive)
        self.bar.running.connect(self._go_to_receive)
        self.bar.lock.connect(self.locked)
        self.bar.sign_out.connect(self._sign_out)
        self._jobs.failed.connect(self._fail)

    def _bind_keys(self) -> None:
        case, primary = self.case, self._press_primary
        keys.bind(self, {"F1": self._show_keys, "F5": self.refresh, "Esc": self._escape})
        keys.bind(self, {"Ctrl+L": self.locked.emit, "Ctrl+F": self._search, "Ctrl+N": self._take_next})
        keys.bind(self, {"Ctrl+T": self._transcribe, "F10": self.navigation.take_keyboard})
        keys.bind(self, {"Ctrl+O": self._choose_downloads, "Ctrl+V": self.files.paste})
        keys.bind(self, {"Ctrl+Return": primary, "Ctrl+Enter": primary})
        keys.bind(self, keys.of_a_case(case, self._step), only=lambda: self.panels.currentWidget() is case)

    def _begin(self) -> None:
        if "read" in self.desk.permissions:
            self.refresh()
            self.live = QTimer(self, interval=_LIVE_MS)
            self.live.timeout.connect(self._count)
            self.live.start()
        else:
            QTimer.singleShot(0, self, partial(self.navigation.go, self.navigation.first()))

    def _count(self) -> None:
        """Read the counts anew, for what others do at the same store; the list stays as it is being read."""
        if self._begun and self.isVisible():
            self._jobs.run(self, partial(gather, self.desk), self._show_counts, _nothing, topic="live")

    def _show_counts(self, words: Vocabulary) -> None:
        self.navigation.show_vocabulary(words)
        self.home.show_vocabulary(words)

    def _take(self, words: Vocabulary) -> None:
        self.bar.say("")
        self._show_counts(words)
        self.list.refresh(words)
        if not self._begun:
            self._begun = True
            self.navigation.go(self.navigation.first())
            if self._resume:
                self.open_case(self._resume, listed=False)

    def _fail(self, failure: Failure) -> None:
        self.bar.say(failure.sentence)

    # ---- going about

    def _go_to_place(self, place: Place) -> None:
        def go() -> None:
            self.panels.setCurrentWidget(self.list)
            self.list.show_place(place)
            self.list.focus_list()

        self._leave(go)

    def _remove_search(self, number: int) -> None:
        self._jobs.run(self, partial(remove_search, self.desk, number), lambda _: self.refresh())

    def _go_to_listing(self, procedure: str, state: str) -> None:
        self.navigation.go(ALL)
        self.list.filters.narrow(procedure, state)

    def _go_to_panel(self, name: str) -> None:
        if name == "hand_over":
            self._leave(self._hand_over)
            return
        panel, show = {
            HOME: (self.home, self.home.arrive),
            REPORT: (self.report, self.report.arrive),
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

    def _choose_downloads(self) -> None:
        self._go_to_receive()
        if self.panels.currentWidget() is self.receive:  # nothing unsaved kept the person where they were
            self.receive.drop.choose_files()

    def _hand_over(self) -> None:
        dialog = HandOverDialog(self.desk, self._jobs, self)
        dialog.changed.connect(self.refresh)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _transcribe(self) -> None:
        """Lay out the application shown, or the one the list's cursor stands on, to be typed in (転記)."""
        listed = self.list.current() if self.panels.currentWidget() is self.list else ""
        receipt_no = self.case_shown() or listed
        if receipt_no and "hand_over" in self.desk.permissions:
            for standing in self.findChildren(TranscribeWindow):
                standing.close()
            window = TranscribeWindow(self.desk, self._jobs, receipt_no, self)
            window.changed.connect(partial(self._typed_in, receipt_no))
            window.show()

    def _typed_in(self, receipt_no: str) -> None:
        """Show an application that was typed in as it stands now."""
        if self.case_shown() == receipt_no and not self.unsaved():
            self.case.open(receipt_no, self.list.position() if self._listed == receipt_no else "")
        self.refresh()

    def _escape(self) -> None:
        if self.panels.currentWidget() is self.list:
            self.list.filters.take_off()
            self.list.focus_list()
        elif self.panels.currentWidget() is self.log:
            self.log.go_back()
        elif self.panels.currentWidget() is self.case:
            self._back()
        else:
            self.navigation.go(self.navigation.first())

    def _search(self) -> None:
        def go() -> None:
            if self.panels.currentWidget() in {self.case, self.list}:
                self.panels.setCurrentWidget(self.list)
            else:
                self.navigation.go(ALL)
            self.list.focus_search()

        if self.panels.currentWidget() is self.log:
            self.log.search()
        elif "read" in self.desk.permissions:
            self._leave(go)

    def _sign_out(self) -> None:
        self._leave(self.left.emit)
