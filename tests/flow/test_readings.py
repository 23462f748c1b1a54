"""Readings side by side, before and after a correction, under one receipt number or two."""

from collections.abc import Callable, Mapping
from pathlib import Path

from kaigo_desktop.core.form import rows_of
from kaigo_desktop.core.side_by_side import Side
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.link import link
from kaigo_desktop.flow.readings import FieldReading, readings, take
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.reveal import reveal
from kaigo_desktop.flow.show import show
from kaigo_desktop.store import audit
from tests.making.downloads import MOVED_IN, Parts, write_zip
from tests.making.refusals import refusal

WRONG = MOVED_IN | {"旧住所": "千葉県千葉市中央区中央9-9"}
MENDED = MOVED_IN | {
    "資格異動年月日": "令8.3.26",
    "世帯員氏名（１人目）": "新宿　花子",
    "世帯員生年月日（１人目）": "S25.4.1",
    "世帯員個人番号（１人目）": "621498320257",
    "世帯員氏名（２人目）": "新宿　太郎",
    "世帯員生年月日（２人目）": "S20.1.2",
    "世帯員個人番号（２人目）": "123456789018",
}


def said(reading: FieldReading) -> tuple[str | None, ...]:
    sides = (reading.received, reading.stood, reading.resubmitted, reading.current)
    return tuple(side.text if side else None for side in sides)


def by_path(desk: Desk, receipt_no: str = "1") -> dict[str, FieldReading]:
    return {reading.path: reading for reading in readings(desk, receipt_no)}


def correct(desk: Desk, tmp_path: Path, items: Mapping[str, Parts] = MENDED, receipt_no: str = "1") -> None:
    """Receive, edit, ask for a correction, and receive it."""
    receive(desk, [write_zip(tmp_path, "1", WRONG)])
    edit(desk, "1", {"previous_address": "千葉県千葉市中央区中央1-9", "review_notes": "電話"}, "電話で確認")
    decide(desk, "request-correction", "1", comment="旧住所")
    receive(desk, [write_zip(tmp_path / "later", receipt_no, items)])


def test_before_any_correction_there_is_what_was_received_and_what_stands(
    caseworker: Desk, tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path, "1")])
    edit(caseworker, "1", {"applicant_name": "新宿　太朗"}, "本人確認書類による")
    found = by_path(caseworker)
    assert said(found["applicant_name"]) == ("新宿　太郎", None, None, "新宿　太朗")
    assert found["applicant_name"].differs
    filed = found["filed_on"]
    assert filed.received is not None
    assert (filed.received.value, filed.received.text, filed.received.raw) == (
        "2026-03-30", "令和8年3月30日", "令8年3月30日",
    )  # fmt: skip
    assert not filed.differs
    assert "changed_on" not in found, "what nobody filled in is not compared"
    assert said(found["qualification_change_reason"])[0] == "転入"


def test_after_a_correction_all_readings_stand_side_by_side(caseworker: Desk, tmp_path: Path) -> None:
    correct(caseworker, tmp_path)
    found = by_path(caseworker)
    assert said(found["previous_address"]) == (
        "千葉県千葉市中央区中央9-9",
        "千葉県千葉市中央区中央1-9",
        "千葉県千葉市中央区中央1-1",
        "千葉県千葉市中央区中央1-1",
    )
    changed = found["qualification_changed_on"]
    assert said(changed)[1:3] == ("令和8年3月25日", "令和8年3月26日")
    assert changed.resubmitted is not None
    assert (changed.resubmitted.value, changed.resubmitted.raw) == ("2026-03-26", "令8.3.26")
    assert [path for path, reading in found.items() if reading.differs and "[" not in path] == [
        "qualification_changed_on",
        "previous_address",
    ]
    notes = found["review_notes"]
    assert (notes.received, notes.resubmitted, said(notes)[1], said(notes)[3]) == (None, None, "電話", "電話")


def test_a_person_who_moved_to_another_row_is_compared_with_themselves(
    caseworker: Desk, tmp_path: Path
) -> None:
    correct(caseworker, tmp_path)
    found = by_path(caseworker)
    assert said(found["household[1].name"]) == ("新宿　太郎",) * 4
    assert said(found["household[0].name"]) == ("", "", "新宿　花子", "新宿　花子")
    assert found["household[0].name"].label == "世帯員氏名(1)"


def test_individual_numbers_are_masked_and_still_compared(caseworker: Desk, tmp_path: Path) -> None:
    correct(caseworker, tmp_path, MOVED_IN | {"世帯員個人番号（１人目）": "621498320257"})
    reading = by_path(caseworker)["household[0].individual_number"]
    assert said(reading) == ("************",) * 4
    assert reading.differs
    text = str(readings(caseworker, "1"))
    assert "621498320257" not in text
    assert "123456789018" not in text


