"""Faults of the world become sentences; our own mistakes pass, and neither shows a key or a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store.database import savepoint
from kaigo_desktop.store.faults import told
from tests.making.refusals import refusal

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from kaigo_desktop.store.keyring import Keys
    from kaigo_desktop.store.store import Store
    from tests.store.conftest import Adds


def pragma(connection: Connection, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.mark.parametrize(
    ("code", "sentence"),
    [(5, "store_busy"), (6, "store_busy"), (8, "store_read_only"), (264, "store_read_only"), (10, "store_io"),
     (522, "store_io"), (11, "store_damaged"), (13, "disk_full"), (14, "store_cannot_open"),
     (26, "store_cannot_open")],
)  # fmt: skip
def test_faults_of_the_world_are_told_by_their_code(tmp_path: Path, code: int, sentence: str) -> None:
    fault = dbapi2.OperationalError("text that may change")
    fault.sqlite_errorcode = code
    with pytest.raises(UserError, match=sentence), told(tmp_path):
        raise fault


def test_our_own_mistakes_pass_as_they_are(store: Store, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError), store.transaction() as tx:
        tx.exec_driver_sql("SELECT nonsense")
    with pytest.raises(dbapi2.OperationalError), told(tmp_path):
        raise dbapi2.OperationalError


def test_no_error_and_no_object_shows_a_key_or_a_value(store: Store, add: Adds, keys: Keys) -> None:
    def fail() -> None:
        with store.transaction() as tx:
            add(tx)
            tx.exec_driver_sql("INSERT INTO revision (id, digest) VALUES (?, ?)", (1, "新宿 花子の秘密"))

    with pytest.raises(DatabaseError) as caught:
        fail()
    shown = f"{caught.value!r} {caught.value} {store._main!r} {keys!r}"
    assert "秘密" not in shown
    assert keys.database.hex() not in shown
    assert store._main.key.hex() not in shown
    assert repr(store._main.key) not in shown


def test_a_full_disk_undoes_the_transaction_and_says_so(store: Store, add: Adds) -> None:
    with store.transaction() as tx:
        add(tx, "1")
        pages = pragma(tx, "page_count")

    def fill() -> None:
        with store.transaction() as tx:
            pragma(tx, f"max_page_count={pages}")
            for number in range(2, 2000):
                add(tx, str(number))

    assert refusal(fill) == "disk_full"
    with store.transaction() as tx:
        pragma(tx, "max_page_count=1000000")
        assert tx.exec_driver_sql("SELECT count(*) FROM application").scalar() == 1
        add(tx, "2")


def test_a_full_disk_is_no_fault_of_one_part_and_loses_them_all(store: Store, add: Adds) -> None:
    failed = []

    def fill() -> None:
        with store.transaction() as tx:
            pragma(tx, f"max_page_count={pragma(tx, 'page_count')}")
            for number in range(2, 600):
                try:
                    with savepoint(tx):
                        add(tx, str(number))
                except dbapi2.Error as error:
                    failed.append(error)

    assert refusal(fill) == "disk_full"
    assert failed
    with store.transaction() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM application").scalar() == 0
        pragma(tx, "max_page_count=1000000")
        add(tx, "1")
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT receipt_no FROM application").scalar() == "1"


def test_what_follows_a_transaction_that_was_rolled_back_is_not_kept(store: Store, add: Adds) -> None:
    def fail(tx: Connection) -> None:
        with savepoint(tx):
            tx.connection.cursor().execute("ROLLBACK")  # as SQLite does by itself on some faults
            fault = dbapi2.OperationalError()
            fault.sqlite_errorcode = 10
            raise fault

    def lose() -> None:
        with store.transaction() as tx:
            add(tx, "1")
            with pytest.raises(dbapi2.OperationalError):
                fail(tx)
            add(tx, "2")

    assert refusal(lose) == "store_io"
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM application").scalar() == 0
