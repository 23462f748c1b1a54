"""Seeing what somebody copies (利用・出力の記録): from a field, list or text, by key, menu or button."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from kaigo_desktop.flow import record_use
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.pieces import translate


class CopyWatch(QObject):
    """Enters in the log what reaches the clipboard while the keyboard is in `place` or a dialog over it."""

    def __init__(self, place: QWidget, desk: Desk, jobs: Jobs, receipt_no: Callable[[], str]) -> None:
        """Watch; `receipt_no` tells which application is on show, "" for none."""
        super().__init__(place)
        self._place, self._desk, self._jobs, self._receipt_no = place, desk, jobs, receipt_no
        self._told = ("", "")
        self._soon = QTimer(self, singleShot=True, interval=0)  # one copy may be announced twice
        self._soon.timeout.connect(self._record)
        QGuiApplication.clipboard().dataChanged.connect(self._look)

    def _look(self) -> None:
        focus, number = QApplication.focusWidget(), self._receipt_no()
        if number and focus is not None and self._is_over(focus) and QGuiApplication.clipboard().text():
            self._told = (number, self._what(focus))
            self._soon.start()

    def _is_over(self, widget: QWidget) -> bool:
        above: QWidget | None = widget
        while above is not None and above is not self._place:
            above = above.parentWidget()
        return above is not None

    def _what(self, focus: QWidget) -> str:
        """What was copied, as the window names it; never the text itself."""
        if focus.window() is not self._place.window():
            return focus.window().windowTitle()
        return focus.accessibleName() or translate("画面の文字")

    def _record(self) -> None:
        self._jobs.run(self._place, partial(record_use.record_copy, self._desk, *self._told), _nothing)


def _nothing(_result: None) -> None:
    """Nobody waits for an entry."""
