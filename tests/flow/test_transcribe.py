"""転記: approved values in the order of a profile, numbers only through the reveal, everything in the log."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.field_groups import HIDDEN
from kaigo_desktop.core.permission import Limit, Rights
from kaigo_desktop.core.sealed import MASK
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.hand_over import earlier, hand_over, waiting
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.flow.transcribe import Entry, finish, transcript
from kaigo_desktop.flow.verify import verify
from kaigo_desktop.store import audit
from tests.making.downloads import MOVED_IN, write_zip


@pytest.fixture
def approved(caseworker: Desk, supervisor: Desk, tmp_path: Path) -> Desk:
    """A caseworker's desk with one approved application, number 1."""
    receive(caseworker, [write_zip(tmp_path / "in", "1", MOVED_IN)])
    decide(caseworker, "start-review", "1")
    decide(caseworker, "submit", "1", acknowledge=True, override="確認済み")
    decide(supervisor, "approve", "1")
    return caseworker


def by_path(desk: Desk, profile: str = "generic-utf8") -> dict[str, Entry]:
    return {entry.path: entry for entry in transcript(desk, "1", profile).entries}


def test_the_values_stand_in_the_order_and_wording_of_the_profile(approved: Desk) -> None:
    found = transcript(approved, "1", "generic-utf8")
    assert found.parts[0].title == found.title == "資格取得・異動・喪失"
    assert [entry.path for entry in found.entries][:3] == ["receipt_no", "received_at", "filed_on"]
    entries = by_path(approved)
    assert (entries["qualification_change_reason"].text, entries["filed_on"].text) == ("転入", "2026-03-30")
    assert entries["household[0].name"].label == "世帯員氏名(1)"
    assert "household[0].row" not in entries
    vendor = by_path(approved, "example-vendor-cp932")
    assert vendor["filed_on"].text == "5080330"
    assert vendor["qualification_change_reason"].text not in {"", "転入"}


def test_a_number_is_masked_and_left_out_for_who_may_not_see_it(approved: Desk) -> None:
    assert by_path(approved)["household[0].individual_number"] == Entry(
        "household[0].individual_number", "世帯員個人番号(1)", MASK, "number"
    )
    approved.rights = Rights(approved.rights.permissions - {"reveal"})
    assert not [path for path in by_path(approved) if "individual_number" in path]


def test_what_one_may_not_read_says_so_and_is_not_copied(approved: Desk) -> None:
    approved.rights = Rights(
        approved.rights.permissions,
        (Limit(permissions=("read",), field_groups=("general", "staff", "number")),),
    )
    entries = by_path(approved)
    assert (entries["applicant_address"].text, entries["applicant_address"].is_copied) == (HIDDEN, False)
    assert entries["applicant_name"].text == MOVED_IN["届出人氏名"]


def test_a_choice_without_a_code_is_told_and_not_copied(
    caseworker: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path / "in", "1", MOVED_IN | {"資格異動事由": "その他"})])
    decide(caseworker, "start-review", "1")
    decide(caseworker, "submit", "1", acknowledge=True, override="確認済み")
    decide(supervisor, "approve", "1")
    entry = by_path(caseworker, "example-vendor-cp932")["qualification_change_reason"]
    assert (entry.kind, entry.text, entry.is_copied) == ("uncoded", "", False)


def test_only_what_was_approved_is_laid_out_and_it_stays_so_after_the_hand_over(
    caseworker: Desk, approved: Desk, tmp_path: Path
) -> None:
    before = transcript(approved, "1", "generic-utf8")
    hand_over(approved, "generic-utf8", tmp_path / "out")
    assert transcript(approved, "1", "generic-utf8").entries == before.entries
    receive(caseworker, [write_zip(tmp_path / "in2", "2")])
    with pytest.raises(UserError, match="not_approved"):
        transcript(caseworker, "2", "generic-utf8")


def test_an_approval_that_is_not_genuine_is_not_typed_in_either(approved: Desk) -> None:
    with approved.store.transaction() as tx:
        tx.exec_driver_sql("UPDATE application SET received_at = '2020-01-01T00:00:00'")
    with pytest.raises(UserError, match="approval_not_genuine"):
        transcript(approved, "1", "generic-utf8")


@pytest.mark.parametrize("missing", ["hand_over", "read"])
def test_it_needs_the_right_to_hand_over_and_to_read(approved: Desk, missing: str) -> None:
    approved.rights = Rights(approved.rights.permissions - {missing})
    with pytest.raises(UserError, match="not_permitted"):
        transcript(approved, "1", "generic-utf8")


def test_laying_it_out_is_an_entry_of_the_log(approved: Desk) -> None:
    transcript(approved, "1", "list-xlsx")
    with approved.store.reading() as connection:
        last = audit.entries(connection)[-1]
    assert (last.action, last.actor, last.receipt_no) == ("transcribe", "tanto", "1")
    assert last.detail == {"profile": "list-xlsx"}


def test_what_was_typed_in_is_handed_over_by_a_batch_without_files(
    approved: Desk, open_desk: Callable[[str], Desk], tmp_path: Path
) -> None:
    before = transcript(approved, "1", "generic-utf8")
    assert before.waits
    batch = finish(approved, "1", "generic-utf8")
    assert show(approved, "1").application.state == "handed_over"
    assert (waiting(approved), earlier(approved)) == (0, [])
    with pytest.raises(UserError, match="nothing_to_hand_over"):
        hand_over(approved, "generic-utf8", tmp_path / "out")
    with pytest.raises(UserError, match="again_differs"):
        hand_over(approved, "generic-utf8", tmp_path / "out", batch)
    with pytest.raises(UserError, match="not_approved"):
        finish(approved, "1", "generic-utf8")
    after = transcript(approved, "1", "generic-utf8")
    assert (after.entries, after.waits) == (before.entries, False)
    assert list(verify(open_desk("kansa")).problems) == []


def test_only_who_may_read_all_of_it_may_say_that_it_was_typed_in(approved: Desk) -> None:
    narrowed = (Limit(permissions=("read",), field_groups=("general", "staff", "number")),)
    approved.rights = Rights(approved.rights.permissions, narrowed)
    with pytest.raises(UserError, match="not_permitted"):
        finish(approved, "1", "generic-utf8")
    assert show(approved, "1").application.state == "approved"
