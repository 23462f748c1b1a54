"""ZIP files read as if every one were hostile: nothing is unpacked to disk, nothing declared is believed."""

import contextlib
import errno
import stat
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.intake.limits import MIB, Limits
from kaigo_desktop.intake.names import decode, is_dropping, printable, safe_path

_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_UTF8 = 0x800
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_END = b"PK\x05\x06"
_END64 = b"PK\x06\x06"
_LONGEST_TAIL = 66_000
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_DIRECTORY_BYTES_PER_ENTRY = 512


@dataclass(frozen=True, slots=True)
class _Entry:
    """One file of the archive: where its packed bytes lie and what the directory declares about them."""

    starts_at: int
    data_at: int
    packed: int
    size: int
    crc: int
    method: int


class Archive:
    """The files of one ZIP by their decoded names.

    Opening checks the whole directory (encryption, links, names, doubles, methods, overlaps, counts) and
    unpacks nothing; `read` counts while it inflates. Files left by an operating system are passed over.

    Raises:
        UserError: `zip_…`, with the entry it is about where there is one.
    """

    too_many = "zip_too_many"

    def __init__(self, file: IO[bytes], limits: Limits) -> None:
        self._file = file
        self._limits = limits
        with _broken_if_it_fails():
            _refuse_huge_directory(file, limits)
            with ZipFile(file) as archive:
                infos, directory_at = archive.infolist(), archive.start_dir
        self._entries = self._checked(infos, directory_at)
        self.names = tuple(sorted(self._entries))
        self._newest = max((i.date_time for i in infos if not i.is_dir()), default=_NO_TIME)

    def size(self, name: str) -> int:
        """Declared size of `name` in bytes; `read` gives exactly as many or refuses."""
        return self._entries[name].size

    def newest(self) -> str:
        """ISO time of the newest entry, "" when the ZIP keeps no time."""
        with contextlib.suppress(ValueError):
            if self._newest > _NO_TIME:
                return datetime(*self._newest).isoformat()  # noqa: DTZ001 ZIP times are local
        return ""

    def read(self, name: str, limit: int) -> bytes:
        """Unpack one entry of at most `limit` bytes.

        Raises:
            UserError: `zip_too_large`, `zip_ratio`, or `zip_broken` when size or checksum is not as declared.
        """
        entry = self._entries[name]
        self._measure(name, entry, entry.size, limit)
        with _broken_if_it_fails():
            self._file.seek(entry.data_at)
            data = self._file.read(entry.packed)
            if entry.method == _DEFLATED:
                data = self._inflate(name, entry, data, limit)
        if len(data) != entry.size or zlib.crc32(data) != entry.crc:
            raise UserError("zip_broken")
        return data

    def _inflate(self, name: str, entry: _Entry, packed: bytes, limit: int) -> bytes:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        data = inflater.decompress(packed, entry.size + 1)
        produced = len(data)
        while inflater.unconsumed_tail:  # it holds more than declared: only find out how much
            produced += len(inflater.decompress(inflater.unconsumed_tail, MIB))
            self._measure(name, entry, produced, limit)
        if not inflater.eof or inflater.unused_data:
            raise UserError("zip_broken")
        return data

    def _measure(self, name: str, entry: _Entry, size: int, limit: int) -> None:
        if size > self._limits.ratio_from and size > self._limits.ratio * entry.packed:
            raise UserError("zip_ratio", entry=printable(name))
        if size > limit:
            raise UserError("zip_too_large", entry=printable(name), limit_mib=limit // MIB)

    def _checked(self, infos: list[ZipInfo], directory_at: int) -> dict[str, _Entry]:
        if len(infos) > self._limits.download_entries:
            raise UserError("zip_too_many", limit=self._limits.download_entries)
        entries: dict[str, _Entry] = {}
        all_of_them = []
        for info in infos:
            name = _checked_name(info)
            with _broken_if_it_fails():
                entry = self._located(info)
            all_of_them.append(entry)
            if info.is_dir():
                if entry.size:
                    raise UserError("zip_broken")
                continue
            if name in entries:
                raise UserError("zip_duplicate_name", entry=printable(name))
            if not is_dropping(name):
                entries[name] = entry
        _refuse_overlaps(all_of_them, directory_at)
        return entries

    def _located(self, info: ZipInfo) -> _Entry:
        """Find the packed bytes behind the local header, which must tell the same story as the directory."""
        self._file.seek(info.header_offset)
        header = self._file.read(_LOCAL_HEADER.size)
        signature, _, flags, method, *_, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        raw_name = self._file.read(name_length)
        if signature != b"PK\x03\x04" or raw_name != _raw_name(info) or method != info.compress_type:
            raise UserError("zip_broken")
        if flags & _ENCRYPTED:
            raise UserError("zip_encrypted")
        data_at = info.header_offset + _LOCAL_HEADER.size + name_length + extra_length
        return _Entry(info.header_offset, data_at, info.compress_size, info.file_size, info.CRC, method)


def _raw_name(info: ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")


def _checked_name(info: ZipInfo) -> str:
    """Decode the name from `orig_filename`: `filename` loses 0x5C on Windows and what follows a NUL."""
    if info.flag_bits & _ENCRYPTED:
        raise UserError("zip_encrypted")
    name = safe_path(decode(_raw_name(info), utf8=bool(info.flag_bits & _UTF8)))
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise UserError("zip_link", entry=printable(name))
    if info.compress_type not in {_STORED, _DEFLATED}:
        raise UserError("zip_unsupported_method", entry=printable(name), method=info.compress_type)
    return name


def _refuse_overlaps(entries: list[_Entry], directory_at: int) -> None:
    """Refuse entries that share packed bytes, the trick of a bomb without nesting."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.starts_at):
        if entry.starts_at < end:
            raise UserError("zip_overlap")
        end = entry.data_at + entry.packed
    if end > directory_at:
        raise UserError("zip_overlap")


def _refuse_huge_directory(file: IO[bytes], limits: Limits) -> None:
    """Look at the counts in the end record before a list of that length is built in memory."""
    size = file.seek(0, 2)
    tail = _tail(file, size, 1024)
    if _END not in tail:
        tail = _tail(file, size, _LONGEST_TAIL)
    at = tail.rfind(_END)
    if at < 0 or at + 22 > len(tail):
        raise UserError("zip_broken")
    count, directory_size = struct.unpack_from("<HL", tail, at + 10)
    at64 = tail.rfind(_END64, 0, at)
    if at64 >= 0 and at64 + 56 <= len(tail):
        count, directory_size = struct.unpack_from("<QQ", tail, at64 + 32)
    if max(count, directory_size // _DIRECTORY_BYTES_PER_ENTRY) > limits.download_entries:
        raise UserError("zip_too_many", limit=limits.download_entries)


def _tail(file: IO[bytes], size: int, longest: int) -> bytes:
    file.seek(max(0, size - longest))
    return file.read()


@contextlib.contextmanager
def _broken_if_it_fails() -> Iterator[None]:
    """Turn every way in which zipfile, struct and zlib stumble over damaged bytes into `zip_broken`.

    A version or a compression that zipfile does not know is a RuntimeError of its.
    """
    try:
        yield
    except (BadZipFile, RuntimeError, zlib.error, struct.error, ValueError, OverflowError, EOFError):
        raise UserError("zip_broken") from None
    except OSError as error:
        if error.errno != errno.EINVAL:  # a seek to a place the file cannot have
            raise
        raise UserError("zip_broken") from None
