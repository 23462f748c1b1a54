"""Questions to the audit log: by person, application, action and period, newest first.

Each condition has an index that also gives the order, so that the first page of a million entries costs what
the first page of ten does.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Index, Row, Select, bindparam, select, union_all

from kaigo_desktop.store import times
from kaigo_desktop.store.audit import Entry
from kaigo_desktop.store.schema import audit

INDEXES = (
    Index("audit_by_at", audit.c.at),
    Index("audit_of_actor", audit.c.actor, audit.c.at, audit.c.id, audit.c.action),
    Index("audit_of_action", audit.c.action, audit.c.at, audit.c.id, audit.c.actor),
)
"""What the questions are answered from (`id` before the last column keeps the order); the one of `receipt_no`
stands with the table."""

_NEWEST = (audit.c.at.desc(), audit.c.id.desc())
_BY_IDS = select(audit).where(audit.c.id.in_(bindparam("ids", expanding=True)))
_ACTORS = (
    "WITH RECURSIVE each (actor) AS (SELECT min(actor) FROM audit UNION ALL "
    "SELECT (SELECT min(actor) FROM audit WHERE actor > each.actor) FROM each WHERE each.actor IS NOT NULL) "
    "SELECT actor FROM each WHERE actor IS NOT NULL"
)
_CHUNK = 1_000
_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: every condition narrows, "", () and None ask nothing.

    Attributes:
        actor: 利用者ID.
        receipt_no: 受付番号.
        actions: any of these.
        since: from this moment.
        until: before this moment.
    """

    actor: str = ""
    receipt_no: str = ""
    actions: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None


def ids(connection: Connection, wanted: Wanted, limit: int | None = None) -> "array[int]":
    """The numbers of the entries, newest first, at most `limit`."""
    each = [_narrowed(wanted, action) for action in dict.fromkeys(wanted.actions)] or [_narrowed(wanted, "")]
    if len(each) == 1:
        found = connection.execute(each[0].order_by(*_NEWEST).limit(limit))
    else:  # SQLite merges the answers as they come out of the index: nothing is sorted
        several = union_all(*each)
        newest = (several.selected_columns.at.desc(), several.selected_columns.id.desc())
        found = connection.execute(several.order_by(*newest).limit(limit))
    return array("q", found.scalars())


def rows(connection: Connection, numbers: Sequence[int]) -> list[Entry]:
    """The entries with these numbers, in their order; one that is not there is left out."""
    found: dict[int, Entry] = {}
    for at in range(0, len(numbers), _CHUNK):
        for row in connection.execute(_BY_IDS, {"ids": list(numbers[at : at + _CHUNK])}):
            found[row.id] = _entry(row)
    return [found[number] for number in numbers if number in found]


def of_period(connection: Connection, since: datetime, until: datetime) -> Iterator[Entry]:
    """The entries from `since` until before `until`, by moment and number, read as they are asked for."""
    statement = select(audit).where(audit.c.at >= times.to_text(since), audit.c.at < times.to_text(until))
    for row in connection.execute(statement.order_by(audit.c.at, audit.c.id).execution_options(
        yield_per=_AT_ONCE
    )):  # fmt: skip
        yield _entry(row)


def actors(connection: Connection) -> list[str]:
    """Everybody the log names as acting, by 利用者ID; one look into the index for each."""
    return [row[0] for row in connection.exec_driver_sql(_ACTORS)]


def extent(connection: Connection) -> tuple[datetime, datetime] | None:
    """The moments of the oldest and the newest entry; None of an empty log."""
    first = connection.exec_driver_sql("SELECT min(at) FROM audit").scalar()
    last = connection.exec_driver_sql("SELECT max(at) FROM audit").scalar()
    return (times.from_text(first), times.from_text(last)) if first and last else None


def _narrowed(wanted: Wanted, action: str) -> "Select[Any]":
    conditions = [
        condition
        for given, condition in (
            (wanted.actor, audit.c.actor == wanted.actor),
            (wanted.receipt_no, audit.c.receipt_no == wanted.receipt_no),
            (action, audit.c.action == action),
            (wanted.since, audit.c.at >= (times.to_text(wanted.since) if wanted.since else "")),
            (wanted.until, audit.c.at < (times.to_text(wanted.until) if wanted.until else "")),
        )
        if given
    ]
    return select(audit.c.id, audit.c.at).where(*conditions)


def _entry(row: "Row[tuple[int, str, str, str, str, str, str]]") -> Entry:
    at = times.from_text(row.at)
    return Entry(row.id, at, row.actor, row.action, row.receipt_no, msgspec.json.decode(row.detail), row.hash)
