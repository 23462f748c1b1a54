"""The program's side of documents beside the form: a reader process that holds them and paints."""

import contextlib
from types import TracebackType
from typing import Self

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.pages import Document, Hits, Part
from kaigo_desktop.intake import child, page_wire, wire
from kaigo_desktop.intake.limits import MIB, PageLimits

_ENDINGS = {child.TIMED_OUT: "page_timeout", child.OUT_OF_ITS_MEMORY: "page_too_much_memory"}
"""How a reader ends → why its document isn't shown; else `page_reader_died`."""
_DEFAULT_LIMITS = PageLimits()


class PageReader:
    """Shows documents through a child process without keys, kept for the next one; a context manager.

    One that dies costs the document it died of, and the next question has a new child. To be used from one
    thread at a time, but for `stop`.
    """

    def __init__(self, limits: PageLimits = _DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._child: child.Child | None = None
        self._held: dict[int, int] = {}
        self._stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def forget(self) -> None:
        """Let go of every document, and have a child ready for the next."""
        self._held.clear()
        self._tell(page_wire.Forget(self._limits))

    def holds(self, document: int) -> bool:
        """Whether the child has this file."""
        return document in self._held and self._child is not None and self._child.process.poll() is None

    def hold(self, document: int, data: bytes) -> None:
        """Give a file to the child.

        Raises:
            UserError: `page_file_too_large`.
        """
        if len(data) > self._limits.document_bytes:
            raise UserError("page_file_too_large", limit_mib=self._limits.document_bytes // MIB)
        if sum(self._held.values()) + len(data) > self._limits.held_bytes:
            self.forget()
        self._tell(page_wire.Hold(document, len(data)), data)
        self._held[document] = len(data)

    def open(self, document: int) -> Document:
        """What a held file is.

        Raises:
            UserError: why it can't be shown (`page_…`).
        """
        answer = self._ask(page_wire.Open(document))
        if isinstance(answer, Document):
            return answer
        raise self._failure(answer)

    def paint(self, document: int, part: Part) -> bytes:
        """The pixels of a part of a held file: rows from the top, a pixel is blue, green, red, unused.

        Raises:
            UserError: why it can't be shown (`page_…`).
        """
        answer = self._ask(page_wire.Paint(document, part))
        if not isinstance(answer, page_wire.Painted):
            raise self._failure(answer)
        size = part.across * part.down * page_wire.BYTES_PER_PIXEL
        try:
            return wire.exactly(self._child.answers, size) if self._child is not None else b""
        except (EOFError, OSError):
            raise self._failure(None) from None

    def find(self, document: int, text: str) -> Hits:
        """Where a text stands in a held file.

        Raises:
            UserError: why it can't be searched (`page_…`).
        """
        answer = self._ask(page_wire.Find(document, text))
        if isinstance(answer, Hits):
            return answer
        raise self._failure(answer)

    def stop(self) -> None:
        """End the child whatever it does, and start none any more; from any thread."""
        self._stopped = True
        running = self._child
        if running is not None:
            running.process.kill()

    def close(self) -> None:
        """End the child; it has nothing to save."""
        self._end()

    def _ask(self, request: page_wire.Open | page_wire.Paint | page_wire.Find) -> page_wire.PageAnswer | None:
        """The answer; None from a child that died."""
        if request.document not in self._held:  # its child has died of another document, or made room
            raise UserError("page_reader_died")
        self._tell(request)
        try:
            return page_wire.receive_answer(self._child.answers) if self._child is not None else None
        except (EOFError, OSError, msgspec.DecodeError):
            return None

    def _failure(self, answer: page_wire.PageAnswer | None) -> UserError:
        if isinstance(answer, page_wire.Failed):
            return UserError(answer.code, **answer.facts)
        return UserError(_ENDINGS.get(self._end(), "page_reader_died"))

    def _tell(self, request: page_wire.PageRequest, data: bytes = b"") -> None:
        """Send a request; a child that can't take it is found dead when its answer is read.

        Raises:
            UserError: `page_reader_died` after `stop`.
        """
        if self._child is None or self._child.process.poll() is not None:
            self._end()
            if self._stopped:
                raise UserError("page_reader_died")
            self._child = child.start()
            if not isinstance(request, page_wire.Forget):
                self._tell(page_wire.Forget(self._limits))
        with contextlib.suppress(BrokenPipeError):
            wire.send(self._child.requests, request)
            self._child.requests.write(data)
            self._child.requests.flush()

    def _end(self) -> int:
        """End the child and give its exit code, negative for a signal."""
        self._held.clear()
        running, self._child = self._child, None
        return running.end() if running is not None else 0
