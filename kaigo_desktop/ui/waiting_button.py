"""The button that lets in, held back while something has to be waited for: it tells for how long."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from kaigo_desktop.ui import pieces

_SECOND_MS = 1_000


class WaitingButton(QPushButton):
    """A primary button with a wording for each state: ready, at work, counting down."""

    def __init__(self, pressed: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "primary")
        self.setAutoDefault(False)
        self._words, self._left = "", 0
        self._timer = QTimer(self, interval=_SECOND_MS)
        self._timer.timeout.connect(self._count)
        self.clicked.connect(lambda _checked: pressed())

    @property
    def waits(self) -> bool:
        """Whether it counts down."""
        return self._left > 0

    def ready(self, words: str) -> None:
        """Let it be pressed."""
        self._words = words
        self._left = 0
        self._timer.stop()
        self._show(words, enabled=True)

    def at_work(self, words: str) -> None:
        """Hold it back while something is done."""
        self._show(words, enabled=False)

    def wait(self, seconds: int) -> None:
        """Hold it back for so many seconds, then let it be pressed as before."""
        self._left = seconds
        if seconds > 0:
            self._timer.start()
            self._tell()

    def _count(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._tell()
        else:
            self.ready(self._words)

    def _tell(self) -> None:
        minutes, seconds = divmod(self._left, 60)
        left = f"{minutes}:{seconds:02}" if minutes else str(seconds)
        words = (
            pieces.mark("あと{left}待ってください") if minutes else pieces.mark("あと{left}秒待ってください")
        )
        self._show(pieces.translate(words).format(left=left), enabled=False)

    def _show(self, words: str, *, enabled: bool) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.setEnabled(enabled)
