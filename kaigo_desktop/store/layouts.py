"""Layouts (取込レイアウト) of a store: the ward's versions, what it withdrew, and what was read by which."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from kaigo_desktop.core.errors import BugError
from kaigo_desktop.store import canonical, times
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.layout_tables import layout, layout_reading, layout_withdrawal
from kaigo_desktop.store.schema import revision

_ADD_READING = Insert(layout_reading, with_id=True)


@dataclass(frozen=True, slots=True)
class Saved:
    """A version of a layout that somebody of the ward saved; `content` is its canonical JSON."""

    layout: str
    version: int
    content: bytes
    actor: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Somebody's word that a layout's versions up to `version` are for nothing any more."""

    layout: str
    version: int
    actor: str
    at: datetime
    reason: str


def add(tx: Connection, saved: Saved) -> str:
    """Keep a version the ward saved and give its digest; a new version number makes its content new."""
    digest = canonical.digest(saved.content)
    row = {
        "digest": digest,
        "layout": saved.layout,
        "version": saved.version,
        "content": saved.content,
        "actor": saved.actor,
        "at": times.to_text(saved.at),
        "reason": saved.reason,
    }
    tx.execute(insert(layout), row)
    return digest


def keep(tx: Connection, layout_id: str, version: int, content: bytes, at: datetime) -> str:
    """Keep the content something is read by, unless it is there already; its digest."""
    digest = canonical.digest(content)
    if tx.execute(select(layout.c.digest).where(layout.c.digest == digest)).first() is None:
        add(tx, Saved(layout_id, version, content, "", at, ""))
    return digest


def saved(connection: Connection) -> list[Saved]:
    """Every version the ward saved, withdrawn ones too: by id, the newest first."""
    statement = select(layout).where(layout.c.actor != "").order_by(layout.c.layout, layout.c.version.desc())
    return [
        Saved(row.layout, row.version, row.content, row.actor, times.from_text(row.at), row.reason)
        for row in connection.execute(statement)
    ]


def withdraw(tx: Connection, withdrawal: Withdrawal) -> None:
    """Note that a layout's versions so far are for nothing any more."""
    row = {
        "layout": withdrawal.layout,
        "version": withdrawal.version,
        "actor": withdrawal.actor,
        "at": times.to_text(withdrawal.at),
        "reason": withdrawal.reason,
    }
    tx.execute(insert(layout_withdrawal), row)


def withdrawals(connection: Connection) -> dict[str, Withdrawal]:
    """Layout id → its newest withdrawal."""
    rows = connection.execute(select(layout_withdrawal).order_by(layout_withdrawal.c.id))
    return {
        row.layout: Withdrawal(row.layout, row.version, row.actor, times.from_text(row.at), row.reason)
        for row in rows
    }


def note_reading(tx: Connection, app_id: int, number: int, digest: str) -> None:
    """Note which layout a submission, the revision `number`, was read by."""
    _ADD_READING.many(tx, ({"application": app_id, "revision": number, "digest": digest},))


def read_by(connection: Connection, app_id: int) -> str:
    """The digest of the layout an application's newest submission was read by, "" for none."""
    submitted = (revision.c.application == app_id, revision.c.submission > "")
    newest = select(func.max(revision.c.number)).where(*submitted)
    statement = select(layout_reading.c.digest).where(
        layout_reading.c.application == app_id, layout_reading.c.revision == newest.scalar_subquery()
    )
    return str(connection.execute(statement).scalar() or "")


def load(connection: Connection, digest: str) -> bytes:
    """The content of a digest.

    Raises:
        BugError: it was never kept.
    """
    found = connection.execute(select(layout.c.content).where(layout.c.digest == digest)).scalar()
    if found is None:
        raise BugError(f"no layout {digest}")
    return bytes(found)
