"""Making a backup (バックアップ): where to, how far it is, the file that was made."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from kaigo_desktop.flow import back_up
from kaigo_desktop.flow.desk import Desk, Progress
from kaigo_desktop.ui import pieces
from kaigo_desktop.ui.jobs import Failure, Job, Jobs
from kaigo_desktop.ui.running_bar import RunningBar

_MIB = 1 << 20


class BackupProgress(RunningBar):
    """A backup under way, told in megabytes."""

    def told(self, progress: Progress) -> str:
        """How much is copied of how much."""
        return f"{progress.done:,} / {progress.total:,} MB"

    def rate(self, progress: Progress) -> str:
        """Nothing: how long it takes yet says as much."""
        del progress
        return ""


class BackupBox(QWidget):
    """What an administrator makes backups with."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._job: Job | None = None
        self.button = pieces.button(self.tr("バックアップを作成…"), self._choose_folder)
        self.running = BackupProgress(self.tr("バックアップの進み具合"))
        self.running.cancelled.connect(self._cancel)
        self.notice = pieces.Notice()
        layout = pieces.column(self, spacing=3)
        layout.addWidget(pieces.label(self.tr("バックアップ"), "title"))
        words = self.tr(
            "保管庫の今の姿を、暗号化したまま1つのファイルに写します。作業中の人がいても作れます。別のディスクに置いてください。"
        )
        layout.addWidget(pieces.label(words, "secondary", wraps=True))
        row = pieces.line()
        row.addWidget(self.button)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.running)
        layout.addWidget(self.notice)

    def make(self, folder: Path) -> None:
        """Write a backup into `folder`."""

        def work(progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> back_up.BackedUp:
            return back_up.back_up(self._desk, folder, progress, cancelled=cancelled)

        if self._jobs.long is not None:
            self.notice.say("warning", self.tr("ほかの処理が終わるまでお待ちください。"))
            return
        self.button.setEnabled(False)
        self.notice.hide()
        self.running.begin(self.tr("バックアップを始めています…"))
        self._job = self._jobs.run_long(
            self, work, self._done, self._fail, self.running.show_progress, gives_way=True
        )

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("バックアップを書き出すフォルダー"))
        if name:
            self.make(Path(name))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _done(self, made: back_up.BackedUp) -> None:
        self._end()
        text = self.tr(
            "バックアップを作成しました（{size} MB、監査記録の{position}番まで）。"
            "{file} を別の場所で保管してください。"
        )
        size = f"{-(-made.size // _MIB):,}"
        self.notice.say("done", text.format(size=size, position=f"{made.position:,}", file=str(made.file)))

    def _fail(self, failure: Failure) -> None:
        self._end()
        self.notice.say("info" if failure.code == "backup_cancelled" else "error", failure.sentence)

    def _end(self) -> None:
        self._job = None
        self.running.hide()
        self.button.setEnabled(True)
