"""People: the same person's applications are found and explained, compared, and settled by somebody."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.masking import MASK
from kaigo_desktop.flow.compare import Compared, compare
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.genuine_rules import rules_of
from kaigo_desktop.flow.link import link
from kaigo_desktop.flow.people import Suggestion, same_person, settle
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.store import audit
from kaigo_desktop.store.verify import verify
from tests.making.desks import PASSWORD
from tests.making.downloads import MOVED_IN, QUALIFICATION, Parts, write_zip

CARD: dict[str, Parts] = {
    "申請年月日": "令和8年4月1日",
    "申請者氏名": "代理　一郎",
    "申請者と本人の関係": "別世帯の家族",
    "申請者住所": "東京都新宿区四谷1-1",
    "被保険者個人番号": "123456789018",
    "被保険者氏名(漢字)": "新宿太郎",
    "被保険者氏名(フリガナ)": "ｼﾝｼﾞｭｸ ﾀﾛｳ",
    "被保険者の生年月日": "S20.1.2",
    "被保険者住所": "新宿区歌舞伎町1番地4-1",
    "被保険者電話番号": "03-0000-1234",
}
CARD_TITLE = "被保険者証の交付申請"
FILED, AGAIN, APPLIED, STRANGER = "0001", "0002", "0003", "0004"
TWIN = MOVED_IN | {
    "世帯員氏名（１人目）": "新宿　次郎",
    "世帯員氏名(フリガナ)（１人目）": "シンジュク　ジロウ",
    "世帯員被保険者番号（１人目）": "0012345679",
    "世帯員個人番号（１人目）": "",
}
REASON = "本人に電話で確かめた"

Filing = tuple[Mapping[str, Parts], str]
"""Items and title of an application."""

Takes = Callable[[Mapping[str, Filing]], Desk]

MOVES: Filing = (MOVED_IN, QUALIFICATION)


@pytest.fixture
def take(caseworker: Desk, tmp_path: Path) -> Takes:
    """Receive applications (受付番号 → filing); the desk they were received at."""

    def takes(filings: Mapping[str, Filing]) -> Desk:
        for receipt_no, (items, title) in filings.items():
            write_zip(tmp_path / "in", receipt_no, items, title)
        assert receive(caseworker, [tmp_path / "in"]).counts["refused"] == 0
        return caseworker

    return takes


@pytest.fixture
def desk(take: Takes) -> Desk:
    """A desk with a filing, the same again, a card applied for by its person, and the twin's filing."""
    again = MOVED_IN | {"世帯員被保険者番号（１人目）": "0012345687"}
    return take(
        {
            FILED: MOVES,
            AGAIN: (again, QUALIFICATION),
            APPLIED: (CARD, CARD_TITLE),
            STRANGER: (TWIN, QUALIFICATION),
        }
    )


def listed(found: list[Suggestion]) -> list[tuple[str, bool, str, str]]:
    return [(one.application.receipt_no, one.same_procedure, one.certainty, one.settled) for one in found]


def test_other_applications_of_the_person_are_found_with_the_surest_first(desk: Desk) -> None:
    assert listed(same_person(desk, FILED)) == [(AGAIN, True, "strong", ""), (APPLIED, False, "strong", "")]
    assert [one.application.receipt_no for one in same_person(desk, APPLIED)] == [AGAIN, FILED]
    assert same_person(desk, STRANGER) == []


def test_a_suggestion_says_why_in_sentences(desk: Desk) -> None:
    (again, _) = same_person(desk, FILED)
    assert [(why.code, why.points > 0) for why in again.reasons] == [
        ("person_insured_no_near", True),
        ("person_born_on_same", True),
        ("person_name_same", True),
        ("person_kana_same", True),
        ("person_address_same", True),
    ]
    assert again.reasons[0].message == "被保険者番号が1文字だけ違います"
    assert (again.left, again.right) == (0, 0)


def test_the_applicant_is_no_person_the_application_is_about(take: Takes) -> None:
    somebody = {
        "申請者氏名": "新宿　太郎",
        "被保険者氏名(漢字)": "架空　花子",
        "被保険者氏名(フリガナ)": "カクウ　ハナコ",
        "被保険者の生年月日": "S15.5.5",
    }
    desk = take({FILED: MOVES, APPLIED: (CARD | somebody, CARD_TITLE)})
    assert same_person(desk, APPLIED) == []


