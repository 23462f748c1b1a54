"""A hand-over into the ward's own workbook: under its headings, in its looks, or refused in words."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import msgspec
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart
from openpyxl.worksheet.worksheet import Worksheet

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.profile import Column, Profile
from kaigo_desktop.export.layout import Record
from kaigo_desktop.export.losses import Loss
from kaigo_desktop.export.template import OpenTemplate, Template
from kaigo_desktop.export.writers import Written, examine, write
from tests.making.packages import Entry, zipped
from tests.making.ward_templates import saved, ward_book

COLUMNS = (
    "receipt_no",
    "applicant_name",
    "reason",
    "household.receipt_no",
    "household.row",
    "household.name",
)
PROFILE = Profile(
    id="ward",
    title="区の様式",
    format="xlsx",
    template="進達一覧.xlsx",
    file_name="list_{batch}",
    columns={"moving": tuple(Column(key=key) for key in COLUMNS)},
)


def fill(records: list[Record], out: Path, at: datetime, data: bytes | None = None) -> Written:
    template = Template("進達一覧.xlsx", saved(ward_book()) if data is None else data)
    written = write(PROFILE, "b1", at, records, out, template=template, may_see_individual_numbers=False)
    written.publish()
    return written


def many(record: Record, count: int) -> list[Record]:
    return [replace(record, receipt_no=f"{number:04}") for number in range(1, count + 1)]


def sheet_of(folder: Path, title: str) -> Worksheet:
    found = openpyxl.load_workbook(folder / "list_b1.xlsx")[title]
    assert isinstance(found, Worksheet)
    return found


def test_rows_go_under_the_headings_of_the_template_whatever_their_order(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    written = fill(many(record, 3), tmp_path, at)
    assert [(file.name, file.rows) for file in written.files] == [("list_b1.xlsx", 9)]
    form = sheet_of(tmp_path, "異動")
    assert form["A1"].value == "資格異動 進達一覧"
    assert [[cell.value for cell in row] for row in form["A4:D6"]] == [
        ['新宿　"花子"', f"000{number}", None, "転入"] for number in (1, 2, 3)
    ]
    rows = sheet_of(tmp_path, "名簿")
    assert [cell.value for cell in rows[4]] == [None, "0001", "2", "=髙橋　太郎"]
    assert rows["D4"].data_type == "s"
    assert rows["B4"].number_format == "@"


def test_looks_widths_and_print_settings_stay_and_reach_every_row(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    fill(many(record, 5), tmp_path, at)
    form = sheet_of(tmp_path, "異動")
    assert form["A1"].font.sz == 16
    assert form.column_dimensions["A"].width == 33
    assert [form.cell(row, 3).border.bottom.style for row in (4, 8, 9)] == ["thin", "thin", None]
    assert form.row_dimensions[8].height == 30
    assert (form.freeze_panes, form.page_setup.orientation, form.page_setup.paperSize) == (
        "A4",
        "landscape",
        8,
    )
    assert form.print_title_rows == "$3:$3"
    assert form.print_area == "'異動'!$A$1:$D$8"
    assert form.auto_filter.ref == "A3:D8"
    assert form.oddFooter is not None
    assert form.oddFooter.center.text == "&P / &N"
    assert sheet_of(tmp_path, "名簿").tables["名簿表"].ref == "B2:D12"


def test_the_same_batch_has_the_same_bytes_and_no_sheet_stands_in_a_temporary_file(
    record: Record, tmp_path: Path, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = saved(ward_book())
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    first = fill([record], tmp_path / "a", at, data)
    assert fill([record], tmp_path / "b", at, data).files == first.files
    with ZipFile(tmp_path / "a" / "list_b1.xlsx") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 4, 1, 9, 30, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}
        assert b"2026-04-01T09:30:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize(
    "text", ["=1+1", "0012", "_x0041_", " 両端 ", "a\nb", "<&>\"'", "𠮷辻\U000e0100", "a\rb"]
)
def test_every_cell_is_a_text_and_comes_back_as_it_was(
    text: str, record: Record, tmp_path: Path, at: datetime
) -> None:
    fill([replace(record, values={"applicant_name": text})], tmp_path, at)
    cell = sheet_of(tmp_path, "異動")["A4"]
    assert cell.data_type == "s"
    assert str(cell.value).replace("_x005F_", "_") == text


def test_what_a_cell_cannot_hold_is_a_loss_and_no_file_exists(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    written = fill([replace(record, values={"applicant_name": "a\x00b"})], tmp_path / "out", at)
    assert written.losses == [Loss("0001", "applicant_name", "U+0000")]
    assert list(tmp_path.iterdir()) == []


def without_heading(book: openpyxl.Workbook) -> None:
    book["異動"]["D3"] = "理由"


def without_sheet(book: openpyxl.Workbook) -> None:
    del book["異動"]


def with_a_total_below(book: openpyxl.Workbook) -> None:
    book["異動"]["A5"] = "合計"


def with_merged_cells_below(book: openpyxl.Workbook) -> None:
    book["異動"].merge_cells("A5:B5")


def with_a_chart(book: openpyxl.Workbook) -> None:
    book.worksheets[0].add_chart(BarChart(), "F1")


MISFITS = [
    (without_heading, "template_heading_missing", {"sheet": "異動", "headings": ("事由",)}),
    (without_sheet, "template_sheet_missing", {"sheet": "異動", "range": "moving"}),
    (with_a_total_below, "template_no_room", {"sheet": "異動", "cell": "A5"}),
    (with_merged_cells_below, "template_no_room", {"sheet": "異動", "cell": "B5"}),
    (with_a_chart, "template_would_lose", {"what": ("template_charts", "template_pictures")}),
]


@pytest.mark.parametrize("misfit", MISFITS, ids=lambda misfit: misfit[0].__name__)
def test_a_template_that_does_not_fit_is_refused_in_words_and_no_file_exists(
    misfit: tuple[Callable[[openpyxl.Workbook], None], str, dict[str, str]],
    record: Record,
    tmp_path: Path,
    at: datetime,
) -> None:
    spoil, code, facts = misfit
    book = ward_book()
    spoil(book)
    with pytest.raises(UserError) as refused:
        fill(many(record, 2), tmp_path / "out", at, saved(book))
    assert (refused.value.code, refused.value.facts) == (code, {"name": "進達一覧.xlsx", **facts})
    assert list(tmp_path.iterdir()) == []


def with_macros() -> bytes:
    stream = BytesIO(saved(ward_book()))
    with ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    return stream.getvalue()


def of_a_later_zip() -> bytes:
    """A workbook of which each part takes version 25.5 of ZIP to unpack."""
    return zipped(*(Entry(name, data, version=255) for name, data in parts_of(saved(ward_book())).items()))


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "template_not_a_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"old or locked" * 99, "template_not_a_workbook"),
        (saved(ward_book())[:-200], "template_not_a_workbook"),
        (
            saved(ward_book()).replace(b"[Content_Types].xml", b"[Content_Types].xmk"),
            "template_not_a_workbook",
        ),
        (of_a_later_zip(), "template_not_a_workbook"),
        (with_macros(), "template_has_macros"),
    ],
    ids=["empty", "old", "cut", "no-types", "later", "macros"],
)
def test_what_is_no_plain_workbook_is_refused_before_anything_is_written(
    data: bytes, code: str, record: Record, tmp_path: Path, at: datetime
) -> None:
    with pytest.raises(UserError, match=code):
        fill([record], tmp_path / "out", at, data)
    assert list(tmp_path.iterdir()) == []


PARTS = parts_of(saved(ward_book()))


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(sorted(PARTS)),
    at=st.floats(0, 1),
    gone=st.integers(0, 40),
    junk=st.binary(max_size=6),
)
def test_whatever_is_damaged_in_a_template_is_refused_in_words_or_does_no_harm(
    name: str, at: float, gone: int, junk: bytes
) -> None:
    stream, place = BytesIO(), int(at * len(PARTS[name]))
    with ZipFile(stream, "w") as archive:
        for part, data in PARTS.items():
            cut = data[:place] + junk + data[place + gone :]
            archive.writestr(part, cut if part == name else data)
    assert refusal(stream.getvalue()) in {"", "template_not_a_workbook", "template_would_lose"}


def refusal(data: bytes) -> str:
    """The code a template is refused with, "" where it is taken."""
    try:
        OpenTemplate.read(Template("進達一覧.xlsx", data))
    except UserError as error:
        return error.code
    return ""


def test_a_look_ahead_says_that_the_template_does_not_fit(record: Record) -> None:
    book = ward_book()
    without_heading(book)
    template = Template("進達一覧.xlsx", saved(book))
    with pytest.raises(UserError, match="template_heading_missing"):
        examine(PROFILE, [record], template=template, may_see_individual_numbers=False)


def test_two_forms_of_a_procedure_share_the_rows_of_the_template(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    newer = msgspec.structs.replace(record.procedure, short_title="異動", title="新しい様式", version=2)
    fields = tuple(
        msgspec.structs.replace(field, label=field.label) for field in newer.sections[0].fields[::-1]
    )
    turned = (msgspec.structs.replace(newer.sections[0], fields=fields), newer.sections[1])
    newer = msgspec.structs.replace(newer, sections=turned)
    fill([record, replace(record, receipt_no="0002", procedure=newer)], tmp_path, at)
    assert [sheet_of(tmp_path, "異動").cell(row, 2).value for row in (4, 5, 6)] == ["0001", "0002", None]


@pytest.mark.parametrize(
    "wrong", [{"template": "a.xlsm"}, {"template": "../a.xlsx"}, {"format": "csv"}], ids=str
)
def test_a_profile_names_only_a_plain_workbook_beside_it(wrong: dict[str, str]) -> None:
    asked = {"id": "p", "title": "", "format": "xlsx", "template": "a.xlsx", "file_name": "{batch}", **wrong}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(asked, Profile)
