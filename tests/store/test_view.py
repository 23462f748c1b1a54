"""A view begins once, whoever asks within it, and ends with the outermost one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kaigo_desktop.core.errors import UserError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kaigo_desktop.store.store import Store
    from tests.store.conftest import Adds

COUNT = "SELECT count(*) FROM application"


def by_the_driver(connection: Connection) -> int:
    found: int = connection.connection.cursor().execute(COUNT).fetchone()[0]
    return found


def by_sqlalchemy(connection: Connection) -> int:
    found: int = connection.exec_driver_sql(COUNT).scalar_one()
    return found


ASKING = pytest.mark.parametrize("count", [by_the_driver, by_sqlalchemy])


def begun(store: Store) -> bool:
    """Whether this thread's connection holds on to a moment."""
    with store.reading() as connection:
        driver = connection.connection.driver_connection
    assert driver is not None
    return bool(driver.in_transaction)


@ASKING
def test_a_view_stays_at_its_moment_and_the_next_one_sees_what_was_written(
    store: Store, add: Adds, count: Callable[[Connection], int]
) -> None:
    with store.reading() as connection:
        assert count(connection) == 0
        with store.transaction() as tx:
            add(tx)
        with store.reading() as within:
            assert count(within) == 0
        assert count(connection) == 0
    with store.reading() as connection:
        assert count(connection) == 1


@ASKING
def test_a_view_holds_nothing_once_it_ended_even_by_an_error(
    store: Store, count: Callable[[Connection], int]
) -> None:
    def fail() -> None:
        with store.reading() as connection, store.reading():
            raise ZeroDivisionError(count(connection))

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not begun(store)


def test_a_refused_statement_is_told_within_and_the_view_around_it_goes_on(store: Store) -> None:
    with store.reading() as connection:
        with pytest.raises(UserError, match="store_read_only"), store.reading() as within:
            within.connection.cursor().execute("DELETE FROM application")
        assert by_the_driver(connection) == 0
    assert not begun(store)


def test_a_passing_view_stays_at_its_moment_too(store: Store, add: Adds) -> None:
    with store.passing() as connection:
        assert by_sqlalchemy(connection) == 0
        with store.transaction() as tx:
            add(tx)
        assert by_sqlalchemy(connection) == 0
