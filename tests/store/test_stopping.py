"""A reading nobody waits for any more is broken off from another thread; nothing else is."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store.stopping import Stop

if TYPE_CHECKING:
    from kaigo_desktop.store.store import Store

ENDLESS = (
    "WITH RECURSIVE number (n) AS (SELECT begun() UNION ALL SELECT n + 1 FROM number) "
    "SELECT count(*) FROM number"
)


def test_a_statement_that_runs_is_broken_off_and_the_connection_goes_on(store: Store) -> None:
    stop, begun = Stop(), threading.Event()
    told: list[object] = []

    def tell() -> int:
        begun.set()
        return 1

    def count() -> None:
        with store.reading() as connection, stop.over(connection):
            connection.connection.driver_connection.create_function("begun", 0, tell)  # type: ignore[union-attr]
            connection.connection.cursor().execute(ENDLESS).fetchone()

    def ask() -> None:
        with pytest.raises(UserError) as caught:
            count()
        with store.reading() as connection:
            told.extend([caught.value.code, connection.exec_driver_sql("SELECT 1").scalar()])

    thread = threading.Thread(target=ask)
    thread.start()
    assert begun.wait(10)
    stop.stop()
    thread.join(10)
    assert told == ["store_stopped", 1]


def test_what_was_stopped_before_it_began_does_not_begin(store: Store) -> None:
    stop = Stop()
    stop.stop()
    with (
        pytest.raises(UserError, match="store_stopped"),
        store.reading() as connection,
        stop.over(connection),
    ):
        pytest.fail("it began")


def test_stopping_what_has_ended_leaves_the_next_reading_alone(store: Store) -> None:
    stop = Stop()
    with store.reading() as connection:
        with stop.over(connection):
            pass
        stop.stop()
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
