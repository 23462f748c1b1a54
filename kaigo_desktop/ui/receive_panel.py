"""Taking downloads in (取込): drop or choose, see what would come of it, take in, act on the outcome."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kaigo_desktop.flow import look_ahead_receive, receive, record_use
from kaigo_desktop.flow.desk import Desk, Progress, Received
from kaigo_desktop.ui import pieces, wording
from kaigo_desktop.ui.drop_zone import DropZone, Lesson
from kaigo_desktop.ui.held_again import HeldAgain
from kaigo_desktop.ui.intake_progress import IntakeProgress
from kaigo_desktop.ui.jobs import Failure, Job, Jobs
from kaigo_desktop.ui.outcome_table import OutcomeTable
from kaigo_desktop.ui.upright import upright

_CHANGES = ("received", "revised", "held")
"""Outcomes that write something."""


class ReceivePanel(QWidget):
    """`changed` tells that applications came in, `opened` the 受付番号 to open, `told` what runs.

    `told` carries the progress, words about the time, and what is being done.
    """

    changed = Signal()
    opened = Signal(str)
    told = Signal(object, str, str)

    HELP = "help_receive"
    KEYS = (
        ("Ctrl+O", pieces.mark("取り込むファイルを選ぶ(どの画面でも)")),
        ("Ctrl+V", pieces.mark("コピーしておいたファイルを確認する(どの画面でも)")),
        ("Ctrl+Enter", pieces.mark("確認した申請を取り込む")),
        ("Enter", pieces.mark("選んだ申請を開く")),
        ("Ctrl+C", pieces.mark("選んだ行の内容をコピー")),
        ("Ctrl+P", pieces.mark("結果を印刷")),
        ("Esc", pieces.mark("最初の画面へ戻る")),
    )

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._job: Job | None = None
        self._paths: tuple[Path, ...] = ()
        self._work, self._batch = "", ""
        self.drop, self.notice, self.lesson = DropZone(), pieces.Notice(), Lesson()
        self.running, self.outcomes = IntakeProgress(), OutcomeTable()
        self.model, self.table = self.outcomes.model, self.outcomes.table
        self.accept = pieces.button(self.tr("取り込む Ctrl+Enter"), self._accept, "primary")
        self.refuse = pieces.button(self.tr("取り込まない"), self.put_off, "quiet")
        self.drop.chosen.connect(self.look)
        self.running.cancelled.connect(self.stop)
        self.outcomes.opened.connect(self.opened)
        self.outcomes.printed.connect(self._record_print)
        sheet = QWidget()
        pieces.column(self).addWidget(upright(sheet))
        layout = pieces.column(sheet, margin=4, spacing=3)
        layout.addLayout(self._head())
        for part in (self.drop, self.running, self.notice, self._decision(), self.lesson):
            layout.addWidget(part)
        layout.addWidget(self.outcomes, 1)
        self._rest = pieces.column()
        layout.addLayout(self._rest)
        layout.addStretch(0)

    def look(self, paths: Sequence[Path]) -> None:
        """Say of each download in `paths` what would become of it; nothing is written."""
        if not self._begin(paths, self.tr("確認中")):
            return
        desk, chosen = self._desk, self._paths

        def work(progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> Received:
            return look_ahead_receive.look_ahead_receive(desk, chosen, progress, cancelled)

        self._job = self._jobs.run_long(self, work, self._looked, self._fail, self._hear, gives_way=True)

    def take(self, paths: Sequence[Path]) -> None:
        """Take in what `paths` name."""
        if not self._begin(paths, self.tr("取込中")):
            return
        desk, chosen = self._desk, self._paths

        def work(progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> Received:
            return receive.receive(desk, chosen, progress, cancelled)

        self._job = self._jobs.run_long(self, work, self._done, self._fail, self._hear, gives_way=True)

    def press_primary(self) -> None:
        """Take in what was looked at, where that waits for a yes."""
        if self.accept.isVisible() and self.accept.isEnabled():
            self._accept()

    def put_off(self) -> None:
        """Take nothing in."""
        self._show_empty()
        self.notice.say("info", self.tr("何も取り込んでいません。"))

    def stop(self) -> None:
        """End between two downloads; what was taken in stays."""
        if self._job is not None:
            self._job.cancel()
            self.running.say_stopping()

    # ---- looking and taking in

    def _begin(self, paths: Sequence[Path], work: str) -> bool:
        """Get ready for long work; False while other work runs."""
        if self._jobs.long is not None:
            self.notice.say("warning", self.tr("ほかの処理が終わるまでお待ちください。"))
            return False
        self._paths, self._work = tuple(paths), work
        self._show_empty()
        self.lesson.hide()
        self.drop.setEnabled(False)
        self.running.begin(work)
        return True

    def _show_empty(self) -> None:
        self._batch = ""
        self.notice.quiet()
        self.decision.hide()
        self.outcomes.show_outcomes((), "")
        self.drop.set_small(small=False)
        self.lesson.show()

    def _accept(self) -> None:
        self.take(self._paths)

    def _hear(self, progress: Progress) -> None:
        self.running.show_progress(progress)
        self.told.emit(progress, self.running.pace.text(), self._work)

    def _looked(self, ahead: Received) -> None:
        self._over()
        if ahead.cancelled:
            self._show_empty()
            words = self.tr("確認を中止しました。何も取り込んでいません。")
            anyway = pieces.button(self.tr("確認せずに取り込む"), self._accept, "quiet")
            self.notice.say("warning", words, anyway)
            return
        self.drop.set_small(small=bool(ahead.files))
        self.outcomes.show_outcomes(ahead.files, self.tr("取込の確認（まだ取り込んでいません）"), ahead=True)
        new = any(ahead.counts.get(name) for name in _CHANGES)
        counts = self._counted(ahead) or self.tr("申請はありませんでした。")
        front = self.tr("まだ取り込んでいません。") if new else self.tr("取り込むものはありません。")
        self.notice.say("info" if new else "warning", f"{front} {counts}")
        self.decision.setVisible(new)
        if new:
            self.accept.setFocus()

    def _done(self, received: Received) -> None:
        self._over()
        self._batch = received.batch
        title = self.tr("取込の結果 {batch}").format(batch=received.batch)
        self.drop.set_small(small=bool(received.files))
        self.outcomes.show_outcomes(received.files, title)
        if received.files and self.isVisible():
            self.table.setFocus()  # the button that was pressed is gone
        front = self.tr("取込を中止しました。") if received.cancelled else self.tr("取込が終わりました。")
        counts = self._counted(received) or self.tr("取り込む申請はありませんでした。")
        refused, held = received.counts.get("refused", 0), received.counts.get("held", 0)
        warns = bool(refused or held or received.cancelled)
        self.notice.say("warning" if warns else "done", f"{front} {counts}")
        self.changed.emit()

    def _counted(self, received: Received) -> str:
        count, words = self.tr("{what} {count}件"), self.model.words()
        return wording.listed(
            count.format(what=word, count=f"{received.counts[name]:,}")
            for name, word in words.items()
            if received.counts.get(name)
        )

    def _fail(self, failure: Failure) -> None:
        self._over()
        self.lesson.show()
        self.notice.say("error", failure.sentence)
        self.changed.emit()

    def _over(self) -> None:
        self._job = None
        self.drop.setEnabled(True)
        self.running.hide()
        self.told.emit(None, "", "")

    def _record_print(self) -> None:
        words = self.tr("印刷に送りました。")
        work = partial(record_use.record_outcomes_print, self._desk, self._batch)
        self._jobs.run(self, work, lambda _: self.notice.say("done", words), self._fail_print)

    def _fail_print(self, failure: Failure) -> None:
        self.notice.say("error", failure.sentence)

    # ---- parts

    def _head(self) -> QHBoxLayout:
        head = pieces.line(spacing=2)
        head.addWidget(pieces.label(self.tr("取込"), "title"))
        head.addStretch(1)
        self.held = HeldAgain(self._desk, self._jobs)
        self.held.told.connect(self.notice.say)
        self.held.changed.connect(self.changed)
        head.addWidget(self.held)
        return head

    def _decision(self) -> QWidget:
        self.decision = QWidget()
        row = pieces.line(self.decision, spacing=2)
        row.addWidget(self.accept)
        row.addWidget(self.refuse)
        row.addStretch(1)
        self.decision.hide()
        return self.decision
