"""Lists (layout B) and rows of one application (layout C): strict about encodings, quotes and columns."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Refusal, Submission
from kaigo_desktop.intake.csv_text import read_records
from kaigo_desktop.intake.download import read_download
from kaigo_desktop.intake.limits import Limits
from kaigo_desktop.intake.times import read_time
from tests.making.packages import write, zipped

LIST = (
    "手続名,受付番号,氏名,受付日時\r\n"
    '被保険者証の交付申請,0001,"髙橋, ""一郎""",2026-03-30 09:05:00\r\n'
    "被保険者証の交付申請,0002,新宿　花子,2026/3/30 9:05\r\n"
)


def found(path: Path) -> list[Submission | Refusal]:
    return [each for each in read_download(path, Limits()) if isinstance(each, Submission | Refusal)]


def summary(results: list[Submission | Refusal]) -> list[str]:
    return [each.receipt_no if isinstance(each, Submission) else each.code for each in results]


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16"])
def test_each_row_of_a_list_is_a_submission_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    data = LIST.encode(encoding)
    first, second = found(write(tmp_path / "list.csv", data))
    assert isinstance(first, Submission)
    assert isinstance(second, Submission)
    assert first.path == f"{tmp_path}/list.csv:2"
    assert first.subjects == ("被保険者証の交付申請",)
    assert [(item.subject, item.value) for item in first.items] == [("氏名", '髙橋, "一郎"')]
    assert first.received_at == second.received_at == "2026-03-30T09:05:00"
    (rows,) = second.enclosures
    assert (rows.role, rows.name, rows.media_type) == ("rows", "list.csv", "text/csv")
    lines = LIST.splitlines(keepends=True)
    assert rows.data == (lines[0] + lines[2]).encode(encoding)
    assert first.digest != second.digest


def test_the_raw_bytes_of_a_row_are_kept_even_where_cp932_has_two_codes(tmp_path: Path) -> None:
    nec = b"\x87\x90"  # ≒, which has a second code
    data = "受付番号,氏名\n0001,".encode("cp932") + nec + b"\n"
    (submission,) = found(write(tmp_path / "list.csv", data))
    assert isinstance(submission, Submission)
    assert submission.enclosures[0].data == data
    assert nec.decode("cp932").encode("cp932") != nec


def test_a_folder_beside_the_list_holds_the_attachments_of_its_row(tmp_path: Path) -> None:
    write(tmp_path / "0002" / "深い" / "写し.txt", b"x")
    path = write(tmp_path / "list.csv", LIST.encode())
    first, second = found(path)
    assert isinstance(first, Submission)
    assert isinstance(second, Submission)
    assert len(first.enclosures) == 1
    assert [(e.name, e.role) for e in second.enclosures[1:]] == [("0002/深い/写し.txt", "attachment")]
    write(tmp_path / "0002" / "深い" / "写し.txt", b"y")
    assert [each.digest for each in found(path) if isinstance(each, Submission)][1] != second.digest


def test_a_list_in_a_zip_finds_its_attachments_and_reports_what_no_row_claims(tmp_path: Path) -> None:
    data = zipped(
        ("list.csv", LIST.encode()), ("0001/a.txt", b"a"), ("0009/b.txt", b"b"), ("memo.pdf", b"%PDF-")
    )
    results = found(write(tmp_path / "まとめ.zip", data))
    assert summary(results) == ["0001", "0002", "file_without_row", "file_without_row"]
    assert {each.path.rpartition("/")[2] for each in results if isinstance(each, Refusal)} == {
        "0009",
        "memo.pdf",
    }


def test_a_folder_no_row_claims_is_reported(tmp_path: Path) -> None:
    write(tmp_path / "0009" / "b.txt", b"b")
    assert summary(found(write(tmp_path / "list.csv", LIST.encode()))) == ["0001", "0002", "file_without_row"]


def test_the_order_of_columns_makes_no_difference_to_the_digest(tmp_path: Path) -> None:
    (first,) = found(write(tmp_path / "a.csv", "受付番号,氏名\n1,新宿\n".encode()))
    (second,) = found(write(tmp_path / "b.csv", "氏名,受付番号\r\n新宿,1\r\n".encode("cp932")))
    assert isinstance(first, Submission)
    assert isinstance(second, Submission)
    assert first.digest == second.digest


def test_a_bad_row_is_refused_alone_with_its_line(tmp_path: Path) -> None:
    text = '受付番号,氏名\n0001,"二\n行"\n0002\n\n0003,a\n,b\n0001,c\n００４,d\n'
    results = found(write(tmp_path / "list.csv", text.encode()))
    assert summary(results) == [
        "0001", "csv_ragged", "0003", "no_receipt_no_in_row", "csv_duplicate_receipt", "no_receipt_no_in_row",
    ]  # fmt: skip
    ragged, twice = results[1], results[4]
    assert isinstance(ragged, Refusal)
    assert isinstance(twice, Refusal)
    assert ragged.facts == {"name": "list.csv:4", "line": 4, "cells": 1, "columns": 2}
    assert twice.facts == {"name": "list.csv:8", "receipt_no": "0001", "line": 8, "first_line": 2}


