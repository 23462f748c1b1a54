"""Taking turns: one process at a time does something, and whoever ends or dies leaves it to the next."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kaigo_desktop.core.errors import UserError

_PATIENCE = 60.0
_PAUSE = 0.02


@contextmanager
def turn(path: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the file at `path` (made where it is missing, never removed) locked within the `with`.

    The lock is the system's: it ends with the process, so nothing has to be tidied up after a crash.

    Raises:
        UserError: `store_busy` when it is not one's turn within `patience` seconds, `store_cannot_write`.
    """
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise UserError("store_cannot_write", path=str(path), reason=error.strerror or "") from error
    try:
        _wait(descriptor, path, patience)
        yield
    finally:
        os.close(descriptor)


def _wait(descriptor: int, path: Path, patience: float) -> None:
    until = time.monotonic() + patience
    while not _locks(descriptor):
        if time.monotonic() > until:
            raise UserError("store_busy", path=str(path))
        time.sleep(_PAUSE)  # neither system has a lock that waits so long and no longer


def _locks(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
