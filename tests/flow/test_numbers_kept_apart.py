"""個人番号 on their way through the flow: shown, found, compared, handed over and read anew."""

from pathlib import Path

import msgspec
import pytest

from kaigo_desktop.core.permission import Rights
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.find import Query, find, ids
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.flow.index_numbers import index_numbers
from kaigo_desktop.flow.link import link
from kaigo_desktop.flow.readings import readings, take
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.receive_held import receive_held
from kaigo_desktop.flow.reveal import paths, reveal
from kaigo_desktop.flow.show import show
from kaigo_desktop.store import audit, numbers
from tests.making.downloads import MOVED_IN, QUALIFICATION, write_zip
from tests.making.refusals import refusal

NUMBER, OTHER = "123456789018", "621498320257"
PATH = "household[0].individual_number"


def entries(desk: Desk, action: str) -> list[audit.Entry]:
    with desk.store.reading() as connection:
        return [entry for entry in audit.entries(connection) if entry.action == action]


def blind(desk: Desk) -> Desk:
    """The same desk for somebody who may not see 個人番号."""
    keys = type(desk.store.keys)(
        desk.store.keys.database, desk.store.keys.attachments, desk.store.keys.number_public, None
    )
    desk.store.keys = keys
    desk.rights = Rights(desk.permissions - {"reveal"})
    return desk


@pytest.fixture
def received(caseworker: Desk, tmp_path: Path) -> Desk:
    receive(
        caseworker, [write_zip(tmp_path / "downloads", "1", MOVED_IN | {"マイナンバー": "1234 5678 9018"})]
    )
    return caseworker


def test_a_number_is_shown_for_a_reason_that_is_kept(received: Desk) -> None:
    assert paths(received, "1") == [PATH, "unmapped[0]"]
    assert [reveal(received, "1", path, "  本人　確認 ") for path in paths(received, "1")] == [NUMBER] * 2
    assert [entry.detail for entry in entries(received, "reveal")] == [
        {"path": PATH, "reason": "本人 確認"},
        {"path": "unmapped[0]", "reason": "本人 確認"},
    ]
    assert NUMBER not in str(entries(received, "reveal"))


@pytest.mark.parametrize(
    ("path", "reason", "code"),
    [
        (PATH, " ", "reveal_reason_missing"),
        (PATH, "あ" * 101, "reveal_reason_missing"),
        (PATH, "１２３４－５６７８－９０１８の確認", "reveal_reason_has_number"),
        ("applicant_name", "本人確認", "no_number_there"),
        ("household[1].individual_number", "本人確認", "no_number_there"),
    ],
)
def test_nothing_is_shown_without_a_reason_or_where_no_number_stands(
    received: Desk, path: str, reason: str, code: str
) -> None:
    assert refusal(lambda: reveal(received, "1", path, reason)) == code
    assert entries(received, "reveal") == []


@pytest.mark.parametrize("typed", [NUMBER, "1234-5678-9018", "１２３４ ５６７８　９０１８"])
def test_a_number_is_found_exactly_and_the_log_leaves_it_out(
    received: Desk, typed: str, tmp_path: Path
) -> None:
    receive(received, [write_zip(tmp_path / "more", "2", MOVED_IN | {"世帯員個人番号（１人目）": OTHER})])
    assert [row.receipt_no for row in find(received, Query(typed)).rows] == ["1"]
    assert list(ids(received, Query(typed), 50)) == [1]
    assert list(ids(received, Query(typed))) == [1]
    assert find(received, Query(typed, states=("approved",))).total == 0
    assert find(received, Query(typed, procedures=("insured_card",))).total == 0
    assert find(received, Query(typed, from_="2026-04", to="2026-05")).total == 0
    found = entries(received, "number_search")
    assert len(found) == 5
    assert {(entry.receipt_no, str(entry.detail)) for entry in found} == {("", "{}")}
    assert find(received, Query(NUMBER[:11])).total == 0


def test_a_changed_number_is_found_as_it_is_now(received: Desk) -> None:
    edit(received, "1", {PATH: OTHER}, "聞き取り")
    assert (find(received, Query(NUMBER)).total, find(received, Query(OTHER)).total) == (0, 1)


