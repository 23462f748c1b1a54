"""Downloads byte by byte, hostile ones included: a ZIP writer that writes whatever it is told to."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PDF = b"%PDF-1.4\n%%EOF\n"
UTF8, DESCRIPTOR = 0x800, 0x8


def form(
    subject: str = "被保険者証の交付申請",
    items: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (("申請者氏名", (("", "新宿　花子"),)),),
    form_id: str = "S-1",
    encoding: str = "UTF-8",
) -> str:
    """申請情報 XML as text: each item is (subject, [(label, value), …])."""
    body = "".join(
        f"<FormItem><Subject>{name}</Subject><Fragments>"
        + "".join(
            f"<Fragment><Label>{label}</Label><value>{value}</value></Fragment>" for label, value in parts
        )
        + "</Fragments></FormItem>"
        for name, parts in items
    )
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<FocusFormSpecification form-subject="{subject}" '
        f'id="{form_id}"><FormItems>{body}</FormItems></FocusFormSpecification>'
    )


FORM = form().encode()


@dataclass(frozen=True)
class Entry:
    """One entry as it is written; what is None is derived from `data` as an honest writer would."""

    name: str | bytes
    data: bytes = b""
    method: int = 8
    flags: int | None = None
    declared: int | None = None
    crc: int | None = None
    mode: int = 0
    packed: bytes | None = None
    time: tuple[int, int] = (0x5C7E, 0x6000)
    """DOS date and time: 2026-03-30 12:00:00."""
    at: int | None = None
    """Offset the directory gives; None for the true one."""
    version: int = 20
    """Of ZIP, times ten, that it takes to unpack it."""


def zipped(*entries: Entry | tuple[str, bytes]) -> bytes:
    """Write a ZIP of `entries` in the order given."""
    local, directory = b"", b""
    for each in entries:
        entry = each if isinstance(each, Entry) else Entry(*each)
        raw = entry.name.encode() if isinstance(entry.name, str) else entry.name
        flags = entry.flags if entry.flags is not None else UTF8 if isinstance(entry.name, str) else 0
        packed = entry.packed if entry.packed is not None else _packed(entry)
        crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
        size = len(entry.data) if entry.declared is None else entry.declared
        date, time = entry.time
        sizes = (crc, len(packed), size)
        at = len(local) if entry.at is None else entry.at
        written = (0, 0, 0) if flags & DESCRIPTOR else sizes
        local += struct.pack(
            "<4s5H3L2H", b"PK\3\4", entry.version, flags, entry.method, time, date, *written, len(raw), 0
        )
        local += raw + packed
        if flags & DESCRIPTOR:
            local += b"PK\x07\x08" + struct.pack("<3L", *sizes)
        directory += struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", 0x314, entry.version, flags, entry.method, time, date, *sizes,
            len(raw), 0, 0, 0, 0, entry.mode << 16, at,
        )  # fmt: skip
        directory += raw
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(entries), len(entries), len(directory), len(local), 0)
    return local + directory + end


def _packed(entry: Entry) -> bytes:
    if entry.method != 8:
        return entry.data
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(entry.data) + packer.flush()


def write(path: Path, data: bytes) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def application(*more: Entry | tuple[str, bytes]) -> bytes:
    """A sound application of layout A with `more` entries."""
    return zipped(("shinsei.xml", FORM), ("申請書.pdf", PDF), *more)
