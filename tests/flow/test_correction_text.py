"""The request for correction: what it says, what it never says, and that the decision keeps it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kaigo_desktop.flow.correction_text import answer_by, correction_text, save_text
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.store import audit
from tests.making.desks import Clock
from tests.making.downloads import MOVED_IN, write_zip
from tests.making.refusals import refusal

INCOMPLETE = MOVED_IN | {
    "届出年月日": "",
    "旧住所": "",
    "届出人電話番号": "",
    "世帯員個人番号（１人目）": "123456789010",
}


@pytest.fixture
def received(caseworker: Desk, tmp_path: Path) -> Desk:
    receive(caseworker, [write_zip(tmp_path, "0012", INCOMPLETE)])
    return caseworker


def test_the_text_is_japanese_whatever_the_window_speaks(received: Desk) -> None:
    in_japanese = correction_text(received, "0012")
    received.program.messages.language = "en"
    assert correction_text(received, "0012") == in_japanese


def test_the_text_names_everything_the_applicant_needs(received: Desk) -> None:
    text = correction_text(received, "0012", "ご都合のよい時間をお知らせください。")
    for part in (
        "令和8年4月2日\n",
        "新宿　太郎　様",
        "新宿区介護保険課",
        "「介護保険資格取得・異動・喪失の届出」の補正について（お願い）",
        "令和8年3月30日にマイナポータルから提出いただいた",
        "受付番号　0012",
        "回答期限　令和8年4月16日",
        "1　届出年月日\n　　記入がありませんでした。内容をご記入ください。",
        "3　旧住所\n　　転入",
        "旧住所(従前の住所)が必要です。内容をお確かめのうえ",
        "4　世帯員個人番号(1)\n　　個人番号を確認できる書類をお確かめください。",
        "■ 担当からの連絡\nご都合のよい時間をお知らせください。",
    ):
        assert part in text, part
    assert "{" not in text
    assert "補正を依頼してください" not in text, "that is said to staff"


def test_no_individual_number_stands_in_it(received: Desk) -> None:
    text = correction_text(received, "0012", "番号 1234 5678 9010 を確認します。")
    assert "123456789010" not in text.replace(" ", "")
    assert "************" in text


def test_staff_choose_what_to_ask_for(received: Desk) -> None:
    text = correction_text(received, "0012", chosen=[("filed_on", "required")])
    assert "1　届出年月日" in text
    assert "2　" not in text
    assert "■ 担当からの連絡" not in text
    assert "担当からご説明します" in correction_text(received, "0012", chosen=[])
    gone = [("filed_on", "required"), ("applicant_name", "required")]
    assert refusal(lambda: correction_text(received, "0012", chosen=gone)) == "problem_gone"


def test_what_staff_fill_in_is_not_asked_of_the_applicant(caseworker: Desk, tmp_path: Path) -> None:
    title = "支払い方法変更及び支払い一時差止等措置に係る終了申請"
    receive(caseworker, [write_zip(tmp_path, "1", {"申請理由": "その他"}, title)])
    assert any(problem.field == "application_reason_detail" for problem in show(caseworker, "1").problems)
    text = correction_text(caseworker, "1")
    assert "申請理由の詳細" not in text
    assert "被保険者証に記載された" not in text
    assert "介護保険被保険者番号" in text
    assert text.splitlines()[2] == "申請者　様", "nobody is named where no name came"


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 4, 2), date(2026, 4, 16)),
        (date(2026, 4, 4), date(2026, 4, 20)),
        (date(2026, 4, 20), date(2026, 5, 7)),
        (date(2026, 12, 16), date(2027, 1, 4)),
    ],
)
def test_an_answer_is_never_due_on_a_day_the_desk_is_closed(
    caseworker: Desk, today: date, expected: date
) -> None:
    assert answer_by(caseworker.ward, today) == expected


def test_making_a_text_is_recorded_without_what_it_says(received: Desk) -> None:
    correction_text(received, "0012", "ひみつ")
    with received.store.reading() as connection:
        last = audit.entries(connection)[-1]
    assert (last.action, last.actor, last.receipt_no, last.detail) == ("correction_text", "tanto", "0012", {})


def test_the_decision_keeps_the_text_it_went_out_with(received: Desk, clock: Clock) -> None:
    sent = correction_text(received, "0012", "お電話ください。", [("filed_on", "required")])
    decide(received, "request-correction", "0012", comment="電話済み", letter=sent)
    clock.at = datetime(2026, 5, 1, 1, 0, tzinfo=UTC)
    case = show(received, "0012")
    assert case.decisions[-1].letter == sent
    assert (case.history[-1].comment, case.history[-1].letter) == ("電話済み", sent)


def test_without_a_text_of_the_clerk_the_template_is_kept_with_the_comment(received: Desk) -> None:
    decide(received, "request-correction", "0012", comment="委任状を添えてください。")
    kept = show(received, "0012").decisions[-1].letter
    assert "■ 担当からの連絡\n委任状を添えてください。" in kept
    assert "1　届出年月日" in kept


def test_a_letter_is_refused_where_it_does_not_belong_or_holds_a_number(received: Desk) -> None:
    assert refusal(lambda: decide(received, "start-review", "0012", letter="x")) == "letter_not_expected"
    numbered = "個人番号 １２３４５６７８９０１８"
    ask = "request-correction"
    assert refusal(lambda: decide(received, ask, "0012", letter=numbered)) == "letter_has_number"
    assert show(received, "0012").application.state == "received"


def test_only_who_reviews_may_make_one(
    received: Desk, open_desk: Callable[[str], Desk], tmp_path: Path
) -> None:
    assert refusal(lambda: correction_text(open_desk("kansa"), "0012")) == "not_permitted"
    receive(received, [write_zip(tmp_path, "9", title="知らない手続")])
    assert refusal(lambda: correction_text(received, "9")) == "held_without_definition"


def test_a_text_is_written_to_a_new_file_only(tmp_path: Path) -> None:
    save_text("新宿　花子　様\n", tmp_path / "補正.txt")
    assert (tmp_path / "補正.txt").read_text(encoding="utf-8") == "新宿　花子　様\n"
    assert refusal(lambda: save_text("x", tmp_path / "補正.txt")) == "text_file_exists"
    assert refusal(lambda: save_text("x", tmp_path / "none" / "x.txt")) == "text_not_written"
