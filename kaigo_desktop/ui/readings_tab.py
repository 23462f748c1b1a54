"""Readings side by side (比較): as received, around a correction, as it stands; one may be taken."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from kaigo_desktop.core.field_groups import groups_at
from kaigo_desktop.core.masking import MASK
from kaigo_desktop.core.side_by_side import Side
from kaigo_desktop.flow import readings
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.flow.readings import FieldReading, Said
from kaigo_desktop.ui import credentials, pieces
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.row_table import lay_rows
from kaigo_desktop.ui.upright import upright

SIDES: tuple[tuple[Side, str], ...] = (
    ("received", pieces.mark("受付時")),
    ("stood", pieces.mark("再提出前")),
    ("resubmitted", pieces.mark("再提出")),
    ("current", pieces.mark("現在")),
)
"""The readings in the order of the columns, and what staff call them."""

_PATH = Qt.ItemDataRole.UserRole


class ReadingsTab(QWidget):
    """Asks for the readings when it is looked at; `done` tells in words, `failed` a `Failure`."""

    done = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._case: Case | None = None
        self._asked = True
        self.about = pieces.label(role="secondary", wraps=True)
        self.table = self._table()
        self.reason = credentials.text_line(self.tr("採用する理由"), self.tr("理由  例: 電話で本人に確認"))
        self.reason.returnPressed.connect(self.press)
        self.button = pieces.button("", self.press, "primary")
        self.taking = QWidget()
        row = pieces.line(self.taking, spacing=2)
        row.addWidget(self.reason, 1)
        row.addWidget(self.button)
        sheet = QWidget()
        pieces.column(self).addWidget(upright(sheet, "sheet"))
        layout = pieces.column(sheet, margin=3, spacing=2)
        layout.addWidget(self.about)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.taking)
        layout.addStretch(0)

    def show_case(self, case: Case) -> None:
        """Compare the readings of `case`, once somebody looks."""
        if self._case is None or self._case.application.receipt_no != case.application.receipt_no:
            self.reason.clear()
        self._case, self._asked = case, False
        if self.isVisible():
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what nobody looked at until now: every look is an entry of the audit log."""
        super().showEvent(event)
        self._ask()

    def choices(self) -> dict[str, Side]:
        """Path → the reading that is ticked."""
        found: dict[str, Side] = {}
        for row in range(self.table.rowCount()):
            for column, (side, _) in enumerate(SIDES, 1):
                item = self.table.item(row, column)
                if item is not None and item.checkState() == Qt.CheckState.Checked:
                    found[str(item.data(_PATH))] = side
        return found

    def press(self) -> None:
        """Take what is ticked, once there is a reason."""
        case, chosen, reason = self._case, self.choices(), self.reason.text().strip()
        if case is None or not chosen:
            return
        if not reason:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        number, version = case.application.receipt_no, case.application.version
        words = self.tr("{count}項目を採用しました。").format(count=len(chosen))

        def taken(_application: object) -> None:
            self.reason.clear()
            self.done.emit(words)

        self._jobs.run(
            self,
            lambda: readings.take(self._desk, number, chosen, reason, version),
            taken,
            self.failed.emit,
        )

    def _ask(self) -> None:
        case = self._case
        if self._asked or case is None:
            return
        self._asked = True
        if case.procedure is None:
            self._show([])
            return
        work = partial(readings.readings, self._desk, case.application.receipt_no)
        self._jobs.run(self, work, self._show, self._fail, topic="readings")

    def _fail(self, failure: Failure) -> None:
        self._show([])
        self.failed.emit(failure)

    def _show(self, found: list[FieldReading]) -> None:
        differing = [reading for reading in found if reading.differs]
        several = any(reading.resubmitted for reading in found)
        may = self._case is not None and self._case.editable
        self.table.blockSignals(True)
        self.table.setRowCount(len(differing))
        for row, reading in enumerate(differing):
            self._write(row, reading, may_take=self._may_take(reading))
        for column, (side, _) in enumerate(SIDES, 1):
            self.table.setColumnHidden(column, side in {"stood", "resubmitted"} and not several)
        self.table.blockSignals(False)
        self.table.resizeRowsToContents()
        self.table.setVisible(bool(differing))
        self.taking.setVisible(bool(differing) and may)
        self.about.setText(self._about(differing=bool(differing), several=several, may=may))
        self._count()

    def _may_take(self, reading: FieldReading) -> bool:
        """Whether this person may change the field now."""
        form, writable = (self._case.procedure, self._case.writable) if self._case else (None, frozenset())
        return form is not None and groups_at(form, reading.path) <= writable

    def _about(self, *, differing: bool, several: bool, may: bool) -> str:
        if differing and may:
            return self.tr("違いのある項目です。戻したい値に印を付け、理由を書いて採用します。")
        if differing:
            return self.tr("違いのある項目です。")
        if several:
            return self.tr("受付時・再提出・現在の値はすべて同じです。")
        return self.tr(
            "受付時から変わった項目はありません。値を変更したり、補正で再提出されたりすると、"
            "ここに並べて比べられます。"
        )

    def _write(self, row: int, reading: FieldReading, *, may_take: bool) -> None:
        words = self.tr("{label} (個人番号を表示する権限がないため比較できません)")
        label = QTableWidgetItem(reading.label if reading.comparable else words.format(label=reading.label))
        label.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.table.setItem(row, 0, label)
        said = (reading.received, reading.stood, reading.resubmitted, reading.current)
        for column, one in enumerate(said, 1):
            item = QTableWidgetItem((one.text or "—") if one else "")
            if one is not None and one.raw and one.raw != one.text:
                item.setToolTip(self.tr("届いたまま: {raw}").format(raw=one.raw))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if may_take and one is not None and column < len(said) and _other(one, reading.current):
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
                item.setData(_PATH, reading.path)
            self.table.setItem(row, column, item)

    def _ticked(self, item: QTableWidgetItem) -> None:
        """At most one reading of a field is taken."""
        if item.checkState() == Qt.CheckState.Checked:
            for column in range(1, len(SIDES)):
                other = self.table.item(item.row(), column)
                if other is not None and other is not item and other.data(_PATH):
                    other.setCheckState(Qt.CheckState.Unchecked)
        self._count()

    def _count(self) -> None:
        count = len(self.choices())
        self.button.setText(
            self.tr("{count}項目を採用").format(count=count) if count else self.tr("採用する")
        )
        self.button.setAccessibleName(self.button.text())
        self.button.setEnabled(count > 0)

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 1 + len(SIDES))
        table.setHorizontalHeaderLabels([self.tr("項目"), *(pieces.translate(word) for _, word in SIDES)])
        table.setAccessibleName(self.tr("値の比較"))
        lay_rows(table, wrapped=True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.itemChanged.connect(self._ticked)
        return table


def _other(one: Said, current: Said) -> bool:
    """Whether taking it would change something; of masked numbers one can't see it."""
    return one.value != current.value or one.value == MASK
