"""From one application to the next: opened from a list, taken as the next one, or beside them, and back."""

from functools import partial

from PySide6.QtWidgets import QWidget

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.workplace_page import WorkplacePage


class CaseRound(WorkplacePage):
    """Knows how the case shown was come by, so where the next one comes from."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__(desk, jobs)
        self._listed, self._taken = "", False  # how the case shown was come by
        self._told = ""  # what was done with the one before
        self._from: QWidget | None = None  # the panel the case shown was opened from

    def open_case(self, receipt_no: str, *, listed: bool = True, taken: bool = False) -> None:
        """Show an application; `listed` when it is the one at the list's cursor, `taken` when it was next."""
        self.case.open(receipt_no, self.list.position() if listed else "", goes_on=listed or taken)
        self._listed, self._taken = receipt_no if listed else "", taken
        if self._told:
            self.case.notice.say("done", self._told)
            self._told = ""
        if self.panels.currentWidget() is not self.case:
            self._from = self.panels.currentWidget()
        self.panels.setCurrentWidget(self.case)
        self.case.form.setFocus()

    def _take_next(self) -> None:
        self._leave(self._next.take)

    def _took(self, receipt_no: str) -> None:
        self._leave(partial(self.open_case, receipt_no, listed=False, taken=True))  # one may have typed on
        self.case.changed.emit()

    def _back(self) -> None:
        def go() -> None:
            shown, home, received = self._from, self.home, self.receive
            self.panels.setCurrentWidget(shown if shown in {home, received} else self.list)
            if shown is home:
                home.arrive()
            elif shown is received:
                received.table.setFocus()
            else:
                self.list.focus_list()
            if self._told and shown not in {home, received}:
                self.list.notice.say("done", self._told)
            self._told = ""

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
        elif self._taken and steps > 0:
            self._take_next()

    def _go_on(self, words: str) -> None:
        """On to the next one, with what was done with this one."""
        self._told = words
        self._step(1)

    def _nothing_left(self, words: str) -> None:
        told, self._told = self._told, ""
        if told:
            self._back()
        self.bar.say(f"{told} {words}".strip())

    def _open_received(self, receipt_no: str) -> None:
        self.open_case(receipt_no, listed=False)

    def _open_beside(self, receipt_no: str) -> None:
        self._leave(partial(self.open_case, receipt_no, listed=False))
