"""Long work under way: how far it is, how fast it goes, how long it takes yet, and the way to end it."""

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from kaigo_desktop.flow.desk import Progress
from kaigo_desktop.ui import pieces

SECOND_MS = 1_000


class RunningBar(QFrame):
    """Hidden while nothing runs; `cancelled` tells that the person wants to end it.

    `stopping` is said from then on.
    """

    cancelled = Signal()

    def __init__(self, name: str = "") -> None:
        """A bar that `name` is read aloud for."""
        super().__init__()
        self.stopping = self.tr("中止しています…")
        self.rows = pieces.column(self, spacing=2)
        row = pieces.line(spacing=3)
        self._timer = QElapsedTimer()
        self.words, self.pace = pieces.label(), pieces.label(role="secondary")
        self.button = pieces.button(self.tr("中止"), self._cancel)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(name)
        row.addWidget(self.words, 1)
        row.addWidget(self.pace)
        row.addWidget(self.button)
        self.rows.addLayout(row)
        self.rows.addWidget(self.bar)
        self.hide()

    def begin(self, words: str) -> None:
        """Show that work has begun whose extent is not known yet."""
        self._timer.start()
        self.words.setText(words)
        self.pace.clear()
        self.bar.setRange(0, 0)
        self.button.setEnabled(True)
        self.show()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        if self.button.isEnabled():
            self.words.setText(self.told(progress))
            self.pace.setText("  ".join(filter(None, (self.rate(progress), self._left(progress)))))

    def told(self, progress: Progress) -> str:
        """How far it is, in words."""
        return f"{progress.done:,} / {progress.total:,}"

    def rate(self, progress: Progress) -> str:
        """How fast it goes; "" where that cannot be said yet."""
        passed = self._timer.elapsed()
        if not progress.done or progress.done >= progress.total or passed < SECOND_MS:
            return ""
        rate = progress.done * SECOND_MS / passed
        return self.tr("1分に{count}件").format(count=f"{rate * 60:,.0f}")

    def say_stopping(self) -> None:
        """Say that it ends, and offer no more to end it."""
        self.button.setEnabled(False)
        self.words.setText(self.stopping)
        self.pace.clear()

    def _cancel(self) -> None:
        self.say_stopping()
        self.cancelled.emit()

    def _left(self, progress: Progress) -> str:
        """How long it takes yet, at the pace so far."""
        passed = self._timer.elapsed()
        if not progress.done or progress.done >= progress.total or passed < SECOND_MS:
            return ""
        seconds = passed / SECOND_MS / progress.done * (progress.total - progress.done)
        minutes, seconds = divmod(round(seconds), 60)
        left = self.tr("あと{minutes}分{seconds:02}秒") if minutes else self.tr("あと{seconds}秒")
        return left.format(minutes=minutes, seconds=seconds)
