"""Hand-overs (連携): which applications went to the core system when, at which revision, in which files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import numbering, schema, times

_AT_ONCE = 1_000
"""Members written by one statement: the window waits for Python's lock while their rows are let go."""


@dataclass(frozen=True, slots=True)
class Member:
    """An application in a hand-over: its id, revision number and definition digest as they were then."""

    application: int
    revision: int
    definition: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """A hand-over; `files` are (name, SHA-256, rows) as they were written first."""

    id: str
    profile: str
    actor: str
    at: datetime
    files: tuple[tuple[str, str, int], ...]


def next_id(tx: Connection, at: datetime) -> str:
    """The id the next hand-over gets, `20261123-0001`."""
    return numbering.next_id(tx, schema.hand_over.c.id, at)


def add(  # noqa: PLR0917 - one row, in the order of its columns
    tx: Connection,
    batch: str,
    profile: str,
    actor: str,
    at: datetime,
    files: Iterable[tuple[str, str, int]],
    members: Sequence[Member],
    code_maps: Mapping[str, str],
) -> None:
    """Keep a hand-over with its files and its applications, in their order.

    `code_maps` are those it wrote symbols by: id → digest, as `store.code_maps` keeps them.
    """
    tx.execute(
        insert(schema.hand_over),
        {"id": batch, "profile": profile, "actor": actor, "at": times.to_text(at)},
    )
    written = [
        {"hand_over": batch, "position": position, "name": name, "sha256": sha256, "rows": rows}
        for position, (name, sha256, rows) in enumerate(files)
    ]
    if written:
        tx.execute(insert(schema.hand_over_file), written)
    for first in range(0, len(members), _AT_ONCE):
        rows = _rows(batch, members[first : first + _AT_ONCE], first)
        tx.execute(insert(schema.hand_over_member), rows)
    used = [{"hand_over": batch, "map": name, "digest": digest} for name, digest in code_maps.items()]
    if used:
        tx.execute(insert(schema.hand_over_code_map), used)


def _rows(batch: str, members: Sequence[Member], first: int) -> list[dict[str, str | int]]:
    return [
        {
            "hand_over": batch,
            "position": position,
            "application": member.application,
            "revision": member.revision,
            "definition": member.definition,
        }
        for position, member in enumerate(members, first)
    ]


def get(connection: Connection, batch: str) -> HandOver:
    """The hand-over of an id.

    Raises:
        UserError: `unknown_batch`.
    """
    row = connection.execute(select(schema.hand_over).where(schema.hand_over.c.id == batch)).one_or_none()
    if row is None:
        raise UserError("unknown_batch", batch=batch)
    table = schema.hand_over_file
    statement = select(table.c.name, table.c.sha256, table.c.rows).where(table.c.hand_over == batch)
    files = connection.execute(statement.order_by(table.c.position))
    return HandOver(
        row.id,
        row.profile,
        row.actor,
        times.from_text(row.at),
        tuple((name, sha256, rows) for name, sha256, rows in files),
    )


def members(connection: Connection, batch: str) -> list[Member]:
    """The applications of a hand-over, in its order; none of an unknown one."""
    table = schema.hand_over_member
    statement = select(table.c.application, table.c.revision, table.c.definition)
    found = connection.execute(statement.where(table.c.hand_over == batch).order_by(table.c.position))
    return [Member(*row) for row in found]


def size(connection: Connection, batch: str) -> int:
    """Of how many applications a hand-over is."""
    table = schema.hand_over_member
    statement = select(func.count()).select_from(table).where(table.c.hand_over == batch)
    return int(connection.execute(statement).scalar_one())


def code_maps(connection: Connection, batch: str) -> dict[str, str]:
    """The code maps a hand-over wrote symbols by: id → digest."""
    table = schema.hand_over_code_map
    statement = select(table.c.map, table.c.digest).where(table.c.hand_over == batch)
    return {row[0]: row[1] for row in connection.execute(statement)}


def ids(connection: Connection, limit: int | None = None) -> list[str]:
    """The ids of the hand-overs, newest first, at most `limit`."""
    statement = select(schema.hand_over.c.id).order_by(schema.hand_over.c.id.desc()).limit(limit)
    return list(connection.execute(statement).scalars())
