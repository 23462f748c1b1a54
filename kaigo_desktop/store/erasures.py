"""Erasing 個人番号 (個人番号のみ消去): their key and the files under it, for good, and the record of it.

The revisions stay as they were signed; without the key what is sealed in them is noise.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, delete, select

from kaigo_desktop.store import numbers, schema, times
from kaigo_desktop.store.file_keys import ORIGINALS
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.number_tables import erasure, file_key
from kaigo_desktop.store.store import Store

_ADD = Insert(erasure)
_REMOVE_CHUNKS = "DELETE FROM chunk WHERE blob = ?"


@dataclass(frozen=True, slots=True)
class Erasure:
    """One record (削除・廃棄記録).

    Attributes:
        authority: 根拠.
        numbers: how many 個人番号 stood in the newest revision.
        files: how many originals are gone.
    """

    application: int
    at: datetime
    actor: str
    authority: str
    reason: str
    numbers: int
    files: int


def destroy(store: Store, tx: Connection, application: int) -> int | None:
    """Destroy the keys of an application's originals, the files under them and its entries in the index.

    Must be called within `store.transaction()`; `Store.fold_logs` after it leaves no remains.

    Returns:
        How many files went; None where there is nothing of the kind.

    Raises:
        UserError: the disk's refusal.
    """
    own = (file_key.c.application == application) & (file_key.c.kind == ORIGINALS)
    doomed = list(tx.execute(select(file_key.c.id).where(own, file_key.c.envelope.is_not(None))).scalars())
    if not doomed:
        return None
    table = schema.attachment
    files = tx.execute(select(table.c.year, table.c.blob).where(table.c.key.in_(doomed))).all()
    for year in sorted({row.year for row in files}):
        with store.attachments(year).transaction() as chunks:
            chunks.exec_driver_sql(_REMOVE_CHUNKS, [(row.blob,) for row in files if row.year == year])
    tx.execute(delete(file_key).where(file_key.c.id.in_(doomed)))
    numbers.forget(tx, application)
    return len(files)


def add(tx: Connection, made: Erasure) -> None:
    """Keep the record of an erasure."""
    row = {name: getattr(made, name) for name in Erasure.__dataclass_fields__}
    _ADD.one(tx, {**row, "at": times.to_text(made.at)})


def of(connection: Connection, application: int) -> list[Erasure]:
    """The erasures of an application, oldest first."""
    return _read(connection, application)


def every(connection: Connection) -> list[Erasure]:
    """The erasures of all applications, oldest first."""
    return _read(connection)


def _read(connection: Connection, application: int | None = None) -> list[Erasure]:
    statement = select(erasure).order_by(erasure.c.id)
    if application is not None:
        statement = statement.where(erasure.c.application == application)
    return [_erasure(row) for row in connection.execute(statement)]


def _erasure(row: Row[tuple[int, str]]) -> Erasure:
    return Erasure(
        row.application, times.from_text(row.at), row.actor, row.authority, row.reason, row.numbers, row.files
    )
