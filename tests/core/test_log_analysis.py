"""The analysis of a month of the log: what it counts, whom it names, and what never changes it."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.log_actions import GROUPS, group_of
from kaigo_desktop.core.log_analysis import Account, Line, Relation, Report, analyse, days_of, opened
from kaigo_desktop.core.log_bursts import bursts
from kaigo_desktop.core.ward import BurstLimits, Ward

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

WARD = Ward(
    municipality_code="13104",
    name="新宿区",
    insurer_no="131045",
    address_prefixes=("新宿区",),
    closed_days=("sat", "sun", "holidays"),
)
MONTH = "2026-11"
WEDNESDAY = datetime(2026, 11, 4, 10, 0)  # noqa: DTZ001 - the time on the terminal's clock
LIMITS = BurstLimits(minutes=10, least=5, factor=3)
ACTIONS = sorted(action for actions in GROUPS.values() for action in actions)

lines = st.builds(
    lambda at, actor, action, number: (at, actor, action, number),
    st.datetimes(datetime(2026, 10, 1), datetime(2026, 12, 31)),  # noqa: DTZ001
    st.sampled_from(["tanto", "shonin", "kanri"]),
    st.sampled_from([*ACTIONS, "an_action_of_later"]),
    st.sampled_from(["", "1", "2", "3"]),
)
logs = st.lists(lines, max_size=60).map(
    lambda found: [Line(number, *line, {}) for number, line in enumerate(found, 1)]
)


def line(
    action: str, at: datetime = WEDNESDAY, actor: str = "tanto", receipt_no: str = "", **detail: str | int
) -> Line:
    return Line(int(at.timestamp()), at, actor, action, receipt_no, detail)


def report(
    *found: Line,
    accounts: tuple[Account, ...] = (),
    relations: Mapping[tuple[str, str], Collection[Relation]] | None = None,
    month: str = MONTH,
) -> Report:
    return analyse(found, month, WARD, accounts, relations or {})


@given(logs)
def test_people_days_and_hours_each_add_up_to_the_entries_of_the_month(log: list[Line]) -> None:
    made = report(*log)
    assert made.entries == sum(f"{entry.at:%Y-%m}" == MONTH for entry in log)
    assert sum(sum(actions.values()) for actions in made.by_person.values()) == made.entries
    assert sum(made.by_day) == sum(made.by_hour) == made.entries
    assert (len(made.by_day), len(made.by_hour)) == (30, 24)


@given(logs)
def test_every_entry_a_finding_names_is_one_of_the_month_and_of_its_group(log: list[Line]) -> None:
    made = report(*log)
    for group, named in (
        ("revealing", made.reveals),
        ("copying", made.copies),
        ("handing_out", made.handed_out),
        ("erasing", made.erasures),
        ("administering", made.administration),
    ):
        own = [entry for entry in log if group_of(entry.action) == group and entry.at.month == 11]
        assert list(named) == sorted(own, key=lambda entry: (entry.at, entry.number))


@given(logs, st.randoms(use_true_random=False))
def test_the_order_of_the_entries_does_not_matter(log: list[Line], chance: random.Random) -> None:
    shuffled = list(log)
    chance.shuffle(shuffled)
    assert report(*shuffled) == report(*log)


@given(logs)
def test_no_entry_of_another_month_changes_the_report(log: list[Line]) -> None:
    own = [entry for entry in log if entry.at.month == 11]
    assert report(*log) == report(*own)


@given(logs)
def test_every_entry_stands_in_exactly_one_month(log: list[Line]) -> None:
    months = ("2026-10", "2026-11", "2026-12")
    assert sum(report(*log, month=month).entries for month in months) == len(log)


def test_the_last_second_of_a_month_belongs_to_it_and_the_next_does_not() -> None:
    last = datetime(2026, 11, 30, 23, 59, 59)  # noqa: DTZ001
    both = (line("read", last), line("read", last + timedelta(seconds=1)))
    assert [report(*both, month=month).entries for month in ("2026-11", "2026-12")] == [1, 1]


@pytest.mark.parametrize(
    "month", ["", "2026", "2026-13", "2026-1", "202611", "2026-11-01", "十一月", "26-11"]
)
def test_what_is_no_month_is_refused(month: str) -> None:
    with pytest.raises(UserError, match="month_unreadable"):
        report(month=month)


@pytest.mark.parametrize(("month", "days"), [("2026-02", 28), ("2028-02", 29), ("2026-12", 31)])
def test_a_month_has_its_days(month: str, days: int) -> None:
    assert [day.day for day in days_of(month)] == list(range(1, days + 1))


@pytest.mark.parametrize(
    ("at", "outside"),
    [
        ("2026-11-04T08:29:59", True),
        ("2026-11-04T08:30:00", False),
        ("2026-11-04T17:15:59", False),
        ("2026-11-04T17:16:00", True),
        ("2026-11-07T10:00:00", True),  # a Saturday
        ("2026-11-03T10:00:00", True),  # 文化の日
    ],
)
def test_work_outside_office_hours_and_on_closed_days_is_reported(at: str, outside: bool) -> None:
    made = report(line("read", datetime.fromisoformat(at), receipt_no="1"))
    assert len(made.outside) == int(outside)


def test_work_outside_office_hours_is_one_line_a_person_and_day() -> None:
    evening = WEDNESDAY.replace(hour=20)
    made = report(
        line("read", evening, receipt_no="1"),
        line("read", evening.replace(minute=10), receipt_no="2"),
        line("edit", evening.replace(minute=30), receipt_no="2"),
        line("sign_out", evening.replace(minute=40)),
        line("read", evening, actor="shonin", receipt_no="1"),
    )
    first, second = made.outside
    assert (first.login, second.login) == ("shonin", "tanto")
    assert (second.first.minute, second.last.minute) == (0, 30)
    assert (second.entries, second.applications, second.closed) == (3, 2, False)


@pytest.mark.parametrize("action", ["sign_in", "sign_out", "lock"])
def test_coming_early_and_leaving_late_is_no_work(action: str) -> None:
    assert report(line(action, WEDNESDAY.replace(hour=18))).outside == ()


def test_the_recovery_key_at_night_is_reported() -> None:
    assert len(report(line("sign_in_recovery", WEDNESDAY.replace(hour=22))).outside) == 1


def test_opening_a_record_of_the_own_circle_is_reported_with_number_and_login_only() -> None:
    made = report(
        line("read", receipt_no="1"),
        line("open_attachment", WEDNESDAY + timedelta(minutes=1), receipt_no="1"),
        line("edit", receipt_no="1"),
        line("read", receipt_no="2"),
        line("read", actor="shonin", receipt_no="1"),
        relations={("tanto", "1"): {"surname", "address"}, ("tanto", "3"): {"surname"}},
    )
    assert [(found.login, found.receipt_no, found.relation, found.times) for found in made.related] == [
        ("tanto", "1", "address", 2),
        ("tanto", "1", "surname", 2),
    ]
    assert made.related[0].first == WEDNESDAY


def test_only_looking_at_a_record_opens_it() -> None:
    log = [line(action, receipt_no="1") for action in ("edit", "approve", "receive", "sign_in")]
    assert opened(log) == set()
    assert opened([line("reveal", receipt_no="1"), line("read", receipt_no="")]) == {("tanto", "1")}


def test_failed_sign_ins_are_added_up_by_the_account_they_were_for() -> None:
    made = report(
        line("sign_in_failed", count=3),
        line("sign_in_failed", WEDNESDAY + timedelta(hours=1)),
        line("locked_out", WEDNESDAY + timedelta(hours=2), actor="kanri", login="tanto"),
        line("sign_in_failed", actor="shonin", count=1),
    )
    assert [(found.login, found.failed, found.locked_out) for found in made.failures] == [
        ("shonin", 1, 0),
        ("tanto", 4, 1),
    ]
    assert made.counts()["failures"] == 5


def test_accounts_nobody_signed_in_with_are_unused_unless_closed_or_made_later() -> None:
    accounts = (
        Account("tanto", "担当　花子", "caseworker"),
        Account("shonin", "承認　三郎", "supervisor", since=date(2026, 4, 1)),
        Account("yameta", "退職　五郎", "caseworker", disabled=True),
        Account("shinjin", "新任　六子", "caseworker", since=date(2026, 12, 1)),
        Account("kanri", "管理　一郎", "administrator"),
    )
    made = report(line("sign_in"), line("sign_in_recovery", actor="kanri"), accounts=accounts)
    assert [account.login for account in made.unused] == ["shonin"]


def openings(begin: datetime, count: int, seconds: int = 20, first: int = 0) -> list[tuple[datetime, str]]:
    return [(begin + timedelta(seconds=seconds * at), str(first + at)) for at in range(count)]


def test_many_applications_in_a_short_time_are_a_burst() -> None:
    (found,) = bursts("tanto", openings(WEDNESDAY, 30), LIMITS)
    assert (found.login, found.applications, found.usual) == ("tanto", 30, 0)
    assert (found.begin, found.end) == (WEDNESDAY, WEDNESDAY + timedelta(seconds=29 * 20))


def test_the_same_application_again_and_again_is_no_burst() -> None:
    again = [(WEDNESDAY + timedelta(seconds=at), "1") for at in range(100)]
    assert bursts("tanto", again, LIMITS) == []


def test_many_applications_over_the_whole_day_are_no_burst() -> None:
    assert bursts("tanto", openings(WEDNESDAY, 60, seconds=240), LIMITS) == []


def test_who_works_fast_on_other_days_too_makes_no_burst() -> None:
    usual = [
        opening
        for day in range(1, 6)
        for opening in openings(WEDNESDAY + timedelta(days=day), 10, 30, first=100 * day)
    ]
    busy = openings(WEDNESDAY, 15, 30)
    assert bursts("tanto", [*usual, *busy], LIMITS) == []
    (found,) = bursts("tanto", [*usual, *openings(WEDNESDAY, 32, 15)], LIMITS)
    assert (found.applications, found.usual) == (32, 10)


def test_a_burst_over_the_edge_of_the_clock_is_found_whole() -> None:
    (found,) = bursts("tanto", openings(WEDNESDAY.replace(hour=9, minute=59), 6), LIMITS)
    assert found.applications == 6


@given(st.lists(st.tuples(st.integers(0, 3 * 24 * 60), st.integers(0, 30).map(str)), max_size=80))
def test_a_burst_never_names_fewer_applications_than_the_limit(found: list[tuple[int, str]]) -> None:
    log = [(WEDNESDAY + timedelta(minutes=minute), number) for minute, number in found]
    for burst in bursts("tanto", log, LIMITS):
        inside = {number for at, number in log if burst.begin <= at <= burst.end}
        assert burst.applications == len(inside) >= max(LIMITS.least, burst.usual * LIMITS.factor)
        assert burst.begin.date() == burst.end.date()


def test_no_action_stands_in_two_groups() -> None:
    assert len(ACTIONS) == len(set(ACTIONS))
    assert group_of("an_action_of_later") == "other"
