"""What the database answers when the world is at fault, turned into sentences in one place.

SQLAlchemy hands an error of the driver on in one of its own (`orig`). Taking turns needs none of it, and a
password is tried while it is still being loaded: so nothing imports it here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from kaigo_desktop.core.errors import UserError

_CODES = {
    5: "store_busy",  # SQLITE_BUSY
    6: "store_busy",  # SQLITE_LOCKED
    8: "store_read_only",  # SQLITE_READONLY
    9: "store_stopped",  # SQLITE_INTERRUPT
    10: "store_io",  # SQLITE_IOERR
    11: "store_damaged",  # SQLITE_CORRUPT
    13: "disk_full",  # SQLITE_FULL
    14: "store_cannot_open",  # SQLITE_CANTOPEN
    26: "store_cannot_open",  # SQLITE_NOTADB
}
"""Primary result code of SQLite → code of the sentence. Anything else is our bug and passes as it is."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell the world's faults with the file at `path` as a UserError; let everything else pass.

    Raises:
        UserError: `store_busy`, `disk_full`, `store_read_only`, `store_damaged`, `store_io`,
        `store_cannot_open`, `store_stopped`.
    """
    try:
        yield
    except BaseException as error:
        if sentence := told_as(error, path):
            raise sentence from error
        raise


def told_as(error: BaseException, path: Path) -> UserError | None:
    """What is told of an error with the file at `path`; None where it is no fault of the world's."""
    code = code_of(error)
    return UserError(code, path=str(path)) if code else None


def code_of(error: BaseException | None) -> str:
    """The code of the sentence for an error of the database, "" for anything else and our own mistakes."""
    fault = getattr(error, "orig", error)
    if not isinstance(fault, dbapi2.Error):
        return ""
    return _CODES.get((getattr(fault, "sqlite_errorcode", None) or 0) & 0xFF, "")
