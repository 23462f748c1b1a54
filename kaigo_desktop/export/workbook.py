"""A hand-over as one workbook for people (Office Open XML): a sheet per procedure and per repeated group.

Written as a plain stream of XML: rows go to disk as they come, every cell is a text (never a formula, never a
number that loses its zeros), and the parts are stored without compression and with fixed dates, so that the
same batch gives the same bytes on every computer.
"""

import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from io import BufferedRandom
from zipfile import ZipFile, ZipInfo

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.profile import Profile
from kaigo_desktop.export import workbook_parts
from kaigo_desktop.export.layout import Table
from kaigo_desktop.export.losses import survives_xml
from kaigo_desktop.export.pending import Written

_MOST_ROWS = 1_048_576
_LONGEST_CELL = 32_767
_WIDEST, _NARROWEST = 48, 8
_WIDE = "\u1100"
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SPECIAL = ("&", "<", ">", "\r", "_x")
_MEASURED_ROWS = 1_000
_CELL_END = "</t></is></c>"


@dataclass(slots=True)
class _Sheet:
    """A sheet being written: title, temporary file, how its cells begin, widths, rows with headings.

    A cell's beginning is the end of the one before it and its column's letters. Widths come of the first
    thousand rows.
    """

    title: str
    part: str
    file: BufferedRandom
    beginnings: list[str]
    widths: list[int]
    rows: int = 0


def fits_cell(text: str) -> bool:
    """Whether a cell of a workbook can hold the text."""
    return survives_xml(text) and len(text.encode("utf-16-le")) <= 2 * _LONGEST_CELL


def fits_row(cells: list[str]) -> bool:
    """Whether the cells of a workbook can hold these texts, for certain: none long, no bad sign."""
    joined = "\n".join(cells)
    return 2 * len(joined) <= _LONGEST_CELL and survives_xml(joined)


class Workbook:
    """The one file of a hand-over for people; its sheets grow row by row in temporary files beside it."""

    def __init__(self, profile: Profile, batch: str, at: datetime, written: Written) -> None:
        """Write into the folder of `written`; `at` becomes the workbook's date."""
        self._name = file_name(profile, batch)
        self._header = profile.header
        self._at = at.astimezone(UTC) if at.tzinfo else at
        self._written = written
        self._sheets: list[_Sheet] = []

    def keeps(self, text: str) -> bool:
        """Whether a cell can hold the text."""
        return fits_cell(text)

    def begin(self, table: Table, procedure: str) -> int:
        """Start the sheet of `table`; `procedure` tells a second layout of one procedure from the first."""
        wanted = (
            table.title if procedure == table.procedure else f"{table.title} {procedure.rpartition('-')[2]}"
        )
        title = workbook_parts.sheet_title(wanted, [sheet.title for sheet in self._sheets])
        part = f"{self._name}.sheet{len(self._sheets) + 1}"
        columns = len(table.header)
        beginnings = [f'{_CELL_END}<c r="{workbook_parts.column_name(column)}' for column in range(columns)]
        self._sheets.append(_Sheet(title, part, self._written.open(part), beginnings, [_NARROWEST] * columns))
        if self._header:
            self._add(self._sheets[-1], table.header, style=workbook_parts.HEADER_STYLE)
        return len(self._sheets) - 1

    def write(self, number: int, cells: list[str]) -> bool:
        """Add a row to sheet `number`; False, and nothing added, where a cell does not come through."""
        kept = fits_row(cells) or all(map(fits_cell, cells))
        if kept:
            self._add(self._sheets[number], cells, style=workbook_parts.TEXT_STYLE)
        return kept

    def finish(self) -> None:
        """Put the sheets together to the workbook and leave it to the hand-over's files."""
        if not self._sheets:
            return
        file = self._written.open(self._name)
        with ZipFile(file, "w") as archive:
            for name, text in workbook_parts.frame([sheet.title for sheet in self._sheets], self._at).items():
                archive.writestr(entry(name, self._at), text.encode())
            for number, sheet in enumerate(self._sheets, start=1):
                self._add_part(archive, number, sheet)
        rows = sum(sheet.rows - self._header for sheet in self._sheets)
        for sheet in self._sheets:
            self._written.drop(sheet.part)
        self._written.keep(self._name, file, rows)

    def _add(self, sheet: _Sheet, cells: list[str], *, style: int) -> None:
        sheet.rows += 1
        if sheet.rows > _MOST_ROWS:
            raise UserError("export_too_many_rows", rows=_MOST_ROWS)
        if sheet.rows <= _MEASURED_ROWS:
            sheet.widths = [_wider(width, text) for width, text in zip(sheet.widths, cells, strict=True)]
        joined = "\n".join(cells)
        texts = [_xml_text(text) for text in cells] if any(sign in joined for sign in _SPECIAL) else cells
        rest = f'{sheet.rows}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        xml = "".join(
            [
                f"{beginning}{rest}{text}"
                for beginning, text in zip(sheet.beginnings, texts, strict=True)
                if text
            ]
        )
        ended = f"{xml[len(_CELL_END) :]}{_CELL_END}" if xml else ""
        sheet.file.write(f'<row r="{sheet.rows}">{ended}</row>'.encode())

    def _add_part(self, archive: ZipFile, number: int, sheet: _Sheet) -> None:
        head, tail = workbook_parts.sheet_frame(
            sheet.widths, sheet.rows, header=self._header, first=number == 1
        )
        placed = entry(f"xl/worksheets/sheet{number}.xml", self._at)
        placed.file_size = sheet.file.tell() + len(head) + len(tail)
        sheet.file.seek(0)
        with archive.open(placed, "w") as part:
            part.write(head)
            shutil.copyfileobj(sheet.file, part, 1 << 20)
            part.write(tail)


def file_name(profile: Profile, batch: str) -> str:
    """What the workbook of a batch is called."""
    return f"{profile.file_name.format(batch=batch, profile=profile.id)}.xlsx"


def entry(name: str, at: datetime) -> ZipInfo:
    """An archive entry of the moment `at` that says nothing about the computer it was written on."""
    made = ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, 0))
    made.create_system = 0
    return made


def unlike_an_escape(text: str) -> str:
    """The text as a cell holds it: a reader would take `_x0041_` for A."""
    return _ESCAPE_LIKE.sub("_x005F_", text)


def _xml_text(text: str) -> str:
    r"""The text for XML, read back unchanged: \r would become \n."""
    return unlike_an_escape(escape(text, quote=False)).replace("\r", "&#13;")


def _wider(width: int, text: str) -> int:
    return width if len(text) * 2 <= width else min(_WIDEST, max(width, _width(text)))


def _width(text: str) -> int:
    """Columns of a terminal the longest line takes: Japanese characters count two."""
    return 2 + max(
        (sum(1 if character < _WIDE else 2 for character in line) for line in text.splitlines()),
        default=0,
    )
