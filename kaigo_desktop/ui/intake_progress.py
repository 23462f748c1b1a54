"""How far an intake is (取込の進み具合): how many, how quickly, how long still, and a way to stop."""

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from kaigo_desktop.flow.desk import Progress
from kaigo_desktop.ui import pieces

_MS = 1_000
_FIRST_RATE_AFTER = 2 * _MS
"""Before that, a rate says little."""


class IntakeProgress(QFrame):
    """A card with words, rate and remaining time over a bar; `stop_wanted` tells that 中止 was pressed."""

    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        rows = pieces.column(self, margin=4, spacing=2)
        row = pieces.line(spacing=3)
        self.words, self.rest = pieces.label(), pieces.label(role="secondary")
        self.cancel = pieces.button(self.tr("中止"), self._stop, "", self.tr("取込を中止"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("取込の進み具合"))
        row.addWidget(self.words, 1)
        row.addWidget(self.rest)
        row.addWidget(self.cancel)
        rows.addLayout(row)
        rows.addWidget(self.bar)
        self._timer, self._stopping, self._front = QElapsedTimer(), False, ""
        self.hide()

    def begin(self, front: str) -> None:
        """Show that something began; `front` says what (取込中)."""
        self._front, self._stopping = front, False
        self.cancel.setEnabled(True)
        self.words.setText(self.tr("準備しています…"))
        self.rest.setText("")
        self.bar.setRange(0, 0)
        self._timer.start()
        self.show()

    def hear(self, progress: Progress) -> str:
        """Show how far it is; gives back the words about the time."""
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        if not self._stopping:
            taken = self.tr("申請 {count}件").format(count=f"{progress.applications:,}")
            words = f"{self._front}  {progress.done:,} / {progress.total:,}  {taken}  {progress.name}"
            self.words.setText(words.strip())
        rest = "  ".join(filter(None, (self._rate(progress), self._left(progress))))
        self.rest.setText(rest)
        return rest

    def say_stopping(self) -> None:
        """Say that it ends at the next place where nothing is half done."""
        self._stopping = True
        self.cancel.setEnabled(False)
        self.words.setText(self.tr("この申請を終えてから止めます…"))

    def _stop(self) -> None:
        self.stop_wanted.emit()

    def _rate(self, progress: Progress) -> str:
        elapsed = self._timer.elapsed()
        if elapsed < _FIRST_RATE_AFTER or not progress.applications:
            return ""
        rate = progress.applications * _MS / elapsed
        return self.tr("毎秒 {rate}件").format(rate=f"{rate:,.0f}" if rate >= 1 else f"{rate:.1f}")

    def _left(self, progress: Progress) -> str:
        if not progress.done or progress.done >= progress.total:
            return ""
        seconds = self._timer.elapsed() / _MS / progress.done * (progress.total - progress.done)
        minutes, seconds = divmod(round(seconds), 60)
        text = self.tr("あと {minutes}分{seconds:02}秒") if minutes else self.tr("あと {seconds}秒")
        return text.format(minutes=minutes, seconds=seconds)
