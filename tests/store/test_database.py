"""One encrypted file: what opens it, what doesn't, and what its connections hold to."""

from __future__ import annotations

import dataclasses
import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from kaigo_desktop.core.errors import BugError, UserError
from kaigo_desktop.store import database, schema, wrapping
from kaigo_desktop.store.database import Database, savepoint
from kaigo_desktop.store.store import Store
from tests.making.refusals import refusal

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from kaigo_desktop.store.keyring import Keys
    from tests.store.conftest import Adds


def file_key(keys: Keys) -> bytes:
    return wrapping.subkey(keys.database, "file store.db", 48)


def pragma(connection: Connection, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_the_file_is_encrypted_from_its_first_byte(folder: Path) -> None:
    data = (folder / "store.db").read_bytes()
    assert not data.startswith(b"SQLite")
    assert b"CREATE TABLE" not in data


def test_an_unencrypted_database_is_refused_and_left_alone(folder: Path, keys: Keys) -> None:
    (folder / "store.db").unlink()
    plain = sqlite3.connect(folder / "store.db")
    plain.execute("CREATE TABLE application (id)")
    plain.commit()
    plain.close()
    before = (folder / "store.db").read_bytes()
    assert refusal(Store.open, folder, keys) == "store_plaintext"
    assert (folder / "store.db").read_bytes() == before


def test_the_keys_of_another_store_open_nothing(folder: Path, keys: Keys) -> None:
    before = (folder / "store.db").read_bytes()
    other = dataclasses.replace(keys, database=bytes(32))
    assert refusal(Store.open, folder, other) == "store_cannot_open"
    assert (folder / "store.db").read_bytes() == before


def test_a_file_of_the_old_cipher_format_is_told_from_a_wrong_key(folder: Path, keys: Keys) -> None:
    (folder / "store.db").unlink()
    old = dbapi2.connect(str(folder / "store.db"))
    old.execute(f"PRAGMA key=\"x'{file_key(keys).hex()}'\"")
    old.execute("PRAGMA cipher_compatibility=3")
    old.execute("CREATE TABLE x (y)")
    old.execute("INSERT INTO x VALUES (zeroblob(9000))")
    old.commit()
    old.close()
    assert refusal(Store.open, folder, keys) == "store_old_cipher"


@pytest.mark.parametrize("length", [0, 5, 100, 5000])
def test_a_truncated_file_is_damaged_not_made_anew(folder: Path, keys: Keys, length: int) -> None:
    data = (folder / "store.db").read_bytes()[:length]
    (folder / "store.db").write_bytes(data)
    assert refusal(Store.open, folder, keys) == "store_damaged"
    assert (folder / "store.db").read_bytes() == data


def test_a_store_without_its_database_is_incomplete_and_an_empty_folder_no_store(
    folder: Path, keys: Keys, tmp_path: Path
) -> None:
    (folder / "store.db").unlink()
    assert refusal(Store.open, folder, keys) == "store_incomplete"
    assert not (folder / "store.db").exists()
    assert refusal(Store.open, tmp_path / "nowhere", keys) == "store_missing"


def test_a_store_is_not_made_over_another(folder: Path, keys: Keys) -> None:
    assert refusal(Store.create, folder, keys) == "store_exists"


def test_what_an_interrupted_set_up_left_does_not_hinder_the_next(folder: Path, keys: Keys) -> None:
    (folder / "store.db").rename(folder / "store.db.new")
    Store.create(folder, keys).close()
    assert not (folder / "store.db.new").exists()


def test_every_connection_is_set_as_it_must_be(store: Store) -> None:
    expected = {
        "journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1, "temp_store": 2,
        "mmap_size": 0, "recursive_triggers": 1, "trusted_schema": 0, "busy_timeout": 5000,
        "page_size": "4096", "cipher_memory_security": "0", "cipher_use_hmac": "1",
        "cipher_hmac_algorithm": "HMAC_SHA512",
    }  # fmt: skip
    with store.transaction() as tx:
        assert {name: pragma(tx, name) for name in expected} == expected
        assert str(pragma(tx, "cipher_version")).startswith("4.")
        assert pragma(tx, "query_only") == 0
    with store.reading() as connection:
        found = {name: pragma(connection, name) for name in expected}
        assert {**found, "mmap_size": 0} == expected
        assert pragma(connection, "query_only") == 1
        assert pragma(connection, "cache_size") == -128 * 1024
    with store.passing() as connection:
        found = {name: pragma(connection, name) for name in expected}
        assert {**found, "mmap_size": 0} == expected
        assert pragma(connection, "query_only") == 1
        assert pragma(connection, "cache_size") == -8 * 1024


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA temp_store=1", "PRAGMA main.temp_store = 0", "PRAGMA Temp_Store(1)", "PRAGMA secure_delete=0",
        "PRAGMA rekey='x'", "PRAGMA key='x'", "PRAGMA foreign_keys=0", "PRAGMA query_only=0",
        "PRAGMA cipher_memory_security=ON", "PRAGMA recursive_triggers=0", "PRAGMA writable_schema=1",
        "ATTACH 'plain.db' AS plain KEY ''", "SELECT load_extension('x')",
    ],
)  # fmt: skip
def test_nothing_weakens_an_open_connection(store: Store, tmp_path: Path, statement: str) -> None:
    for opened in (store.transaction, store.reading):
        with pytest.raises(DatabaseError, match=r"not authorized|prohibited"), opened() as connection:
            connection.exec_driver_sql(statement)
    assert not list(tmp_path.rglob("plain.db"))


