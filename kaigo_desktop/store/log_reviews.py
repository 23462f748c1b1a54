"""Reviews of the log (監査記録の点検): who looked a month through, and what they found. Only ever added."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Index, Integer, Table, Text, insert, select

from kaigo_desktop.store import canonical, times
from kaigo_desktop.store.audit import Entry
from kaigo_desktop.store.schema import metadata

log_review = Table(
    "log_review",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    Column("month", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("finding", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("counts", Text, nullable=False),
    Index("log_review_of_month", "month"),
    sqlite_strict=True,
)
"""One review of a month (`2026-11`): the digest of the entries it was made over, and what they came to, as
JSON. Append-only."""


@dataclass(frozen=True, slots=True)
class Review:
    """One review of a month of the log, signed off by `reviewer`.

    Attributes:
        month: `2026-11`.
        finding: what they found, in their words.
        digest: `digest_of` the month's entries as they were reviewed.
        counts: what the report counted then, kind of finding → how many.
    """

    month: str
    at: datetime
    reviewer: str
    finding: str
    digest: str
    counts: Mapping[str, int]


def add(tx: Connection, review: Review) -> None:
    """Keep a review beside the earlier ones."""
    row = {
        "month": review.month,
        "at": times.to_text(review.at),
        "reviewer": review.reviewer,
        "finding": review.finding,
        "digest": review.digest,
        "counts": canonical.encode(dict(review.counts)).decode(),
    }
    tx.execute(insert(log_review), row)


def of(connection: Connection, month: str = "") -> list[Review]:
    """The reviews of a month, or of every month, oldest first."""
    statement = select(log_review).order_by(log_review.c.id)
    if month:
        statement = statement.where(log_review.c.month == month)
    return [
        Review(
            row.month, times.from_text(row.at), row.reviewer, row.finding, row.digest,
            msgspec.json.decode(row.counts, type=dict[str, int]),
        )
        for row in connection.execute(statement)
    ]  # fmt: skip


def digest_of(entries: Iterable[Entry]) -> str:
    """SHA-256 over entries in their order, everything in them included but their own hash: lower-case hex.

    A changed entry shows even where its hash was left as it stood.
    """
    made = hashlib.sha256()
    for entry in entries:
        told = [entry.id, times.to_text(entry.at), entry.actor, entry.action, entry.receipt_no, entry.detail]
        made.update(canonical.encode(told) + b"\n")
    return made.hexdigest()
