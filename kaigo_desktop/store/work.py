"""Who works on an application, and the flags stuck to it."""

from datetime import datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, update

from kaigo_desktop.store import times
from kaigo_desktop.store.schema import application
from kaigo_desktop.store.work_tables import flag

FlagState = Literal["open", "done", "cancelled"]


class Flag(msgspec.Struct, frozen=True):
    """A flag (付箋) on an application.

    Attributes:
        text: what is to be done.
        due_on: ISO date until when, or "".
        actor, at: who stuck it there and when.
        settled_by, settled_at: who did or cancelled it and when; "" and None while it is open.
    """

    id: int
    application: int
    text: str
    due_on: str
    state: FlagState
    actor: str
    at: datetime
    settled_by: str
    settled_at: datetime | None


def assign(tx: Connection, app_id: int, login: str) -> None:
    """Let an application be worked on by `login`, "" for nobody.

    Its version stays: whoever is editing it goes on undisturbed.
    """
    tx.execute(update(application).where(application.c.id == app_id).values(assignee=login))


def add_flag(tx: Connection, app_id: int, text: str, *, due_on: str, actor: str, at: datetime) -> int:
    """Stick an open flag to an application; its id."""
    row = {"application": app_id, "text": text, "due_on": due_on, "state": "open", "actor": actor}
    made = tx.execute(insert(flag).values(**row, at=times.to_text(at), settled_by="", settled_at=""))
    _count(tx, app_id)
    key = made.inserted_primary_key
    return int(key[0]) if key else 0


def settle_flag(tx: Connection, found: Flag, state: FlagState, actor: str, at: datetime | None) -> None:
    """Bring a flag to another state; `at` is None when it is open again."""
    settled = times.to_text(at) if at else ""
    values = {"state": state, "settled_by": actor if at else "", "settled_at": settled}
    tx.execute(update(flag).where(flag.c.id == found.id).values(**values))
    _count(tx, found.application)


def blank_flags(tx: Connection, app_id: int) -> None:
    """Take the texts out of the flags of an application; that there were flags, and whose, stays."""
    tx.execute(update(flag).where(flag.c.application == app_id).values(text=""))


def flags_of(connection: Connection, app_id: int) -> list[Flag]:
    """The flags of an application: open ones first, by due date, then the settled in the order made."""
    statement = select(flag).where(flag.c.application == app_id).order_by(flag.c.id)
    found = [_flag(row) for row in connection.execute(statement)]
    return sorted(found, key=lambda each: (each.state != "open", each.due_on or "~", each.id))


def _count(tx: Connection, app_id: int) -> None:
    open_ones = select(func.count()).where(flag.c.application == app_id, flag.c.state == "open")
    statement = update(application).where(application.c.id == app_id)
    tx.execute(statement.values(flags=open_ones.scalar_subquery()))


def _flag(row: Row[Any]) -> Flag:
    return Flag(
        row.id,
        row.application,
        row.text,
        row.due_on,
        row.state,
        row.actor,
        times.from_text(row.at),
        row.settled_by,
        times.from_text(row.settled_at) if row.settled_at else None,
    )
