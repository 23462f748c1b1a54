"""Batches (取込): one receiving of downloads, and what became of each file of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from kaigo_desktop.store import canonical, schema, times
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.numbering import next_id

_OUTCOME = Insert(schema.outcome)


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file, in the order of the batch; `reason` is a code, "" for none."""

    path: str
    receipt_no: str
    outcome: str
    reason: str
    message: str


def start(tx: Connection, actor: str, at: datetime) -> str:
    """Begin a batch; its id is the day of `at` on the terminal's calendar and a number: `20261123-0001`."""
    batch_id = next_id(tx, schema.batch.c.id, at)
    row = {"id": batch_id, "actor": actor, "started_at": times.to_text(at), "finished_at": "", "counts": "{}"}
    tx.execute(insert(schema.batch), row)
    return batch_id


def note(tx: Connection, batch: str, first: int, outcomes: Iterable[FileOutcome]) -> None:
    """Note what became of files of a batch, in its order, from file number `first` on."""
    rows = (
        {
            "batch": batch,
            "position": position,
            "path": each.path,
            "receipt_no": each.receipt_no,
            "outcome": each.outcome,
            "reason": each.reason,
            "message": each.message,
        }
        for position, each in enumerate(outcomes, first)
    )
    _OUTCOME.many(tx, rows)


def finish(tx: Connection, batch: str, at: datetime, counts: Mapping[str, int]) -> None:
    """Close a batch with how many files had which outcome."""
    changed = {"finished_at": times.to_text(at), "counts": canonical.encode(counts).decode()}
    tx.execute(update(schema.batch).where(schema.batch.c.id == batch).values(changed))


def outcomes(connection: Connection, batch: str) -> list[FileOutcome]:
    """What became of the files of a batch, in its order."""
    table = schema.outcome
    statement = select(table).where(table.c.batch == batch).order_by(table.c.position)
    return [
        FileOutcome(row.path, row.receipt_no, row.outcome, row.reason, row.message)
        for row in connection.execute(statement)
    ]
