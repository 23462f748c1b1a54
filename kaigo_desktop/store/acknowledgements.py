"""Warnings that somebody has taken note of (警告の確認): rows that are only ever added."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, Table, Text, select

from kaigo_desktop.store import times
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.schema import metadata

acknowledgement = Table(
    "acknowledgement",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    Column("application", Integer, ForeignKey("application.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("rule", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("acknowledgement_of_application", "application"),
    sqlite_strict=True,
)
"""A warning as it read when somebody acknowledged it. Append-only."""

_ADD = Insert(acknowledgement)


class Acknowledgement(msgspec.Struct, frozen=True):
    """A warning of rule `rule` at `field`, with the words it had, and who took note of it when."""

    revision: int
    rule: str
    field: str
    message: str
    actor: str
    at: datetime


def add(tx: Connection, app_id: int, made: Sequence[Acknowledgement]) -> None:
    """Keep what somebody took note of."""
    _ADD.many(
        tx,
        [
            {
                "application": app_id,
                "revision": noted.revision,
                "rule": noted.rule,
                "field": noted.field,
                "message": noted.message,
                "actor": noted.actor,
                "at": times.to_text(noted.at),
            }
            for noted in made
        ],
    )


def of(connection: Connection, app_id: int) -> list[Acknowledgement]:
    """What was taken note of about an application, oldest first."""
    table = acknowledgement
    statement = select(table).where(table.c.application == app_id).order_by(table.c.id)
    return [
        Acknowledgement(row.revision, row.rule, row.field, row.message, row.actor, times.from_text(row.at))
        for row in connection.execute(statement)
    ]
