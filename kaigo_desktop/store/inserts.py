"""Inserts of the intake, compiled once: SQLAlchemy's own execution costs more than the row it writes.

Within `gathered` they wait, and are written by one statement a table for many applications.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import itemgetter

from sqlalchemy import Connection, Table, insert

from kaigo_desktop.store.database import savepoint

Row = Mapping[str, object]
_WAITING = "rows that wait"
_LAST_ID = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?"
_AT_ONCE = 512
"""Rows a statement is given at most: so long it may keep other threads from Python."""


class Insert:
    """Inserts of whole rows into one table; an integer `id` may be left to the database."""

    def __init__(self, table: Table, *, with_id: bool = False, without: Collection[str] = ()) -> None:
        """Take the table.

        Args:
            table: where to.
            with_id: rows bring their `id` with them.
            without: columns left to their values in the database.
        """
        left = {*without, *(() if with_id else ("id",))}
        names = [column.name for column in table.columns if column.name not in left]
        self._table = table.name
        self._statement = insert(table).values(dict.fromkeys(names))
        self._compiled: dict[str, tuple[str, Callable[[Row], tuple[object, ...]]]] = {}

    def one(self, tx: Connection, row: Row) -> int:
        """Write one row (column → value); its id."""
        sql, values_of = self._for(tx)
        cursor = tx.connection.cursor()
        cursor.execute(sql, values_of(row))
        last: int = cursor.lastrowid
        return last

    def many(self, tx: Connection, rows: Iterable[Row]) -> None:
        """Write rows (column → value), none at all too; they may wait (`gathered`)."""
        sql, values_of = self._for(tx)
        write(tx, sql, [values_of(row) for row in rows])

    def next_id(self, tx: Connection) -> int:
        """The id of the next row: above any there is, was (AUTOINCREMENT), or waits, in a table led by it."""
        if waiting := self.last(tx):
            return int(str(waiting[0])) + 1
        found: int = tx.connection.cursor().execute(_LAST_ID, (self._table,)).fetchone()[0]
        return found + 1

    def last(self, tx: Connection) -> Sequence[object] | None:
        """The values of the last row of this table that waits, in the order of its columns."""
        waiting = tx.info.get(_WAITING)
        rows = waiting.get(self._for(tx)[0]) if waiting else None
        return rows[-1] if rows else None

    def _for(self, tx: Connection) -> tuple[str, Callable[[Row], tuple[object, ...]]]:
        known = self._compiled.get(tx.dialect.name)
        if known is None:
            compiled = self._statement.compile(dialect=tx.dialect)
            known = str(compiled), itemgetter(*getattr(compiled, "positiontup", None) or ())
            self._compiled[tx.dialect.name] = known
        return known


def write(tx: Connection, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Write rows by a statement, none at all too; they may wait (`gathered`)."""
    waiting = tx.info.get(_WAITING)
    if waiting is not None:
        waiting.setdefault(sql, []).extend(rows)
    elif rows:
        tx.connection.cursor().executemany(sql, rows)


@dataclass(slots=True)
class Waiting:
    """Rows that wait to be written: statement → rows, the statements in the order of their first rows."""

    rows: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)

    def write(self, tx: Connection) -> None:
        """Write them, table by table: all of them or, where the database refuses one, none."""
        with savepoint(tx):
            cursor = tx.connection.cursor()
            for sql, rows in self.rows.items():
                for at in range(0, len(rows), _AT_ONCE):
                    cursor.executemany(sql, rows[at : at + _AT_ONCE])


@contextmanager
def gathered(tx: Connection) -> Iterator[Waiting]:
    """Let rows wait from here on; once the `with` is left, they are there to be written.

    Nobody reads meanwhile what waits, but for `Insert.last`.
    """
    waiting = Waiting()
    tx.info[_WAITING] = waiting.rows
    try:
        yield waiting
    finally:
        del tx.info[_WAITING]


@contextmanager
def part(tx: Connection) -> Iterator[None]:
    """A part of a transaction that is undone alone when it fails; the error passes on.

    Where rows are gathered, its rows don't wait any longer then; what it wrote at once stays.
    """
    waiting = tx.info.get(_WAITING)
    if waiting is None:
        with savepoint(tx):
            yield
        return
    before = {sql: len(rows) for sql, rows in waiting.items()}
    try:
        yield
    except BaseException:
        for sql, rows in waiting.items():
            del rows[before.get(sql, 0) :]
        raise
