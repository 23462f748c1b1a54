"""Definitions as they were when applications came in, kept by the digest of their content."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from kaigo_desktop.core.errors import BugError
from kaigo_desktop.store import canonical
from kaigo_desktop.store.schema import definition


def keep(tx: Connection, snapshot: bytes) -> str:
    """Keep a definition's snapshot unless it is there already; its digest (SHA-256 of the snapshot)."""
    digest = canonical.digest(snapshot)
    tx.execute(insert(definition).on_conflict_do_nothing(), {"digest": digest, "content": snapshot})
    return digest


def load(connection: Connection, digest: str) -> bytes:
    """The snapshot of a digest.

    Raises:
        BugError: no application was ever received under it.
    """
    found = connection.execute(select(definition.c.content).where(definition.c.digest == digest)).scalar()
    if found is None:
        raise BugError(f"no definition {digest}")
    return bytes(found)
