"""What became of each download, as a table: what needs a person first."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kaigo_desktop.flow.desk import FileOutcome
from kaigo_desktop.ui import fonts, theme
from kaigo_desktop.ui.pieces import mark, translate

Index = QModelIndex | QPersistentModelIndex

WORDS = {
    "refused": mark("取り込めません"),
    "held": mark("保留"),
    "revised": mark("再提出"),
    "received": mark("受付"),
    "duplicate": mark("取込済み"),
}
"""Outcome → its word, in the order of what needs a person."""

AHEAD = WORDS | {"received": mark("新しい申請")}
"""The words before anything is taken in."""

_TONES = {"refused": "error", "held": "warning", "received": "done", "revised": "done"}
HEADINGS = (mark("結果"), mark("受付番号"), mark("ファイル"), mark("内容"))
"""What the columns are."""


class OutcomeModel(QAbstractTableModel):
    """Rows of an intake that is over, or of one to come (`ahead`); all of them, or those of one outcome."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[FileOutcome] = []
        self._rows: list[FileOutcome] = []
        self.ahead = False

    def show_outcomes(self, rows: tuple[FileOutcome, ...], *, ahead: bool = False) -> None:
        """Show the rows of an intake, or of one to come."""
        order = list(WORDS)
        self.ahead = ahead
        self._all = sorted(rows, key=lambda row: order.index(row.outcome))
        self.show_only("")

    def show_only(self, outcome: str) -> None:
        """Show the rows of one outcome, all of them for ""."""
        self.beginResetModel()
        self._rows = [row for row in self._all if outcome in {"", row.outcome}]
        self.endResetModel()

    def counts(self) -> dict[str, int]:
        """Outcome → how many of all rows have it, in the order of what needs a person."""
        found = {name: sum(row.outcome == name for row in self._all) for name in WORDS}
        return {name: count for name, count in found.items() if count}

    def outcome(self, row: int) -> FileOutcome:
        """The outcome in a row."""
        return self._rows[row]

    def can_be_opened(self, row: int) -> bool:
        """Whether there is an application to open; ahead of an intake, only one that was here before."""
        found = self._rows[row]
        there = {"revised", "duplicate"} if self.ahead else {"received", "revised", "duplicate", "held"}
        return bool(found.receipt_no) and found.outcome in there

    def words(self) -> dict[str, str]:
        """Outcome → its word on the screen."""
        return {name: translate(word) for name, word in (AHEAD if self.ahead else WORDS).items()}

    def rowCount(self, parent: Index | None = None) -> int:
        """How many applications and refused files."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """結果, 受付番号, ファイル, 内容."""
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translate(HEADINGS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, tooltip and colour of a cell."""
        row, column = self._rows[index.row()], index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            word = (AHEAD if self.ahead else WORDS)[row.outcome]
            return (translate(word), row.receipt_no, row.path, row.message)[column]
        if role == Qt.ItemDataRole.ForegroundRole and column == 0 and row.outcome in _TONES:
            return QColor(theme.current().colours()[_TONES[row.outcome]])
        if role == Qt.ItemDataRole.FontRole and column == 1:
            return fonts.figures()
        return None


class PathDelegate(QStyledItemDelegate):
    """Paths differ at their end: leave out their beginning."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Elide on the left."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText
