"""Rows that wait: none is there before it is written, and all or none of them are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from kaigo_desktop.store import applications, audit, inserts
from tests.store.conftest import NOW, new_application

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kaigo_desktop.store.store import Store


def add(tx: Connection, receipt_no: str, words: applications.Words) -> int:
    written = applications.add(tx, new_application(receipt_no), words)
    audit.append(tx, NOW, "tanto", "receive", receipt_no)
    return written.application


def add_and_fail(tx: Connection, receipt_no: str) -> None:
    add(tx, receipt_no, [])
    raise ZeroDivisionError


def kept(tx: Connection) -> list[str]:
    return list(tx.exec_driver_sql("SELECT receipt_no FROM application ORDER BY id").scalars())


def test_rows_are_there_once_they_are_written_and_not_before(store: Store) -> None:
    words: applications.Words = []
    with store.transaction() as tx:
        with inserts.gathered(tx) as waiting:
            ids = [add(tx, receipt_no, words) for receipt_no in ("1", "2", "3")]
        assert kept(tx) == []
        waiting.write(tx)
        applications.add_words(tx, words)
        assert kept(tx) == ["1", "2", "3"]
        assert [applications.revision(tx, each).number for each in ids] == [1, 1, 1]
        assert all(link.holds for link in audit.links(tx))
        assert [link.receipt_no for link in audit.links(tx)][-3:] == ["1", "2", "3"]


def test_a_part_that_fails_waits_no_longer_and_the_chain_closes_over_it(store: Store) -> None:
    with store.transaction() as tx:
        with inserts.gathered(tx) as waiting:
            add(tx, "1", [])
            with pytest.raises(ZeroDivisionError), inserts.part(tx):
                add_and_fail(tx, "2")
            add(tx, "3", [])
        waiting.write(tx)
        assert kept(tx) == ["1", "3"]
        assert [link.id for link in audit.links(tx)] == list(range(1, audit.head(tx)[0] + 1))
        assert all(link.holds for link in audit.links(tx))


def test_where_a_row_is_refused_nothing_that_waited_is_written(store: Store) -> None:
    with store.transaction() as tx:
        add(tx, "1", [])
        with inserts.gathered(tx) as waiting:
            for receipt_no in ("2", "1"):
                add(tx, receipt_no, [])
        with pytest.raises(dbapi2.IntegrityError):
            waiting.write(tx)
        assert kept(tx) == ["1"]


def test_ids_go_on_where_they_were_and_after_what_waits(store: Store) -> None:
    with store.transaction() as tx:
        first = add(tx, "1", [])
        with inserts.gathered(tx) as waiting:
            assert [add(tx, str(number), []) for number in range(2, 700)] == list(
                range(first + 1, first + 699)
            )
        waiting.write(tx)
        assert add(tx, "700", []) == first + 699