def test_everybody_in_a_household_counts(take: Takes) -> None:
    household = TWIN | {
        "世帯員氏名（２人目）": "新宿　花子",
        "世帯員氏名(フリガナ)（２人目）": "シンジュク　ハナコ",
        "世帯員生年月日（２人目）": "昭和22年3月4日",
        "世帯員続柄（２人目）": "妻",
    }
    wife = {
        "被保険者氏名(漢字)": "新宿　花子",
        "被保険者氏名(フリガナ)": "シンジュク　ハナコ",
        "被保険者の生年月日": "1947-03-04",
    }
    desk = take({FILED: (household, QUALIFICATION), APPLIED: (CARD | wife, CARD_TITLE)})
    (found,) = same_person(desk, APPLIED)
    assert (found.application.receipt_no, found.left, found.right) == (FILED, 0, 1)


def test_an_edit_changes_who_is_found(desk: Desk) -> None:
    decide(desk, "start-review", APPLIED)
    edit(desk, APPLIED, {"insured_name": "新宿　次郎", "insured_name_kana": "シンジュク　ジロウ"}, "誤記")
    assert [one.application.receipt_no for one in same_person(desk, APPLIED)] == [STRANGER]
    assert [one.application.receipt_no for one in same_person(desk, FILED)] == [AGAIN]


def test_a_held_application_is_nobodys(take: Takes) -> None:
    desk = take({FILED: MOVES, AGAIN: (MOVED_IN, "知らない手続")})
    assert same_person(desk, AGAIN) == same_person(desk, FILED) == []


def test_two_people_are_not_suggested_again_once_somebody_said_so(desk: Desk) -> None:
    settle(desk, AGAIN, FILED, "different", REASON)
    assert [one.application.receipt_no for one in same_person(desk, FILED)] == [APPLIED]
    assert [one.application.receipt_no for one in same_person(desk, AGAIN)] == [APPLIED]
    settle(desk, FILED, AGAIN, "same_person", "取り違えた")
    assert listed(same_person(desk, FILED))[0] == (AGAIN, True, "strong", "same_person")


def test_a_duplicate_stands_in_both_histories_and_changes_no_state(desk: Desk) -> None:
    before = show(desk, AGAIN).application
    settle(desk, FILED, AGAIN, "duplicate", REASON)
    assert show(desk, AGAIN).application == before
    for receipt_no, other in ((FILED, AGAIN), (AGAIN, FILED)):
        entry = show(desk, receipt_no).history[-1]
        assert (entry.actor, entry.action, entry.label) == ("tanto", "settle", "重複と判断")
        assert entry.comment == f"{other}: {REASON}"
    assert listed(same_person(desk, AGAIN))[0] == (FILED, True, "strong", "duplicate")
    with desk.store.reading() as connection:
        (made,) = [entry for entry in audit.entries(connection) if entry.action == "settle_people"]
    assert (made.receipt_no, made.detail) == (FILED, {"other": AGAIN, "verdict": "duplicate"})
    assert verify(desk.store, rules_of(desk)).ok


def test_what_nothing_but_a_person_connects_is_listed_too(desk: Desk) -> None:
    settle(desk, FILED, STRANGER, "same_person", "改名")
    found = next(one for one in same_person(desk, FILED) if one.application.receipt_no == STRANGER)
    assert (found.certainty, found.settled) == ("", "same_person")
    assert listed(same_person(desk, STRANGER)) == [(FILED, True, "", "same_person")]


def test_a_correction_that_was_linked_is_no_open_question(desk: Desk) -> None:
    for action in ("start-review", "request-correction"):
        decide(desk, action, FILED, comment="補正してください", acknowledge=True)
    link(desk, AGAIN, FILED)
    assert listed(same_person(desk, FILED))[0] == (AGAIN, True, "strong", "correction")
    assert listed(same_person(desk, AGAIN))[0][3] == "correction"


