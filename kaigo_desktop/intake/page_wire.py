"""What is asked of the reader process about a document beside the form, and what it answers.

Frames as in `wire`: a `Hold` is followed by the bytes of its file, a `Painted` by the pixels of its part,
rows from the top, four bytes (blue, green, red, unused) a pixel.
"""

from typing import BinaryIO

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.pages import Document, Hits, Part
from kaigo_desktop.intake import wire
from kaigo_desktop.intake.limits import PageLimits

BYTES_PER_PIXEL = 4


class Forget(msgspec.Struct, array_like=True, frozen=True, tag="forget"):
    """Let go of every document held, and be ready for others; no answer. The first request of a reader."""

    limits: PageLimits


class Hold(msgspec.Struct, array_like=True, frozen=True, tag="hold"):
    """Keep a file under `document`; its bytes follow, no answer."""

    document: int
    size: int


class Open(msgspec.Struct, array_like=True, frozen=True, tag="open"):
    """Answer a held file as a `Document`."""

    document: int


class Paint(msgspec.Struct, array_like=True, frozen=True, tag="paint"):
    """Answer `part` of a held file as `Painted`."""

    document: int
    part: Part


class Find(msgspec.Struct, array_like=True, frozen=True, tag="find"):
    """Answer where `text` stands in a held file as `Hits`."""

    document: int
    text: str


class Painted(msgspec.Struct, array_like=True, frozen=True, tag="painted"):
    """The pixels follow, as many as were asked for."""


class Failed(msgspec.Struct, array_like=True, frozen=True, tag="failed"):
    """The document can't be shown: a reason code with its facts."""

    code: str
    facts: dict[str, str | int]


PageRequest = Forget | Hold | Open | Paint | Find
PageAnswer = Document | Hits | Painted | Failed

_request_decoder: "msgspec.msgpack.Decoder[wire.Ask | wire.Told | PageRequest]" = msgspec.msgpack.Decoder(
    wire.Ask | wire.Told | PageRequest
)
_answer_decoder: "msgspec.msgpack.Decoder[PageAnswer]" = msgspec.msgpack.Decoder(PageAnswer)


def failed(error: UserError) -> Failed:
    """A reason as it is sent."""
    facts = {key: value if isinstance(value, int) else str(value) for key, value in error.facts.items()}
    return Failed(error.code, facts)


def receive_request(pipe: BinaryIO) -> wire.Ask | wire.Told | PageRequest | None:
    """Receive one request of either kind; None when the other side has closed the pipe."""
    head = pipe.read(4)
    if not head:
        return None
    return _request_decoder.decode(wire.exactly(pipe, int.from_bytes(head, "big")))


def receive_answer(pipe: BinaryIO) -> PageAnswer:
    """Receive one answer; of `Painted` without its pixels.

    Raises:
        EOFError: the other side has ended.
        msgspec.DecodeError: the frame is none of ours.
    """
    return _answer_decoder.decode(wire.frame(pipe))
