"""One encrypted database file: its connections, their settings, and what may never be changed about them."""

import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from kaigo_desktop.core.errors import BugError, UserError
from kaigo_desktop.store.authorizer import authorize
from kaigo_desktop.store.faults import code_of, told
from kaigo_desktop.store.view import View

__all__ = [
    "Connection",
    "Database",
    "Layout",
    "connect",
    "create",
    "open_unguarded",
    "refuse_plaintext",
    "savepoint",
]

PLAIN_HEADER = b"SQLite format 3\0"
BUSY_TIMEOUT_MS = 5_000
_LOST = "lost"
_OLD_CIPHER = 3
_HEADER_SIZE = 16


@dataclass(frozen=True, slots=True)
class Layout:
    """How a database file is laid out and cached: page size in bytes, caches in KiB.

    Names among a million are found as quickly with the reader's cache as with twice as much, and half as
    quickly with half of it; what is read through once keeps the passing one.
    """

    page_size: int = 4_096
    writer_cache: int = 64 * 1_024
    reader_cache: int = 128 * 1_024
    passing_cache: int = 8 * 1_024


@dataclass
class Database:
    """Connections to one SQLCipher file: one that writes, one that reads for every thread.

    Attributes:
        path: the file; it must exist (`create` makes an empty one).
        key: 48 bytes, 32 of raw key and 16 of salt; never shown.
    """

    path: Path
    key: bytes = field(repr=False)
    layout: Layout = Layout()

    def __post_init__(self) -> None:
        """Prepare without touching the file; the first connection opens it."""
        self._lock = threading.Lock()
        self._owner = 0
        self._writer: Connection | None = None
        self._mine = threading.local()
        self._readers: list[Connection] = []

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One writing transaction (BEGIN IMMEDIATE): committed on success, rolled back on any error.

        Raises:
            UserError: another process writes (`store_busy` after five seconds), disk full, damaged …
            BugError: a transaction within a transaction.
        """
        if self._owner == threading.get_ident():
            raise BugError("a transaction within a transaction; use savepoint()")
        with self._lock, told(self.path):
            if self._writer is None:
                self._writer = self._connection(self.layout.writer_cache, writes=True)
            self._owner = threading.get_ident()
            try:
                with self._writer.begin():
                    self._writer.info.pop(_LOST, None)
                    yield self._writer
                    if _LOST in self._writer.info:
                        raise self._writer.info[_LOST]
            finally:
                self._owner = 0

    def reading(self) -> AbstractContextManager[Connection]:
        """This thread's read-only connection, within one snapshot; a reading within a reading shares it."""
        view: View | None = getattr(self._mine, "view", None)
        if view is None:
            with told(self.path):
                connection = self._connection(self.layout.reader_cache)
            self._readers.append(connection)
            view = self._mine.view = View(self.path, connection)
        return view

    @contextmanager
    def passing(self) -> Iterator[Connection]:
        """A read-only connection for this once, within one snapshot, that holds next to nothing in memory.

        For what reads an index from end to end: it would drive out of `reading` what is asked for every day.
        """
        with told(self.path):
            connection = self._connection(self.layout.passing_cache)
            try:
                with View(self.path, connection):
                    yield connection
            finally:
                connection.close()

    def fold_log(self) -> bool:
        """Fold the write-ahead log into the file and empty it; False while somebody reads what was before."""
        with told(self.path):
            connection = connect(self.path, self.key, self.layout, self.layout.writer_cache, writes=True)
            try:
                busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                connection.close()
        return not busy

    @property
    def writing(self) -> bool:
        """Whether the calling thread is within `transaction()`."""
        return self._owner == threading.get_ident()

    def close(self) -> None:
        """Close every connection; the last one of all processes folds the WAL into the file."""
        for connection in (*self._readers, *([self._writer] if self._writer else [])):
            connection.close()
        self._readers.clear()
        self._writer = None
        self._mine = threading.local()

    def _connection(self, cache_kib: int, *, writes: bool = False) -> Connection:
        engine = create_engine(
            "sqlite://",
            module=dbapi2,
            creator=lambda: connect(self.path, self.key, self.layout, cache_kib, writes=writes),
            poolclass=NullPool,
            hide_parameters=True,  # values of applicants must not stand in a traceback
        )
        if writes:  # a `View` begins by itself
            begin = "BEGIN IMMEDIATE"
            event.listen(engine, "begin", lambda connection: connection.connection.cursor().execute(begin))
        return engine.connect()


