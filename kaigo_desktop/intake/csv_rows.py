"""What the rows of a CSV mean: layout B (one row per application) or layout C (項目名 and 値)."""

import functools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Item
from kaigo_desktop.intake.csv_text import Record, read_records
from kaigo_desktop.intake.times import read_time

_RECEIPT_NO, _RECEIVED_AT, _TITLE, _CODE = "受付番号", "受付日時", "手続名", "手続コード"
_NAME, _VALUE, _ITEM_ID, _PART = "項目名", "値", "項目id", "枝項目名"

_ABOUT = frozenset({_RECEIPT_NO, _RECEIVED_AT, _TITLE, _CODE})


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV whose layout is known: `list` is B, `item` is C; `rows` are the records below the header."""

    layout: Literal["list", "item"]
    header: Record
    rows: Iterator[Record]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """What one application's rows say, in either layout.

    `pairs` are all (column, value) pairs of a row of layout B, for its digest; empty in layout C.
    """

    receipt_no: str
    received_at: str
    subjects: tuple[str, ...]
    items: tuple[Item, ...]
    pairs: tuple[tuple[str, str], ...] = ()


def read_table(data: bytes) -> Table:
    """Tell the layout of a CSV file by its header; in layout C a title line may precede it.

    Raises:
        UserError: `empty_file` without records, `csv_header` when it is neither layout, `csv_encoding`,
            `csv_quoting`.
    """
    rows = read_records(data)
    first = next(rows, None)
    if first is None:
        raise UserError("empty_file")
    if _is_item_header(first):
        return Table("item", first, rows)
    if _RECEIPT_NO in map(_plain, first.cells):
        return Table("list", first, rows)
    title = [cell for cell in first.cells if cell.strip()]
    second = next(rows, None)
    if second is not None and _is_item_header(second) and len(title) == 1:
        return Table("item", second, rows, title[0])
    raise UserError("csv_header")


def read_item_rows(table: Table, limit: int) -> Rows:
    """Read layout C: one line per fragment of one application.

    Rows named 受付番号, 受付日時, 手続名 and 手続コード speak of the application itself, as columns do in B.

    Raises:
        UserError: `csv_ragged` with the line, `too_many_items`.
    """
    columns = [_plain(cell) for cell in table.header.cells]
    about: dict[str, str] = {}
    items: list[Item] = []
    for record in table.rows:
        _refuse_ragged(record, len(columns))
        cell = dict(zip(columns, record.cells, strict=True))
        subject, label, value = cell[_NAME], cell.get(_PART, ""), cell[_VALUE]
        if not _take_about(about, subject, value):
            items.append(Item(subject, label, value, item_id=cell.get(_ITEM_ID, "")))
        if len(items) > limit:
            raise UserError("too_many_items", limit=limit)
    return _rows(about, items, title=table.title)


def read_list_row(header: Record, record: Record, limit: int) -> Rows:
    """Read one row of layout B; an unreadable 受付日時 stays among the items, where staff see it.

    Raises:
        UserError: `csv_ragged` with the line, `too_many_items`.
    """
    _refuse_ragged(record, len(header.cells))
    if len(header.cells) > limit:
        raise UserError("too_many_items", limit=limit)
    about: dict[str, str] = {}
    pairs = list(zip(header.cells, record.cells, strict=True))
    items = [Item(column, "", value) for column, value in pairs if not _take_about(about, column, value)]
    return _rows(about, items, pairs=tuple(sorted(pairs)))


def _take_about(about: dict[str, str], name: str, value: str) -> bool:
    """Take a value that speaks of the application itself; False when it is an item of the form."""
    plain = _plain(name)
    if plain not in _ABOUT or plain in about:
        return False
    text = value.strip()
    if plain == _RECEIVED_AT and text:
        text = read_time(value)
        if not text:
            return False
    about[plain] = text
    return True


def _rows(
    about: dict[str, str], items: list[Item], *, title: str = "", pairs: tuple[tuple[str, str], ...] = ()
) -> Rows:
    subjects = tuple(text for text in (title, about.get(_TITLE, ""), about.get(_CODE, "")) if text.strip())
    return Rows(about.get(_RECEIPT_NO, ""), about.get(_RECEIVED_AT, ""), subjects, tuple(items), pairs)


def _refuse_ragged(record: Record, columns: int) -> None:
    if len(record.cells) != columns:
        raise UserError("csv_ragged", line=record.line, cells=len(record.cells), columns=columns)


def _is_item_header(record: Record) -> bool:
    return {_NAME, _VALUE} <= set(map(_plain, record.cells))


@functools.lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """A column name as it is compared: width, case and spaces make no difference."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