def test_what_was_written_without_the_key_is_indexed_by_who_has_it(
    received: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    lesser = blind(received)
    edit(lesser, "1", {PATH: OTHER}, "聞き取り")
    receive(lesser, [write_zip(tmp_path / "more", "2")])
    assert index_numbers(lesser) == 0
    assert (find(supervisor, Query(NUMBER)).total, find(supervisor, Query(OTHER)).total) == (0, 0)
    assert index_numbers(supervisor) == 2
    assert [row.receipt_no for row in find(supervisor, Query(OTHER)).rows] == ["1"]
    assert [row.receipt_no for row in find(supervisor, Query(NUMBER)).rows] == ["2"]


def test_the_same_download_again_is_known_by_who_can_compare_and_refused_otherwise(
    received: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    again = write_zip(tmp_path / "again", "1", MOVED_IN | {"マイナンバー": "1234 5678 9018"})
    assert receive(supervisor, [again]).counts["duplicate"] == 1
    result = receive(blind(received), [again])
    assert [(file.outcome, file.reason) for file in result.files] == [("refused", "number_key_to_compare")]
    assert len(show(supervisor, "1").history) == 1


def test_no_digest_of_what_holds_a_number_stands_unsealed(received: Desk) -> None:
    with received.store.reading() as connection:
        digests = [
            *connection.exec_driver_sql("SELECT submission FROM revision").scalars(),
            *connection.exec_driver_sql("SELECT sha256 FROM attachment").scalars(),
        ]
        assert "digest" not in str(audit.entries(connection)[2].detail)
    assert all(digest.startswith("sealed:1:") for digest in digests)


def test_a_held_application_waits_for_who_can_open_its_numbers(
    caseworker: Desk, supervisor: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as unknown:
        unknown.setattr(Catalog, "find", lambda *_: None)
        receive(caseworker, [write_zip(tmp_path, "1")])
    assert show(caseworker, "1").application.state == "held"
    assert receive_held(blind(caseworker)) == []
    assert receive_held(supervisor) == ["1"]
    assert reveal(supervisor, "1", PATH, "本人確認") == NUMBER
    assert find(supervisor, Query(NUMBER)).total == 1
    assert show(supervisor, "1").application.procedure_title == QUALIFICATION


def test_numbers_of_an_earlier_application_are_compared_and_taken_over_sealed_anew(
    received: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    decide(received, "request-correction", "1", comment="番号の確認")
    receive(received, [write_zip(tmp_path / "more", "2", MOVED_IN | {"世帯員個人番号（１人目）": OTHER})])
    link(received, "2", "1")

    def told(desk: Desk) -> tuple[bool, bool]:
        one = next(reading for reading in readings(desk, "2") if reading.path == PATH)
        return one.differs, one.comparable

    assert told(supervisor) == (True, True)
    take(supervisor, "2", {PATH: "received"}, "最初の届出のとおり")
    assert reveal(supervisor, "2", PATH, "本人確認") == NUMBER
    assert told(supervisor) == (True, True)
    assert told(blind(received)) == (True, False)
    assert refusal(lambda: take(received, "2", {PATH: "received"}, "試し")) == "number_key_needed"


@pytest.fixture
def approved(received: Desk, supervisor: Desk) -> Desk:
    for desk, action in ((received, "start-review"), (received, "submit"), (supervisor, "approve")):
        decide(desk, action, "1", acknowledge=True)
    return received


@pytest.mark.parametrize(("wants", "may"), [(True, True), (True, False), (False, True)])
def test_numbers_are_handed_over_by_a_profile_and_a_person_that_may(
    approved: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wants: bool, may: bool
) -> None:
    profile = msgspec.structs.replace(
        approved.program.catalog.profile("generic-utf8"), individual_numbers=wants
    )
    monkeypatch.setattr(Catalog, "profile", lambda *_: profile)
    desk = approved if may else blind(approved)
    hand_over(desk, "generic-utf8", tmp_path / "out")
    written = b"".join(path.read_bytes() for path in sorted((tmp_path / "out").iterdir()))
    assert (NUMBER.encode() in written) is (wants and may)
    assert ("世帯員個人番号".encode() in written) is (wants and may)
    assert b"sealed:" not in written


def test_a_number_that_does_not_open_is_said_so(received: Desk) -> None:
    with received.store.transaction() as tx:
        tx.exec_driver_sql("UPDATE application SET receipt_no = 'x' WHERE id = 1")
    assert refusal(lambda: reveal(received, "x", PATH, "本人確認")) == "number_damaged"
    assert numbers.is_searchable(NUMBER)
