"""Saying which earlier application (補正元) this one corrects: chosen from those that wait, or entered."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame

from kaigo_desktop.core.model import Application
from kaigo_desktop.flow import find, link
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.ui import fonts, pieces, wording
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.wrapping_row import WrappingRow

AWAITED = ("awaiting_correction",)
"""States an application may be corrected in."""

_MOST, _EARLIER = 200, 52


class LinkBar(QFrame):
    """`done` carries what was recorded, in words; `failed` a `Failure`."""

    done = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self.setProperty("role", "box-info")
        self._desk, self._jobs = desk, jobs
        self._receipt_no = ""
        unit = fonts.measures().unit
        row = WrappingRow()
        around = pieces.column(self)
        around.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        around.addLayout(row)
        self.earlier = QComboBox()
        self.earlier.setEditable(True)
        self.earlier.setMinimumWidth(_EARLIER * unit)
        self.earlier.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.earlier.setAccessibleName(self.tr("補正の元の申請"))
        words = pieces.label(self.tr("補正の元の申請"), "heading")
        words.setBuddy(self.earlier)
        row.addWidget(words)
        row.addWidget(self.earlier)
        row.grow(self.earlier)
        stop = pieces.button(self.tr("やめる"), self.hide, "quiet")
        row.addWidget(stop)
        row.push(stop)
        self.button = pieces.button(self.tr("補正として結び付ける"), self.press, "primary")
        row.addWidget(self.button)
        line = self.earlier.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("元の申請の受付番号。元の申請は完了になり、履歴に残ります"))
            line.setToolTip(line.placeholderText())
            line.returnPressed.connect(self.press)
        self.hide()

    def ask(self, case: Case) -> None:
        """Ask which application `case` corrects; those of its procedure that wait can be chosen."""
        self._receipt_no = case.application.receipt_no
        self.earlier.clear()
        query = find.Query(states=AWAITED, procedures=(case.application.procedure,))
        work = partial(find.find, self._desk, query, _MOST)
        self._jobs.run(
            self, work, lambda found: self._offer(case.application, found.rows), self.failed.emit, "waiting"
        )
        self.show()
        self.earlier.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self) -> None:
        """Link, once an application is named."""
        chosen = self.earlier.findText(self.earlier.currentText(), Qt.MatchFlag.MatchExactly)
        data = self.earlier.itemData(chosen) if chosen >= 0 else None
        earlier, receipt_no = str(data or self.earlier.currentText().strip()), self._receipt_no
        if not earlier:
            self.earlier.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.hide()
        words = self.tr("{earlier} の補正として結び付けました。元の申請は完了になりました。").format(
            earlier=earlier
        )
        self._jobs.run(
            self,
            lambda: link.link(self._desk, receipt_no, earlier),
            lambda _: self.done.emit(words),
            self._fail,
        )

    def _fail(self, failure: Failure) -> None:
        self.show()
        self.failed.emit(failure)

    def _offer(self, about: Application, waiting: tuple[Application, ...]) -> None:
        """List what waits, likely ones first: the same number, then the same name, then the newest."""
        typed = self.earlier.currentText()
        for one in sorted(waiting, key=lambda other: not _alike(about, other)):
            if one.receipt_no != about.receipt_no:
                told = "  ".join(filter(None, (one.receipt_no, one.name, wording.received(one.received_at))))
                self.earlier.addItem(told, one.receipt_no)
        self.earlier.setCurrentIndex(-1)
        self.earlier.setEditText(typed)


def _alike(one: Application, other: Application) -> bool:
    same_number = bool(one.insured_no) and one.insured_no == other.insured_no
    return same_number or (bool(one.name) and one.name == other.name and one.born_on == other.born_on)
