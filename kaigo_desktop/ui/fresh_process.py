"""A fresh process in place of this one: the only way to be sure that keys are gone from the memory.

Python keeps copies of what it read, and SQLite of the text that set its key; nothing can wipe them all. When
a desk is locked or left, the program therefore starts itself anew. What the new window needs to look like the
old one goes through the standard input: nothing of it stands among the words or in the environment.
"""

import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from kaigo_desktop import log

_PIPE_HOLDS = 4_096


@dataclass(frozen=True, slots=True)
class Continuation:
    """What the next window goes on with.

    Attributes:
        login: who was signed in, "" for nobody.
        locked: whether they locked the window (and not signed out).
        receipt_no: the application that was open.
        geometry: place and size of the window, as Qt writes them, base64.
    """

    login: str = ""
    locked: bool = False
    receipt_no: str = ""
    geometry: str = ""


def replace_process(folder: Path, continuation: Continuation) -> None:
    """Begin anew over the store in `folder`; returns only where the system refuses (the program's log tells).

    On Windows the new process stands beside this one, which the caller ends.
    """
    import msgspec

    command = [sys.executable, "-m", "kaigo_desktop", "--store", str(folder), "--continued"]
    data = msgspec.json.encode(asdict(continuation))
    try:
        if sys.platform == "win32":
            _start_beside(command, data)
        else:
            _become(command, data)
    except OSError as error:
        log.note(f"no fresh process: {error.strerror}")


def continuation_from(stream: BinaryIO) -> Continuation:
    """What the process before left for this one; nothing where it left nothing."""
    import msgspec

    try:
        return msgspec.json.decode(stream.read(_PIPE_HOLDS), type=Continuation)
    except (OSError, msgspec.DecodeError):
        return Continuation()


def _become(command: list[str], data: bytes) -> None:
    reading, writing = os.pipe()
    os.write(writing, data[:_PIPE_HOLDS])
    os.close(writing)
    os.dup2(reading, 0)
    os.execv(command[0], command)  # noqa: S606 - ourselves, without a shell


def _start_beside(command: list[str], data: bytes) -> None:
    import subprocess

    started = subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 - ourselves
    if started.stdin is not None:
        started.stdin.write(data)
        started.stdin.close()