def test_taking_readings_is_one_edit_that_keeps_every_byte(caseworker: Desk, tmp_path: Path) -> None:
    correct(caseworker, tmp_path, MOVED_IN | {"届出人氏名": "", "世帯員個人番号（１人目）": "621498320257"})
    before = show(caseworker, "1").application.version
    choices: dict[str, Side] = {
        "previous_address": "stood",
        "applicant_name": "received",
        "household[0].individual_number": "received",
    }
    take(caseworker, "1", choices, "電話で本人に確認", before)
    case = show(caseworker, "1")
    assert case.values["previous_address"] == "千葉県千葉市中央区中央1-9"
    assert case.values["applicant_name"] == "新宿　太郎"
    assert reveal(caseworker, "1", "household[0].individual_number", "本人確認") == "123456789018"
    last = case.history[-1]
    assert (last.action, last.comment) == ("edit", "電話で本人に確認")
    assert case.application.version == before + 1
    with caseworker.store.reading() as connection:
        entry = next(e for e in reversed(audit.entries(connection)) if e.action == "edit")
    assert entry.detail["taken"].split(",")[0] == "previous_address=stood"  # type: ignore[union-attr]
    assert "千葉" not in str(entry)


def test_a_whole_household_can_be_taken_back(caseworker: Desk, tmp_path: Path) -> None:
    correct(caseworker, tmp_path)
    take(caseworker, "1", {"household": "received"}, "取り違えのため")
    assert [row["name"] for row in rows_of(show(caseworker, "1").values, "household")] == ["新宿　太郎"]


def test_taking_is_refused_with_its_reason(caseworker: Desk, supervisor: Desk, tmp_path: Path) -> None:
    receive(caseworker, [write_zip(tmp_path, "1")])
    seen = show(caseworker, "1").application.version
    assert refusal(lambda: take(caseworker, "1", {"applicant_name": "stood"}, "理由")) == "no_such_reading"
    assert refusal(lambda: take(caseworker, "1", {"review_notes": "received"}, "理由")) == "no_such_reading"
    assert refusal(lambda: take(caseworker, "1", {"nonsense": "received"}, "理由")) == "unknown_field"
    assert refusal(lambda: take(caseworker, "1", {"household[9].name": "received"}, "x")) == "unknown_field"
    assert refusal(lambda: take(caseworker, "1", {"applicant_name": "received"}, " ")) == "reason_missing"
    edit(supervisor, "1", {"review_notes": "x"}, "x")
    assert (
        refusal(lambda: take(caseworker, "1", {"applicant_name": "received"}, "x", seen))
        == "changed_by_other"
    )
    decide(caseworker, "start-review", "1")
    decide(caseworker, "submit", "1", acknowledge=True)
    assert refusal(lambda: take(caseworker, "1", {"applicant_name": "received"}, "x")) == "not_editable"


def test_a_correction_under_a_new_number_is_compared_with_the_application_it_follows(
    caseworker: Desk, tmp_path: Path
) -> None:
    correct(caseworker, tmp_path, receipt_no="2")
    assert by_path(caseworker, "2")["previous_address"].stood is None
    link(caseworker, "2", "1")
    found = by_path(caseworker, "2")
    assert said(found["previous_address"]) == (
        "千葉県千葉市中央区中央9-9",
        "千葉県千葉市中央区中央1-9",
        "千葉県千葉市中央区中央1-1",
        "千葉県千葉市中央区中央1-1",
    )
    assert said(found["review_notes"]) == (None, "電話", None, "")
    take(caseworker, "2", {"review_notes": "stood"}, "前の受付番号から引継ぎ")
    assert show(caseworker, "2").values["review_notes"] == "電話"
    with caseworker.store.reading() as connection:
        looked = [entry.receipt_no for entry in audit.entries(connection) if entry.action == "readings"]
    assert looked[-2:] == ["2", "1"]


def test_only_who_may_see_applications_sees_their_readings(
    caseworker: Desk, open_desk: Callable[[str], Desk], tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path, "1")])
    assert refusal(lambda: readings(open_desk("kansa"), "1")) == "not_permitted"
    assert refusal(lambda: readings(caseworker, "404")) == "unknown_receipt_no"
    receive(caseworker, [write_zip(tmp_path, "9", title="知らない手続")])
    assert refusal(lambda: readings(caseworker, "9")) == "held_without_definition"
