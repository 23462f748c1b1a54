"""Applications and revisions as they are kept and changed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.errors import BugError, UserError
from kaigo_desktop.core.model import Application, Item
from kaigo_desktop.store import applications, audit, canonical, definitions, search, times
from kaigo_desktop.store.applications import Columns
from kaigo_desktop.store.search import Query

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kaigo_desktop.store.store import Store
    from tests.store.conftest import Adds

NUMBER = "0012345678901234"


def row_of(connection: Connection, app_id: int) -> Application:
    row = applications.by_id(connection, app_id)
    assert row is not None
    return row


def edit(tx: Connection, app_id: int, version: int | None, **changes: Any) -> int:
    given_: dict[str, Any] = {
        "kind": "edited",
        "actor": "yamada",
        "at": datetime(2026, 11, 24, tzinfo=UTC),
        "reason": "電話で確認",
        "values": {"applicant_name": "新宿　太郎"},
        "original": {"applicant_name": "新宿　花子"},
        "unmapped": (),
        "columns": Columns(name="新宿　太郎"),
        "search": {"name": ["新宿太郎"]},
    }
    return applications.revise(tx, app_id, expected_version=version, **{**given_, **changes}).number


def test_an_application_reads_as_it_was_added(store: Store, add: Adds, now: datetime) -> None:
    with store.transaction() as tx:
        app_id = add(tx)
    expected = Application(
        id=app_id, receipt_no=NUMBER, procedure="qualification", definition="", state="received",
        procedure_title="介護保険資格取得・異動・喪失の届出",
        received_at="2026-03-30T10:00:00", taken_in_at=now,
        version=1, name="新宿　花子", kana="シンジュク ハナコ", insured_no="0001234567", born_on="1945-03",
        due_on="2026-04-13", errors=1, warnings=2, follows="",
    )  # fmt: skip
    with store.reading() as connection:
        assert applications.by_receipt_no(connection, NUMBER) == expected
        assert applications.by_id(connection, app_id) == expected
        assert applications.by_receipt_no(connection, "12345678901234") is None
        assert applications.by_id(connection, 99) is None


def test_values_read_exactly_as_they_were_added(store: Store, add: Adds, now: datetime) -> None:
    values = {
        "name": " 葛\U000e0100城　𠮷\tか\u3099 ",
        "rows": [{"a": "'\"\\\u2028"}, {}],
        "kinds": ["b", "a"],
        "no": "",
    }
    items = (Item("備考", "", "=1+1", "applicant", "7", "8", "9"), Item("", "", ""))
    with store.transaction() as tx:
        app_id = add(tx, values=values, unmapped=items)
        kept = applications.revision(tx, app_id)
    assert (kept.values, kept.unmapped, kept.number, kept.kind) == (values, items, 1, "received")
    assert (kept.made_at, kept.actor, kept.reason) == (now, "yamada", "")


def test_a_receipt_number_is_kept_once(store: Store, add: Adds) -> None:
    with store.transaction() as tx:
        add(tx)
        with pytest.raises(UserError, match="receipt_no_taken"):
            add(tx)


def test_an_edit_is_a_new_revision_and_the_old_one_stays(store: Store, add: Adds) -> None:
    with store.transaction() as tx:
        app_id = add(tx)
        assert edit(tx, app_id, 1) == 2
    with store.reading() as connection:
        first, second = applications.revisions(connection, app_id)
        row = row_of(connection, app_id)
        assert (first.values["applicant_name"], second.values["applicant_name"]) == (
            "新宿　花子",
            "新宿　太郎",
        )
        assert (second.kind, second.reason, second.made_at.isoformat()) == (
            "edited", "電話で確認", "2026-11-24T00:00:00+00:00",
        )  # fmt: skip
        assert applications.revision(connection, app_id) == second
        assert applications.revision(connection, app_id, 1) == first
        assert (row.name, row.version, row.state, row.errors) == ("新宿　太郎", 2, "received", 0)
        assert search.ids(connection, Query(text="花子")) == []
        assert search.ids(connection, Query(text="太郎")) == [app_id]
        with pytest.raises(BugError):
            applications.revision(connection, app_id, 3)


def test_a_change_made_on_an_outdated_version_is_refused_and_changes_nothing(store: Store, add: Adds) -> None:
    with store.transaction() as tx:
        app_id = add(tx)
        applications.set_state(tx, app_id, 1, "in_review")
    for change in (
        lambda tx: edit(tx, app_id, 1),
        lambda tx: applications.set_state(tx, app_id, 1, "approved"),
    ):
        with pytest.raises(UserError, match="changed_by_other") as caught, store.transaction() as tx:
            change(tx)
        assert caught.value.facts == {"receipt_no": NUMBER}
    with store.transaction() as tx:
        assert len(applications.revisions(tx, app_id)) == 1
        assert row_of(tx, app_id).state == "in_review"
        edit(tx, app_id, None)
        assert row_of(tx, app_id).version == 3


def test_a_resubmission_may_change_state_procedure_and_time_of_receipt(store: Store, add: Adds) -> None:
    with store.transaction() as tx:
        app_id = add(tx, procedure="", state="held")
        edit(
            tx, app_id, 1, kind="resubmitted", digest="d2", to_state="received", procedure="insured_card",
            definition="abc", received_at="2026-04-01T00:00:00", procedure_title="t",
        )  # fmt: skip
        row = row_of(tx, app_id)
        assert (row.state, row.procedure, row.definition, row.received_at, row.procedure_title) == (
            "received", "insured_card", "abc", "2026-04-01T00:00:00", "t",
        )  # fmt: skip
        edit(tx, app_id, None)
        first = hashlib.sha256(NUMBER.encode()).hexdigest()
        assert applications.submission_digests(tx, app_id) == [first, "d2"]


def test_a_correction_names_the_application_it_follows(store: Store, add: Adds) -> None:
    with store.transaction() as tx:
        app_id = add(tx)
        applications.set_follows(tx, app_id, "0099")
        assert row_of(tx, app_id).follows == "0099"


def test_counts_and_states(store: Store, add: Adds) -> None:
    with store.transaction() as tx:
        for number, state in enumerate(["received", "approved", "received"]):
            add(tx, str(number), state=state)
    with store.reading() as connection:
        assert applications.counts(connection) == {
            ("qualification", "received"): 2,
            ("qualification", "approved"): 1,
        }
        assert applications.in_state(connection, "received") == [1, 3]


def test_the_digest_of_a_revision_is_that_of_its_canonical_json(store: Store, add: Adds) -> None:
    with store.transaction() as tx:
        app_id = add(tx)
        kept = applications.revision(tx, app_id)
    content = {
        "values": kept.values,
        "original": kept.original,
        "unmapped": [msgspec.to_builtins(item) for item in kept.unmapped],
        "kind": "received",
        "number": 1,
        "receipt_no": NUMBER,
    }
    assert kept.digest == hashlib.sha256(canonical.encode(content)).hexdigest()


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.text())))
def test_canonical_json_is_json_in_one_form_only(value: dict[str, object]) -> None:
    turned = dict(reversed(value.items()))
    assert canonical.encode(turned) == canonical.encode(value)
    assert msgspec.json.decode(canonical.encode(value)) == value


def test_a_definition_is_kept_once_and_read_by_its_digest(store: Store) -> None:
    with store.transaction() as tx:
        digest = definitions.keep(tx, b'{"id":"x"}')
        assert definitions.keep(tx, b'{"id":"x"}') == digest == hashlib.sha256(b'{"id":"x"}').hexdigest()
        assert definitions.load(tx, digest) == b'{"id":"x"}'
        with pytest.raises(UserError, match="definition_changed"):
            definitions.load(tx, "0")
        tx.exec_driver_sql("DROP TRIGGER definition_refuses_update")
        tx.exec_driver_sql("UPDATE definition SET content = x'7b7d'")
        with pytest.raises(UserError, match="definition_changed"):
            definitions.load(tx, digest)


def test_moments_are_kept_in_universal_time_to_the_second() -> None:
    tokyo = datetime(2026, 11, 23, 16, 33, 42, 999_999, tzinfo=timezone(timedelta(hours=9)))
    assert times.to_text(tokyo) == "2026-11-23T07:33:42Z"
    assert times.from_text("2026-11-23T07:33:42Z") == tokyo.replace(microsecond=0)
    with pytest.raises(BugError):
        times.to_text(tokyo.replace(tzinfo=None))


def broken(connection: Connection) -> list[int]:
    """The entries that do not follow from the one before them."""
    found, last = [], 0
    for link in audit.links(connection):
        if link.id != last + 1 or not link.holds:
            found.append(link.id)
        last = link.id
    return found


def test_the_log_is_a_chain_from_its_first_entry(store: Store, now: datetime) -> None:
    with store.transaction() as tx:
        assert audit.head(tx) == (0, audit.GENESIS)
        assert audit.append(tx, now, "yamada", "receive", NUMBER, {"count": 3, "batch": "b"}) == 1
        assert audit.append(tx, now, "sato", "approve", NUMBER) == 2
    with store.reading() as connection:
        first, second = audit.entries(connection)
        assert (first.actor, first.detail, second.detail) == ("yamada", {"batch": "b", "count": 3}, {})
        assert audit.entries(connection, after=1) == [second]
        assert audit.entries(connection, limit=1) == [first]
        assert audit.head(connection) == (2, second.hash)
        assert broken(connection) == []


@pytest.mark.parametrize(
    ("attack", "place"),
    [
        ("UPDATE audit SET actor = 'x' WHERE id = 2", [2]),
        ("UPDATE audit SET at = '' WHERE id = 1", [1]),
        ("UPDATE audit SET detail = '{\"a\":1}' WHERE id = 3", [3]),
        ("DELETE FROM audit WHERE id = 2", [3]),
        ("DELETE FROM audit WHERE id = 1", [2]),
        (
            "INSERT INTO audit SELECT 5, at, actor, action, receipt_no, detail, hash FROM audit WHERE id = 4",
            [5],
        ),
    ],
)
def test_a_change_in_the_log_is_found_at_its_place(
    store: Store, now: datetime, attack: str, place: list[int]
) -> None:
    with store.transaction() as tx:
        for _ in range(4):
            audit.append(tx, now, "yamada", "read", NUMBER)
        tx.exec_driver_sql("DROP TRIGGER audit_refuses_update")
        tx.exec_driver_sql("DROP TRIGGER audit_refuses_delete")
        tx.exec_driver_sql(attack)
        assert broken(tx) == place


def test_an_entry_that_was_undone_leaves_no_gap(store: Store, now: datetime) -> None:
    with store.transaction() as tx:
        audit.append(tx, now, "a", "x")

    def fail() -> None:
        with store.transaction() as tx:
            audit.append(tx, now, "a", "y")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.transaction() as tx:
        assert audit.append(tx, now, "a", "z") == 2
        assert broken(tx) == []


def test_an_edited_application_needs_to_exist(store: Store) -> None:
    with pytest.raises(BugError), store.transaction() as tx:
        edit(tx, 5, None)
    assert replace(Columns(), name="x").name == "x"
