"""Deciding: the workflow's steps, by whom, in which state, with which problems."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kaigo_desktop.core.form import rows_of
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.flow.link import link
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.reveal import reveal
from kaigo_desktop.flow.show import show
from kaigo_desktop.store import audit
from tests.making.downloads import MOVED_IN, write_zip
from tests.making.refusals import refusal

OpenDesk = Callable[[str], Desk]


@pytest.fixture
def received(caseworker: Desk, tmp_path: Path) -> Desk:
    receive(caseworker, [write_zip(tmp_path, "1")])
    return caseworker


def test_the_way_from_receipt_to_approval(received: Desk, supervisor: Desk) -> None:
    assert decide(received, "start-review", "1").state == "in_review"
    assert decide(received, "submit", "1", acknowledge=True).state == "pending_approval"
    assert decide(supervisor, "approve", "1", comment="確認した").state == "approved"
    actions = [(entry.actor, entry.action) for entry in show(supervisor, "1").history]
    assert actions == [
        ("tanto", "receive"),
        ("tanto", "start-review"),
        ("tanto", "submit"),
        ("shonin", "approve"),
    ]


@pytest.mark.usefixtures("received")
def test_nobody_approves_what_they_submitted_themselves(supervisor: Desk) -> None:
    decide(supervisor, "start-review", "1")
    decide(supervisor, "submit", "1", acknowledge=True)
    assert refusal(lambda: decide(supervisor, "approve", "1")) == "four_eyes"
    assert "approve" not in {step.action for step in show(supervisor, "1").transitions}
    assert show(supervisor, "1").application.state == "pending_approval"


def test_a_caseworker_approves_nothing(received: Desk, open_desk: OpenDesk) -> None:
    decide(received, "start-review", "1")
    decide(received, "submit", "1", acknowledge=True)
    assert refusal(lambda: decide(open_desk("tanto2"), "approve", "1")) == "not_permitted"


@pytest.mark.usefixtures("received")
@pytest.mark.parametrize("login", ["kanri", "kansa"])
def test_administrators_and_auditors_see_no_application(open_desk: OpenDesk, login: str) -> None:
    desk = open_desk(login)
    assert refusal(lambda: show(desk, "1")) == "not_permitted"
    assert refusal(lambda: decide(desk, "withdraw", "1")) == "not_permitted"


def test_a_step_that_does_not_start_here_is_refused(received: Desk, supervisor: Desk) -> None:
    assert refusal(lambda: decide(supervisor, "approve", "1")) == "wrong_state"
    assert refusal(lambda: decide(received, "hand-over", "1")) == "unknown_action"
    assert refusal(lambda: decide(received, "no-such-step", "1")) == "unknown_action"
    assert refusal(lambda: decide(received, "withdraw", "404")) == "unknown_receipt_no"


def test_errors_block_submission_unless_overridden_with_a_reason(caseworker: Desk, tmp_path: Path) -> None:
    wrong = MOVED_IN | {"世帯員個人番号（１人目）": "123456789010"}
    receive(caseworker, [write_zip(tmp_path, "1", wrong)])
    decide(caseworker, "start-review", "1")
    assert refusal(lambda: decide(caseworker, "submit", "1", acknowledge=True)) == "has_errors"
    assert (
        decide(caseworker, "submit", "1", acknowledge=True, override="通知カードで確認").state
        == "pending_approval"
    )
    assert "通知カードで確認" in show(caseworker, "1").history[-1].comment


def test_warnings_want_acknowledging(caseworker: Desk, tmp_path: Path) -> None:
    late = MOVED_IN | {"資格異動年月日": "令和8年1月5日"}
    receive(caseworker, [write_zip(tmp_path, "1", late)])
    decide(caseworker, "start-review", "1")
    assert refusal(lambda: decide(caseworker, "submit", "1")) == "has_warnings"
    assert decide(caseworker, "submit", "1", acknowledge=True).state == "pending_approval"


def test_a_warning_is_acknowledged_once_as_long_as_it_says_the_same(
    caseworker: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    late = MOVED_IN | {"資格異動年月日": "令和8年1月5日"}
    receive(caseworker, [write_zip(tmp_path, "1", late)])
    decide(caseworker, "start-review", "1")
    before = show(caseworker, "1")
    assert before.open_warnings
    decide(caseworker, "submit", "1", acknowledge=True)
    decide(supervisor, "return", "1", comment="確認してください")
    after = show(caseworker, "1")
    assert (after.open_warnings, after.problems) == ((), before.problems)
    noted = [entry for entry in after.history if entry.action == "acknowledge"]
    assert [(entry.actor, entry.comment) for entry in noted] == [
        ("tanto", problem.message) for problem in before.problems if problem.severity == "warning"
    ]
    assert decide(caseworker, "submit", "1").state == "pending_approval"
    decide(supervisor, "return", "1", comment="もう一度")
    edit(caseworker, "1", {"qualification_changed_on": "令和8年2月2日"}, "訂正")
    assert refusal(lambda: decide(caseworker, "submit", "1")) == "has_warnings"


def test_a_warning_acknowledged_in_one_language_is_acknowledged_in_the_other(
    caseworker: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path, "1", MOVED_IN | {"届出人電話番号": "内線 12"})])
    decide(caseworker, "start-review", "1")
    in_japanese = show(caseworker, "1").open_warnings
    messages = caseworker.program.messages
    messages.language = "en"
    in_english = show(caseworker, "1").open_warnings
    assert {one.message for one in in_english}.isdisjoint(one.message for one in in_japanese)
    decide(caseworker, "submit", "1", acknowledge=True)
    messages.language = "ja"
    decide(supervisor, "return", "1", comment="確認してください")
    after = show(caseworker, "1")
    assert after.open_warnings == ()
    noted = [entry.comment for entry in after.history if entry.action == "acknowledge"]
    assert noted == [one.message for one in in_japanese]


def test_two_people_cannot_silently_overwrite_each_other(received: Desk, open_desk: OpenDesk) -> None:
    other = open_desk("tanto2")
    seen = show(received, "1").application.version
    edit(other, "1", {"applicant_phone": "03-0000-9999"}, "本人に電話", seen)
    change = {"applicant_phone": "03-0000-8888"}
    assert refusal(lambda: edit(received, "1", change, "別件", seen)) == "changed_by_other"
    assert refusal(lambda: decide(received, "start-review", "1", expected_version=seen)) == "changed_by_other"
    assert show(received, "1").values["applicant_phone"] == "03-0000-9999"


def test_an_edit_keeps_the_original_and_says_who_and_why(received: Desk) -> None:
    edit(received, "1", {"changed_on": "R8.3.26", "household[0].name": "新宿　太朗"}, "本人確認書類による")
    case = show(received, "1")
    assert case.values["changed_on"] == "2026-03-26"
    assert case.changed == {"changed_on", "household[0].name"}
    assert rows_of(case.original, "household")[0]["name"] == "新宿　太郎"
    assert rows_of(case.values, "household")[0]["individual_number"] == "************"
    assert (case.history[-1].action, case.history[-1].comment) == ("edit", "本人確認書類による")
    assert reveal(received, "1", "household[0].individual_number", "本人確認") == "123456789018"


def test_edits_are_refused_with_the_place(received: Desk, supervisor: Desk) -> None:
    assert refusal(lambda: edit(received, "1", {"nonsense": "x"}, "理由")) == "unknown_field"
    assert refusal(lambda: edit(received, "1", {"household[7].name": "x"}, "理由")) == "unknown_row"
    assert refusal(lambda: edit(received, "1", {"applicant_name": "x"}, " ")) == "reason_missing"
    decide(received, "start-review", "1")
    decide(received, "submit", "1", acknowledge=True)
    assert refusal(lambda: edit(supervisor, "1", {"applicant_name": "x"}, "理由")) == "not_editable"


def test_a_correction_under_a_new_number_is_linked_by_a_person(received: Desk, tmp_path: Path) -> None:
    decide(received, "request-correction", "1", comment="添付が不鮮明")
    receive(received, [write_zip(tmp_path / "later", "2")])
    link(received, "2", "1")
    assert show(received, "1").application.state == "closed"
    assert show(received, "2").application.follows == "1"
    assert refusal(lambda: link(received, "2", "2")) == "link_to_itself"
    assert refusal(lambda: link(received, "1", "2")) == "wrong_state"


def test_every_step_has_its_entry_in_the_log(received: Desk, supervisor: Desk, tmp_path: Path) -> None:
    decide(received, "start-review", "1")
    decide(received, "submit", "1", acknowledge=True)
    decide(supervisor, "approve", "1")
    hand_over(received, "generic-utf8", tmp_path / "out")
    with received.store.reading() as connection:
        entries = audit.entries(connection)
    actions = [entry.action for entry in entries if entry.receipt_no == "1"]
    assert actions == ["receive", "start-review", "submit", "approve", "hand-over"]
    assert "新宿" not in str(entries)
