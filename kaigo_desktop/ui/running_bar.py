"""Long work under way: how far it is, how fast it goes, how long it takes yet, and the way to end it."""

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from kaigo_desktop.flow.desk import Progress
from kaigo_desktop.ui import pieces

_SECOND_MS = 1_000


class RunningBar(QWidget):
    """Hidden while nothing runs; `cancelled` tells that the person wants to end it."""

    cancelled = Signal()

    def __init__(self, name: str) -> None:
        """A bar that `name` is read aloud for."""
        super().__init__()
        rows = pieces.column(self, spacing=2)
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
        rows.addLayout(row)
        rows.addWidget(self.bar)
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
            self.words.setText(f"{progress.done:,} / {progress.total:,}")
            self.pace.setText(self._pace(progress))

    def _pace(self, progress: Progress) -> str:
        passed = self._timer.elapsed()
        if not progress.done or progress.done >= progress.total or passed < _SECOND_MS:
            return ""
        rate = progress.done * _SECOND_MS / passed
        minutes, seconds = divmod(round((progress.total - progress.done) / rate), 60)
        left = self.tr("あと {minutes}分{seconds:02}秒") if minutes else self.tr("あと {seconds}秒")
        told = self.tr("1分に{count}件").format(count=f"{rate * 60:,.0f}")
        return f"{told}  {left.format(minutes=minutes, seconds=seconds)}"

    def _cancel(self) -> None:
        self.button.setEnabled(False)
        self.words.setText(self.tr("中止しています…"))
        self.pace.clear()
        self.cancelled.emit()
