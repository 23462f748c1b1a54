"""What people decided about two applications that look like one person's: rows that are never changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, or_, select

from kaigo_desktop.store import times
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.people_tables import settlement

_ADD = Insert(settlement)


@dataclass(frozen=True, slots=True)
class Settlement:
    """One decision: `verdict` is `duplicate`, `different` or `same_person`; the newest of a pair counts."""

    application: int
    other: int
    verdict: str
    reason: str
    actor: str
    at: datetime

    def partner(self, app_id: int) -> int:
        """The other application of the pair, seen from `app_id`."""
        return self.other if app_id == self.application else self.application


def add(tx: Connection, made: Settlement) -> int:
    """Keep a decision; its id."""
    row = {
        "application": made.application,
        "other": made.other,
        "verdict": made.verdict,
        "reason": made.reason,
        "actor": made.actor,
        "at": times.to_text(made.at),
    }
    return _ADD.one(tx, row)


def of(connection: Connection, app_id: int) -> list[Settlement]:
    """The decisions that concern an application, oldest first."""
    concern = or_(settlement.c.application == app_id, settlement.c.other == app_id)
    rows = connection.execute(select(settlement).where(concern).order_by(settlement.c.id))
    return [
        Settlement(row.application, row.other, row.verdict, row.reason, row.actor, times.from_text(row.at))
        for row in rows
    ]
