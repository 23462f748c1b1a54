"""The log as Qt sees it: a row is a number; its entry is fetched when it is painted, a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt

from kaigo_desktop.flow.log_words import LogWords
from kaigo_desktop.flow.read_log import Entry
from kaigo_desktop.ui import fonts
from kaigo_desktop.ui.paged_model import Index, PagedModel
from kaigo_desktop.ui.pieces import mark, translate

_TEXTS = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}


@dataclass(frozen=True, slots=True)
class LogColumn:
    """A column: its id, heading, first width in units."""

    id: str
    title: str
    width: int


COLUMNS = (
    LogColumn("id", mark("番号"), 20),
    LogColumn("at", mark("日時"), 40),
    LogColumn("actor", mark("利用者"), 40),
    LogColumn("action", mark("操作"), 48),
    LogColumn("receipt_no", mark("受付番号"), 40),
    LogColumn("detail", mark("内容"), 80),
)
_FIGURES = {"id", "at", "receipt_no"}


class LogModel(PagedModel[Entry]):
    """Numbers of entries and a few pages of the entries behind them."""

    def __init__(
        self, fetch: Callable[[Sequence[int]], Sequence[Entry]], parent: QObject | None = None
    ) -> None:
        super().__init__(fetch, [column.title for column in COLUMNS], parent)
        self._words: LogWords | None = None
        self._fonts = {False: fonts.text(), True: fonts.figures()}

    def show_ids(self, ids: Sequence[int], words: LogWords) -> None:
        """Show another question's answer."""
        self.beginResetModel()
        self._words = words
        self._rows.show(ids)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry in `row`."""
        return self._rows.row(row)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and face of a cell."""
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.FontRole:
            return self._fonts[column.id in _FIGURES]
        entry = self.entry(index.row()) if role in _TEXTS else None
        if entry is None or self._words is None:
            return None
        text = cell(self._words, entry, column.id)
        return f"{translate(column.title)} {text}" if role == Qt.ItemDataRole.AccessibleTextRole else text


def cell(words: LogWords, entry: Entry, column: str) -> str:
    """What stands in a column."""
    made = {
        "id": lambda: f"{entry.id:,}",
        "at": lambda: f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}",
        "actor": lambda: words.names.get(entry.actor) or entry.actor,
        "action": lambda: words.action(entry.action),
        "receipt_no": lambda: entry.receipt_no,
        "detail": lambda: words.detail(entry.detail),
    }
    return made[column]()
