"""Inserts of the intake, compiled once: SQLAlchemy's own execution costs more than the row it writes."""

from collections.abc import Callable, Collection, Iterable, Mapping
from operator import itemgetter

from sqlalchemy import Connection, Table, insert

Row = Mapping[str, object]


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
        """Write rows (column → value), none at all too."""
        sql, values_of = self._for(tx)
        values = [values_of(row) for row in rows]
        if values:
            tx.connection.cursor().executemany(sql, values)

    def _for(self, tx: Connection) -> tuple[str, Callable[[Row], tuple[object, ...]]]:
        known = self._compiled.get(tx.dialect.name)
        if known is None:
            compiled = self._statement.compile(dialect=tx.dialect)
            known = str(compiled), itemgetter(*getattr(compiled, "positiontup", None) or ())
            self._compiled[tx.dialect.name] = known
        return known
