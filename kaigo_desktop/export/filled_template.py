"""A hand-over filled into the ward's own workbook (ひな形): its styles, widths and print settings stay.

Through openpyxl, which holds the whole workbook in memory and takes ten times as long as `workbook`: for
lists of some thousand rows that a ward has a form of its own for. Every cell is a text, as there.
"""

from copy import copy
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.profile import Profile
from kaigo_desktop.export import workbook
from kaigo_desktop.export.layout import Table
from kaigo_desktop.export.pending import Written
from kaigo_desktop.export.template import OpenTemplate, Place, Rows, Template

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS = 20_000
"""Rows a template takes: at forty columns they need some hundreds of megabytes."""

_TEXT = "@"


class FilledTemplate:
    """The one file of a hand-over into a template."""

    def __init__(
        self, profile: Profile, template: Template, batch: str, at: datetime, written: Written
    ) -> None:
        """Fill `template`; `at` becomes the workbook's date.

        Raises:
            UserError: as `OpenTemplate.read`.
        """
        self._open = OpenTemplate.read(template)
        self._name = workbook.file_name(profile, batch)
        self._at = at.astimezone(UTC) if at.tzinfo else at
        self._written = written
        self._places: list[Place] = []
        self._count = 0

    def keeps(self, text: str) -> bool:
        """Whether a cell can hold the text."""
        return workbook.fits_cell(text)

    def begin(self, table: Table, procedure: str) -> int:
        """Find the place of `table`.

        Raises:
            UserError: as `OpenTemplate.place`.
        """
        del procedure
        self._places.append(self._open.place(table))
        return len(self._places) - 1

    def write(self, number: int, cells: list[str]) -> bool:
        """Add a row to the table `number`; False, and nothing added, where a cell does not come through.

        Raises:
            UserError: `template_no_room` where something stands in the way, `template_too_many_rows`.
        """
        if not all(map(workbook.fits_cell, cells)):
            return False
        self._count += 1
        if self._count > MOST_ROWS:
            raise UserError("template_too_many_rows", rows=MOST_ROWS)
        place = self._places[number]
        rows = place.rows
        if rows.next > rows.first:
            _dress(rows)
        for column, text in zip(place.columns, cells, strict=True):
            if not _put(rows, column, text):
                at = rows.sheet.cell(rows.next, column).coordinate
                raise UserError("template_no_room", name=self._open.name, sheet=rows.sheet.title, cell=at)
        rows.next += 1
        return True

    def finish(self) -> None:
        """Save the workbook and leave it to the hand-over's files."""
        if not self._places:
            return
        for heading, rows in self._open.rows():
            _reach(rows.sheet, heading, rows.next - 1)
        book, file = self._open.book, self._written.open(self._name)
        book.properties.modified = self._at.replace(tzinfo=None)
        with _Archive(file, "w", ZIP_DEFLATED) as archive:
            archive.at = self._at
            _save(book, archive)
        self._written.keep(self._name, file, self._count)


def _dress(rows: Rows) -> None:
    """Give the next row the looks of the first one, where the template gives it none of its own."""
    sheet = rows.sheet
    for column in range(1, rows.width + 1):
        model: Any = sheet.cell(rows.first, column)
        cell: Any = sheet.cell(rows.next, column)
        if model.has_style and not cell.has_style:
            cell._style = copy(model._style)
    height = sheet.row_dimensions[rows.first].height
    if height is not None and sheet.row_dimensions[rows.next].height is None:
        sheet.row_dimensions[rows.next].height = height


def _put(rows: Rows, column: int, text: str) -> bool:
    """Write a text into a cell of the next row; False where something stands there already."""
    from openpyxl.cell.cell import MergedCell

    cell = rows.sheet.cell(rows.next, column)
    if isinstance(cell, MergedCell) or cell.value is not None:
        return False
    if cell.number_format == "General":
        cell.number_format = _TEXT  # a number somebody presses Enter on keeps its zeros
    if text:
        cell.value = workbook.unlike_an_escape(text)
        cell.data_type = "s"  # a text that begins with = is no formula
    return True


def _reach(sheet: "Worksheet", heading: int, last: int) -> None:
    """Let what covers the headings (print area, filter, tables) reach down to the last row."""
    if sheet.print_area and "," not in sheet.print_area:
        sheet.print_area = _reaching(sheet.print_area.rpartition("!")[2], heading, last)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = _reaching(sheet.auto_filter.ref, heading, last)
    for table in sheet.tables.values():
        table.ref = _reaching(table.ref, heading, last)
        if table.autoFilter is not None:
            table.autoFilter.ref = table.ref


def _reaching(area: str, heading: int, last: int) -> str:
    from openpyxl.utils.cell import get_column_letter, range_boundaries

    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    if left is None or top is None or right is None or bottom is None or not top <= heading <= bottom:
        return area
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{max(bottom, last)}"


class _Archive(ZipFile):
    """An archive whose entries say nothing about the computer or the time they were written at."""

    at: datetime

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add an entry, dated `at`."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(workbook.entry(name, self.at), data, compress_type or ZIP_DEFLATED, compresslevel)


def _save(book: "Workbook", archive: _Archive) -> None:
    """Save without the temporary files openpyxl would write sheets to: what stands in them is personal."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class InMemory(ExcelWriter):
        def write_worksheet(self, ws: Any) -> None:
            out = BytesIO()
            ws._drawing = SpreadsheetDrawing()
            writer: Any = WorksheetWriter(ws, out)
            writer.write()
            ws._rels = writer._rels
            archive.writestr(ws.path[1:], out.getvalue())
            self.manifest.append(ws)

    InMemory(book, archive).write_data()
