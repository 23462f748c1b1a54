"""Writes ZIP files as foreign tools do: names in UTF-8 with the flag, or in cp932 without it."""

import struct
import zlib
from dataclasses import dataclass, field
from datetime import datetime

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_UTF8_FLAG = 0x800
_DEFLATED, _STORED = 8, 0
_VERSION = 20
_FOLDER_ATTRIBUTE = 0x10


@dataclass(slots=True)
class Archive:
    """A ZIP file being made (APPNOTE.TXT): all entries carry one time, the same content is the same bytes."""

    at: datetime
    names: str = "utf-8"
    _body: bytearray = field(default_factory=bytearray)
    _directory: bytearray = field(default_factory=bytearray)
    _count: int = 0

    def add(self, name: str, data: bytes) -> None:
        """Add a file, or a folder if the name ends in a slash; packed where that saves anything."""
        packed = self._pack(data)
        method = _DEFLATED if len(packed) < len(data) else _STORED
        stored = packed if method == _DEFLATED else data
        raw = name.encode(self.names)
        flag = _UTF8_FLAG if self.names == "utf-8" and not name.isascii() else 0
        facts = (
            flag,
            method,
            self._time(),
            self._date(),
            zlib.crc32(data),
            len(stored),
            len(data),
            len(raw),
            0,
        )
        place, folder = len(self._body), _FOLDER_ATTRIBUTE if name.endswith("/") else 0
        self._body += _LOCAL.pack(b"PK\x03\x04", _VERSION, *facts) + raw + stored
        self._directory += (
            _CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *facts, 0, 0, 0, folder, place) + raw
        )
        self._count += 1

    def finish(self) -> bytes:
        """The whole file."""
        size, place = len(self._directory), len(self._body)
        return bytes(
            self._body
            + self._directory
            + _END.pack(b"PK\x05\x06", 0, 0, self._count, self._count, size, place, 0)
        )

    @staticmethod
    def _pack(data: bytes) -> bytes:
        packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        return packer.compress(data) + packer.flush()

    def _time(self) -> int:
        return self.at.hour << 11 | self.at.minute << 5 | self.at.second // 2

    def _date(self) -> int:
        return (self.at.year - 1980) << 9 | self.at.month << 5 | self.at.day
