"""The key file (鍵ファイル) that some people sign in with beside their password, on a card or a USB stick."""

import os
import secrets
from pathlib import Path

from kaigo_desktop.core.errors import UserError

_LARGEST = 1 << 20
_SIZE = 32


def read_key_file(path: Path | None) -> bytes | None:
    """The content of a key file, its first mebibyte at most; None where none was named.

    Raises:
        UserError: `key_file_unreadable`.
    """
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError as error:
        raise UserError("key_file_unreadable", name=path.name, reason=error.strerror or "") from error


def make_key_file(path: Path) -> bytes:
    """Make a new key file of 32 random bytes, readable by its owner alone; its content.

    Raises:
        UserError: `key_file_unwritable`, for a file that is there already too.
    """
    content = secrets.token_bytes(_SIZE)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise UserError("key_file_unwritable", name=path.name, reason=error.strerror or "") from error
    return content
