"""Definitions as they were when applications came in, kept by the digest of their content."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from kaigo_desktop.core.errors import UserError
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
        UserError: `definition_changed`: it is not there, or is not what the digest says.
    """
    found = connection.execute(select(definition.c.content).where(definition.c.digest == digest)).scalar()
    if found is None or canonical.digest(bytes(found)) != digest:
        raise UserError("definition_changed", digest=digest)
    return bytes(found)
