"""Reading the log: who may, what is found, the words of every entry, and the file it is written to."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow import decide, edit, read_log, record_use, show
from kaigo_desktop.flow.log_words import log_words
from kaigo_desktop.flow.read_log import LogQuery, export_log
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.reveal import reveal
from tests.making.downloads import write_zip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kaigo_desktop.flow.desk import Desk
    from tests.making.desks import Clock

OpenDesk = "Callable[[str], Desk]"


@pytest.fixture
def worked(auditor: Desk, caseworker: Desk, tmp_path: Path) -> Desk:
    """A caseworker who received two applications, opened one and copied from it."""
    assert auditor is not caseworker
    receive(caseworker, [write_zip(tmp_path / "downloads", "1"), write_zip(tmp_path / "downloads", "2")])
    show.show(caseworker, "1")
    reveal(caseworker, "1", "household[0].individual_number", "電話照会のため")
    record_use.record_copy(caseworker, "1", "届出人氏名")
    decide.decide(caseworker, "start-review", "1")
    return caseworker


def found(desk: Desk, **asked: str) -> list[str]:
    entries = read_log.rows(desk, read_log.ids(desk, LogQuery(**asked)))
    return [entry.action for entry in entries]


@pytest.mark.usefixtures("worked")
def test_an_auditor_finds_entries_by_application_newest_first(auditor: Desk) -> None:
    assert found(auditor, receipt_no="1") == ["start-review", "copy", "reveal", "read", "receive"]


@pytest.mark.usefixtures("worked")
def test_an_auditor_finds_entries_by_person_action_and_group(auditor: Desk) -> None:
    assert found(auditor, actor="tanto", action="reveal") == ["reveal"]
    assert found(auditor, action="looking") == ["read"]
    assert found(auditor, actor="shonin") == []
    assert "tanto" in read_log.actors(auditor)


def test_a_period_holds_its_last_day_whole(auditor: Desk, worked: Desk, clock: Clock) -> None:
    today = auditor.program.today().isoformat()
    before = len(found(auditor))
    clock.at = clock.at.replace(year=clock.at.year + 1)
    show.show(worked, "1")
    assert len(found(auditor, to=today)) == before
    assert found(auditor, from_=auditor.program.today().isoformat()) == ["read"]
    assert found(auditor, from_="令和9年4月2日", to="令和9年4月2日") == ["read"]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"from_": "きのう"}, "unreadable_day"),
        ({"to": "2026-13-01"}, "unreadable_day"),
        ({"action": "reed"}, "unknown_log_action"),
    ],
)
def test_a_slip_is_told_and_does_not_look_like_an_empty_log(
    auditor: Desk, asked: dict[str, str], code: str
) -> None:
    with pytest.raises(UserError, match=code):
        found(auditor, **asked)


@pytest.mark.parametrize("login", ["tanto", "shonin", "kanri"])
def test_nobody_else_reads_the_log(open_desk: Callable[[str], Desk], login: str, tmp_path: Path) -> None:
    desk = open_desk(login)
    for reads in (
        lambda: read_log.ids(desk, LogQuery()),
        lambda: read_log.rows(desk, [1]),
        lambda: read_log.actors(desk),
        lambda: export_log(desk, LogQuery(), tmp_path / "log.csv"),
    ):
        with pytest.raises(UserError, match="not_permitted"):
            reads()
    assert list(tmp_path.glob("*.csv")) == []


@pytest.mark.usefixtures("worked")
def test_an_entry_is_told_in_words(auditor: Desk) -> None:
    words = log_words(auditor)
    told = [
        (words.action(entry.action), words.detail(entry.detail))
        for entry in read_log.rows(auditor, read_log.ids(auditor, LogQuery(receipt_no="1"), 3))
    ]
    (step, detail), *others = told
    assert (step, detail) == ("審査を始めた", "前の状態: 受付、後の状態: 審査中")
    assert others == [
        ("値をコピーした", "内容: 届出人氏名"),
        ("個人番号を表示した", "欄: household[0].individual_number、理由: 電話照会のため"),
    ]
    assert words.names["tanto"] == "担当　花子"


def test_an_action_of_a_later_program_is_shown_as_it_stands(auditor: Desk) -> None:
    words = log_words(auditor)
    assert words.action("teleport") == "teleport"
    assert words.group_of("teleport") == "その他"
    assert words.detail({"warp": 9}) == "warp: 9"


def test_what_is_copied_printed_or_written_is_an_entry_without_the_value(auditor: Desk, worked: Desk) -> None:
    record_use.record_print(worked, "2", "申請書控え")
    record_use.record_export(worked, "2", "申請書控え")
    assert found(auditor, receipt_no="2")[:2] == ["export", "print"]
    with pytest.raises(UserError, match="unknown_receipt_no"):
        record_use.record_copy(worked, "9", "届出人氏名")
    with pytest.raises(UserError, match="not_permitted"):
        record_use.record_copy(auditor, "2", "届出人氏名")


@pytest.mark.usefixtures("worked")
def test_the_exported_log_holds_what_was_asked_for_oldest_first(auditor: Desk, tmp_path: Path) -> None:
    file = tmp_path / "out" / "監査記録.csv"
    assert export_log(auditor, LogQuery(receipt_no="1"), file) == 5
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        head, *lines = list(csv.reader(stream))
    assert head[:4] == ["番号", "日時", "利用者ID", "氏名"]
    assert [line[8] for line in lines] == ["receive", "read", "reveal", "copy", "start-review"]
    assert lines[2][7] == "欄: household[0].individual_number、理由: 電話照会のため"
    assert len(lines[0][10]) == 64


def test_exporting_the_log_is_itself_an_entry(auditor: Desk, tmp_path: Path) -> None:
    export_log(auditor, LogQuery(actor="tanto"), tmp_path / "log.csv")
    (entry,) = read_log.rows(auditor, read_log.ids(auditor, LogQuery(action="export_log")))
    assert (entry.actor, entry.detail) == ("kansa", {"name": "log.csv", "count": 0, "actor": "tanto"})


def test_no_cell_of_an_exported_log_is_a_formula(auditor: Desk, worked: Desk, tmp_path: Path) -> None:
    reveal(worked, "1", "household[0].individual_number", '=HYPERLINK("x")')
    edit.edit(worked, "1", {"applicant_phone": "03-3209-1111"}, "確認")
    record_use.record_copy(worked, "1", "=1+1")
    export_log(auditor, LogQuery(), tmp_path / "log.csv")
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for line in csv.reader(stream) for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_an_export_that_fails_leaves_neither_file_nor_entry(auditor: Desk, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("別のもの", encoding="utf-8")
    with pytest.raises(UserError, match="export_exists"):
        export_log(auditor, LogQuery(), file)
    assert file.read_text(encoding="utf-8") == "別のもの"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["log.csv"]
    assert found(auditor, action="export_log") == []
