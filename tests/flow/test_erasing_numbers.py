"""個人番号のみ消去: numbers and originals are gone for good, everything else stays and stays proven."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kaigo_desktop.core.sealed import ERASED
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.drafts import find_draft, keep_draft
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.erase_numbers import erase_numbers
from kaigo_desktop.flow.find import Query, find
from kaigo_desktop.flow.flags import flags, put_flag, settle_flag
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.reveal import reveal
from kaigo_desktop.flow.show import attachment, show
from kaigo_desktop.flow.verify import verify
from kaigo_desktop.store import audit, erasures
from tests.making.downloads import MOVED_IN, PNG, write_zip
from tests.making.plain_pages import pages
from tests.making.refusals import refusal

NUMBER, OTHER = "123456789018", "621498320257"
PATH = "household[0].individual_number"
OpenDesk = Callable[[str], Desk]


@pytest.fixture
def approved(caseworker: Desk, supervisor: Desk, tmp_path: Path) -> Desk:
    """A supervisor's desk with one approved application and one as received."""
    receive(caseworker, [write_zip(tmp_path / "in", "1")])
    receive(caseworker, [write_zip(tmp_path / "in", "2", MOVED_IN | {"世帯員個人番号（１人目）": OTHER})])
    for desk, action in ((caseworker, "start-review"), (caseworker, "submit"), (supervisor, "approve")):
        decide(desk, action, "1", acknowledge=True)
    return supervisor


def test_only_numbers_and_originals_are_gone(approved: Desk, open_desk: OpenDesk, tmp_path: Path) -> None:
    before = show(approved, "1")
    assert [(one.numbers, one.files) for one in erase_numbers(approved, ["1"], "保存期間の満了")] == [(1, 2)]
    after = show(approved, "1")
    assert after.values["household"][0]["individual_number"] == ERASED  # type: ignore[index]
    assert after.values["applicant_name"] == before.values["applicant_name"]
    assert (after.decisions, after.application) == (before.decisions, before.application)
    assert refusal(lambda: reveal(approved, "1", PATH, "本人確認")) == "number_erased"
    assert (find(approved, Query(NUMBER)).total, find(approved, Query(OTHER)).total) == (0, 1)
    for file in after.attachments:
        if file.role == "attachment":
            assert attachment(approved, "1", file.id) == PNG
        else:
            assert refusal(lambda file=file: attachment(approved, "1", file.id)) == "attachment_erased"
    assert verify(open_desk("kansa")).problems == []
    assert hand_over(approved, "generic-utf8", tmp_path / "out").count == 1
    edit(approved, "2", {"applicant_phone": "03-0000-9999"}, "確認")
    assert reveal(approved, "2", PATH, "本人確認") == OTHER


def test_an_erasure_leaves_a_record_that_never_changes(approved: Desk) -> None:
    erase_numbers(approved, ["1", "2", "2"], " 保存期間の満了 ", "番号法第20条、文書規程")
    with approved.store.reading() as connection:
        made = erasures.every(connection)
        entries = [entry for entry in audit.entries(connection) if entry.action == "erase_numbers"]
        assert erasures.of(connection, 2) == made[1:]
    assert [(one.application, one.actor, one.reason, one.numbers, one.files) for one in made] == [
        (1, "shonin", "保存期間の満了", 1, 2),
        (2, "shonin", "保存期間の満了", 1, 2),
    ]
    assert entries[0].detail == {"authority": "番号法第20条、文書規程", "numbers": 1, "files": 2}


def test_what_was_written_on_flags_or_typed_unsaved_goes_with_the_numbers(
    approved: Desk, caseworker: Desk
) -> None:
    """What somebody wrote there stands in no byte that is kept."""
    told = "番号の写し"
    for receipt_no in ("1", "2"):
        put_flag(caseworker, receipt_no, told)
        keep_draft(caseworker, receipt_no, 1, {"applicant_phone": told}, "電話で")
    settle_flag(caseworker, "1", put_flag(caseworker, "1", told)[0].id, "done")
    erase_numbers(approved, ["1"], "保存期間の満了")
    assert [(each.text, each.state, each.actor) for each in flags(approved, "1")] == [
        ("", "open", "tanto"), ("", "done", "tanto"),
    ]  # fmt: skip
    assert find_draft(caseworker, "1") is None
    assert [each.text for each in flags(approved, "2")] == [told]
    assert find_draft(caseworker, "2") is not None
    put_flag(caseworker, "2", told)
    keep_draft(caseworker, "2", 1, {"applicant_phone": told}, "電話で")
    assert told.encode() in pages(approved.store)
    caseworker.store.close()
    erase_numbers(approved, ["2"], "保存期間の満了")
    assert told.encode() not in pages(approved.store)


def test_nothing_of_the_destroyed_keys_stays_in_any_page_or_log(approved: Desk) -> None:
    with approved.store.reading() as connection:
        doomed = connection.exec_driver_sql(
            "SELECT wrapped FROM file_key WHERE application = 1 AND kind = 'originals'"
        ).scalar_one()
        hashed = connection.exec_driver_sql(
            "SELECT hash FROM number_index WHERE application = 1"
        ).scalar_one()
    with approved.store.attachments(2026).reading() as files:
        chunks = files.exec_driver_sql("SELECT data FROM chunk ORDER BY blob LIMIT 3").scalars().all()
    attachment_of_it, originals = chunks[0], chunks[1:]
    before = pages(approved.store)
    assert all(part in before for part in (doomed, hashed, *chunks))
    erase_numbers(approved, ["1"], "保存期間の満了")
    after = pages(approved.store)
    assert [part[:8] for part in (doomed, hashed, *originals) if part in after] == []
    assert attachment_of_it in after
    assert {path.stat().st_size for path in approved.store.folder.glob("*-wal")} == {0}


def test_what_was_erased_does_not_come_back(approved: Desk, tmp_path: Path) -> None:
    erase_numbers(approved, ["1"], "保存期間の満了")
    again = write_zip(tmp_path / "again", "1", MOVED_IN | {"届出人電話番号": "03-0000-7777"})
    result = receive(approved, [again])
    assert [(file.outcome, file.reason) for file in result.files] == [("refused", "numbers_erased")]


@pytest.mark.parametrize(
    ("numbers", "reason", "code"),
    [
        (["1"], " ", "erase_reason_missing"),
        (["1", "9"], "満了", "unknown_receipt_no"),
        (["3"], "満了", "no_numbers_to_erase"),
    ],
)
def test_an_erasure_is_whole_or_not_at_all(
    approved: Desk, tmp_path: Path, numbers: list[str], reason: str, code: str
) -> None:
    receive(
        approved,
        [
            write_zip(
                tmp_path / "more",
                "3",
                {"申請理由": "終了"},
                "支払い方法変更及び支払い一時差止等措置に係る終了申請",
            )
        ],
    )
    assert refusal(lambda: erase_numbers(approved, numbers, reason)) == code
    assert reveal(approved, "1", PATH, "本人確認") == NUMBER


def test_a_caseworker_erases_nothing(caseworker: Desk, approved: Desk) -> None:
    assert approved.user != caseworker.user
    assert refusal(lambda: erase_numbers(caseworker, ["1"], "満了")) == "not_permitted"


def test_a_key_that_is_gone_without_a_record_is_found(approved: Desk, open_desk: OpenDesk) -> None:
    with approved.store.transaction() as tx:
        tx.exec_driver_sql("DELETE FROM file_key WHERE application = 1 AND kind = 'originals'")
    where = {finding.where for finding in verify(open_desk("kansa")).problems}
    assert where == {"1 shinsei.xml", "1 申請書.pdf"}
