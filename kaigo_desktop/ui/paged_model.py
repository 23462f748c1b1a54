"""A table of any number of rows as Qt sees it: rows are numbers, and what is in them comes when painted."""

from array import array
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kaigo_desktop.ui.paged_rows import Numbered, PagedRows
from kaigo_desktop.ui.pieces import translate

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R", bound=Numbered)


class PagedModel(QAbstractTableModel, Generic[R]):
    """Ids and a few pages of the rows behind them, under headings; what a cell says is the subclass's part.

    `fetch` takes ids and returns their rows; it is called only for rows that are asked for.
    """

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Sequence[R]],
        titles: Sequence[str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows, self._titles = PagedRows(fetch), titles

    def complete(self, ids: "array[int]") -> bool:
        """Add the rest of the answer whose beginning is shown; False where `ids` do not begin like it."""
        shown = len(self._rows.ids)
        if not self._rows.begins(ids):
            return False
        if len(ids) > shown:
            self.beginInsertRows(QModelIndex(), shown, len(ids) - 1)
            self._rows.extend(ids)
            self.endInsertRows()
        return True

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows.ids)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings; no row numbers."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translate(self._titles[section])
        return None
