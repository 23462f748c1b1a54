"""Receiving: every download has one outcome, nothing is lost, nothing is half there."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kaigo_desktop.core.form import rows_of
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk, Progress
from kaigo_desktop.flow.find import Query, find
from kaigo_desktop.flow.receive import FIRST_COUNT, receive
from kaigo_desktop.flow.receive_held import receive_held
from kaigo_desktop.flow.show import attachment, show
from kaigo_desktop.flow.verify import verify
from kaigo_desktop.store import audit
from tests.making.downloads import MOVED_IN, PDF, PNG, write_zip

OpenDesk = Callable[[str], Desk]


def test_a_download_comes_out_with_every_value(caseworker: Desk, tmp_path: Path) -> None:
    received = receive(caseworker, [write_zip(tmp_path, "00000000000000000001")])
    assert received.counts["received"] == 1
    case = show(caseworker, "00000000000000000001")
    assert case.application.procedure == "qualification"
    assert case.application.received_at.startswith("2026-03-30T10:15:00")
    assert case.values["filed_on"] == "2026-03-30"
    assert case.values["applicant_name"] == "新宿　太郎"
    assert case.values["applicant_address"] == "東京都新宿区歌舞伎町1-4-1"
    assert case.values["applicant_phone"] == "03-0000-1234"
    assert case.values["household"] == [
        {
            "name": "新宿　太郎",
            "name_kana": "シンジュク　タロウ",
            "born_on": "1945-01-02",
            "relationship": rows_of(case.values, "household")[0]["relationship"],
            "insured_no": "0012345678",
            "individual_number": "************",
        }
    ]
    assert case.original["filed_on"] == "令8年3月30日"


def test_files_are_kept_byte_for_byte(caseworker: Desk, tmp_path: Path) -> None:
    receive(caseworker, [write_zip(tmp_path, "1")])
    kept = {file.sha256: file for file in show(caseworker, "1").attachments}
    for data in (PDF, PNG):
        file = kept[hashlib.sha256(data).hexdigest()]
        assert attachment(caseworker, "1", file.id) == data


def test_the_same_download_twice_is_a_duplicate_and_writes_no_version(
    caseworker: Desk, tmp_path: Path
) -> None:
    path = write_zip(tmp_path, "1")
    receive(caseworker, [path])
    before = show(caseworker, "1")
    again = receive(caseworker, [path])
    assert [file.outcome for file in again.files] == ["duplicate"]
    after = show(caseworker, "1")
    assert (after.application, after.history, after.attachments) == (
        before.application,
        before.history,
        before.attachments,
    )


def test_other_content_under_the_same_number_is_a_new_version_that_withdraws_an_approval(
    caseworker: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path, "1")])
    decide(caseworker, "start-review", "1")
    decide(caseworker, "submit", "1", acknowledge=True)
    assert decide(supervisor, "approve", "1").state == "approved"
    changed = MOVED_IN | {"届出人氏名": "新宿　次郎"}
    again = receive(caseworker, [write_zip(tmp_path / "again", "1", changed)])
    assert [file.outcome for file in again.files] == ["revised"]
    case = show(caseworker, "1")
    assert case.application.state == "received"
    assert case.values["applicant_name"] == "新宿　次郎"
    assert case.revision.number == 2
    assert "承認を取り消し" in case.history[-1].comment
    assert [file.outcome for file in receive(caseworker, [tmp_path / "again"]).files] == ["duplicate"]


def test_an_unknown_procedure_is_held_with_all_its_items_and_its_files(
    caseworker: Desk, tmp_path: Path
) -> None:
    received = receive(caseworker, [write_zip(tmp_path, "9", title="まだない手続の届出")])
    assert [(file.outcome, file.reason) for file in received.files] == [("held", "unknown_procedure")]
    assert "まだない手続の届出" in received.files[0].message
    case = show(caseworker, "9")
    assert case.application.state == "held"
    assert len(case.revision.unmapped) > 10
    assert len(case.attachments) == 3
    assert find(caseworker, Query(states=("held",))).total == 1


def test_a_held_application_is_received_once_a_definition_answers_to_it(
    caseworker: Desk, tmp_path: Path
) -> None:
    title = "介護保険資格の届出(試行版)"
    path = write_zip(tmp_path, "9", title=title)
    receive(caseworker, [path])
    assert receive_held(caseworker) == []
    _teach(caseworker, tmp_path, title)
    assert receive_held(caseworker) == ["9"]
    case = show(caseworker, "9")
    assert (case.application.state, case.values["applicant_name"]) == ("received", "新宿　太郎")
    assert len(case.attachments) == 3
    assert [file.outcome for file in receive(caseworker, [path]).files] == ["duplicate"]


def test_the_held_file_itself_is_received_once_a_definition_answers_to_it(
    caseworker: Desk, tmp_path: Path
) -> None:
    title = "介護保険資格の届出(試行版)"
    path = write_zip(tmp_path, "9", title=title)
    receive(caseworker, [path])
    _teach(caseworker, tmp_path, title)
    assert [file.outcome for file in receive(caseworker, [path]).files] == ["received"]
    case = show(caseworker, "9")
    assert (case.application.state, len(case.attachments)) == ("received", 3)


def test_one_bad_file_stops_nothing_and_is_named(caseworker: Desk, tmp_path: Path) -> None:
    write_zip(tmp_path / "in", "1")
    (tmp_path / "in" / "2.zip").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "in" / "3.zip").write_bytes(b"")
    write_zip(tmp_path / "in", "4")
    received = receive(caseworker, [tmp_path / "in"])
    assert sorted(file.outcome for file in received.files) == ["received", "received", "refused", "refused"]
    refused = {file.reason for file in received.files if file.outcome == "refused"}
    assert refused == {"zip_broken", "empty_file"}
    assert all(file.message and file.reason not in file.message for file in received.files if file.reason)


def test_what_fails_half_way_is_found_by_nothing(
    caseworker: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = audit.append

    def failing(*told: Any, **more: Any) -> int:
        if told[3:5] == ("receive", "2"):
            raise ZeroDivisionError
        return append(*told, **more)

    monkeypatch.setattr(audit, "append", failing)
    received = receive(caseworker, [write_zip(tmp_path, number) for number in "123"])
    assert [file.outcome for file in received.files] == ["received", "refused", "received"]
    with caseworker.store.reading() as connection:
        found = connection.exec_driver_sql("SELECT rowid FROM search ORDER BY rowid").scalars().all()
        kept = connection.exec_driver_sql("SELECT id FROM application ORDER BY id").scalars().all()
    assert len(found) == 2
    assert found == kept


@pytest.mark.parametrize("table", ["application", "revision", "attachment", "audit", "file_key"])
def test_a_row_the_database_refuses_costs_that_download_alone(
    caseworker: Desk, open_desk: OpenDesk, tmp_path: Path, table: str
) -> None:
    """The rows of a group are written together: where that fails, each application is written alone."""
    last = {"application": "NEW.receipt_no = '2'", "audit": "NEW.receipt_no = '2'"}
    with caseworker.store.transaction() as tx:
        tx.exec_driver_sql(
            f"CREATE TRIGGER refuses BEFORE INSERT ON {table} WHEN "  # noqa: S608 - nothing from outside
            + last.get(table, "(SELECT receipt_no FROM application WHERE id = NEW.application) = '2'")
            + " BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
    received = receive(caseworker, [write_zip(tmp_path, number) for number in "1234"])
    assert [file.outcome for file in received.files] == ["received", "refused", "received", "received"]
    assert [file.receipt_no for file in received.files] == list("1234")
    with caseworker.store.transaction() as tx:
        tx.exec_driver_sql("DROP TRIGGER refuses")
        found = tx.exec_driver_sql("SELECT rowid FROM search ORDER BY rowid").scalars().all()
        assert found == tx.exec_driver_sql("SELECT id FROM application ORDER BY id").scalars().all()
    assert receive(caseworker, [write_zip(tmp_path, "2")]).counts["received"] == 1
    assert verify(open_desk("kansa")).ok


def test_what_came_before_is_seen_by_what_comes_again_in_the_same_group(
    caseworker: Desk, open_desk: OpenDesk, tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path / "first", "2")])
    later = [
        write_zip(tmp_path / "later", number, MOVED_IN | {"届出人氏名": "架空　次郎"}) for number in "123"
    ]
    received = receive(caseworker, later)
    assert [file.outcome for file in received.files] == ["received", "revised", "received"]
    assert [show(caseworker, number).values["applicant_name"] for number in "123"] == ["架空　次郎"] * 3
    assert verify(open_desk("kansa")).ok


def test_cancelling_keeps_what_was_taken_in_and_the_rest_can_follow(caseworker: Desk, tmp_path: Path) -> None:
    for number in range(5):
        write_zip(tmp_path / "in", str(number))
    seen: list[Progress] = []
    first = receive(caseworker, [tmp_path / "in"], seen.append, lambda: len(seen) > 2)
    assert first.cancelled
    assert 0 < first.counts["received"] < 5
    second = receive(caseworker, [tmp_path / "in"])
    assert first.counts["received"] + second.counts["received"] == 5
    assert second.counts["duplicate"] == first.counts["received"]


def test_the_first_groups_are_small_so_that_writing_begins_early(caseworker: Desk, tmp_path: Path) -> None:
    for number in range(FIRST_COUNT * 3 + 1):
        write_zip(tmp_path / "in", f"{number:020d}", files={})
    told: list[int] = []
    receive(caseworker, [tmp_path / "in"], lambda progress: told.append(progress.applications))
    assert list(dict.fromkeys(told)) == [0, FIRST_COUNT, FIRST_COUNT * 3, FIRST_COUNT * 3 + 1]


def test_a_store_that_received_is_whole(caseworker: Desk, open_desk: OpenDesk, tmp_path: Path) -> None:
    receive(caseworker, [write_zip(tmp_path, "1")])
    assert verify(open_desk("kansa")).ok


def _teach(desk: Desk, tmp_path: Path, title: str) -> None:
    """Give the desk a catalogue in which the first procedure answers to `title` too."""
    import shutil
    from dataclasses import replace

    resources = shutil.copytree(desk.program.resources, tmp_path / "resources")
    file = resources / "procedures" / "qualification.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("answers_to = [", f'answers_to = ["{title}", ', 1), encoding="utf-8")
    desk.program = replace(desk.program, resources=resources)


def test_a_fault_of_the_store_is_named_with_its_place(
    caseworker: Desk, open_desk: OpenDesk, store_folder: Path, tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path, "1")])
    caseworker.store.close()
    file = next(store_folder.glob("attachments-*.db"))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(bytes(data))
    result = verify(open_desk("kansa"))
    assert not result.ok
    assert all(fault.where and fault.message.endswith("。") for fault in result.problems)
