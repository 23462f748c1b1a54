"""The ward's own workbook (ひな形): read, looked through, and where the rows of each table go in it.

A table's place is found by its headings: in the cells a defined name points to (`qualification`, for a group
`qualification_household`), or else in the sheet titled like the table. Each cell of a row goes under its own
heading, whatever their order; what else stands in the template stays.
"""

import struct
import warnings
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from kaigo_desktop.core.errors import UserError, Worded
from kaigo_desktop.core.text import fold_item
from kaigo_desktop.export.layout import Table

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_SEARCHED_ROWS = 50
_MACROS = ("xl/vbaProject.bin", "xl/macrosheets/")
_LOST = {
    "xl/charts/": "template_charts",
    "xl/chartsheets/": "template_charts",
    "xl/drawings/drawing": "template_pictures",
    "xl/media/": "template_pictures",
    "xl/ctrlProps/": "template_controls",
    "xl/activeX/": "template_controls",
    "xl/embeddings/": "template_embedded",
    "xl/slicers/": "template_slicers",
    "xl/pivotTables/": "template_pivot_tables",
}
"""Parts that would not come through openpyxl as they were, and the code of what people call them."""

_WARNED = {
    "Conditional Formatting extension": "template_newer_formatting",
    "Data Validation extension": "template_newer_validation",
    "Sparkline Group extension": "template_sparklines",
    "Slicer ": "template_slicers",
}
"""How openpyxl begins to warn of what it leaves out, and the same code; other warnings stay in its words."""

_HARMLESS = "no default style"
_UNREADABLE = (
    BadZipFile, OSError, EOFError, zlib.error, struct.error, KeyError, IndexError, ValueError, TypeError,
    AttributeError, SyntaxError, RuntimeError,
)  # fmt: skip
"""What openpyxl raises for files that are no workbooks; it has no error of its own for them.

RuntimeError comes from zipfile: parts under a password, or written by a later version of ZIP.
"""


@dataclass(frozen=True, slots=True)
class Template:
    """A template as it is kept beside the profiles: its file name and its bytes."""

    name: str
    data: bytes


@dataclass(slots=True)
class Rows:
    """The rows under one line of headings: their sheet, its columns, the first row and the next free one."""

    sheet: "Worksheet"
    width: int
    first: int
    next: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table goes: the rows, and the column (from 1) of each of its cells."""

    rows: Rows
    columns: tuple[int, ...]


@dataclass(slots=True)
class OpenTemplate:
    """A template read, every part of which will come through.

    Forms of a procedure that differ in columns a profile leaves out share their rows.
    """

    name: str
    book: "Workbook"
    _rows: dict[tuple[str, int], Rows] = field(default_factory=dict)

    @classmethod
    def read(cls, template: Template) -> "OpenTemplate":
        """Read and look through `template`.

        Raises:
            UserError: `template_not_a_workbook`, `template_has_macros`, `template_would_lose`.
        """
        return cls(template.name, _read(template))

    def place(self, table: Table) -> Place:
        """Where the rows of `table` go.

        Raises:
            UserError: `template_sheet_missing`, `template_heading_missing`.
        """
        sheet, lines, first, last = self._area(table)
        wanted = [fold_item(heading) for heading in table.header]
        number, columns = 0, [0] * len(wanted)
        for line in lines:
            found = _columns(sheet, line, range(first, last + 1), wanted)
            if sum(map(bool, found)) > sum(map(bool, columns)):
                number, columns = line, found
        missing = [heading for heading, column in zip(table.header, columns, strict=True) if not column]
        if missing:
            facts = {"name": self.name, "sheet": sheet.title, "headings": tuple(missing)}
            raise UserError("template_heading_missing", **facts)
        if (sheet.title, number) not in self._rows:
            merged = (
                each.max_row for each in sheet.merged_cells.ranges if each.min_row <= number <= each.max_row
            )
            below = max(merged, default=number) + 1
            self._rows[sheet.title, number] = Rows(sheet, sheet.max_column, below, below)
        return Place(self._rows[sheet.title, number], tuple(columns))

    def rows(self) -> Iterator[tuple[int, Rows]]:
        """Every line of headings that a table was placed under, and the rows under it."""
        yield from ((heading, rows) for (_, heading), rows in self._rows.items())

    def _area(self, table: Table) -> tuple["Worksheet", range, int, int]:
        """The sheet, the lines to look for headings in, and the first and last column of them."""
        from openpyxl.utils.cell import range_boundaries

        name = f"{table.procedure}_{table.group}" if table.group else table.procedure
        for title, cells in self._destinations(name):
            left, top, right, bottom = range_boundaries(cells.replace("$", ""))
            if title in self.book.sheetnames and None not in {left, top, right, bottom}:
                return (
                    self.book[title],
                    range(int(top or 1), int(bottom or 1) + 1),
                    int(left or 1),
                    int(right or 1),
                )
        for sheet in self.book.worksheets:
            if fold_item(sheet.title) == fold_item(table.title):
                return sheet, range(1, min(sheet.max_row, _SEARCHED_ROWS) + 1), 1, sheet.max_column
        raise UserError("template_sheet_missing", name=self.name, sheet=table.title, range=name)

    def _destinations(self, name: str) -> Sequence[tuple[str, str]]:
        defined = self.book.defined_names.get(name)
        return tuple(defined.destinations) if defined is not None and defined.type == "RANGE" else ()


def _columns(sheet: "Worksheet", line: int, columns: range, wanted: list[str]) -> list[int]:
    """The column of each heading wanted in a line, 0 for none; a heading wanted twice is taken twice."""
    standing = {column: fold_item(str(sheet.cell(line, column).value or "")) for column in columns}
    found = []
    for heading in wanted:
        column = next((column for column, text in standing.items() if text == heading), 0)
        standing.pop(column, None)
        found.append(column)
    return found


def _read(template: Template) -> "Workbook":
    from openpyxl.reader.excel import ExcelReader

    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            reader = ExcelReader(BytesIO(template.data), rich_text=True)
            _require_whole(template.name, reader.valid_files)
            reader.read()
    except _UNREADABLE as error:
        raise UserError("template_not_a_workbook", name=template.name) from error
    lost = dict.fromkeys(_told(str(warning.message)) for warning in told)
    lost.pop("", None)
    if lost:
        raise UserError("template_would_lose", name=template.name, what=tuple(lost))
    return reader.wb


def _told(warning: str) -> str:
    """What openpyxl warns of, in words of ours where there are; "" for what does no harm."""
    if _HARMLESS in warning:
        return ""
    return next((Worded(code) for begins, code in _WARNED.items() if warning.startswith(begins)), warning)


def _require_whole(name: str, parts: Sequence[str]) -> None:
    """Refuse macros, and what would not come through."""
    if any(part.startswith(_MACROS) for part in parts):
        raise UserError("template_has_macros", name=name)
    lost = dict.fromkeys(
        Worded(code) for begins, code in _LOST.items() if any(part.startswith(begins) for part in parts)
    )
    if lost:
        raise UserError("template_would_lose", name=name, what=tuple(lost))
