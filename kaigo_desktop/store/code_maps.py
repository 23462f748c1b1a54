"""Code maps (コード対応表) of a store: the ward's versions, and every content a hand-over was written by."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from kaigo_desktop.core.errors import BugError
from kaigo_desktop.store import canonical, times
from kaigo_desktop.store.schema import code_map


@dataclass(frozen=True, slots=True)
class Change:
    """A version of a code map that somebody of the ward made."""

    map: str
    version: int
    content: bytes
    actor: str
    at: datetime
    reason: str


def add(tx: Connection, change: Change) -> None:
    """Keep a version the ward made; its content must be new, which a new version number makes it."""
    _insert(tx, change)


def keep(tx: Connection, map_id: str, version: int, content: bytes, at: datetime) -> str:
    """Keep the content a hand-over is written by, unless it is there already; its digest."""
    digest = canonical.digest(content)
    if tx.execute(select(code_map.c.digest).where(code_map.c.digest == digest)).first() is None:
        _insert(tx, Change(map_id, version, content, "", at, ""))
    return digest


def changes(connection: Connection, map_id: str = "") -> list[Change]:
    """The ward's versions, newest first; of one map, or of all in the order of their ids."""
    statement = select(code_map).where(code_map.c.actor != "")
    if map_id:
        statement = statement.where(code_map.c.map == map_id)
    rows = connection.execute(statement.order_by(code_map.c.map, code_map.c.version.desc()))
    return [
        Change(row.map, row.version, row.content, row.actor, times.from_text(row.at), row.reason)
        for row in rows
    ]


def load(connection: Connection, digest: str) -> bytes:
    """The content of a digest.

    Raises:
        BugError: it was never kept.
    """
    found = connection.execute(select(code_map.c.content).where(code_map.c.digest == digest)).scalar()
    if found is None:
        raise BugError(f"no code map {digest}")
    return bytes(found)


def _insert(tx: Connection, change: Change) -> None:
    row = {
        "digest": canonical.digest(change.content),
        "map": change.map,
        "version": change.version,
        "content": change.content,
        "actor": change.actor,
        "at": times.to_text(change.at),
        "reason": change.reason,
    }
    tx.execute(insert(code_map), row)
