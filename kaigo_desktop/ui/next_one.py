"""次の1件: taking the next application from the worker thread."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kaigo_desktop.core.model import Application
from kaigo_desktop.flow.assign import take_next
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui.jobs import Failure, Jobs


class NextOne(QWidget):
    """Never shown. `taken` carries the 受付番号, `said` why there is none."""

    taken = Signal(str)
    said = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self.hide()

    def take(self) -> None:
        """Take it, if this person works on applications at all."""
        if {"review", "approve"} & self._desk.permissions:
            self._jobs.run(self, partial(take_next, self._desk), self._took, self._fail, topic="next")

    def _took(self, found: Application | None) -> None:
        if found is None:
            self.said.emit(self.tr("担当の決まっていない申請は、もうありません。"))
        else:
            self.taken.emit(found.receipt_no)

    def _fail(self, failure: Failure) -> None:
        self.said.emit(failure.sentence)