def test_rows_of_one_application_take_number_and_time_from_the_name(tmp_path: Path) -> None:
    text = "項目ID,項目名,枝項目名,値\n,手続コード,,K01\na1,届出年月日,元号,令\na1,届出年月日,年,8\n"
    (submission,) = found(write(tmp_path / "0012_20260330120000.csv", text.encode()))
    assert isinstance(submission, Submission)
    assert (submission.receipt_no, submission.received_at) == ("0012", "2026-03-30T12:00:00")
    assert submission.subjects == ("K01",)
    assert [(i.item_id, i.subject, i.label, i.value) for i in submission.items] == [
        ("a1", "届出年月日", "元号", "令"),
        ("a1", "届出年月日", "年", "8"),
    ]
    assert submission.enclosures[0].data == text.encode()


def test_a_first_line_may_be_the_title_of_the_procedure(tmp_path: Path) -> None:
    text = "被保険者証の交付申請,,\n項目名,枝項目名,値\n申請者氏名,,新宿\n"
    (submission,) = found(write(tmp_path / "0012.csv", text.encode()))
    assert isinstance(submission, Submission)
    assert submission.subjects == ("被保険者証の交付申請",)
    (renamed,) = found(write(tmp_path / "0012_copy.csv", text.encode()))
    assert isinstance(renamed, Submission)
    assert renamed.digest == submission.digest


def test_rows_without_a_procedure_have_no_subject(tmp_path: Path) -> None:
    (submission,) = found(write(tmp_path / "0012.csv", "項目名,値\n氏名,新宿\n".encode()))
    assert isinstance(submission, Submission)
    assert submission.subjects == ()


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("csv_encoding", "受付番号,氏名\n1,髙\n".encode("cp932") + "2,新宿\n".encode()),
        ("csv_encoding", "受付番号\n".encode() + b"\xff\xff"),
        ("csv_encoding", "受付番号\n1\0\n".encode()),
        ("csv_encoding", "受付番号,氏名\n1,".encode("cp932") + b"\x80\n"),
        ("csv_encoding", b"\xef\xbb\xbf" + "受付番号".encode("cp932")),
        ("csv_quoting", '受付番号,氏名\n1,"新宿\n'.encode()),
        ("csv_quoting", '受付番号,氏名\n1,新"宿\n'.encode()),
        ("csv_quoting", '受付番号,氏名\n1,"新"宿\n'.encode()),
        ("csv_header", "氏名,住所\n新宿,東京\n".encode()),
        ("csv_header", "項目名\n氏名\n".encode()),
        ("csv_no_rows", "受付番号,氏名\n\n".encode()),
        ("csv_ragged", "項目名,値\n氏名\n".encode()),
        ("empty_file", b"\n\n"),
        ("empty_file", b""),
        ("receipt_no_disagrees", "項目名,値\n受付番号,0013\n".encode()),
    ],
)
def test_an_unsound_file_is_refused_whole(tmp_path: Path, code: str, data: bytes) -> None:
    assert summary(found(write(tmp_path / "0012.csv", data))) == [code]


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@given(
    st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"])
)
def test_quoted_cells_come_back_and_raw_records_make_up_the_file(rows: list[list[str]], newline: str) -> None:
    text = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + newline for row in rows)
    records = list(read_records(text.encode()))
    assert [list(record.cells) for record in records] == rows
    assert b"".join(record.raw for record in records) == text.encode()


@given(st.binary(max_size=200))
def test_any_bytes_are_either_read_or_refused(data: bytes) -> None:
    try:
        list(read_records(data))
    except UserError as error:
        assert error.code in {"csv_encoding", "csv_quoting"}  # noqa: PT017 both outcomes are right


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-03-30T12:34:56", "2026-03-30T12:34:56"),
        ("2026-03-30T12:34:56Z", "2026-03-30T21:34:56"),
        ("2026-03-30 12:34", "2026-03-30T12:34:00"),
        ("２０２６／３／３０　９：０５", "2026-03-30T09:05:00"),
        ("20260330123456", "2026-03-30T12:34:56"),
        ("202603301234", "2026-03-30T12:34:00"),
        ("2026年3月30日 9時5分", "2026-03-30T09:05:00"),
        ("令和8年3月30日9時5分6秒", "2026-03-30T09:05:06"),
        ("令和8年3月30日", "2026-03-30T00:00:00"),
        ("R8.3.30 12:00", "2026-03-30T12:00:00"),
        ("", ""),
        ("昨日", ""),
        ("2026-13-01 00:00", ""),
        ("2026/3/30 25:00", ""),
    ],
)
def test_times_are_read_in_the_forms_lists_write(text: str, iso: str) -> None:
    assert read_time(text) == iso


def test_an_unreadable_time_stays_among_the_items(tmp_path: Path) -> None:
    (submission,) = found(write(tmp_path / "list.csv", "受付番号,受付日時\n1,きのう\n".encode()))
    assert isinstance(submission, Submission)
    assert [(item.subject, item.value) for item in submission.items] == [("受付日時", "きのう")]
    assert submission.received_at
