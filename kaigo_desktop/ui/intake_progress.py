"""How far an intake is (取込の進み具合): how many downloads and applications, and how quickly."""

from kaigo_desktop.flow.desk import Progress
from kaigo_desktop.ui import fonts
from kaigo_desktop.ui.running_bar import SECOND_MS, RunningBar

_FIRST_RATE_AFTER = 2 * SECOND_MS
"""Before that, a rate says little."""


class IntakeProgress(RunningBar):
    """A card: words, rate and remaining time over a bar."""

    def __init__(self) -> None:
        super().__init__()
        self.stopping = self.tr("この申請を終えてから止めます…")
        self.bar.setAccessibleName(self.tr("取込の進み具合"))
        self.button.setAccessibleName(self.tr("取込を中止"))
        self.setProperty("role", "card")
        margin = 4 * fonts.measures().unit
        self.rows.setContentsMargins(margin, margin, margin, margin)
        self._front = ""

    def begin(self, words: str) -> None:
        """Show that something began; `words` say what (取込中)."""
        self._front = words
        super().begin(self.tr("準備しています…"))

    def told(self, progress: Progress) -> str:
        """Downloads, applications, and the name being worked on."""
        taken = self.tr("申請 {count}件").format(count=f"{progress.applications:,}")
        return f"{self._front}  {super().told(progress)}  {taken}  {progress.name}".strip()

    def rate(self, progress: Progress) -> str:
        """Applications a second: one download may hold thousands."""
        passed = self._timer.elapsed()
        if passed < _FIRST_RATE_AFTER or not progress.applications:
            return ""
        rate = progress.applications * SECOND_MS / passed
        return self.tr("毎秒 {rate}件").format(rate=f"{rate:,.0f}" if rate >= 1 else f"{rate:.1f}")