@pytest.mark.parametrize(
    ("other", "verdict", "reason", "code"),
    [
        (AGAIN, "twin", REASON, "unknown_verdict"),
        (AGAIN, "duplicate", "　", "settle_reason_missing"),
        (FILED, "duplicate", REASON, "settle_with_itself"),
        ("9", "duplicate", REASON, "unknown_receipt_no"),
        (APPLIED, "duplicate", REASON, "duplicate_of_other_procedure"),
    ],
)
def test_what_can_not_be_settled_is_refused(
    desk: Desk, other: str, verdict: str, reason: str, code: str
) -> None:
    with pytest.raises(UserError) as refused:
        settle(desk, FILED, other, verdict, reason)  # type: ignore[arg-type]
    assert refused.value.code == code
    assert all(entry.action != "settle" for entry in show(desk, FILED).history)


def test_only_who_may_review_settles_and_only_who_may_read_looks(
    desk: Desk, open_desk: Callable[[str], Desk]
) -> None:
    auditor = open_desk("kansa")
    for attempt in (
        lambda: same_person(auditor, FILED),
        lambda: compare(auditor, FILED, AGAIN),
        lambda: settle(auditor, FILED, AGAIN, "duplicate", REASON),
    ):
        with pytest.raises(UserError, match="not_permitted"):
            attempt()
    with pytest.raises(UserError, match="unknown_receipt_no"):
        same_person(desk, "9")


def line(lines: list[Compared], label: str, *, person: bool = False) -> Compared:
    return next(each for each in lines if each.label == label and each.person is person)


def test_two_procedures_are_compared_by_their_person_and_the_items_both_have(desk: Desk) -> None:
    lines = compare(desk, FILED, APPLIED)
    about = [(each.label, each.left, each.right, each.same) for each in lines if each.person]
    assert about == [
        ("被保険者番号", "0012345678", "", None),
        ("氏名", "新宿　太郎", "新宿太郎", True),
        ("フリガナ", "シンジュク　タロウ", "ｼﾝｼﾞｭｸ ﾀﾛｳ", True),
        ("生年月日", "昭和20年1月2日", "昭和20年1月2日", True),
        ("電話番号", "", "03-0000-1234", None),
        ("住所", "東京都新宿区歌舞伎町1-4-1、千葉県千葉市中央区中央1-1", "新宿区歌舞伎町1番地4-1", True),
    ]
    assert line(lines, "届出人氏名") == Compared("届出人氏名", "新宿　太郎", "代理　一郎", same=False)
    assert not [each for each in lines if each.label == "資格異動事由"]


def test_two_filings_are_compared_item_by_item_and_numbers_stay_masked(desk: Desk) -> None:
    lines = compare(desk, FILED, AGAIN)
    assert line(lines, "被保険者番号", person=True).same is False
    assert line(lines, "資格異動事由") == Compared("資格異動事由", "転入", "転入", same=True)
    assert line(lines, "届出年月日").left == "令和8年3月30日"
    assert line(lines, "世帯員個人番号(1)") == Compared("世帯員個人番号(1)", MASK, MASK, same=None)
    assert "123456789018" not in repr(lines)
    with desk.store.reading() as connection:
        looked = [
            (entry.receipt_no, entry.detail)
            for entry in audit.entries(connection)
            if entry.action == "compare"
        ]
    assert looked == [(FILED, {"other": AGAIN}), (AGAIN, {"other": FILED})]


def test_a_comparison_with_a_held_application_shows_nothing_of_it(take: Takes) -> None:
    desk = take({FILED: MOVES, AGAIN: (MOVED_IN, "知らない手続")})
    assert compare(desk, FILED, AGAIN) == []


def test_an_older_store_is_indexed_at_the_next_sign_in(desk: Desk, program: Program) -> None:
    expected = listed(same_person(desk, FILED))
    with desk.store.transaction() as tx:
        for statement in (
            "DELETE FROM person",
            "DELETE FROM person_key",
            "INSERT INTO person_due SELECT id FROM application",
        ):
            tx.exec_driver_sql(statement)
    assert same_person(desk, FILED) == []
    again = sign_in(program, desk.store.folder, "tanto2", PASSWORD)
    assert listed(same_person(again, FILED)) == expected
    sign_out(again)
