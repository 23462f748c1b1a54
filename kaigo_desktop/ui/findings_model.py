"""Tables of the monthly report: its findings, and people × groups of actions."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QTableView

from kaigo_desktop.flow.analyse_log import MonthOfLog
from kaigo_desktop.flow.log_findings import Finding
from kaigo_desktop.flow.log_paper import by_group, groups_of
from kaigo_desktop.ui import fonts, theme
from kaigo_desktop.ui.pieces import translate
from kaigo_desktop.ui.row_table import lay_rows

Index = QModelIndex | QPersistentModelIndex

_SHOWN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}


class TextTable(QAbstractTableModel):
    """Rows of texts under headings; columns from `counts_from` on hold counts, `fixed` ones dates."""

    def __init__(self, counts_from: int, fixed: Collection[int] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._from, self._fixed = counts_from, fixed
        self._fonts = {False: fonts.text(), True: fonts.figures()}
        self._headings: Sequence[str] = ()
        self._rows: Sequence[Sequence[str]] = ()

    def show_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._headings, self._rows = headings, rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings, over their columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return self._headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, face and side of a cell; what is zero fades."""
        text = self._rows[index.row()][index.column()]
        if role in _SHOWN:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headings[index.column()]} {text}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == Qt.ItemDataRole.FontRole:
            return self._fonts[index.column() >= self._from or index.column() in self._fixed]
        if role == Qt.ItemDataRole.ForegroundRole and text == "0":
            return QColor(theme.current().secondary)
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column >= self._from else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def finding_rows(found: Sequence[Finding], names: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    """日時, 利用者, 受付番号, 内容 of findings."""
    return [
        (
            f"{one.at:%Y-%m-%d %H:%M}" if one.at else "",
            names.get(one.login) or one.login,
            one.receipt_no,
            one.words,
        )
        for one in found
    ]


def people_rows(made: MonthOfLog) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of people × groups, all of them together last."""
    groups, report = groups_of(made.report), made.report
    headings = [translate("利用者"), translate("計"), *(made.words.group(group) for group in groups)]
    counts = {login: by_group(report, login) for login in report.by_person}
    rows = [
        [made.words.names.get(login) or login, *(f"{count:,}" for count in own)]
        for login, own in counts.items()
    ]
    if len(counts) > 1:
        sums = (f"{sum(column):,}" for column in zip(*counts.values(), strict=True))
        rows.append([translate("全員"), *sums])
    return headings, rows


def plain_table(model: QAbstractTableModel, name: str) -> QTableView:
    """A table to look through row by row."""
    table = QTableView()
    table.setAccessibleName(name)
    table.setModel(model)
    lay_rows(table)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return table
