"""The audit log (監査記録): a table of any length, filters, and everything the entry at the cursor says."""

from array import array
from collections.abc import Callable
from pathlib import Path
from textwrap import wrap

from PySide6.QtCore import QModelIndex, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QTableView, QWidget

from kaigo_desktop.flow import read_log
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.log_words import LogWords, log_words
from kaigo_desktop.flow.read_log import LogQuery
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.empty_page import EmptyPage
from kaigo_desktop.ui.findings_model import plain_table
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.log_filters import LogFilters
from kaigo_desktop.ui.log_model import COLUMNS, LogModel, cell
from kaigo_desktop.ui.row_table import widen

_FIRST = 256
"""How many numbers a new question asks for first: more than a screen shows."""

_TALL = 120
"""Height in units from which the hash of the entry at the cursor has room."""

_WHOLE = 15
"""Height of what the entry at the cursor says: three lines, so that the table does not jump."""


class LogPanel(QWidget):
    """Shows the entries that meet the filters, newest first."""

    HELP = "help_log"
    KEYS = (
        ("↑ ↓", pieces.mark("行を移る")),
        ("Ctrl+F", pieces.mark("受付番号へ")),
        ("Ctrl+C", pieces.mark("欄の文字をコピー")),
        ("F5", pieces.mark("読み直す")),
        ("Esc", pieces.mark("条件を消す")),
    )

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._words: LogWords | None = None
        self.filters, self.notice = LogFilters(desk.program.today()), pieces.Notice()
        self.model = LogModel(lambda ids: read_log.rows(desk, ids), self)
        self.table, self.empty, self.pages = log_table(self.model), EmptyPage(), QStackedWidget()
        self.whole = pieces.label(wraps=True)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whole.setMinimumHeight(_WHOLE * fonts.measures().unit)
        self.whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.whole.setAccessibleName(self.tr("選んだ記録の内容"))
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        foot = pieces.frame("bar")
        pieces.column(foot, margin=3).addWidget(self.whole)
        layout = pieces.column(self)
        for part, stretch in ((self.filters, 0), (self.notice, 0), (self.pages, 1), (foot, 0)):
            layout.addWidget(part, stretch)
        self.filters.changed.connect(self._ask_anew)
        self.filters.export.connect(self._choose_file)
        self.table.selectionModel().currentRowChanged.connect(self._show_whole)

    def refresh(self) -> None:
        """Read words and entries anew, keeping the question."""

        def gather() -> tuple[LogWords, list[str]]:
            return log_words(self._desk), read_log.actors(self._desk)

        self._jobs.run(self, gather, self._take_words, self._fail, topic="words")

    def show_entries(self, query: LogQuery) -> None:
        """Show the entries of a question asked elsewhere."""
        self.filters.show_query(query)
        self.refresh()

    def focus_search(self) -> None:
        """Put the cursor into the box of the 受付番号."""
        self.filters.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.number.selectAll()

    def export(self, file: Path) -> None:
        """Write what is shown to a file."""
        query = self.filters.query

        def done(count: int) -> None:
            words = self.tr("{name} に{count}件を書き出しました。書き出したことも記録に残ります。")
            self.notice.say("done", words.format(name=file.name, count=f"{count:,}"))
            self._ask_first()

        self.notice.say("info", self.tr("書き出しています…"))
        self._jobs.run(self, lambda: read_log.export_log(self._desk, query, file), done, self._fail)

    def _take_words(self, gathered: tuple[LogWords, list[str]]) -> None:
        self._words, actors = gathered
        self.filters.show_words(self._words, actors)
        self._ask_first()

    def _ask_anew(self) -> None:
        self.notice.quiet()
        self._ask_first()

    def _ask_first(self) -> None:
        self._ask(_FIRST, self._take_first)

    def _ask(self, limit: int | None, take: "Callable[[array[int]], None]") -> None:
        query = self.filters.query
        self._jobs.run(
            self, lambda: read_log.ids(self._desk, query, limit), take, self._fail_to_ask, topic="ids"
        )

    def _take_first(self, ids: "array[int]") -> None:
        """Show the beginning at once, however long the log is, and ask for the rest."""
        if self._words is None:
            return
        self.model.show_ids(ids, self._words)
        self.filters.show_count(None if len(ids) == _FIRST else len(ids))
        self.pages.setCurrentWidget(self.table if ids else self.empty)
        if ids:
            self.table.selectRow(0)
        else:
            self.whole.clear()
            words = self.tr("利用者・操作・受付番号・期間の条件を減らしてください。")
            self.empty.say(
                self.tr("条件に合う記録はありません"), words, self.tr("条件を消す"), self.filters.take_off
            )
        if len(ids) == _FIRST:
            QTimer.singleShot(0, self, lambda: self._ask(None, self._take_rest))  # first it is painted

    def _take_rest(self, ids: "array[int]") -> None:
        if self.model.complete(ids):
            self.filters.show_count(len(ids))
        else:
            self._ask_first()

    def _show_whole(self, now: QModelIndex, _before: QModelIndex) -> None:
        entry = self.model.entry(now.row())
        if entry is None or self._words is None:
            self.whole.clear()
            return
        told = [cell(self._words, entry, column.id) for column in COLUMNS]
        told[2] = f"{told[2]} ({entry.actor})"
        told.insert(4, f"[{self._words.group_of(entry.action)}]")
        first, rest = "　".join(part for part in told[:-1] if part), told[-1]
        hashed = " ".join(wrap(entry.hash, 16))  # so that it finds a place to break the line
        tall = self.height() > _TALL * fonts.measures().unit
        last = self.tr("ハッシュ値 {hash}").format(hash=hashed) if tall else ""
        self.whole.setText("\n".join(filter(None, (first, rest, last))))

    def _choose_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        day = self._desk.program.today().isoformat()
        proposed = str(Path(folder) / self.tr("監査記録_{day}.csv").format(day=day))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("監査記録を書き出す"), proposed, "CSV (*.csv)")
        if name:
            self.export(Path(name))

    def _fail_to_ask(self, failure: Failure) -> None:
        self.filters.count.clear()
        self._fail(failure)

    def _fail(self, failure: Failure) -> None:
        self.notice.say("error", failure.sentence)


def log_table(model: LogModel) -> QTableView:
    """A table over the log, its columns as wide as what usually stands in them."""
    table = plain_table(model, pieces.translate("記録の一覧"))
    for number, column in enumerate(COLUMNS):
        table.setColumnWidth(number, column.width * fonts.measures().unit)
    widen(table)
    return table
