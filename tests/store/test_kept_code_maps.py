"""Code maps in the store: versions in order, contents by digest, and stores from before there were any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from kaigo_desktop.core.errors import BugError
from kaigo_desktop.store import code_maps, hand_overs, migrate
from kaigo_desktop.store.code_maps import Change
from kaigo_desktop.store.store import Store
from kaigo_desktop.store.verify import verify
from tests.making.rules import RULES
from tests.store.conftest import new_keyring

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from tests.store.conftest import ProgramOf


def test_the_versions_of_a_map_come_newest_first(store: Store, now: datetime) -> None:
    with store.transaction() as tx:
        for name, version in (("b", 2), ("a", 2), ("b", 3)):
            made = Change(name, version, f"{name}{version}".encode(), "kanri", now, "通知")
            code_maps.add(tx, made)
    with store.reading() as connection:
        assert [(c.map, c.version) for c in code_maps.changes(connection)] == [("a", 2), ("b", 3), ("b", 2)]
        assert [c.content for c in code_maps.changes(connection, "b")] == [b"b3", b"b2"]
        newest = code_maps.changes(connection, "b")[0]
        assert (newest.actor, newest.at, newest.reason) == ("kanri", now, "通知")


def test_a_content_in_use_is_kept_once_and_is_no_change_of_the_ward(store: Store, now: datetime) -> None:
    with store.transaction() as tx:
        first = code_maps.keep(tx, "a", 1, b"content", now)
        assert code_maps.keep(tx, "a", 1, b"content", now) == first
        code_maps.add(tx, Change("a", 2, b"ward", "kanri", now, ""))
        assert code_maps.load(tx, code_maps.keep(tx, "a", 2, b"ward", now)) == b"ward"
    with store.reading() as connection:
        assert code_maps.load(connection, first) == b"content"
        assert [change.content for change in code_maps.changes(connection)] == [b"ward"]
        with pytest.raises(BugError):
            code_maps.load(connection, "0" * 64)
    assert verify(store, RULES).checked["code_maps"] == 2


def test_a_hand_over_names_only_maps_that_are_kept(store: Store, now: datetime) -> None:
    with store.transaction() as tx:
        digest = code_maps.keep(tx, "a", 1, b"content", now)
        hand_overs.add(tx, "1", "p", "x", now, [], [], {"a": digest})
        hand_overs.add(tx, "2", "p", "x", now, [], [], {})
    with store.reading() as connection:
        assert hand_overs.code_maps(connection, "1") == {"a": digest}
        assert hand_overs.code_maps(connection, "2") == {}
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), store.transaction() as tx:
        hand_overs.add(tx, "3", "p", "x", now, [], [], {"a": "unknown"})


def test_a_map_that_was_tampered_with_is_told(store: Store, now: datetime) -> None:
    with store.transaction() as tx:
        code_maps.keep(tx, "a", 7, b"content", now)
        tx.exec_driver_sql("DROP TRIGGER code_map_refuses_update")
        tx.exec_driver_sql("UPDATE code_map SET content = x'00'")
    assert [(found.what, found.where) for found in verify(store, RULES).problems] == [("code_map", "a 7")]


def test_a_store_of_the_first_version_gets_the_tables(
    tmp_path: Path, program_of: ProgramOf, now: datetime
) -> None:
    folder = tmp_path / "old"
    with program_of("0001"):
        keys = new_keyring(folder).unlocked.keys
        old = Store.create(folder, keys)
        with old.transaction() as tx:
            assert "code_map" not in inspect(tx).get_table_names()
        old.close()
    store = Store.open(folder, keys)
    with store.transaction() as tx:
        assert migrate.version(tx) == migrate.HEAD
        code_maps.keep(tx, "a", 1, b"content", now)
    with pytest.raises(IntegrityError, match="append-only"), store.transaction() as tx:
        tx.exec_driver_sql("DELETE FROM code_map")
    store.close()
