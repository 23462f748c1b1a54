"""Writing hand-over files, 100,000 rows of 40 columns, against the same cells through a bare writer."""

import csv
import resource
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Literal

import pytest

from kaigo_desktop.core.model import Values
from kaigo_desktop.core.procedure import Code, CodeList, Field, Procedure, Section
from kaigo_desktop.core.profile import Profile
from kaigo_desktop.export.layout import Record
from kaigo_desktop.export.writers import write
from tests.bench.telling import at_most, seconds

pytestmark = pytest.mark.bench

ROWS, COLUMNS = 100_000, 40
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KINDS = ("name", "kana", "date", "address", "phone", "choice", "insured_no", "text")
TEXTS = (
    "架空　太郎",
    "カクウ　タロウ",
    "1950-04-01",
    "東京都新宿区歌舞伎町１－４－１",
    "03-1234-5678",
    "1",
    "0012345678",
    "変更のため",
)
CODES = {
    "list": CodeList(
        id="list", title="事由", codes=(Code(symbol="1", label="転入"), Code(symbol="2", label="転出"))
    )
}


def procedure() -> Procedure:
    """A form of 38 fields: with 受付番号 and 受付日時 a row has 40 cells."""
    fields = tuple(
        Field(
            key=f"f{n}", label=f"項目{n}", type=KINDS[n % 8], codes="list" if KINDS[n % 8] == "choice" else ""
        )
        for n in range(COLUMNS - 2)
    )
    return Procedure(
        id="wide",
        version=1,
        title="広い手続",
        short_title="広い手続",
        sections=(Section(title="届出", fields=fields),),
    )


def records(count: int) -> Iterator[Record]:
    """As many applications, no two alike."""
    form = procedure()
    same: Values = {f"f{n}": TEXTS[n % 8] for n in range(COLUMNS - 2)}
    for number in range(count):
        values = same | {"f0": f"{TEXTS[0]}{number}"}
        yield Record(f"{number:020d}", "2026-11-20T09:00:00", form, CODES, values)


def cells(count: int) -> Iterator[list[str]]:
    """The rows as they end up in the files."""
    shown = [*TEXTS[:5], "転入", *TEXTS[6:]]
    for number in range(count):
        row = [f"{number:020d}", "2026-11-20T09:00:00", f"{TEXTS[0]}{number}"]
        yield row + [shown[n % 8] for n in range(1, COLUMNS - 2)]


def bare_csv(path: Path, encoding: str) -> None:
    """The csv module and nothing else."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(cells(ROWS))


def bare_xlsx(path: Path) -> None:
    """Raw XML streamed into a ZIP, every cell an inline text."""
    with (
        zipfile.ZipFile(path, "w") as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        part.write(b"<worksheet><sheetData>")
        for number, row in enumerate(cells(ROWS), start=1):
            xml = "".join(
                f'<c r="{column}{number}" t="inlineStr"><is>'
                f'<t xml:space="preserve">{escape(text, quote=False)}</t></is></c>'
                for column, text in zip(NAMES, row, strict=True)
            )
            part.write(f'<row r="{number}">{xml}</row>'.encode())
        part.write(b"</sheetData></worksheet>")


NAMES = [chr(65 + n) if n < 26 else "A" + chr(39 + n) for n in range(COLUMNS)]


def ours(profile: Profile, folder: Path, count: int) -> None:
    """The hand-over's own writer, from records to published files."""
    folder.mkdir()
    written = write(profile, "20261123-0001", AT, records(count), folder, may_see_individual_numbers=False)
    assert not written.losses
    assert sum(file.rows for file in written.files) == count
    written.publish()


def profile(form: Literal["csv", "xlsx"], encoding: Literal["utf-8", "cp932"] = "utf-8") -> Profile:
    """A profile of everything in `form`."""
    return Profile(
        id="wide",
        title="",
        format=form,
        encoding=encoding,
        quote="all",
        file_name="{procedure}_{batch}" if form == "csv" else "{batch}",
    )


@pytest.mark.parametrize(("form", "encoding"), [("csv", "utf-8"), ("csv", "cp932"), ("xlsx", "utf-8")])
def test_a_hundred_thousand_rows_cost_little_more_than_a_bare_writer(
    tmp_path: Path, form: Literal["csv", "xlsx"], encoding: Literal["utf-8", "cp932"]
) -> None:
    """From values to bytes: labels, dates, formula guard and the check that nothing is lost are ours."""
    numbers = iter(range(100))
    bare: Callable[[], object] = (
        (lambda: bare_csv(tmp_path / "bare.csv", encoding))
        if form == "csv"
        else (lambda: bare_xlsx(tmp_path / "bare.xlsx"))
    )
    took = seconds(
        lambda: ours(profile(form, encoding), tmp_path / str(next(numbers)), ROWS), 1, time.process_time
    )
    floor = seconds(bare, 1, time.process_time)
    at_most(1.5, f"hand over {form} {encoding}, {ROWS:,} × {COLUMNS}, of the processor", took, floor)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    tracemalloc.start()
    ours(profile(form, encoding), tmp_path / "small", ROWS // 10)
    tell_memory(form, tracemalloc.get_traced_memory()[1], before)
    tracemalloc.stop()


def tell_memory(form: str, peak: int, before: int) -> None:
    """Print what the writer holds at most."""
    held = f"held at most {peak / 1e6:.1f} MB of Python objects, process {before / 1024:.0f} MB"
    sys.stdout.write(f"| {form}: {held} | | | | |\n")
