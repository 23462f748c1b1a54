"""The running reader process as the program holds it: how it is started, and how it ends."""

import contextlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import kaigo_desktop
from kaigo_desktop.core.errors import BugError
from kaigo_desktop.intake.confinement import OUT_OF_MEMORY

TIMED_OUT = 1 if sys.platform == "win32" else -signal.SIGALRM
"""How a reader ends that was late (exit code, or signal below 0)."""
OUT_OF_ITS_MEMORY = OUT_OF_MEMORY

_FLAGS = ("-P", "-s", "-B", "-X", "utf8", "-W", "ignore")  # no code from the working folder, no files written
_CHILD = "kaigo_desktop.intake.reader_process"
_ALLOCATOR = {"MALLOC_MMAP_THRESHOLD_": "67108864", "MALLOC_TRIM_THRESHOLD_": "67108864"}
"""glibc keeps freed memory for the next file instead of giving it back: a third less time."""
_NO_HOME = {"HOME": os.devnull}
"""Without a home, Python asks the system for one, over a socket where the name service cache is in use."""
_GRACE_SECONDS = 0.5
_PIPE_BYTES = 1 << 20  # room for the next application while this one is stored (Linux; elsewhere ignored)
_NO_WINDOW = 0x08000000


@dataclass(frozen=True, slots=True)
class Child:
    """The running reader process with its two pipes."""

    process: subprocess.Popen[bytes]
    requests: BinaryIO
    answers: BinaryIO

    def end(self) -> int:
        """End it and give its exit code, negative for a signal."""
        for pipe in (self.requests, self.answers):
            with contextlib.suppress(OSError):
                pipe.close()
        try:
            return self.process.wait(timeout=_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def start() -> Child:
    """Start a reader: pipes only, no inherited handle, and of our environment only what Python needs."""
    package = Path(kaigo_desktop.__file__).parent.parent
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TZ") if name in os.environ}
    process = subprocess.Popen(  # noqa: S603 our own interpreter and module, nothing from outside
        [sys.executable, *_FLAGS, "-m", _CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=_PIPE_BYTES,
        pipesize=_PIPE_BYTES,
        env={**kept, **_ALLOCATOR, **_NO_HOME, "PYTHONPATH": str(package)},
        creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
    )
    if process.stdin is None or process.stdout is None:
        raise BugError("pipes were asked for")
    return Child(process, cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout))
