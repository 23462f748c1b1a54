"""How many rows are under a filter: counted once in half a minute.

A count only chooses the way to an answer, and every way leads to the same one; so it may be a little old.
"""

import time

from sqlalchemy import Connection

_KEPT_FOR = 30.0
_KEPT_AT_MOST = 256

Counts = dict[tuple[str, tuple[str | int, ...]], tuple[float, int]]


def counted(connection: Connection, sql: str, values: tuple[str | int, ...]) -> int:
    """How many rows `sql` selects, as of half a minute ago at the earliest.

    Args:
        connection: to the store; it keeps the counts.
        sql: selects rows, up to a limit.
        values: of its question marks.
    """
    kept: Counts = connection.info.setdefault(__name__, {})
    now = time.monotonic()
    at, count = kept.get((sql, values), (now - _KEPT_FOR, 0))
    if now - at >= _KEPT_FOR:
        if len(kept) >= _KEPT_AT_MOST:
            kept.clear()
        cursor = connection.connection.cursor()
        count = cursor.execute(f"SELECT count(*) FROM ({sql})", values).fetchone()[0]  # noqa: S608 - our own
        kept[sql, values] = now, count
    return count
