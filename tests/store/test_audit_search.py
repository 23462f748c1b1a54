"""Questions to the log: what they find, in which order, and that an index answers every one of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.store import audit, audit_search
from kaigo_desktop.store.audit_search import Wanted

if TYPE_CHECKING:
    from kaigo_desktop.store.store import Store

BEGIN = datetime(2026, 4, 1, 0, 0, tzinfo=UTC)
PEOPLE = ("tanto", "shonin", "kanri")
ACTIONS = ("read", "reveal", "edit", "sign_in")
COUNT = 60


@pytest.fixture
def log(store: Store) -> Store:
    """Sixty entries, three of a moment each, the clock put back once."""
    with store.transaction() as tx:
        for number in range(COUNT):
            at = BEGIN + timedelta(hours=number // 3 - (5 if number > 40 else 0))
            receipt_no = f"{number % 7}" if number % 2 else ""
            audit.append(tx, at, PEOPLE[number % 3], ACTIONS[number % 4], receipt_no, {"n": number})
    return store


moments = st.none() | st.integers(-2, 22).map(lambda hour: BEGIN + timedelta(hours=hour))
questions = st.builds(
    Wanted,
    actor=st.sampled_from(["", *PEOPLE, "nobody"]),
    receipt_no=st.sampled_from(["", "1", "3", "9"]),
    actions=st.lists(st.sampled_from([*ACTIONS, "never"]), max_size=3).map(tuple),
    since=moments,
    until=moments,
)


def expected(entries: list[audit.Entry], wanted: Wanted) -> list[int]:
    """The same question answered by looking at everything."""
    found = [
        entry
        for entry in entries
        if wanted.actor in {"", entry.actor}
        and wanted.receipt_no in {"", entry.receipt_no}
        and (not wanted.actions or entry.action in wanted.actions)
        and (wanted.since is None or entry.at >= wanted.since)
        and (wanted.until is None or entry.at < wanted.until)
    ]
    return [entry.id for entry in sorted(found, key=lambda entry: (entry.at, entry.id), reverse=True)]


def test_every_question_finds_what_looking_at_everything_finds(log: Store) -> None:
    with log.reading() as connection:
        entries = audit.entries(connection)

    @given(questions, st.none() | st.integers(1, 10))
    def holds(wanted: Wanted, limit: int | None) -> None:
        with log.reading() as connection:
            assert list(audit_search.ids(connection, wanted, limit)) == expected(entries, wanted)[:limit]

    holds()


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(since=BEGIN, until=BEGIN + timedelta(days=1)),
        Wanted(actor="tanto"),
        Wanted(actor="tanto", since=BEGIN),
        Wanted(actions=("read",)),
        Wanted(actions=("read", "reveal", "edit"), since=BEGIN),
        Wanted(actor="tanto", actions=("read", "reveal")),
    ],
)
def test_no_question_sorts_or_scans_the_log(log: Store, wanted: Wanted) -> None:
    with log.reading() as connection:
        plans: list[str] = []
        cursor = connection.connection.cursor()
        cursor.connection.set_trace_callback(plans.append)
        audit_search.ids(connection, wanted, 10)
        cursor.connection.set_trace_callback(None)
        (statement,) = [text for text in plans if text.startswith("SELECT")]
        plan = [row[-1] for row in cursor.execute(f"EXPLAIN QUERY PLAN {statement}")]
    assert not [step for step in plan if "TEMP B-TREE" in step], plan
    assert not [step for step in plan if step.startswith("SCAN audit") and "INDEX" not in step], plan


def test_the_rows_come_in_the_order_they_were_asked_for(log: Store) -> None:
    with log.reading() as connection:
        found = audit_search.rows(connection, [7, 3, 999, 5])
    assert [entry.id for entry in found] == [7, 3, 5]
    assert found[0].detail == {"n": 6}


def test_everybody_who_acted_is_named_once(log: Store) -> None:
    with log.reading() as connection:
        assert audit_search.actors(connection) == sorted(PEOPLE)


def test_an_empty_log_names_nobody_and_no_time(store: Store) -> None:
    with store.reading() as connection:
        assert audit_search.actors(connection) == []
        assert audit_search.extent(connection) is None
        assert list(audit_search.ids(connection, Wanted())) == []


def test_a_period_ends_before_its_last_moment(log: Store) -> None:
    with log.reading() as connection:
        hour = list(
            audit_search.of_period(connection, BEGIN + timedelta(hours=2), BEGIN + timedelta(hours=3))
        )
        extent = audit_search.extent(connection)
    assert [entry.id for entry in hour] == [7, 8, 9]
    assert extent == (BEGIN, BEGIN + timedelta(hours=14))
