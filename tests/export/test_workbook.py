from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import msgspec
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaigo_desktop.core.profile import Profile
from kaigo_desktop.export.layout import Record
from kaigo_desktop.export.losses import Loss
from kaigo_desktop.export.workbook_parts import column_name, sheet_title
from kaigo_desktop.export.writers import Written, write

LIST = Profile(id="list-xlsx", title="一覧", format="xlsx", file_name="list_{batch}")


def hand_over(records: list[Record], out: Path, at: datetime) -> Written:
    written = write(LIST, "20260401-0001", at, records, out, may_see_individual_numbers=False)
    written.publish()
    return written


def test_the_workbook_has_a_sheet_per_procedure_and_group(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    written = hand_over([record], tmp_path, at)
    assert [(file.name, file.rows) for file in written.files] == [("list_20260401-0001.xlsx", 3)]
    book = openpyxl.load_workbook(tmp_path / "list_20260401-0001.xlsx")
    assert book.sheetnames == ["異動", "異動 世帯員"]
    form, rows = book.worksheets
    assert [cell.value for cell in form[1]] == [
        "受付番号", "受付日時", "届出年月日", "届出人氏名", "事由", "サービス", "消除",
    ]  # fmt: skip
    assert form["A2"].value == "0001"
    assert [cell.value for cell in rows[3]] == ["0001", "2", "=髙橋　太郎", "昭和の春"]
    assert form.freeze_panes == rows.freeze_panes == "A2"
    assert form["A1"].font.b
    assert 8 <= form.column_dimensions["D"].width <= 48


def test_no_cell_is_a_formula_or_a_number(record: Record, tmp_path: Path, at: datetime) -> None:
    tricky = [
        "=1+1",
        "+81",
        "-1",
        "@SUM(A1)",
        "0012",
        "1E5",
        "_x0041_",
        " 両端 ",
        "a\nb",
        "a\tb",
        "<&>\"'",
        "𠮷辻\U000e0100",
    ]
    records = [replace(record, values={"applicant_name": text}) for text in tricky]
    hand_over(records, tmp_path, at)
    sheet = openpyxl.load_workbook(tmp_path / "list_20260401-0001.xlsx").worksheets[0]
    cells = [sheet.cell(row, 4) for row in range(2, len(tricky) + 2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(tricky)
    assert {cell.number_format for cell in cells} == {"@"}
    stored = [str(cell.value).replace("_x005F_", "_") for cell in cells]
    assert stored == tricky


def test_the_same_batch_has_the_same_bytes_without_the_clock(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    first = hand_over([record], tmp_path / "a", at)
    assert hand_over([record], tmp_path / "b", at).files == first.files
    with ZipFile(tmp_path / "a" / "list_20260401-0001.xlsx") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 4, 1, 9, 30, 0)}
        assert {entry.compress_type for entry in archive.infolist()} == {ZIP_STORED}
        assert b"2026-04-01T09:30:00Z" in archive.read("docProps/core.xml")


def test_what_a_workbook_cannot_hold_is_a_loss_and_no_file_exists(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    broken = replace(record, values={"applicant_name": "a\x00b", "household": [{"name": "あ" * 32768}]})
    written = hand_over([broken], tmp_path / "out", at)
    assert written.losses == [
        Loss("0001", "applicant_name", "U+0000"),
        Loss("0001", "household[0].name", "32768文字"),
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_second_form_of_a_procedure_has_a_sheet_of_its_own(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    newer = msgspec.structs.replace(record.procedure, sections=record.procedure.sections[:1], version=2)
    hand_over([record, replace(record, procedure=newer)], tmp_path, at)
    book = openpyxl.load_workbook(tmp_path / "list_20260401-0001.xlsx")
    assert book.sheetnames == ["異動", "異動 世帯員", "異動 2"]


@given(st.lists(st.text(max_size=50), min_size=1, max_size=5))
def test_sheet_titles_are_always_ones_excel_accepts(wanted: list[str]) -> None:
    titles: list[str] = []
    for text in wanted:
        titles.append(sheet_title(text, titles))
    assert len({title.casefold() for title in titles}) == len(titles)
    for title in titles:
        assert 0 < len(title.encode("utf-16-le", "surrogatepass")) <= 62
        assert not set(title) & set("[]:*?/\\")
        assert title.strip("'") == title


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_like_a_spreadsheet_does(number: int, letters: str) -> None:
    assert column_name(number) == letters


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn")), min_size=1, max_size=30)
)
def test_any_text_comes_back_from_the_workbook(
    text: str, record: Record, tmp_path: Path, at: datetime
) -> None:
    written = write(
        LIST,
        "b",
        at,
        [replace(record, values={"applicant_name": text})],
        tmp_path,
        may_see_individual_numbers=False,
    )
    book = openpyxl.load_workbook(_readable(tmp_path))
    written.discard()
    stored = str(book.worksheets[0]["D2"].value)
    assert stored.replace("_x005F_", "_") == text.replace("_x005F_", "_")


def _readable(folder: Path) -> Path:
    """The unpublished workbook under a name openpyxl accepts."""
    copy = folder / "copy.xlsx"
    copy.write_bytes((folder / ".list_b.xlsx.part").read_bytes())
    return copy
