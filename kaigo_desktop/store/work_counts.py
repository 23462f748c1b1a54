"""Numbers for the home page: what came in per day, and how long open work has been waiting."""

from collections.abc import Sequence

from sqlalchemy import Connection

Counted = tuple[str, str, int]
"""(procedure, day, how many)."""

_BY_DAY = "SELECT procedure, substr(received_at, 1, 10) AS day, count(*) FROM application INDEXED BY {} "


def received(connection: Connection, from_: str) -> list[Counted]:
    """How many applications were received per procedure and day, from the ISO day `from_` on."""
    sql = f"{_BY_DAY.format('application_by_received_at')} WHERE received_at >= ? GROUP BY procedure, day"
    return _read(connection, sql, (from_,))


def standing(connection: Connection, states: Sequence[str]) -> list[Counted]:
    """How many applications of each procedure and day of receipt stand in one of `states`."""
    held = ", ".join("?" * len(states))
    sql = f"{_BY_DAY.format('application_by_state')} WHERE state IN ({held}) GROUP BY procedure, day"
    return _read(connection, sql, tuple(states))


def _read(connection: Connection, sql: str, values: tuple[str, ...]) -> list[Counted]:
    return [(row[0], row[1], row[2]) for row in connection.exec_driver_sql(sql, values)]
