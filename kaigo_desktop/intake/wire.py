"""What crosses between the program and its reader process: framed MessagePack headers and raw file bytes.

A request is one frame. An answer is any number of frames and ends with `Done`; a `Parcel` frame is followed
by the bytes of its files, one after the other, of the sizes it names. A frame is its length (4 bytes,
big-endian) and that many bytes of MessagePack.
"""

from typing import BinaryIO

import msgspec

from kaigo_desktop.core.model import Enclosure, EnclosureRole, Item, Refusal, Submission
from kaigo_desktop.intake.limits import Limits

_LONGEST_FRAME = 256 * 1024 * 1024


class Ask(msgspec.Struct, array_like=True, frozen=True):
    """Read the download at `path` (the operating system's own bytes), from behind the member `after` on."""

    path: bytes
    limits: Limits
    after: str = ""


class FileHead(msgspec.Struct, array_like=True, frozen=True):
    """An enclosure without its bytes."""

    name: str
    role: EnclosureRole
    media_type: str
    sha256: str
    size: int


class Parcel(msgspec.Struct, array_like=True, frozen=True, tag="parcel"):
    """A `Submission`; the bytes of `files` follow."""

    path: str
    receipt_no: str
    received_at: str
    subjects: tuple[str, ...]
    items: tuple[Item, ...]
    files: list[FileHead]
    digest: str


class NotTaken(msgspec.Struct, array_like=True, frozen=True, tag="refusal"):
    """A `Refusal`."""

    path: str
    code: str
    facts: dict[str, str | int]
    receipt_no: str


class Begun(msgspec.Struct, array_like=True, frozen=True, tag="begun"):
    """The next member of a collection is about to be read: what a reader that dies now died of."""

    path: str


class Done(msgspec.Struct, array_like=True, frozen=True, tag="done"):
    """The download has been read to its end."""


Answer = Parcel | NotTaken | Begun | Done
Found = Submission | Refusal | Begun | None

_encode = msgspec.msgpack.Encoder().encode
_ask_decoder = msgspec.msgpack.Decoder(Ask)
_answer_decoder: "msgspec.msgpack.Decoder[Answer]" = msgspec.msgpack.Decoder(Answer)


def send_ask(pipe: BinaryIO, ask: Ask) -> None:
    """Send one request."""
    _send(pipe, ask)
    pipe.flush()


def receive_ask(pipe: BinaryIO) -> Ask | None:
    """Receive one request; None when the other side has closed the pipe."""
    head = pipe.read(4)
    return _ask_decoder.decode(_exactly(pipe, int.from_bytes(head, "big"))) if head else None


def send_found(pipe: BinaryIO, found: Found) -> None:
    """Send one answer, `Done` for None."""
    if found is None:
        _send(pipe, Done())
    elif isinstance(found, Begun):
        _send(pipe, found)
    elif isinstance(found, Refusal):
        facts = {key: value if isinstance(value, int) else str(value) for key, value in found.facts.items()}
        _send(pipe, NotTaken(found.path, found.code, facts, found.receipt_no))
    else:
        files = [FileHead(e.name, e.role, e.media_type, e.sha256, len(e.data)) for e in found.enclosures]
        about = (found.path, found.receipt_no, found.received_at, found.subjects, found.items)
        _send(pipe, Parcel(*about, files, found.digest))
        pipe.writelines(enclosure.data for enclosure in found.enclosures)
    pipe.flush()


def receive_found(pipe: BinaryIO, limits: Limits) -> Found:
    """Receive one answer, None for `Done`. What arrives is bounded: the other side has read foreign files.

    Raises:
        EOFError: the other side has ended.
        msgspec.ValidationError: the frame is none of ours.
    """
    answer = _answer_decoder.decode(_exactly(pipe, int.from_bytes(_exactly(pipe, 4), "big")))
    if isinstance(answer, Done):
        return None
    if isinstance(answer, Begun):
        return answer
    if isinstance(answer, NotTaken):
        return Refusal(answer.path, answer.code, dict(answer.facts), answer.receipt_no)
    if sum(file.size for file in answer.files) > limits.application_bytes + limits.list_bytes:
        raise msgspec.ValidationError
    enclosures = tuple(
        Enclosure(file.name, file.role, file.media_type, file.sha256, _exactly(pipe, file.size))
        for file in answer.files
    )
    about = (answer.path, answer.receipt_no, answer.received_at, answer.subjects, answer.items)
    return Submission(*about, enclosures, answer.digest)


def _send(pipe: BinaryIO, message: Ask | Answer) -> None:
    frame = _encode(message)
    pipe.write(len(frame).to_bytes(4, "big") + frame)


def _exactly(pipe: BinaryIO, size: int) -> bytes:
    if not 0 <= size <= _LONGEST_FRAME:
        raise msgspec.ValidationError
    data = pipe.read(size)
    if len(data) != size:
        raise EOFError
    return data
