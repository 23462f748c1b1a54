"""The audit log (監査記録): who did what when to which application, in an append-only hash chain.

No personal data stands in it: a 受付番号, counts, codes and names of files and profiles only.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from kaigo_desktop.store import canonical, times
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.schema import audit

GENESIS = hashlib.sha256(b"kaigo audit log").hexdigest()
"""What stands in the place of the hash before the first entry."""

_HEAD = "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1"
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
    last, before = tx.connection.cursor().execute(_HEAD).fetchone() or (0, GENESIS)
    row: dict[str, str | int] = {
        "id": last + 1,
        "at": times.to_text(at),
        "actor": actor,
        "action": action,
        "receipt_no": receipt_no,
        "detail": canonical.encode(detail or {}).decode(),
    }
    _APPEND.one(tx, {**row, "hash": _hash(before, row)})
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
    last, found = connection.exec_driver_sql(_HEAD).one_or_none() or (0, GENESIS)
    return last, found


def broken(connection: Connection) -> Iterator[int]:
    """The numbers at which the chain does not hold: an entry changed, missing, added or out of place."""
    before, expected = GENESIS, 1
    for row in connection.execute(select(audit).order_by(audit.c.id)).mappings():
        entry = {name: row[name] for name in ("id", "at", "actor", "action", "receipt_no", "detail")}
        if row["id"] != expected or row["hash"] != _hash(before, entry):
            yield row["id"]
        before, expected = row["hash"], row["id"] + 1


def _hash(before: str, entry: Mapping[str, str | int]) -> str:
    return hashlib.sha256(bytes.fromhex(before) + canonical.encode(entry)).hexdigest()
