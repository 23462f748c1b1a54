"""The program's side of the reader process: asks, receives, and replaces a reader that died."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, cast

import msgspec

import kaigo_desktop
from kaigo_desktop.core.errors import BugError, UserError
from kaigo_desktop.core.model import Refusal, Submission
from kaigo_desktop.intake import wire
from kaigo_desktop.intake.confinement import OUT_OF_MEMORY
from kaigo_desktop.intake.folder import shown
from kaigo_desktop.intake.limits import Limits
from kaigo_desktop.intake.names import receipt_no_and_time
from kaigo_desktop.intake.place import Place

_FLAGS = ("-P", "-s", "-B", "-X", "utf8", "-W", "ignore")  # no code from the working folder, no files written
_CHILD = "kaigo_desktop.intake.reader_process"
_ENDINGS = {
    1 if sys.platform == "win32" else -signal.SIGALRM: "reader_timeout",
    OUT_OF_MEMORY: "too_much_memory",
}
"""How a reader ends (exit code, or signal below 0) → what its download is refused for; else `reader_died`."""
_ALLOCATOR = {"MALLOC_MMAP_THRESHOLD_": "67108864", "MALLOC_TRIM_THRESHOLD_": "67108864"}
"""glibc keeps freed memory for the next file instead of giving it back: a third less time."""
_NO_HOME = {"HOME": os.devnull}
"""Without a home, Python asks the system for one, over a socket where the name service cache is in use."""
_GRACE_SECONDS = 0.5
_PIPE_BYTES = 1 << 20  # room for the next application while this one is stored (Linux; elsewhere ignored)
_NO_WINDOW = 0x08000000
_DEFAULT_LIMITS = Limits()


class Reader:
    """Reads downloads in a child process that holds no keys; a context manager.

    The child starts with the first download. One that dies or is late costs a refusal, and the next download
    has a new one. To be used from one thread at a time.
    """

    def __init__(self, limits: Limits = _DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, path: Path) -> Iterator[Submission | Refusal]:
        """Read one download: a ZIP of ZIPs or a list CSV yields many, everything else one."""
        for _, found in self.read_all([path]):
            yield found

    def read_all(self, paths: Iterable[Path]) -> Generator[tuple[Path, Submission | Refusal], None, None]:
        """Read downloads one after the other, each result with the path it came from, at least one per path.

        The child reads the next download while the caller is busy with this one. One application at a time is
        in memory. Leaving the iteration early ends the child.
        """
        waiting = iter(paths)
        current = next(waiting, None)
        finished = False
        try:
            if current is not None:
                self._ask(current)
            while current is not None:
                following = next(waiting, None)
                if following is not None:
                    self._ask(following)
                for found in self._answers(current, following):
                    yield current, found
                current = following
            finished = True
        finally:
            if not finished:  # answers nobody waits for are still under way
                self._end()

    def close(self) -> None:
        """End the child; it has nothing to save."""
        self._end()

    def _answers(self, path: Path, following: Path | None) -> Iterator[Submission | Refusal]:
        member = ""
        while True:
            try:
                found = self._receive()
            except (EOFError, OSError, msgspec.DecodeError):
                yield _refusal(path, member, _ENDINGS.get(self._end(), "reader_died"))
                if member:
                    self._ask(path, member)
                if following is not None:
                    self._ask(following)
                if not member:
                    return
                member = ""
                continue
            if found is None:
                return
            if isinstance(found, wire.Begun):
                member = found.path
            else:
                yield found

    def _ask(self, path: Path, after: str = "") -> None:
        """Send a request; a child that can't take it is found dead when its answer is read."""
        if self._child is None or self._child.process.poll() is not None:
            self._end()
            self._child = _start()
        with contextlib.suppress(BrokenPipeError):
            wire.send_ask(self._child.requests, wire.Ask(os.fsencode(path), self._limits, after))

    def _receive(self) -> wire.Found:
        if self._child is None:
            raise EOFError
        return wire.receive_found(self._child.answers, self._limits)

    def _end(self) -> int:
        """End the child and give its exit code, negative for a signal."""
        child, self._child = self._child, None
        if child is None:
            return 0
        for pipe in (child.requests, child.answers):
            with contextlib.suppress(OSError):
                pipe.close()
        try:
            return child.process.wait(timeout=_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            child.process.kill()
            return child.process.wait()


@dataclass(frozen=True, slots=True)
class _Child:
    """The running reader process with its two pipes."""

    process: subprocess.Popen[bytes]
    requests: BinaryIO
    answers: BinaryIO


def _start() -> _Child:
    """Start a reader: pipes only, no inherited handle, and of our environment only what Python needs."""
    package = Path(kaigo_desktop.__file__).parent.parent
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TZ") if name in os.environ}
    process = subprocess.Popen(  # noqa: S603 our own interpreter and module, nothing from outside
        [sys.executable, *_FLAGS, "-m", _CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pipesize=_PIPE_BYTES,
        env={**kept, **_ALLOCATOR, **_NO_HOME, "PYTHONPATH": str(package)},
        creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
    )
    if process.stdin is None or process.stdout is None:
        raise BugError("pipes were asked for")
    return _Child(process, cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout))


def _refusal(path: Path, member: str, code: str) -> Refusal:
    place = Place(member or shown(path), shown(Path(path.name)) + member.removeprefix(shown(path)))
    return place.refusal(UserError(code), receipt_no_and_time(Path(place.name).name)[0])
