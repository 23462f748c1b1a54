"""Ids that people read: the day on the terminal's calendar and a running number, `20261123-0001`."""

from datetime import datetime

from sqlalchemy import Column, Connection, Integer, cast, func, select


def next_id(tx: Connection, column: "Column[str]", at: datetime) -> str:
    """The first id of the day of `at` that is above every one in `column`; safe under the writer's lock."""
    day = at.astimezone().strftime("%Y%m%d")
    number = cast(func.substr(column, len(day) + 2), Integer)
    last = tx.execute(select(func.max(number)).where(column.like(f"{day}-%"))).scalar()
    return f"{day}-{(last or 0) + 1:04d}"
