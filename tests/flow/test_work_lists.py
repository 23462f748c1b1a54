"""Work lists: who works on what, what comes next, flags, saved searches, and what awaits each role."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from kaigo_desktop.core.permission import Limit, Rights
from kaigo_desktop.flow import home
from kaigo_desktop.flow.assign import assign, people, take_next
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.find import Query, counts, find
from kaigo_desktop.flow.flags import flags, look_ahead, put_flag, put_flags, settle_flag
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.saved_searches import remove_search, save_search, saved_searches
from kaigo_desktop.flow.show import show
from kaigo_desktop.store import audit
from tests.making.desks import Clock
from tests.making.downloads import write_zip
from tests.making.refusals import refusal

OpenDesk = Callable[[str], Desk]


@pytest.fixture
def three(caseworker: Desk, tmp_path: Path) -> Desk:
    """A desk with the applications 1, 2 and 3."""
    folder = tmp_path / "downloads"
    for number in "123":
        write_zip(folder, number)
    receive(caseworker, [folder])
    return caseworker


def submitted(desk: Desk, *numbers: str) -> None:
    for number in numbers:
        decide(desk, "start-review", number)
        decide(desk, "submit", number, acknowledge=True)


def counted(desk: Desk) -> dict[str, int]:
    return {place.id: place.count for place in home.waiting(desk, counts(desk))}


def listed(desk: Desk, place: str) -> list[str]:
    query = next(each.query for each in home.waiting(desk, counts(desk)) if each.id == place)
    return sorted(row.receipt_no for row in find(desk, query).rows)


def entries(desk: Desk, *actions: str) -> list[tuple[str, str, dict[str, str | int]]]:
    with desk.store.reading() as connection:
        found = audit.entries(connection)
        return [(each.action, each.receipt_no, dict(each.detail)) for each in found if each.action in actions]


def test_work_can_be_given_to_those_who_do_it(three: Desk) -> None:
    assert [user.login for user in people(three)] == ["tanto", "tanto2", "shonin"]
    assert refusal(lambda: assign(three, ["1"], "kansa")) == "cannot_be_assigned"
    assert refusal(lambda: assign(three, ["1"], "nobody")) == "unknown_login"


def test_assigning_is_entered_with_who_had_it_before(three: Desk) -> None:
    assert [row.assignee for row in assign(three, ["1", "2"], "tanto")] == ["tanto", "tanto"]
    assign(three, ["2"], "tanto2")
    assign(three, ["2"], "tanto2")
    assign(three, ["1"], "")
    assert entries(three, "assign", "unassign") == [
        ("assign", "1", {"assignee": "tanto", "before": ""}),
        ("assign", "2", {"assignee": "tanto", "before": ""}),
        ("assign", "2", {"assignee": "tanto2", "before": "tanto"}),
        ("unassign", "1", {"assignee": "", "before": "tanto"}),
    ]


def test_of_several_all_are_assigned_or_none(three: Desk) -> None:
    assert refusal(lambda: assign(three, ["1", "no such number"], "tanto")) == "unknown_receipt_no"
    assert find(three, Query(assignee="tanto")).total == 0


def test_the_next_is_the_one_due_first_that_nobody_has(three: Desk, open_desk: OpenDesk) -> None:
    with three.store.transaction() as tx:
        tx.exec_driver_sql("UPDATE application SET due_on = '2026-04-03' WHERE receipt_no = '3'")
    other = open_desk("tanto2")
    taken = [take_next(desk) for desk in (three, other, three, other)]
    assert [row and row.receipt_no for row in taken] == ["3", "1", "2", None]
    assert [row.assignee for row in taken if row] == ["tanto", "tanto2", "tanto"]


def test_an_approver_takes_what_others_submitted_and_never_their_own(three: Desk, supervisor: Desk) -> None:
    assign(three, ["1"], "tanto")
    submitted(three, "1")
    submitted(supervisor, "2")
    assign(three, ["3"], "tanto2")
    first = take_next(supervisor)
    assert first is not None
    assert (first.receipt_no, first.assignee) == ("1", "shonin")
    assert take_next(supervisor) is None


def test_who_may_not_work_on_a_procedure_is_given_none_of_it(three: Desk) -> None:
    three.rights = Rights(
        three.rights.permissions, (Limit(permissions=("read",), procedures=("insured_card*",)),)
    )
    assert take_next(three) is None
    assert refusal(lambda: assign(three, ["1"], "tanto")) == "not_permitted"
    assert counted(three)["new"] == 0


def test_places_follow_the_role(three: Desk, supervisor: Desk) -> None:
    assert "awaiting_approval" not in counted(three)
    assert {"new", "mine", "awaiting_approval", "to_hand_over", "to_report"} <= counted(supervisor).keys()


def test_counts_say_what_awaits(three: Desk, supervisor: Desk, open_desk: OpenDesk) -> None:
    assign(three, ["1", "2"], "tanto")
    submitted(three, "1", "2")
    decide(supervisor, "return", "1", comment="日付を確かめてください")
    decide(supervisor, "approve", "2")
    here, there = counted(three), counted(open_desk("tanto2"))
    assert (here["new"], here["mine"], here["returned"], here["to_hand_over"]) == (1, 1, 1, 1)
    assert (there["new"], there["mine"], there["returned"]) == (1, 0, 0)
    assert listed(three, "returned") == ["1"]


def test_a_deadline_on_a_closed_day_is_not_over_before_the_next_open_one(three: Desk, clock: Clock) -> None:
    with three.store.transaction() as tx:
        tx.exec_driver_sql("UPDATE application SET due_on = '2026-04-04' WHERE receipt_no = '1'")  # Saturday
    clock.at = clock.at.replace(day=6)
    assert listed(three, "overdue") == []
    clock.at += timedelta(days=1)
    assert listed(three, "overdue") == ["1"]


def test_numbers_tell_receipts_by_day_and_how_long_work_waits(three: Desk, clock: Clock) -> None:
    with three.store.transaction() as tx:
        for number, day in (("1", "2026-04-02"), ("2", "2026-03-28"), ("3", "2026-02-01")):
            tx.exec_driver_sql(
                "UPDATE application SET received_at = ? WHERE receipt_no = ?", (f"{day}T09:00:00", number)
            )
    found = home.numbers(three)
    assert clock.now().date() == found.received[-1].day == date(2026, 4, 2)
    assert len(found.received) == home.DAYS
    assert {day.day.day: (day.count, day.closed) for day in found.received if day.count} == {
        2: (1, False),
        28: (1, True),
    }
    assert found.ages == (1, 1, 0, 0, 1)
    assert found.standing == {("qualification", "received"): 3}


def test_a_flag_is_due_on_an_open_day_and_settled_not_deleted(three: Desk) -> None:
    (flag,) = put_flag(three, "1", " 戸籍を待つ ", date(2026, 4, 4))
    assert (flag.text, flag.due_on, flag.state) == ("戸籍を待つ", "2026-04-06", "open")
    assert listed(three, "flagged") == ["1"]
    settle_flag(three, "1", flag.id, "done")
    assert listed(three, "flagged") == []
    (kept,) = flags(three, "1")
    assert (kept.state, kept.settled_by) == ("done", "tanto")
    settle_flag(three, "1", flag.id, "open")
    settle_flag(three, "1", flag.id, "cancelled")
    done = [
        (action, detail["flag"])
        for action, _, detail in entries(three, "flag_done", "flag_again", "flag_cancel")
    ]
    assert done == [("flag_done", flag.id), ("flag_again", flag.id), ("flag_cancel", flag.id)]


def test_the_log_does_not_repeat_what_a_flag_says(three: Desk) -> None:
    put_flag(three, "1", "新宿さんへ電話", None)
    assert "新宿" not in str(entries(three, "flag"))


def test_a_flag_needs_words_and_its_own_application(three: Desk) -> None:
    assert refusal(lambda: put_flag(three, "1", "  ")) == "flag_without_text"
    (flag,) = put_flag(three, "1", "電話")
    assert refusal(lambda: settle_flag(three, "2", flag.id, "done")) == "unknown_flag"


def test_several_get_the_same_flag_and_those_there_are_not_are_told_before(three: Desk) -> None:
    ahead = look_ahead(three, ["1", "2", "9"])
    assert (ahead.going, [each.code for each in ahead.refused]) == (("1", "2"), ["unknown_receipt_no"])
    assert flags(three, "1") == []
    assert put_flags(three, ["1", "2"], "電話で確認", date(2026, 4, 10)).going == ("1", "2")
    assert [(each.text, each.due_on) for each in flags(three, "2")] == [("電話で確認", "2026-04-10")]
    assert listed(three, "flagged") == ["1", "2"]


def test_a_flag_and_what_became_of_it_stand_in_the_history_of_the_application(three: Desk) -> None:
    (flag,) = put_flag(three, "1", "戸籍を待つ", date(2026, 4, 6))
    settle_flag(three, "1", flag.id, "done")
    case = show(three, "1")
    told = [(each.action, each.actor, each.comment) for each in case.history if "flag" in each.action]
    assert told == [
        ("flag", "tanto", "戸籍を待つ 令和8年4月6日まで"),
        ("flag_done", "tanto", "戸籍を待つ"),
    ]
    assert [(each.text, each.state) for each in case.flags] == [("戸籍を待つ", "done")]


def test_only_open_flags_whose_day_is_over_are_overdue(three: Desk, clock: Clock) -> None:
    today = three.program.today()
    put_flag(three, "1", "今日まで", today)
    put_flag(three, "2", "期日なし")
    (late,) = put_flag(three, "3", "昨日まで", today - timedelta(days=1))
    overdue = Query(flags_overdue=True)
    assert [row.receipt_no for row in find(three, overdue).rows] == ["3"]
    settle_flag(three, "3", late.id, "done")
    assert find(three, overdue).total == 0
    clock.at += timedelta(days=1)
    assert [row.receipt_no for row in find(three, overdue).rows] == ["1"], "counted from the day one asks on"


def test_a_saved_search_of_the_last_days_goes_on_meaning_days(three: Desk, clock: Clock) -> None:
    save_search(three, "7日以内", Query(days=7))
    (saved,) = saved_searches(three)
    assert (saved.query.days, saved.query.from_) == (7, "")
    asked = date.fromisoformat(find(three, Query()).rows[0].received_at[:10])
    here = three.program.today()
    clock.at += asked + timedelta(days=6) - here
    assert find(three, saved.query).total == 3
    clock.at += timedelta(days=1)
    assert find(three, saved.query).total == 0


def test_a_saved_search_asks_the_same_again_and_is_ones_own(three: Desk, open_desk: OpenDesk) -> None:
    query = Query(text="新宿", states=("received",), assignee="tanto", order="due", descending=False)
    save_search(three, "新宿の新着", query)
    save_search(three, "すべて", Query())
    first, second = saved_searches(three)
    assert (first.title, first.query, second.query) == ("新宿の新着", query, Query())
    other = open_desk("tanto2")
    remove_search(other, first.id)
    assert saved_searches(other) == []
    remove_search(three, first.id)
    assert [each.title for each in saved_searches(three)] == ["すべて"]
    assert refusal(lambda: save_search(three, " ", query)) == "search_without_title"
