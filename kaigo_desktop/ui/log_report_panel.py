"""The monthly review of the log (記録の点検): a month's figures, what to look through, and signing it off."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QModelIndex, QStandardPaths, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHeaderView, QStackedWidget, QWidget

from kaigo_desktop.flow import analyse_log
from kaigo_desktop.flow.analyse_log import MonthOfLog, Review
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.log_findings import KINDS, Finding
from kaigo_desktop.flow.log_paper import month_in_words
from kaigo_desktop.flow.read_log import LogQuery
from kaigo_desktop.ui import fonts, pieces, wording
from kaigo_desktop.ui.entry_list import EntryList
from kaigo_desktop.ui.findings_model import TextTable, finding_rows, plain_table
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.log_summary import LogSummary
from kaigo_desktop.ui.row_table import widen
from kaigo_desktop.ui.sign_off_bar import SignOffBar
from kaigo_desktop.ui.wrapping_row import WrappingRow

_COUNT, _KINDS, _NARROW_KINDS, _ROOM = 19, 82, 54, 220
_WIDTHS = (40, 34, 42, 60)


class LogReportPanel(QWidget):
    """Shows the report of a month; `entries_wanted` carries a question to the log behind a finding."""

    entries_wanted = Signal(object)

    HELP = "help_log_report"
    KEYS = (
        ("↑ ↓", pieces.mark("点検項目や行を移る")),
        ("Enter", pieces.mark("その利用者のその日の記録を見る")),
        ("Ctrl+Enter", pieces.mark("点検を済ませる")),
        ("F5", pieces.mark("分析し直す")),
    )

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self.made: MonthOfLog | None = None
        self._listed: list[Finding] = []
        self.month, self.notice = QComboBox(), pieces.Notice()
        self.month.setAccessibleName(self.tr("点検する月"))
        self.month.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.items, self.pages = TextTable(1, parent=self), QStackedWidget()
        self.kinds = plain_table(self.items, self.tr("点検項目"))
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.summary, self.reviews = LogSummary(desk.ward), EntryList()
        self.model = TextTable(len(_WIDTHS), fixed=(0, 2), parent=self)
        self.table = plain_table(self.model, self.tr("点検項目の一覧"))
        for page in (self.summary, self.table, self.reviews):
            self.pages.addWidget(page)
        self.bar = SignOffBar()
        self.save = pieces.button(
            self.tr("報告を保存…"), self._choose_file, "", self.tr("点検の報告をPDFかCSVで保存")
        )
        self._arrange()
        self.month.activated.connect(lambda _row: self._analyse())
        self.kinds.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_kind(now.row()))
        self.table.activated.connect(self._go_to_entries)
        self.bar.wanted.connect(self._sign_off)

    def refresh(self) -> None:
        """Read the months anew, and analyse the one that is shown (at first: the newest that is over)."""
        self._jobs.run(
            self, lambda: analyse_log.months(self._desk), self._take_months, self._fail, topic="months"
        )

    def export(self, file: Path) -> None:
        """Write the report that is shown to a file."""
        month, words = self._chosen(), self.tr("{name} に保存しました。").format(name=file.name)
        self._jobs.run(
            self,
            lambda: analyse_log.export_report(self._desk, month, file),
            lambda _made: self.notice.say("done", words),
            self._fail,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the findings most of a narrow window."""
        super().resizeEvent(event)
        unit = fonts.measures().unit
        self.kinds.setFixedWidth((_KINDS if self.width() > _ROOM * unit else _NARROW_KINDS) * unit)

    def _chosen(self) -> str:
        return str(self.month.currentData() or "")

    def _take_months(self, found: dict[str, Review | None]) -> None:
        before = self._chosen()
        self.month.clear()
        for name, review in found.items():
            mark = self.tr("点検済") if review else self.tr("未点検")
            self.month.addItem(f"{month_in_words(name)}　{mark}", name)
        today = f"{self._desk.program.today():%Y-%m}"
        over = next((name for name in found if name < today), next(iter(found), ""))
        self.month.setCurrentIndex(max(0, self.month.findData(before or over)))
        if found:
            self._analyse()

    def _analyse(self) -> None:
        month = self._chosen()
        self._jobs.run(
            self,
            lambda: analyse_log.analyse_month(self._desk, month),
            self._show,
            self._fail,
            topic="month",
        )

    def _show(self, made: MonthOfLog) -> None:
        row = max(0, self.kinds.currentIndex().row())
        self.made = made
        self.notice.quiet()
        if made.changed_since:
            self.notice.say(
                "error",
                self.tr("点検を済ませた後に、この月の記録が変わっています。管理者に伝え、検証してください。"),
            )
        self.summary.show_month(made)
        self.bar.show_month(over=made.over)
        self._show_reviews(made)
        counts = Counter(finding.kind for finding in made.findings)
        titles = ((made.words.messages.text(f"log_kind_{kind}"), counts[kind]) for kind in KINDS)
        told = (
            (self.tr("まとめ"), made.report.entries), *titles, (self.tr("これまでの点検"), len(made.reviews)),
        )  # fmt: skip
        headings = (self.tr("点検項目"), self.tr("件数"))
        self.items.show_rows(headings, [(title, f"{count:,}") for title, count in told])
        header = self.kinds.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, _COUNT * fonts.measures().unit)
        self.kinds.selectRow(row)

    def _show_reviews(self, made: MonthOfLog) -> None:
        entries = [
            (
                f"{wording.moment(review.at)}　{made.words.names.get(review.reviewer) or review.reviewer}",
                review.finding,
                self.tr("記録 {count}件　要約値 {digest}").format(
                    count=f"{review.counts.get('entries', 0):,}", digest=review.digest
                ),
            )
            for review in reversed(made.reviews)
        ]
        self.reviews.show_entries(entries, self.tr("この月はまだ点検されていません。"))

    def _show_kind(self, row: int) -> None:
        if self.made is None or row < 0:
            return
        if not 1 <= row <= len(KINDS):
            self.pages.setCurrentWidget(self.reviews if row else self.summary)
            return
        self._listed = [finding for finding in self.made.findings if finding.kind == KINDS[row - 1]]
        headings = [self.tr("日時"), self.tr("利用者"), self.tr("受付番号"), self.tr("内容")]
        self.model.show_rows(headings, finding_rows(self._listed, self.made.words.names))
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, width * fonts.measures().unit)
        widen(self.table)
        self.table.setColumnHidden(2, not any(finding.receipt_no for finding in self._listed))
        self.pages.setCurrentWidget(self.table)

    def _go_to_entries(self, index: QModelIndex) -> None:
        finding = self._listed[index.row()]
        day = finding.at.date().isoformat() if finding.at else ""
        self.entries_wanted.emit(LogQuery(finding.login, finding.receipt_no, "", day, day))

    def _sign_off(self, finding: str) -> None:
        made = self.made
        if made is None:
            return

        def done(_review: Review) -> None:
            self.refresh()
            self.bar.finding.clear()

        self._jobs.run(
            self,
            lambda: analyse_log.sign_off(self._desk, made.report.month, finding, made.digest),
            done,
            self._fail,
        )

    def _choose_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder) / self.tr("監査記録の点検_{month}.pdf").format(month=self._chosen()))
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("点検の報告を保存"), proposed, "PDF (*.pdf);;CSV (*.csv)"
        )
        if name:
            self.export(Path(name))

    def _arrange(self) -> None:
        head = pieces.frame("head")
        top = WrappingRow(spacing=3)
        pieces.column(head, margin=3).addLayout(top)
        for part in (pieces.label(self.tr("記録の点検"), "title"), self.month, self.save):
            top.addWidget(part)
        top.push(self.save)
        body = pieces.line(spacing=1)
        body.addWidget(self.kinds)
        body.addWidget(self.pages, 1)
        layout = pieces.column(self)
        layout.addWidget(head)
        layout.addWidget(self.notice)
        layout.addLayout(body, 1)
        layout.addWidget(self.bar)

    def _fail(self, failure: Failure) -> None:
        self.notice.say("error", failure.sentence)
