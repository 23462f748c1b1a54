"""The program's side of the reader process: asks, receives, and replaces a reader that died."""

import contextlib
import os
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Refusal, Submission
from kaigo_desktop.intake import child, wire
from kaigo_desktop.intake.folder import shown
from kaigo_desktop.intake.limits import Limits
from kaigo_desktop.intake.names import receipt_no_and_time
from kaigo_desktop.intake.place import Place

_ENDINGS = {child.TIMED_OUT: "reader_timeout", child.OUT_OF_ITS_MEMORY: "too_much_memory"}
"""How a reader ends → what its download is refused for; else `reader_died`."""
_DEFAULT_LIMITS = Limits()


class Reader:
    """Reads downloads in a child process that holds no keys; a context manager.

    The child starts with the first download. One that dies or is late costs a refusal, and the next download
    has a new one. To be used from one thread at a time.
    """

    def __init__(self, limits: Limits = _DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._child: child.Child | None = None
        self._told: list[wire.Told] = []
        self._heard = 0

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
                asked = None if self._has_to_tell() else following  # only a reader at rest is told of forms
                if asked is not None:
                    self._ask(asked)
                for found in self._answers(current, asked):
                    yield current, found
                if following is not None and asked is None:
                    self._tell()
                    self._ask(following)
                current = following
            finished = True
        finally:
            if not finished:  # answers nobody waits for are still under way
                self._end()

    def tell(self, told: wire.Told) -> None:
        """Have submissions of the further downloads read through a form; from any thread."""
        self._told.append(told)

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
            self._child, self._heard = child.start(), 0
        with contextlib.suppress(BrokenPipeError):
            wire.send_ask(self._child.requests, wire.Ask(os.fsencode(path), self._limits, after))

    def _has_to_tell(self) -> bool:
        return self._child is not None and self._heard < len(self._told)

    def _tell(self) -> None:
        """Send the forms this child was not told of. It waits for a request: however long, they are read."""
        if self._child is not None:
            new, self._heard = self._told[self._heard :], len(self._told)
            with contextlib.suppress(BrokenPipeError):
                for told in new:
                    wire.send_ask(self._child.requests, told)

    def _receive(self) -> wire.Found:
        if self._child is None:
            raise EOFError
        return wire.receive_found(self._child.answers, self._limits)

    def _end(self) -> int:
        """End the child and give its exit code, negative for a signal."""
        running, self._child = self._child, None
        return running.end() if running is not None else 0


def _refusal(path: Path, member: str, code: str) -> Refusal:
    place = Place(member or shown(path), shown(Path(path.name)) + member.removeprefix(shown(path)))
    return place.refusal(UserError(code), receipt_no_and_time(Path(place.name).name)[0])
