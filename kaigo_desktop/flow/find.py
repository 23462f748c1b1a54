"""Finding applications (検索): ids and totals by query, rows by id, counts per state.

Whose role is limited to some procedures finds and counts those only, and finds nothing by what they may not
read. A query of twelve digits finds the 個人番号 it is too, for whoever may see them: exactly, by a keyed
index that tells nothing without the number key, and as an entry of the audit log without the number.
"""

from array import array
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta

from kaigo_desktop.core.field_groups import SEARCHED
from kaigo_desktop.core.model import Application
from kaigo_desktop.core.permission import Rights
from kaigo_desktop.flow.desk import Desk, Found
from kaigo_desktop.flow.numbers import may_open_numbers
from kaigo_desktop.flow.sight import row_of
from kaigo_desktop.store import applications, audit, numbers, search
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.search import UNASSIGNED, Query
from kaigo_desktop.store.stopping import Stop

__all__ = ["UNASSIGNED", "Query", "Stop", "count", "counts", "find", "ids", "page", "rows"]


def find(desk: Desk, query: Query, limit: int | None = None) -> Found:
    """The first `limit` applications of `query` in its order, and how many match in all.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("read")
    query, number = _from_today(desk, query), _is_number(desk, query)
    if number:
        _note_number(desk)
    with desk.store.reading() as connection:
        found = _ids(desk, connection, query, None, number=number)
        return Found(len(found), tuple(_rows(desk.rights, connection, found[:limit])))


def ids(desk: Desk, query: Query, limit: int | None = None, stop: Stop | None = None) -> "array[int]":
    """The ids of every application of `query`, in its order: what a list of any length holds, 8 bytes each.

    With `limit` only the first ones. `stop` lets another thread break it off.

    Raises:
        UserError: `not_permitted`, `store_stopped`.
    """
    desk.require("read")
    query, number = _from_today(desk, query), _is_number(desk, query)
    if number and limit is not None:  # a list asks for what it shows first, then for all of it: one entry
        _note_number(desk)
    whole = limit is None and not query.text
    with desk.store.passing() if whole else desk.store.reading() as connection:
        return _ids(desk, connection, query, limit, stop, number=number)


def page(
    desk: Desk, query: Query, limit: int, shown: int, stop: Stop | None = None
) -> tuple["array[int]", list[Application]]:
    """The first ids of `query`, and the applications of the first of them: what a list shows at once.

    Args:
        desk: whose list it is.
        query: what it shows.
        limit: so many ids, at most.
        shown: of so many of them the applications are read too, in the same view of the store.
        stop: lets another thread break it off.

    Raises:
        UserError: `not_permitted`, `store_stopped`.
    """
    desk.require("read")
    query, number = _from_today(desk, query), _is_number(desk, query)
    if number:
        _note_number(desk)
    with desk.store.reading() as connection:
        found = _ids(desk, connection, query, limit, stop, number=number)
        return found, _rows(desk.rights, connection, found[:shown])


def count(desk: Desk, query: Query, most: int) -> int:
    """How many applications `query` finds; counting stops at `most`.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("read")
    query = _from_today(desk, query)
    with desk.store.reading() as connection:
        within = _within(desk.rights, connection, query)
        return search.total(connection, within, most) if within else 0


def rows(desk: Desk, wanted: Sequence[int]) -> list[Application]:
    """The applications of `wanted` ids, in that order; called for the rows being painted.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("read")
    with desk.store.reading() as connection:
        return _rows(desk.rights, connection, wanted)


def counts(desk: Desk) -> dict[tuple[str, str], int]:
    """How many applications there are per (procedure, state).

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("read")
    with desk.store.passing() as connection:
        found = applications.counts(connection)
    return {key: count for key, count in found.items() if desk.rights.may("read", key[0])}


def _ids(
    desk: Desk,
    connection: Connection,
    query: Query,
    limit: int | None,
    stop: Stop | None = None,
    *,
    number: bool,
) -> "array[int]":
    """The ids of a query, at most `limit`; those that have it as their 個人番号 (a `number`) come first."""
    with stop.over(connection) if stop else nullcontext():
        within = _within(desk.rights, connection, query)
        having = _having_number(desk, connection, query) if number else []
        found = array("q", having)
        for some in search.stream(connection, within, limit) if within else ():
            found.extend(some if not having else (each for each in some if each not in having))
    return found if limit is None else found[:limit]


def _from_today(desk: Desk, query: Query) -> Query:
    """`query` with the days it speaks of as days: whoever saved it means them from the day they ask on."""
    if not query.days and not query.flags_overdue:
        return query
    today, due_by = desk.program.today(), query.flag_due_by
    since = (today - timedelta(days=query.days - 1)).isoformat() if query.days else ""
    if query.flags_overdue:
        yesterday = (today - timedelta(days=1)).isoformat()
        due_by = min(due_by, yesterday) if due_by else yesterday
    return replace(query, from_=max(since, query.from_), flag_due_by=due_by, days=0, flags_overdue=False)


def _within(rights: Rights, connection: Connection, query: Query) -> Query | None:
    """What the user may ask of `query`; None where that finds nothing."""
    if not rights.limits:
        return query
    there = {procedure for procedure, _ in applications.counts(connection)}
    asked = there & set(query.procedures) if query.procedures else there
    seen = tuple(sorted(procedure for procedure in asked if rights.may("read", procedure)))
    return replace(query, procedures=seen, unsearched=_unsearched(rights, seen)) if seen else None


def _unsearched(rights: Rights, procedures: Iterable[str]) -> tuple[str, ...]:
    """The kinds of the index that hold what may not be read in one of the procedures."""
    groups = [rights.groups("read", procedure) for procedure in procedures]
    return tuple(kind for kind, fed in SEARCHED.items() if not all(each.issuperset(fed) for each in groups))


def _rows(rights: Rights, connection: Connection, wanted: Sequence[int]) -> list[Application]:
    found = search.rows(connection, wanted)
    if not rights.limits:  # whoever may read at all sees every row as it is
        return found
    return [row_of(rights, each) for each in found if rights.may("read", each.procedure)]


def _is_number(desk: Desk, query: Query) -> bool:
    return bool(query.text) and may_open_numbers(desk) and numbers.is_searchable(query.text)


def _note_number(desk: Desk) -> None:
    """Enter a search for a 個人番号 in the log, without the number."""
    with desk.store.transaction() as tx:
        audit.append(tx, desk.program.now(), desk.user.login, "number_search")


def _having_number(desk: Desk, connection: Connection, query: Query) -> list[int]:
    """The applications that have the 個人番号 asked for, newest first."""
    number_key = desk.store.keys.number
    if number_key is None:
        return []
    hits = applications.by_ids(connection, sorted(numbers.find(connection, number_key, query.text)))
    return [each for each in sorted(hits, reverse=True) if _suits(desk.rights, query, hits[each])]


def _suits(rights: Rights, query: Query, row: Application) -> bool:
    """Whether an application is among those the query is limited to, and its 個人番号 may be seen."""
    day = row.received_at
    return (
        rights.may("reveal", row.procedure)
        and (not query.procedures or row.procedure in query.procedures)
        and (not query.states or row.state in query.states)
        and (not query.from_ or day >= query.from_)
        and (not (query.flagged or query.flag_due_by) or row.flags > 0)
        and (not query.to or day[: len(query.to)] <= query.to)
    )
