"""When a session ends by itself: without a key or a click for a while, and after some hours in any case."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kaigo_desktop.ui import pieces

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kaigo_desktop.core.sign_in_policy import SignInPolicy

_LOOKS_EVERY_MS = 5_000
_SOON = timedelta(minutes=1)


class SessionClock(QObject):
    """`over` tells that it is time to lock; `told` what to say of it in the bar.

    Both clocks are asked, and the one that is ahead counts: the monotonic one stands still while the terminal
    sleeps, the other can be set back.
    """

    over = Signal()
    told = Signal(str)

    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._idle = self._longest = timedelta()
        self._now = now
        self._began = self._touched = self._moment()
        self._timer = QTimer(self, interval=_LOOKS_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, policy: SignInPolicy) -> None:
        """Begin a session of as long as the ward lets one last."""
        self._idle = timedelta(minutes=policy.idle_minutes)
        self._longest = timedelta(hours=policy.session_hours)
        self._began = self._touched = self._moment()
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """End watching."""
        self._timer.stop()

    def touch(self) -> None:
        """A key was pressed or something clicked; too late after the time is over."""
        if self._timer.isActive() and self._left() > timedelta():
            self._touched = self._moment()

    def look(self) -> None:
        """Lock when it is time, otherwise say when it will be."""
        left = self._left()
        if left <= timedelta():
            self.stop()
            self.over.emit()
            return
        if left < _SOON:
            self.told.emit(pieces.translate("まもなく施錠します"))
            return
        at = (self._now() + left).astimezone().strftime("%H:%M")
        by_hours = left < self._idle - self._passed(self._touched)
        words = (
            pieces.mark("{time} に施錠(連続利用の上限)")
            if by_hours
            else pieces.mark("操作がなければ {time} に施錠")
        )
        self.told.emit(pieces.translate(words).format(time=at))

    def _left(self) -> timedelta:
        return min(self._idle - self._passed(self._touched), self._longest - self._passed(self._began))

    def _passed(self, since: tuple[datetime, float]) -> timedelta:
        now, monotonic = self._moment()
        return max(now - since[0], timedelta(seconds=monotonic - since[1]))

    def _moment(self) -> tuple[datetime, float]:
        return self._now(), time.monotonic()
