"""The backup as a plain tar: any tar program opens it, and it has one byte form, so that any change shows."""

import os
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

BLOCK = tarfile.BLOCKSIZE
END = bytes(2 * BLOCK)
_FOR_ITS_OWNER = 0o600
_MOST_FILES = 1_000


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a tar: its name, its size, and where its bytes begin."""

    name: str
    size: int
    at: int


def header(name: str, size: int, modified: int) -> bytes:
    """The block before a file: plain name, size in bytes, time in whole seconds since 1970."""
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = size, modified, _FOR_ITS_OWNER
    return info.tobuf(tarfile.GNU_FORMAT, "ascii", "strict")


def padding(size: int) -> bytes:
    """What follows a file of that size, up to a whole block."""
    return bytes(-size % BLOCK)


def members(file: BinaryIO) -> list[Member]:
    """The files of a tar that `header`, `padding` and `END` made, in their order.

    Raises:
        ValueError: anything else, be it one bit: another kind of tar, a damaged one, one that was cut.
    """
    found = list(islice(_walk(file, file.seek(0, os.SEEK_END)), _MOST_FILES + 1))
    if len(found) > _MOST_FILES:
        raise ValueError("more files than there can be")
    return found


def _walk(file: BinaryIO, whole: int) -> Iterator[Member]:
    at = 0
    while True:
        file.seek(at)
        block = file.read(BLOCK)
        if block == bytes(BLOCK):
            break
        name, size = _told(block)
        at += BLOCK
        yield Member(name, size, at)
        at += size
        file.seek(at)
        if at > whole or file.read(-size % BLOCK) != padding(size):
            raise ValueError("cut, or something where nothing belongs")
        at += -size % BLOCK
    if at + len(END) != whole or file.read(BLOCK) != bytes(BLOCK):
        raise ValueError("cut, or something behind the end")


def _told(block: bytes) -> tuple[str, int]:
    try:
        info = tarfile.TarInfo.frombuf(block, "ascii", "strict")
        same = header(info.name, info.size, int(info.mtime)) == block
    except tarfile.TarError as error:
        raise ValueError("no header") from error
    if not same or info.size < 0:
        raise ValueError("a header that is not ours")
    return info.name, info.size
