"""Two applications side by side (対比), and what somebody decides about them with a reason."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from kaigo_desktop.flow import compare, people
from kaigo_desktop.flow.compare import Compared
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.people import Suggestion, Verdict
from kaigo_desktop.ui import credentials, fonts, pieces, theme
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.row_table import lay_rows
from kaigo_desktop.ui.upright import upright

VERDICTS: tuple[tuple[Verdict, str], ...] = (
    ("duplicate", pieces.mark("重複")),
    ("same_person", pieces.mark("同一人")),
    ("different", pieces.mark("別人")),
)
"""What may be decided, and what staff call it."""


class CompareView(QWidget):
    """`left` wants the list back, `settled` carries in words what was recorded, `failed` a `Failure`."""

    left = Signal()
    settled = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._pair = ("", "")
        self.heading = pieces.label(role="heading", wraps=True)
        self.table = self._table()
        self.reason = credentials.text_line(
            self.tr("判断の理由"), self.tr("判断の理由  例: 電話で本人に確認")
        )
        self.buttons: dict[str, QPushButton] = {}
        sheet = QWidget()
        pieces.column(self).addWidget(upright(sheet, "sheet"))
        rows = pieces.column(sheet, margin=3, spacing=2)
        head = pieces.line(spacing=2)
        head.addWidget(
            pieces.button(self.tr("← 候補へ"), self.left.emit, "quiet", self.tr("候補の一覧へ戻る"))
        )
        head.addWidget(self.heading, 1)
        row = pieces.line(spacing=2)
        for verdict, word in VERDICTS:
            made = pieces.button(pieces.translate(word), self._settler(verdict))
            self.buttons[verdict] = made
            row.addWidget(made)
        row.addStretch(1)
        rows.addLayout(head)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.reason)
        rows.addLayout(row)

    def show_pair(self, receipt_no: str, other: Suggestion, *, may_review: bool = True) -> None:
        """Compare an application with a suggested one; the look is an entry of the audit log.

        Only who may review both of them can say what they are to each other.
        """
        number = other.application.receipt_no
        self._pair = (receipt_no, number)
        self.heading.setText(self.tr("この申請と {number}").format(number=number))
        self.table.setHorizontalHeaderLabels(
            [self.tr("項目"), self.tr("この申請"), self.tr("相手の申請"), self.tr("同じか")]
        )
        self.table.setRowCount(0)
        self.reason.clear()
        may = may_review and self._desk.rights.may("review", other.application.procedure)
        self.buttons["duplicate"].setVisible(may and other.same_procedure)
        for verdict in ("same_person", "different"):
            self.buttons[verdict].setVisible(may)
        self.reason.setVisible(may)
        work = partial(compare.compare, self._desk, receipt_no, number)
        self._jobs.run(self, work, self._show, self.failed.emit, topic="compare")

    def _show(self, found: list[Compared]) -> None:
        self.table.setRowCount(len(found))
        for row, line in enumerate(found):
            word = {True: self.tr("○ 同じ"), False: self.tr("× 違う"), None: ""}[line.same]
            for column, text in enumerate((line.label, line.left or "—", line.right or "—", word)):
                item = QTableWidgetItem(text)
                if column == 0 and line.person:
                    item.setFont(fonts.text(bold=True))
                if column == 3 and line.same is False:  # noqa: PLR2004 — the last of the four
                    item.setForeground(QColor(theme.current().error))
                self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()

    def _settler(self, verdict: Verdict) -> Callable[[], None]:
        return lambda: self._settle(verdict)

    def _settle(self, verdict: Verdict) -> None:
        reason, (receipt_no, other) = self.reason.text().strip(), self._pair
        if not reason:
            self.reason.setPlaceholderText(self.tr("判断の理由を書いてください"))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        word = pieces.translate(dict(VERDICTS)[verdict])
        words = self.tr("{number} とは「{word}」と記録しました。").format(number=other, word=word)
        self._jobs.run(
            self,
            lambda: people.settle(self._desk, receipt_no, other, verdict, reason),
            lambda _: self.settled.emit(words),
            self.failed.emit,
        )

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setAccessibleName(self.tr("2つの申請の対比"))
        lay_rows(table, wrapped=True)
        table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.ResizeToContents)
        return table
