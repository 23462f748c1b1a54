"""Ids that people read: the day on the terminal's calendar and a running number, `20261123-0001`."""

from datetime import datetime

from sqlalchemy import Column, Connection, func, select


def next_id(tx: Connection, column: "Column[str]", at: datetime) -> str:
    """The first id of the day of `at` that is above every one in `column`; safe under the writer's lock."""
    day = at.astimezone().strftime("%Y%m%d")
    last = tx.execute(select(func.max(column)).where(column.like(f"{day}-%"))).scalar()
    number = int(str(last).partition("-")[2]) + 1 if last else 1
    return f"{day}-{number:04d}"
