"""Taking downloads in (取込): drop or choose, watch, cancel, and read what became of each."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QProgressBar, QTableView, QWidget

from kaigo_desktop.flow import find, receive, receive_held
from kaigo_desktop.flow.desk import Desk, Progress, Received
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.drop_zone import DropZone
from kaigo_desktop.ui.jobs import Failure, Job, Jobs
from kaigo_desktop.ui.outcome_model import WORDS, OutcomeModel, PathDelegate

_WIDTHS = (28, 44, 56)
_WRAPPED = 200


class ReceivePanel(QWidget):
    """`changed` tells that applications came in, `opened` the 受付番号 to open, `told` what runs."""

    changed = Signal()
    opened = Signal(str)
    told = Signal(object, str)

    KEYS = (("Enter", pieces.mark("選んだ申請を開く")), ("Esc", pieces.mark("一覧へ戻る")))

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._job: Job | None = None
        self._timer = QElapsedTimer()
        self.drop, self.notice = DropZone(), pieces.Notice()
        self.drop.chosen.connect(self.take)
        self.running = self._running()
        self.model = OutcomeModel(self)
        self.table = self._table()
        layout = pieces.column(self, margin=4, spacing=3)
        head = pieces.line(spacing=2)
        head.addWidget(pieces.label(self.tr("取込"), "title"))
        head.addStretch(1)
        self.held = pieces.button(self.tr("保留をもう一度取り込む"), self.take_held, "quiet")
        self.held.setToolTip(
            self.tr("手続の定義や取込レイアウトが増えたあと、保留の申請を読み直します。ファイルは要りません")
        )
        head.addWidget(self.held)
        layout.addLayout(head)
        for part in (self.drop, self.running, self.notice):
            layout.addWidget(part)
        layout.addWidget(self.table, 1)
        self._rest = pieces.column()
        layout.addLayout(self._rest)
        layout.addStretch(0)
        self.running.hide()
        self.table.hide()

    def take(self, paths: Sequence[Path]) -> None:
        """Take in what `paths` name."""
        if self._jobs.long is not None:
            self.notice.say("warning", self.tr("ほかの処理が終わるまでお待ちください。"))
            return
        self.notice.quiet()
        self.drop.setEnabled(False)
        self.cancel.setEnabled(True)
        self.running.show()
        self.words.setText(self.tr("準備しています…"))
        self.bar.setRange(0, 0)
        self._timer.start()
        desk, chosen = self._desk, tuple(paths)

        def work(progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> Received:
            return receive.receive(desk, chosen, progress, cancelled)

        self._job = self._jobs.run_long(self, work, self._done, self._fail, self._hear, gives_way=True)

    def stop(self) -> None:
        """End between two downloads; what was taken in stays."""
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)
            self.words.setText(self.tr("この申請を終えてから止めます…"))

    def take_held(self) -> None:
        """Read again what is held, now that there may be a definition or a layout for it."""
        desk = self._desk
        self.held.setEnabled(False)

        def work() -> tuple[int, int]:
            read = receive_held.receive_held(desk)
            left = sum(count for (_, state), count in find.counts(desk).items() if state == "held")
            return len(read), left

        self._jobs.run(self, work, self._told_held, self._fail_held)

    def _told_held(self, counts: tuple[int, int]) -> None:
        read, left = counts
        self.held.setEnabled(True)
        if read:
            words = self.tr("保留 {count}件を取り込みました。").format(count=f"{read:,}")
        elif left:
            words = self.tr("保留の申請に合う手続の定義・取込レイアウトは、まだありません。")
        else:
            words = self.tr("保留の申請はありません。")
        rest = self.tr("まだ保留: {count}件").format(count=f"{left:,}") if left else ""
        self.notice.say("warning" if left else "done", f"{words} {rest}".strip())
        if read:
            self.changed.emit()

    def _fail_held(self, failure: Failure) -> None:
        self.held.setEnabled(True)
        self.notice.say("error", failure.sentence)

    def _running(self) -> QWidget:
        card = pieces.frame("card")
        rows = pieces.column(card, margin=4, spacing=2)
        row = pieces.line(spacing=3)
        self.words, self.rest = pieces.label(), pieces.label(role="secondary")
        self.cancel = pieces.button(self.tr("中止"), self.stop, "", self.tr("取込を中止"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("取込の進み具合"))
        row.addWidget(self.words, 1)
        row.addWidget(self.rest)
        row.addWidget(self.cancel)
        rows.addLayout(row)
        rows.addWidget(self.bar)
        return card

    def _table(self) -> QTableView:
        table, unit = QTableView(), fonts.measures().unit
        table.setAccessibleName(self.tr("取込の結果"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(fonts.measures().row)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width * unit)
        table.setItemDelegateForColumn(2, PathDelegate(table))
        table.activated.connect(self._open)
        return table

    def _hear(self, progress: Progress) -> None:
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        if self._job is not None and not self._job.cancelled():
            taken = self.tr("申請 {count}件").format(count=f"{progress.applications:,}")
            self.words.setText(f"{progress.done:,} / {progress.total:,}  {taken}  {progress.name}")
        rest = self._left(progress)
        self.rest.setText(rest)
        self.told.emit(progress, rest)

    def _left(self, progress: Progress) -> str:
        if not progress.done or progress.done >= progress.total:
            return ""
        seconds = self._timer.elapsed() / 1000 / progress.done * (progress.total - progress.done)
        minutes, seconds = divmod(round(seconds), 60)
        text = self.tr("あと {minutes}分{seconds:02}秒") if minutes else self.tr("あと {seconds}秒")
        return text.format(minutes=minutes, seconds=seconds)

    def _done(self, received: Received) -> None:
        self._over()
        self.model.show_outcomes(received.files)
        self.table.show()
        for row in range(min(self.model.rowCount(), _WRAPPED)):
            if self.model.outcome(row).outcome in {"refused", "held"}:
                self.table.resizeRowToContents(row)
        count = self.tr("{what} {count}件")
        counts = "、".join(
            count.format(what=pieces.translate(word), count=f"{received.counts[name]:,}")
            for name, word in WORDS.items()
            if received.counts.get(name)
        )
        front = self.tr("取込を中止しました。") if received.cancelled else self.tr("取込が終わりました。")
        none = self.tr("取り込む申請はありませんでした。")
        words = f"{front} {counts or none}"
        refused, held = received.counts.get("refused", 0), received.counts.get("held", 0)
        self.notice.say("warning" if refused or held or received.cancelled else "done", words)
        self.changed.emit()

    def _fail(self, failure: Failure) -> None:
        self._over()
        self.notice.say("error", failure.sentence)
        self.changed.emit()

    def _over(self) -> None:
        self._job = None
        self.drop.setEnabled(True)
        self.running.hide()
        self.told.emit(None, "")

    def _open(self, index: QModelIndex) -> None:
        outcome = self.model.outcome(index.row())
        if outcome.receipt_no and outcome.outcome != "refused":
            self.opened.emit(outcome.receipt_no)
