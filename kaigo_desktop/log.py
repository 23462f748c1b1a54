"""The program's own log: what went wrong with the program, never what an application says.

A bug is written with a reference number that the user is shown; the traceback holds code places only (no
values of variables), and the message of the exception is left out because it may quote data.
"""

from __future__ import annotations

import logging
import os
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LOG = logging.getLogger("kaigo_desktop")


class _FirstLine(logging.Handler):
    """Stands for the file until something is to be told: nearly every run of the program ends without."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def emit(self, record: logging.LogRecord) -> None:
        """Write the first line, and from then on to the file."""
        _open(self._folder)
        _LOG.handle(record)


def start(folder: Path) -> None:
    """Write the log to `folder/kaigo-desktop.log`, one mebibyte at most and one older file beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    _LOG.handlers[:] = [_FirstLine(folder)]
    _LOG.propagate = False


def _open(folder: Path) -> None:
    from logging.handlers import RotatingFileHandler

    handler = RotatingFileHandler(
        folder / "kaigo-desktop.log", maxBytes=1 << 20, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.handlers[:] = [handler]


def bug(error: BaseException) -> str:
    """Log `error` as our mistake and return the reference number to show (8 characters)."""
    reference = os.urandom(4).hex()
    places = [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    _LOG.error("bug %s %s at %s", reference, type(error).__name__, " < ".join(reversed(places)) or "?")
    return reference


def note(text: str) -> None:
    """Log that something went on in spite of a fault of the world; `text` quotes no data."""
    _LOG.warning("%s", text)
