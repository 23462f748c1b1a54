"""A read-only view of a database file: within it, every question is answered of one moment."""

from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection

from kaigo_desktop.store.faults import told, told_as


class View:
    """A connection of one thread that reads; entered, it stays at one moment, and so does a view within.

    It begins and ends at the driver: a search asks its questions in the time SQLAlchemy takes to begin.
    """

    def __init__(self, path: Path, connection: Connection) -> None:
        """`path` is the file `connection` reads, for what is told of its faults."""
        self._path, self._connection, self._depth = path, connection, 0
        self._driver: Any = connection.connection.driver_connection

    def __enter__(self) -> Connection:
        """Begin, unless this is within one that has begun."""
        if not self._depth:
            self._driver.execute("BEGIN")
        self._depth += 1
        return self._connection

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """End with the outermost one; the world's faults become a UserError."""
        self._depth -= 1
        if not self._depth:
            with told(self._path):
                self._end(whole=error is None)
        if error is not None and (sentence := told_as(error, self._path)):
            raise sentence from error

    def _end(self, *, whole: bool) -> None:
        # a statement of SQLAlchemy's makes it believe that it began
        begun = self._connection if self._connection.in_transaction() else self._driver
        if whole:
            begun.commit()
        else:
            begun.rollback()  # what broke the reading off, a damaged page, refuses a commit too
