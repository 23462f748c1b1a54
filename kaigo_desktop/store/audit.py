"""The audit log (監査記録): who did what when to which application, in an append-only hash chain.

No personal data stands in it: a 受付番号, counts, codes and names of files and profiles only.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select

from kaigo_desktop.store import canonical, times
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.schema import audit

GENESIS = hashlib.sha256(b"kaigo audit log").hexdigest()
"""What stands in the place of the hash before the first entry."""

_HEAD = "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1"
_HASH_OF = "SELECT hash FROM audit WHERE id = ?"
_LINKS = "SELECT id, at, actor, action, receipt_no, detail, hash FROM audit WHERE id > ? ORDER BY id"
_APPEND = Insert(audit, with_id=True)
_NEW = "entries added to the log"

Detail = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `hash` covers everything else in it and the hash before it."""

    id: int
    at: datetime
    actor: str
    action: str
    receipt_no: str
    detail: dict[str, str | int]
    hash: str


def append(  # noqa: PLR0917 - one entry, in the order of its columns
    tx: Connection, at: datetime, actor: str, action: str, receipt_no: str = "", detail: Detail | None = None
) -> int:
    """Add an entry to the end of the chain; its number, from 1 without gaps."""
    last, before = _last(tx)
    told = canonical.encode(detail or {}).decode()
    entry = _Hashed(action, actor, times.to_text(at), told, last + 1, receipt_no)
    _APPEND.many(tx, ({**msgspec.structs.asdict(entry), "hash": _hash_of(before, entry)},))
    tx.info[_NEW] = True
    return last + 1


def take_note_of_entries(tx: Connection) -> None:
    """Begin to watch whether entries are added in the transaction `tx`."""
    tx.info.pop(_NEW, None)


def has_new_entries(tx: Connection) -> bool:
    """Whether entries were added in the transaction `tx` so far."""
    return _NEW in tx.info


def entries(connection: Connection, after: int = 0, limit: int | None = None) -> list[Entry]:
    """The entries with a number above `after`, oldest first, at most `limit`."""
    statement = select(audit).where(audit.c.id > after).order_by(audit.c.id).limit(limit)
    return [
        Entry(row.id, times.from_text(row.at), row.actor, row.action, row.receipt_no,
              msgspec.json.decode(row.detail), row.hash)
        for row in connection.execute(statement)
    ]  # fmt: skip


def head(connection: Connection) -> tuple[int, str]:
    """Number and hash of the newest entry, (0, GENESIS) of an empty log."""
    last, found = connection.connection.cursor().execute(_HEAD).fetchone() or (0, GENESIS)
    return last, found


def hash_of(connection: Connection, number: int) -> str:
    """The hash an entry carries, "" where there is no such entry."""
    found = connection.connection.cursor().execute(_HASH_OF, (number,)).fetchone()
    return str(found[0]) if found else ""


class Link(NamedTuple):
    """One entry of the chain as it is stored, with its detail as JSON text.

    `before` is the hash the entry before it carries, and `holds` whether this one's hash follows from it.
    Where entries are missing before it, `before` is "" and nothing can be said: it holds.
    """

    id: int
    at: str
    actor: str
    action: str
    receipt_no: str
    detail: str
    hash: str
    before: str
    holds: bool


def links(connection: Connection, after: int = 0) -> Iterator[Link]:
    """The chain above the entry `after`, in order, however long; whose entry numbers jump is the caller's."""
    before, last = hash_of(connection, after) if after else GENESIS, after
    for row in connection.connection.cursor().execute(_LINKS, (after,)):
        number, at, actor, action, receipt_no, detail, own = row
        if number != last + 1:
            before = ""
        holds = not before or own == _hash_of(before, _Hashed(action, actor, at, detail, number, receipt_no))
        yield Link(number, at, actor, action, receipt_no, detail, own, before, holds)
        before, last = own, number


class _Hashed(msgspec.Struct):
    """What an entry's hash is over; the fields stand in the order of canonical JSON."""

    action: str
    actor: str
    at: str
    detail: str
    id: int
    receipt_no: str


def _last(tx: Connection) -> tuple[int, str]:
    """Number and hash of the newest entry, of one too that waits to be written."""
    waiting = _APPEND.last(tx)
    return (int(str(waiting[0])), str(waiting[-1])) if waiting else head(tx)


def _hash_of(before: str, entry: _Hashed) -> str:
    try:
        return hashlib.sha256(bytes.fromhex(before) + canonical.encode(entry)).hexdigest()
    except ValueError:  # what stands there is no hash
        return ""
