"""One file that leaves the program whole or not at all: a paper, or a table for a spreadsheet."""

import codecs
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kaigo_desktop.core.profile import Profile
from kaigo_desktop.export.csv_files import line
from kaigo_desktop.export.pending import Written

_SPREADSHEET = Profile(id="spreadsheet", title="", bom=True, formula_safe=True)


def prepare(file: Path, parts: Iterable[bytes]) -> Written:
    """Write `parts` under a temporary name beside `file`, to be published or discarded.

    Raises:
        UserError: `export_exists` (another file of that name), `export_folder_unwritable`,
            `export_disk_full`, `export_write_failed`; nothing is left on disk then.
    """
    written = Written(file.parent)
    with written.all_or_nothing():
        stream = written.open(file.name)
        count = sum(1 for part in parts if stream.write(part))
        written.keep(file.name, stream, count)
    return written


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """A table as CSV for a spreadsheet: UTF-8 with its mark, every cell a text and none a formula."""
    yield codecs.BOM_UTF8
    yield line(_SPREADSHEET, header)
    for row in rows:
        yield line(_SPREADSHEET, row)
