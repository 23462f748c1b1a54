"""Reading again what is held (保留), once there may be a definition or a layout for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from kaigo_desktop.flow import find, receive_held
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui.jobs import Failure, Jobs


class HeldAgain(QPushButton):
    """`told` carries the kind of notice and its words, `changed` tells that applications came in."""

    told = Signal(str, str)
    changed = Signal()

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self.setText(self.tr("保留をもう一度取り込む"))
        self.setAccessibleName(self.text())
        self.setProperty("role", "quiet")
        self.setAutoDefault(False)
        self.setToolTip(
            self.tr("手続の定義や取込レイアウトが増えたあと、保留の申請を読み直します。ファイルは要りません")
        )
        self.clicked.connect(self._take)

    def _take(self) -> None:
        desk = self._desk
        self.setEnabled(False)

        def work() -> tuple[int, int]:
            read = receive_held.receive_held(desk)
            left = sum(count for (_, state), count in find.counts(desk).items() if state == "held")
            return len(read), left

        self._jobs.run(self, work, self._tell, self._fail)

    def _tell(self, counts: tuple[int, int]) -> None:
        read, left = counts
        self.setEnabled(True)
        if read:
            words = self.tr("保留 {count}件を取り込みました。").format(count=f"{read:,}")
        elif left:
            words = self.tr("保留の申請に合う手続の定義・取込レイアウトは、まだありません。")
        else:
            words = self.tr("保留の申請はありません。")
        rest = self.tr("まだ保留: {count}件").format(count=f"{left:,}") if left else ""
        self.told.emit("warning" if left else "done", f"{words} {rest}".strip())
        if read:
            self.changed.emit()

    def _fail(self, failure: Failure) -> None:
        self.setEnabled(True)
        self.told.emit("error", failure.sentence)
