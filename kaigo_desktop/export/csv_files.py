"""A hand-over as CSV (RFC 4180): a file per procedure and one per repeated group, as the profile says."""

import codecs
import re
from collections.abc import Sequence
from io import BufferedRandom

from kaigo_desktop.core.profile import Profile
from kaigo_desktop.export.layout import Table
from kaigo_desktop.export.losses import encoder
from kaigo_desktop.export.pending import Written

_NEWLINES = {"crlf": "\r\n", "lf": "\n"}
_NEEDS_QUOTES = re.compile('[,"\r\n]|^ | $')
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BETWEEN = "\x1f"
_SOME_NEEDS_QUOTES = re.compile(f'[,"\r\n]|(?:^|{_BETWEEN}) | (?:{_BETWEEN}|$)')
_SOME_FORMULA = re.compile(rf"(?:^|{_BETWEEN})[=+\-@\t\r]")


class CsvFiles:
    """The CSV files of one hand-over, growing row by row; nothing but the current row is held in memory."""

    def __init__(self, profile: Profile, batch: str, written: Written) -> None:
        """Write in the dialect of `profile` into the folder of `written`."""
        self._profile = profile
        self._batch = batch
        self._written = written
        self._files: list[tuple[str, BufferedRandom]] = []
        self._rows: list[int] = []
        self._encoded = encoder(profile.encoding, round_trip=profile.round_trip)

    def keeps(self, text: str) -> bool:
        """Whether a text comes through unchanged."""
        return self._encoded(text) is not None

    def begin(self, table: Table, procedure: str) -> int:
        """Start the file of `table`, named after `procedure`, and give its number."""
        pattern = self._profile.group_file_name if table.group else self._profile.file_name
        parts = {
            "procedure": procedure,
            "group": table.group,
            "batch": self._batch,
            "profile": self._profile.id,
        }
        name = f"{pattern.format(**parts)}.csv"
        file = self._written.open(name)
        self._files.append((name, file))
        self._rows.append(0)
        if self._profile.bom:
            file.write(codecs.BOM_UTF8)
        if self._profile.header:
            file.write(line(self._profile, table.header))
        return len(self._files) - 1

    def write(self, number: int, cells: list[str]) -> bool:
        """Add a row to file `number`; False, and nothing added, where a cell does not come through."""
        data = self._encoded(_text(self._profile, cells))
        if data is None:
            return False
        self._files[number][1].write(data)
        self._rows[number] += 1
        return True

    def finish(self) -> None:
        """Sync the files and leave them to `written`."""
        for (name, file), rows in zip(self._files, self._rows, strict=True):
            self._written.keep(name, file, rows)


def line(profile: Profile, cells: Sequence[str]) -> bytes:
    """One row in the dialect of `profile`, its end included."""
    return _text(profile, cells).encode(profile.encoding)


def _text(profile: Profile, cells: Sequence[str]) -> str:
    joined = _BETWEEN.join(cells)
    if profile.formula_safe and _SOME_FORMULA.search(joined):
        cells = [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]
        joined = _BETWEEN.join(cells)
    if profile.quote == "minimal" and list(cells) != [""]:
        if _SOME_NEEDS_QUOTES.search(joined):
            cells = [_quoted(cell) if _NEEDS_QUOTES.search(cell) else cell for cell in cells]
        text = ",".join(cells)
    elif '"' in joined:
        text = ",".join(map(_quoted, cells))
    else:
        text = '"' + '","'.join(cells) + '"'
    return text + _NEWLINES[profile.newline]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
