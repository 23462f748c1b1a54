"""Who works on what, flags, what was reported: kept, found by an index, asked together with the rest."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.exc import DatabaseError

from kaigo_desktop.core.model import Decision
from kaigo_desktop.store import (
    applications,
    decisions,
    report_marks,
    saved_searches,
    search,
    search_plan,
    work,
)
from kaigo_desktop.store.search import UNASSIGNED, Query
from tests.store.conftest import NOW, new_application

if TYPE_CHECKING:
    from kaigo_desktop.store.database import Connection
    from kaigo_desktop.store.store import Store
    from tests.store.conftest import Adds

WORK: dict[str, dict[str, Any]] = {
    "mine": {"assignee": "tanto"},
    "nobody's": {"assignee": UNASSIGNED},
    "flagged": {"flagged": True},
    "returned": {"returned_to": "tanto"},
    "unreported": {"unreported": True},
}
OTHERS: tuple[dict[str, Any], ...] = (
    {},
    {"states": ("received", "in_review")},
    {"due_by": "2026-05-08"},
    {"text": "新宿"},
    {"text": "新宿", "procedures": ("qualification",)},
)


@pytest.fixture
def filled(store: Store) -> Store:
    with store.transaction() as tx:
        for number in range(12):
            due = {"columns": applications.Columns(name="新宿　花子", due_on=f"2026-05-{number % 9 + 1:02d}")}
            state = ("received", "in_review", "handed_over")[number % 3]
            app_id = applications.add(tx, new_application(f"{number:04d}", state=state, **due)).application
            if number % 4 == 0:
                work.assign(tx, app_id, "tanto")
            if number % 5 == 0:
                work.add_flag(tx, app_id, "電話", due_on="", actor="tanto", at=NOW)
            if number % 3 == 1:
                went_back(tx, app_id, "tanto" if number % 2 else "tanto2")
            if number % 6 == 2:
                report_marks.add(tx, app_id, "tanto", NOW)
    return store


def went_back(tx: Connection, app_id: int, actor: str) -> None:
    for who, action in ((actor, "submit"), ("shonin", "return")):
        decisions.add(tx, app_id, Decision(NOW, who, action, "", "", 1, "", ""))


EXPECTED = {
    "mine": {0, 4, 8},
    "nobody's": set(range(12)) - {0, 4, 8},
    "flagged": {0, 5, 10},
    "returned": {1, 7},
    "unreported": set(range(12)) - {2, 8},
}


@pytest.mark.parametrize("what", WORK)
def test_a_work_list_holds_exactly_what_it_is_for(filled: Store, what: str) -> None:
    with filled.reading() as connection:
        found = search.ids(connection, Query(**WORK[what]))
    assert {app_id - 1 for app_id in found} == EXPECTED[what]


@pytest.mark.parametrize("what", WORK)
def test_work_lists_are_asked_together_with_every_other_condition(filled: Store, what: str) -> None:
    with filled.reading() as connection:
        mine = set(search.ids(connection, Query(**WORK[what])))
        for other, order, few in itertools.product(OTHERS, search.ORDERS, (None, 3)):
            rest = search.ids(connection, Query(**other, order=order))
            both = search.ids(connection, Query(**WORK[what], **other, order=order), few)
            assert both == [one for one in rest if one in mine][:few], (other, order)


@pytest.mark.parametrize("what", WORK)
def test_no_work_list_reads_the_whole_table(filled: Store, what: str) -> None:
    with filled.reading() as connection:
        for other in OTHERS:
            asked = search._asked(Query(**WORK[what], **other))
            assert asked is not None
            for sql, values in search_plan.statements(connection, asked[0], 100):
                rows = search_plan.read(connection, (f"EXPLAIN QUERY PLAN {sql}", values))
                steps = " | ".join(row[3] for row in rows)
                assert "SCAN application |" not in f"{steps} |", steps
                assert "SCAN decision" not in steps, steps
                assert "SCAN back USING" in steps or what != "returned", steps


def test_what_is_returned_and_submitted_again_waits_for_nobody(filled: Store) -> None:
    with filled.transaction() as tx:
        decisions.add(tx, 2, Decision(NOW, "tanto", "submit", "", "", 1, "", ""))
        assert search.ids(tx, Query(returned_to="tanto")) == [8]


def test_a_flag_is_settled_and_never_deleted(filled: Store) -> None:
    with filled.transaction() as tx:
        work.add_flag(tx, 1, "書類", due_on="2026-05-01", actor="tanto", at=NOW)
        later, first = (flag.text for flag in work.flags_of(tx, 1)), work.flags_of(tx, 1)[0]
        assert list(later) == ["書類", "電話"]
        work.settle_flag(tx, first, "done", "tanto2", NOW + timedelta(days=1))
        one, other = work.flags_of(tx, 1)
        assert (one.state, other.state, other.settled_by) == ("open", "done", "tanto2")
        row = applications.by_id(tx, 1)
        assert row is not None
        assert row.flags == 1
        with pytest.raises(DatabaseError, match="never deleted"):
            tx.exec_driver_sql("DELETE FROM flag")


def test_assigning_leaves_the_version_to_whoever_is_editing(filled: Store) -> None:
    with filled.transaction() as tx:
        before = applications.by_id(tx, 2)
        work.assign(tx, 2, "tanto2")
        after = applications.by_id(tx, 2)
    assert before is not None
    assert after is not None
    assert (after.assignee, after.version) == ("tanto2", before.version)


def test_everybody_has_searches_of_their_own_in_their_order(store: Store) -> None:
    with store.transaction() as tx:
        for login, title in (("tanto", "一"), ("tanto2", "他人"), ("tanto", "二"), ("tanto", "三")):
            saved_searches.add(tx, login, title, {"text": title})
        saved_searches.add(tx, "tanto", "一", {"text": "改めた"})
        one, two, three = saved_searches.of(tx, "tanto")
        assert (one.title, one.query) == ("一", {"text": "改めた"})
        saved_searches.remove(tx, "tanto2", three.id)
        saved_searches.remove(tx, "tanto", two.id)
        assert [each.title for each in saved_searches.of(tx, "tanto")] == ["一", "三"]


def test_a_new_submission_is_to_be_reported_anew(store: Store, add: Adds) -> None:
    with store.transaction() as tx:
        app_id = add(tx)
        report_marks.add(tx, app_id, "tanto", NOW)
        new = new_application("0012345678901234")
        applications.revise(
            tx, app_id, expected_version=None, kind="resubmitted", actor="tanto", at=NOW, reason="",
            values=new.values, original=new.original, unmapped=new.unmapped, columns=new.columns,
            search=new.search, digest="another", to_state="received",
        )  # fmt: skip
        assert not report_marks.has(tx, app_id)