def test_an_error_undoes_the_whole_transaction(store: Store, add: Adds) -> None:
    def fail() -> None:
        with store.transaction() as tx:
            add(tx)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.reading() as connection:
        for table in (schema.application, schema.revision, schema.search_text):
            assert connection.execute(select(table)).all() == []
        assert connection.exec_driver_sql("SELECT count(*) FROM search").scalar() == 0


def test_a_savepoint_undoes_its_part_alone(store: Store, add: Adds) -> None:
    def fail(tx: Connection) -> None:
        with savepoint(tx):
            add(tx, "2")
            raise ZeroDivisionError

    with store.transaction() as tx:
        add(tx, "1")
        with pytest.raises(ZeroDivisionError):
            fail(tx)
        with savepoint(tx):
            add(tx, "3")
    with store.reading() as connection:
        kept = connection.exec_driver_sql("SELECT receipt_no FROM application ORDER BY id").scalars().all()
        assert kept == ["1", "3"]
        assert connection.exec_driver_sql("SELECT count(*) FROM search").scalar() == 2


def test_a_transaction_within_a_transaction_is_our_mistake(store: Store) -> None:
    with store.transaction(), pytest.raises(BugError), store.transaction():
        pass
    with store.transaction():
        pass


def test_a_reader_cannot_write(store: Store) -> None:
    with store.reading() as connection:
        assert pragma(connection, "query_only") == 1
    with pytest.raises(UserError, match="store_read_only"), store.reading() as connection:
        connection.exec_driver_sql("DELETE FROM application")


def test_a_reading_sees_one_moment(store: Store, add: Adds) -> None:
    count = "SELECT count(*) FROM application"
    with store.reading() as connection:
        assert connection.exec_driver_sql(count).scalar() == 0
        with store.transaction() as tx:
            add(tx)
        assert connection.exec_driver_sql(count).scalar() == 0
        with store.reading() as same:
            assert same is connection
    with store.reading() as connection:
        assert connection.exec_driver_sql(count).scalar() == 1


def test_each_thread_reads_over_a_connection_of_its_own(store: Store) -> None:
    found: list[object] = []

    def read() -> None:
        with store.reading() as connection:
            found.append(connection)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    read()
    assert len({id(connection) for connection in found}) == 4


def test_a_second_desk_waits_and_is_then_told_that_the_store_is_busy(
    folder: Path, keys: Keys, store: Store, add: Adds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
    second = Store.open(folder, keys)
    try:
        with store.transaction() as tx:
            add(tx)
            with second.reading() as connection:
                assert connection.exec_driver_sql("SELECT count(*) FROM application").scalar() == 0
            with pytest.raises(UserError, match="store_busy"), second.transaction():
                pass
        with second.transaction() as tx:
            assert tx.exec_driver_sql("SELECT count(*) FROM application").scalar() == 1
    finally:
        second.close()


def test_a_database_file_is_never_made_over_another_file(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"something")
    assert refusal(database.create, tmp_path / "x.db", bytes(48)) == "store_exists"
    assert (tmp_path / "x.db").read_bytes() == b"something"


def test_each_file_has_a_key_of_its_own(store: Store, folder: Path) -> None:
    elsewhere = folder / "attachments-2026.db"
    elsewhere.write_bytes((folder / "store.db").read_bytes())
    with (
        pytest.raises(UserError, match=r"store_cannot_open|store_damaged"),
        store.attachments(2026).reading(),
    ):
        pass
    assert isinstance(store._main, Database)
