"""Copying bytes with their SHA-256 in one pass, and what a disk refuses told in sentences."""

import errno
import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kaigo_desktop.core.errors import UserError

BLOCK = 4 << 20
"""Bytes copied at a time."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})

Step = Callable[[int], None]
"""Called with the number of bytes copied since the last time; what it raises breaks the copying off."""


def copied(source: tuple[Path, BinaryIO], target: tuple[Path, BinaryIO], size: int, step: Step) -> str:
    """Copy `size` bytes from where one file stands to where the other does; their SHA-256.

    The digest is made in a thread beside the writing, for neither needs Python's lock.

    Raises:
        UserError: `store_cannot_read`, `backup_source_changed` where there are fewer bytes, `disk_full`,
            `backup_too_large`, `store_cannot_write`.
    """
    digest, space = hashlib.sha256(), memoryview(bytearray(BLOCK))
    with ThreadPoolExecutor(1, "digest") as pool:
        while size:
            with readable(source[0]):
                count = source[1].readinto(space[: min(size, BLOCK)])  # type: ignore[attr-defined]
            if not count:
                raise UserError("backup_source_changed", path=str(source[0]))
            hashing = pool.submit(digest.update, space[:count])
            with writable(target[0]):
                target[1].write(space[:count])
            hashing.result()
            size -= count
            step(count)
    return digest.hexdigest()


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Tell why `path` can't be read.

    Raises:
        UserError: `store_cannot_read`.
    """
    try:
        yield
    except OSError as error:
        raise UserError("store_cannot_read", path=str(path), reason=error.strerror or "") from error


@contextmanager
def writable(path: Path) -> Iterator[None]:
    """Tell why `path` can't be written.

    Raises:
        UserError: `disk_full`, `backup_too_large` (a disk with small files only), `store_cannot_write`.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise UserError("disk_full", path=str(path)) from error
        if error.errno == errno.EFBIG:
            raise UserError("backup_too_large", path=str(path)) from error
        raise UserError("store_cannot_write", path=str(path), reason=error.strerror or "") from error