@contextmanager
def savepoint(tx: Connection) -> Iterator[None]:
    """A part of a transaction that is undone alone when it fails; the error passes on to the caller.

    A fault of the disk or the file is no fault of the part: the whole transaction is lost then, whatever the
    caller makes of the error (SQLite may have rolled it back already).
    """
    cursor = tx.connection.cursor()
    try:
        cursor.execute("SAVEPOINT part")
        yield
        cursor.execute("RELEASE part")  # what the full-text index still holds back is written here
    except BaseException as error:
        if code_of(error):
            tx.info[_LOST] = error
        if not tx.connection.in_transaction:  # what follows must not stand: it is rolled back at the end
            cursor.execute("BEGIN")
        elif _LOST not in tx.info:
            cursor.execute("ROLLBACK TO part")
            cursor.execute("RELEASE part")
        raise


def create(path: Path, key: bytes, layout: Layout = Layout()) -> None:
    """Make a new, empty, encrypted database file in WAL mode, readable by its owner alone.

    Raises:
        UserError: `store_exists`, or the disk's refusal.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        raise UserError("store_exists", path=str(path)) from error
    except OSError as error:
        raise UserError("store_cannot_write", path=str(path), reason=error.strerror or "") from error
    with told(path):
        connection = open_unguarded(path, key, layout)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA user_version=0")
            connection.execute("CREATE TABLE created (id INTEGER PRIMARY KEY) STRICT")
            connection.execute("DROP TABLE created")
        finally:
            connection.close()
    refuse_plaintext(path)


def connect(path: Path, key: bytes, layout: Layout, cache_kib: int, *, writes: bool = False) -> Any:
    """Open the existing file at `path` with `key` and set what a connection of this program must be.

    Raises:
        UserError: `store_missing`, `store_plaintext`, `store_old_cipher`, `store_damaged`,
            `store_cannot_open`, `store_no_cipher` …
    """
    refuse_plaintext(path)
    with told(path):
        connection = open_unguarded(path, key, layout)
        try:
            _check_readable(connection, path, key, layout)
            _settle(connection, cache_kib, writes=writes)
        except BaseException:
            connection.close()
            raise
    refuse_plaintext(path)
    connection.set_authorizer(authorize)
    return connection


def refuse_plaintext(path: Path) -> None:
    """Refuse a file that is missing, empty, or an unencrypted database.

    Raises:
        UserError: `store_missing`, `store_plaintext` or `store_damaged`.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_SIZE)
    except FileNotFoundError as error:
        raise UserError("store_missing", path=str(path)) from error
    except OSError as error:
        raise UserError("store_cannot_read", path=str(path), reason=error.strerror or "") from error
    if header == PLAIN_HEADER:
        raise UserError("store_plaintext", path=str(path))
    if len(header) < _HEADER_SIZE:
        raise UserError("store_damaged", path=str(path))


def open_unguarded(path: Path, key: bytes, layout: Layout) -> Any:
    """A bare connection, for making a file and for copying one under other keys; all else uses `connect`."""
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA cipher_page_size={layout.page_size}")
    connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    version = connection.execute("PRAGMA cipher_version").fetchone()
    if not version or not version[0]:
        connection.close()
        raise UserError("store_no_cipher")
    return connection


def _check_readable(connection: Any, path: Path, key: bytes, layout: Layout) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) != 26:  # noqa: PLR2004 - SQLITE_NOTADB
            raise
        code = "store_damaged" if path.stat().st_size % layout.page_size else "store_cannot_open"
        raise UserError("store_old_cipher" if _opens_as_old(path, key) else code, path=str(path)) from error


def _opens_as_old(path: Path, key: bytes) -> bool:
    connection = dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute(f"PRAGMA cipher_compatibility={_OLD_CIPHER}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError:
        return False
    finally:
        connection.close()
    return True


def _settle(connection: Any, cache_kib: int, *, writes: bool) -> None:
    for pragma in (
        "temp_store=2",  # 1 leaks plain temporary files
        "mmap_size=0",
        "synchronous=FULL",
        "secure_delete=ON",
        "foreign_keys=ON",
        "recursive_triggers=ON",  # so that INSERT OR REPLACE meets the triggers that refuse a DELETE
        "trusted_schema=OFF",
        "cell_size_check=ON",
        f"cache_size=-{cache_kib}",
        f"query_only={'OFF' if writes else 'ON'}",
    ):
        connection.execute(f"PRAGMA {pragma}")
