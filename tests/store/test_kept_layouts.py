"""Layouts in the store: versions, withdrawals, what was read by which, and stores from before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from kaigo_desktop.core.errors import BugError
from kaigo_desktop.store import layouts, migrate
from kaigo_desktop.store.applications import Columns, Kind, revise
from kaigo_desktop.store.layouts import Saved, Withdrawal
from kaigo_desktop.store.store import Store
from kaigo_desktop.store.verify import verify
from tests.making.rules import RULES
from tests.store.conftest import new_keyring

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from tests.store.conftest import Adds, ProgramOf

BEFORE = "0004"


def saved(name: str, version: int, now: datetime) -> Saved:
    return Saved(name, version, f"{name}{version}".encode(), "kanri", now, "様式の改正")


def test_the_wards_versions_come_by_id_and_newest_first(store: Store, now: datetime) -> None:
    with store.transaction() as tx:
        for name, version in (("b", 1), ("a", 1), ("b", 2)):
            layouts.add(tx, saved(name, version, now))
        layouts.keep(tx, "shipped", 1, b"shipped", now)
    with store.reading() as connection:
        assert layouts.saved(connection) == [saved("a", 1, now), saved("b", 2, now), saved("b", 1, now)]


def test_the_newest_withdrawal_of_each_layout_counts(store: Store, now: datetime) -> None:
    with store.transaction() as tx:
        for name, version in (("a", 1), ("b", 1), ("a", 3)):
            layouts.withdraw(tx, Withdrawal(name, version, "kanri", now, "廃止"))
    with store.reading() as connection:
        found = layouts.withdrawals(connection)
    assert {name: one.version for name, one in found.items()} == {"a": 3, "b": 1}
    assert found["a"] == Withdrawal("a", 3, "kanri", now, "廃止")


def test_an_application_tells_what_its_newest_submission_was_read_by(
    store: Store, add: Adds, now: datetime
) -> None:
    with store.transaction() as tx:
        app_id = add(tx)
        digest = layouts.keep(tx, "a", 1, b"content", now)
        assert layouts.keep(tx, "a", 1, b"content", now) == digest
        assert layouts.read_by(tx, app_id) == ""
        layouts.note_reading(tx, app_id, 1, digest)
        assert layouts.read_by(tx, app_id) == digest
        steps: tuple[tuple[Kind, str | None], ...] = (("edited", None), ("resubmitted", "another"))
        for kind, submission in steps:
            revise(
                tx, app_id, expected_version=None, kind=kind, actor="x", at=now, reason="", values={},
                original={}, unmapped=(), columns=Columns(), search={}, digest=submission,
            )  # fmt: skip
            assert layouts.read_by(tx, app_id) == (digest if kind == "edited" else "")
        assert layouts.load(tx, digest) == b"content"
        with pytest.raises(BugError):
            layouts.load(tx, "0" * 64)


def test_nothing_is_said_to_be_read_by_a_layout_that_is_not_kept(store: Store, add: Adds) -> None:
    with pytest.raises(dbapi2.IntegrityError, match="FOREIGN KEY"), store.transaction() as tx:
        layouts.note_reading(tx, add(tx), 1, "unknown")


def test_a_layout_that_was_tampered_with_is_told(store: Store, now: datetime) -> None:
    with store.transaction() as tx:
        layouts.keep(tx, "a", 7, b"content", now)
    assert verify(store, RULES).checked["layouts"] == 1
    with store.transaction() as tx:
        tx.exec_driver_sql("DROP TRIGGER layout_refuses_update")
        tx.exec_driver_sql("UPDATE layout SET content = x'00'")
    assert [(found.what, found.where) for found in verify(store, RULES).problems] == [("layout", "a 7")]


def test_a_store_of_the_version_before_gets_the_tables(
    tmp_path: Path, program_of: ProgramOf, add: Adds, now: datetime
) -> None:
    folder = tmp_path / "old"
    with program_of(BEFORE):
        keys = new_keyring(folder).unlocked.keys
        old = Store.create(folder, keys)
        with old.transaction() as tx:
            app_id = add(tx)
            assert "layout" not in inspect(tx).get_table_names()
        old.close()
    store = Store.open(folder, keys)
    with store.transaction() as tx:
        assert migrate.version(tx) == migrate.HEAD
        layouts.note_reading(tx, app_id, 1, layouts.add(tx, saved("a", 1, now)))
    with pytest.raises(IntegrityError, match="append-only"), store.transaction() as tx:
        tx.exec_driver_sql("DELETE FROM layout_reading")
    store.close()
