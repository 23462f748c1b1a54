"""Revisions (版): the wide rows with values, original values and unmapped items, and their digests."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Row, func, select

from kaigo_desktop.core.errors import BugError
from kaigo_desktop.core.model import Item, Revision, Values
from kaigo_desktop.store import canonical, report_marks, schema, times
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.log_contents import Written

Kind = Literal["received", "resubmitted", "edited"]

Wide = tuple[bytes, bytes, bytes]
"""Values, original values and unmapped items of a revision as canonical JSON."""

_ADD = Insert(schema.revision)


class Making(msgspec.Struct, frozen=True):
    """A revision as it is being made; `submission` is the digest of the download, "" for an edit."""

    number: int
    kind: Kind
    at: datetime
    actor: str
    reason: str
    submission: str


def add_revision(tx: Connection, app_id: int, receipt_no: str, making: Making, wide: Wide) -> Written:
    """Keep a revision as `making` says; the row of the application is not touched."""
    digest, at = revision_digest(receipt_no, making.kind, making.number, wide), times.to_text(making.at)
    row = {
        "application": app_id,
        "number": making.number,
        "kind": making.kind,
        "made_at": at,
        "actor": making.actor,
        "reason": making.reason,
        "submission": making.submission,
        "entries": wide[0],
        "original": wide[1],
        "unmapped": wide[2],
        "digest": digest,
    }
    _ADD.many(tx, (row,))
    if making.submission and making.number > 1:  # what was reported back was the result of an earlier one
        report_marks.remove(tx, app_id)
    return Written(app_id, making.number, (digest, at, making.actor, making.reason, making.submission))


def wide(values: Values, original: Values, unmapped: Sequence[Item]) -> Wide:
    """The wide parts of a revision, encoded."""
    return canonical.encode(values), canonical.encode(original), canonical.encode(unmapped)


def revision_digest(receipt_no: str, kind: str, number: int, wide: Wide) -> str:
    """SHA-256 over the canonical JSON of a revision.

    `wide` are its values, original values and unmapped items, as canonical JSON already.
    """
    values, original, unmapped = wide
    members = {
        b"kind": canonical.encode(kind),
        b"number": canonical.encode(number),
        b"original": original,
        b"receipt_no": canonical.encode(receipt_no),
        b"unmapped": unmapped,
        b"values": values,
    }
    return canonical.digest(b"{" + b",".join(b'"%b":%b' % member for member in members.items()) + b"}")


def digest_of(receipt_no: str, made: Revision) -> str:
    """The digest of a revision as it was read, whatever its row says its digest is."""
    parts = wide(made.values, made.original, made.unmapped)
    return revision_digest(receipt_no, made.kind, made.number, parts)


def submission_digests(connection: Connection, app_id: int) -> list[str]:
    """The digests of every download that was kept for the application, newest last."""
    table = schema.revision
    statement = select(table.c.submission).where(table.c.application == app_id, table.c.submission > "")
    return list(connection.execute(statement.order_by(table.c.number)).scalars())


def newest_submission(connection: Connection, app_id: int) -> int:
    """The number of the revision the newest submission made; later ones are edits."""
    table = schema.revision
    statement = select(func.max(table.c.number)).where(
        table.c.application == app_id, table.c.kind != "edited"
    )
    return int(connection.execute(statement).scalar() or 0)


def revision(connection: Connection, app_id: int, number: int | None = None) -> Revision:
    """One revision of an application, by default the newest.

    Raises:
        BugError: there is none.
    """
    table = schema.revision
    statement = select(table).where(table.c.application == app_id).order_by(table.c.number.desc()).limit(1)
    row = connection.execute(
        statement if number is None else statement.where(table.c.number == number)
    ).first()
    if row is None:
        raise BugError(f"no revision {number} of application {app_id}")
    return _revision(row)


def revisions(connection: Connection, app_id: int) -> list[Revision]:
    """Every revision of an application, oldest first."""
    table = schema.revision
    statement = select(table).where(table.c.application == app_id).order_by(table.c.number)
    return [_revision(row) for row in connection.execute(statement)]


def _revision(row: Row[Any]) -> Revision:
    return Revision(
        id=row.id,
        number=row.number,
        kind=row.kind,
        made_at=times.from_text(row.made_at),
        actor=row.actor,
        reason=row.reason,
        values=msgspec.json.decode(row.entries),
        original=msgspec.json.decode(row.original),
        unmapped=msgspec.json.decode(row.unmapped, type=tuple[Item, ...]),
        digest=row.digest,
    )
