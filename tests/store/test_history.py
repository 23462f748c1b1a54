"""Decisions, batches and hand-overs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from kaigo_desktop.core.checklist import Mark
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Decision
from kaigo_desktop.store import applications, batches, check_marks, decisions, hand_overs, schema, times
from kaigo_desktop.store.applications import Columns
from kaigo_desktop.store.batches import FileOutcome
from kaigo_desktop.store.hand_overs import HandOver, Member

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kaigo_desktop.store.store import Store
    from tests.store.conftest import Adds


def step(at: datetime, actor: str, action: str, revision: int = 1) -> Decision:
    return Decision(at, actor, action, "in_review", "pending_approval", revision, "確認済み", "")


def test_decisions_read_as_they_were_made_in_their_order(store: Store, add: Adds, now: datetime) -> None:
    made = [step(now, "yamada", "start-review"), step(now, "yamada", "submit")]
    with store.transaction() as tx:
        app_id = add(tx)
        other = add(tx, "2")
        for each in made:
            decisions.add(tx, app_id, each)
        decisions.add(tx, other, step(now, "sato", "submit"))
    with store.reading() as connection:
        assert decisions.of(connection, app_id) == made
        assert decisions.submitter(connection, app_id) == "yamada"


def test_a_request_for_correction_keeps_the_text_it_went_out_with(
    store: Store, add: Adds, now: datetime
) -> None:
    text = "新宿　花子　様\n\n補正のお願い"
    asked = replace(step(now, "yamada", "request-correction"), letter=text)
    with store.transaction() as tx:
        app_id = add(tx)
        decisions.add(tx, app_id, step(now, "yamada", "start-review"))
        decisions.add(tx, app_id, asked)
    with store.reading() as connection:
        assert [made.letter for made in decisions.of(connection, app_id)] == ["", text]


def test_marks_are_kept_in_their_order_and_apart_for_each_application(
    store: Store, add: Adds, now: datetime
) -> None:
    made = [Mark("identity", True, "yamada", now, "窓口", 1), Mark("identity", False, "sato", now, "", 2)]
    with store.transaction() as tx:
        app_id, other = add(tx), add(tx, "2")
        for mark in made:
            check_marks.add(tx, app_id, mark)
        check_marks.add(tx, other, replace(made[0], key="papers"))
    with store.reading() as connection:
        assert check_marks.of(connection, app_id) == made
        assert [mark.key for mark in check_marks.of(connection, other)] == ["papers"]


@pytest.mark.parametrize(
    ("actions", "submitter"),
    [
        ([], ""),
        ([("a", "start-review")], ""),
        ([("a", "submit")], "a"),
        ([("a", "submit"), ("b", "approve")], "a"),
        ([("a", "submit"), ("b", "return")], ""),
        ([("a", "submit"), ("b", "return"), ("c", "submit")], "c"),
        ([("a", "submit"), ("system", "revise")], ""),
    ],
)
def test_the_submitter_is_who_submitted_since_the_last_return(
    store: Store, add: Adds, now: datetime, actions: list[tuple[str, str]], submitter: str
) -> None:
    with store.transaction() as tx:
        app_id = add(tx)
        for actor, action in actions:
            decisions.add(tx, app_id, step(now, actor, action))
        assert decisions.submitter(tx, app_id) == submitter


@pytest.mark.parametrize(("kind", "submitter"), [("edited", "yamada"), ("resubmitted", "")])
def test_a_new_download_undoes_a_submission_and_an_edit_does_not(
    store: Store, add: Adds, now: datetime, kind: applications.Kind, submitter: str
) -> None:
    def revise(tx: Connection) -> None:
        applications.revise(
            tx, app_id, expected_version=None, kind=kind, actor="x", at=now, reason="", values={},
            original={}, unmapped=(), columns=Columns(), search={},
        )  # fmt: skip

    with store.transaction() as tx:
        app_id = add(tx)
        revise(tx)
        decisions.add(tx, app_id, step(now, "yamada", "submit", 2))
        assert decisions.submitter(tx, app_id) == "yamada"
        revise(tx)
        assert decisions.submitter(tx, app_id) == submitter


def test_a_batch_remembers_what_became_of_every_file(store: Store, now: datetime) -> None:
    with store.transaction() as tx:
        batch = batches.start(tx, "yamada", now)
        batches.note(tx, batch, 0, [batches.FileOutcome("a.zip", "001", "received", "", "")])
        refused = batches.FileOutcome("b.zip", "", "refused", "zip_encrypted", "開けません")
        batches.note(tx, batch, 1, [refused])
        running = tx.execute(select(schema.batch)).one()
        assert (running.id, running.finished_at, running.counts) == (batch, "", "{}")
        batches.finish(tx, batch, now + timedelta(seconds=5), {"received": 1, "refused": 1})
    with store.reading() as connection:
        done = connection.execute(select(schema.batch)).one()
        ended = now + timedelta(seconds=5)
        assert done.actor == "yamada"
        assert (times.from_text(done.started_at), times.from_text(done.finished_at)) == (now, ended)
        assert json.loads(done.counts) == {"received": 1, "refused": 1}
        assert batches.outcomes(connection, batch) == [
            FileOutcome("a.zip", "001", "received", "", ""),
            FileOutcome("b.zip", "", "refused", "zip_encrypted", "開けません"),
        ]


def test_ids_count_within_the_day_and_past_ten_thousand(store: Store, now: datetime) -> None:
    day = now.astimezone().strftime("%Y%m%d")
    with store.transaction() as tx:
        started = [batches.start(tx, "a", now) for _ in range(3)]
        assert started == [f"{day}-000{number}" for number in (1, 2, 3)]
        assert batches.start(tx, "a", now + timedelta(days=1)).endswith("-0001")
        tx.exec_driver_sql("INSERT INTO batch VALUES (?, '', '', '', '')", (f"{day}-9999",))
        assert batches.start(tx, "a", now) == f"{day}-10000"
        assert batches.start(tx, "a", now) == f"{day}-10001"


def test_a_hand_over_reads_as_it_was_kept(store: Store, add: Adds, now: datetime) -> None:
    files = (("a_1.csv", "ab" * 32, 2), ("b_1.csv", "cd" * 32, 0))
    with store.transaction() as tx:
        batch = hand_overs.next_id(tx, now)
        members = [Member(add(tx, "2"), 3, "d2"), Member(add(tx, "1"), 1, "d1")]
        hand_overs.add(tx, batch, "generic-utf8", "yamada", now, files, members, {})
        assert hand_overs.next_id(tx, now) == batch[:-1] + "2"
        hand_overs.add(tx, hand_overs.next_id(tx, now), "list-xlsx", "yamada", now, [], [], {})
    with store.reading() as connection:
        assert hand_overs.get(connection, batch) == HandOver(batch, "generic-utf8", "yamada", now, files)
        assert hand_overs.members(connection, batch) == members
        assert hand_overs.ids(connection) == [batch[:-1] + "2", batch]
        with pytest.raises(UserError, match="unknown_batch"):
            hand_overs.get(connection, "20261123-9999")


def test_the_members_of_a_hand_over_keep_their_order_over_all_the_statements_that_write_them(
    store: Store, add: Adds, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hand_overs, "_AT_ONCE", 2)
    with store.transaction() as tx:
        batch = hand_overs.next_id(tx, now)
        members = [Member(add(tx, str(number)), number, "d") for number in (3, 1, 5, 2, 4)]
        hand_overs.add(tx, batch, "generic-utf8", "yamada", now, [], members, {})
    with store.reading() as connection:
        assert hand_overs.members(connection, batch) == members
