"""Taking turns: one process at a time does something, and whoever ends or dies leaves it to the next."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store.faults import told

_PATIENCE = 60.0


@contextmanager
def turn(path: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the file at `path` (made where it is missing, never removed) locked within the `with`.

    The file is an empty database nobody writes to, for the database's own lock: it waits so long and no
    longer on every system, and ends with the process, so that nothing has to be tidied up after a crash.

    Raises:
        UserError: `store_busy` when it is not one's turn within `patience` seconds, `store_cannot_write`.
    """
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise UserError("store_cannot_write", path=str(path), reason=error.strerror or "") from error
    with told(path):
        lock = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=patience
        )
    with closing(lock):
        with told(path):
            lock.execute("BEGIN EXCLUSIVE")
        yield
