"""What crosses between the program and its reader process: framed MessagePack headers and raw file bytes.

A request is one frame. An answer is any number of frames and ends with `Done`; a `Parcel` frame is followed
by the bytes of its files, one after the other, of the sizes it names. A frame is its length (4 bytes,
big-endian) and that many bytes of MessagePack.
"""

from typing import Any, BinaryIO, cast

import msgspec

from kaigo_desktop.core.layout import Layout
from kaigo_desktop.core.model import Enclosure, EnclosureRole, Item, Reading, Refusal, Submission, Values
from kaigo_desktop.core.procedure import CodeLists, Procedure
from kaigo_desktop.intake.limits import Limits

_LONGEST_FRAME = 256 * 1024 * 1024


class Ask(msgspec.Struct, array_like=True, frozen=True, tag="read"):
    """Read the download at `path` (the operating system's own bytes), from behind the member `after` on."""

    path: bytes
    limits: Limits
    after: str = ""


class Told(msgspec.Struct, array_like=True, frozen=True, tag="told"):
    """What is called `subjects` belongs to this form, and is to be read through it at once; no answer."""

    subjects: tuple[str, ...]
    procedure: Procedure
    codes: CodeLists
    layout: Layout | None


class Read(msgspec.Struct, array_like=True, frozen=True):
    """A `Reading`."""

    values: dict[str, str | list[str | dict[str, str]]]
    original: dict[str, str | list[str | dict[str, str]]]
    unmapped: tuple[Item, ...]


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
    read: Read | None = None


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
_answer_decoder: "msgspec.msgpack.Decoder[Answer]" = msgspec.msgpack.Decoder(Answer)


def send_ask(pipe: BinaryIO, ask: Ask | Told) -> None:
    """Send one request."""
    send(pipe, ask)
    pipe.flush()


def send_found(pipe: BinaryIO, found: Found) -> None:
    """Send one answer, `Done` for None."""
    if found is None:
        send(pipe, Done())
    elif isinstance(found, Begun):
        send(pipe, found)
    elif isinstance(found, Refusal):
        facts = {key: value if isinstance(value, int) else str(value) for key, value in found.facts.items()}
        send(pipe, NotTaken(found.path, found.code, facts, found.receipt_no))
    else:
        files = [FileHead(e.name, e.role, e.media_type, e.sha256, len(e.data)) for e in found.enclosures]
        about = (found.path, found.receipt_no, found.received_at, found.subjects, found.items)
        send(pipe, Parcel(*about, files, found.digest, _sent(found.read)))
        pipe.writelines(enclosure.data for enclosure in found.enclosures)
    pipe.flush()


def receive_found(pipe: BinaryIO, limits: Limits) -> Found:
    """Receive one answer, None for `Done`. What arrives is bounded: the other side has read foreign files.

    Raises:
        EOFError: the other side has ended.
        msgspec.ValidationError: the frame is none of ours.
    """
    answer = _answer_decoder.decode(frame(pipe))
    if isinstance(answer, Done):
        return None
    if isinstance(answer, Begun):
        return answer
    if isinstance(answer, NotTaken):
        return Refusal(answer.path, answer.code, dict(answer.facts), answer.receipt_no)
    if sum(file.size for file in answer.files) > limits.application_bytes + limits.list_bytes:
        raise msgspec.ValidationError
    enclosures = tuple(
        Enclosure(file.name, file.role, file.media_type, file.sha256, exactly(pipe, file.size))
        for file in answer.files
    )
    about = (answer.path, answer.receipt_no, answer.received_at, answer.subjects, answer.items)
    return Submission(*about, enclosures, answer.digest, _received(answer.read))


def _sent(read: Reading | None) -> Read | None:
    if read is None:
        return None
    return Read(cast("Any", read.values), cast("Any", read.original), read.unmapped)


def _received(read: Read | None) -> Reading | None:
    if read is None:
        return None
    return Reading(cast("Values", read.values), cast("Values", read.original), read.unmapped)


def send(pipe: BinaryIO, message: msgspec.Struct) -> None:
    """Write one frame; nothing is flushed."""
    frame = _encode(message)
    pipe.write(len(frame).to_bytes(4, "big") + frame)


def frame(pipe: BinaryIO) -> bytes:
    """The bytes of the next frame.

    Raises:
        EOFError: the other side has ended.
        msgspec.ValidationError: the frame is longer than any of ours.
    """
    return exactly(pipe, int.from_bytes(exactly(pipe, 4), "big"))


def exactly(pipe: BinaryIO, size: int) -> bytes:
    """The next `size` bytes.

    Raises:
        EOFError: the other side has ended before.
        msgspec.ValidationError: more than fits a frame.
    """
    if not 0 <= size <= _LONGEST_FRAME:
        raise msgspec.ValidationError
    data = pipe.read(size)
    if len(data) != size:
        raise EOFError
    return data
