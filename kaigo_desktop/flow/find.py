"""Finding applications (検索): ids and totals by query, rows by id, counts per state."""

from array import array
from collections.abc import Sequence

from kaigo_desktop.core.model import Application
from kaigo_desktop.flow.desk import Desk, Found
from kaigo_desktop.store import applications, search
from kaigo_desktop.store.search import Query
from kaigo_desktop.store.stopping import Stop

__all__ = ["Query", "Stop", "counts", "find", "ids", "rows"]


def find(desk: Desk, query: Query, limit: int | None = None) -> Found:
    """The first `limit` applications of `query` in its order, and how many match in all.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("read")
    with desk.store.reading() as connection:
        found = search.ids(connection, query)
        return Found(len(found), tuple(search.rows(connection, found[:limit])))


def ids(desk: Desk, query: Query, limit: int | None = None, stop: Stop | None = None) -> "array[int]":
    """The ids of every application of `query`, in its order: what a list of any length holds, 8 bytes each.

    With `limit` only the first ones: what a list shows at once, however long it is. `stop` lets another
    thread break it off.

    Raises:
        UserError: `not_permitted`, `store_stopped`.
    """
    desk.require("read")
    found = array("q")
    with desk.store.reading() as connection, (stop or Stop()).over(connection):
        for some in search.stream(connection, query, limit):
            found.extend(some)
    return found


def rows(desk: Desk, wanted: Sequence[int]) -> list[Application]:
    """The applications of `wanted` ids, in that order; called for the rows being painted.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("read")
    with desk.store.reading() as connection:
        return search.rows(connection, wanted)


def counts(desk: Desk) -> dict[tuple[str, str], int]:
    """How many applications there are per (procedure, state).

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("read")
    with desk.store.reading() as connection:
        return applications.counts(connection)
