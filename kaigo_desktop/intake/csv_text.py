"""CSV as RFC 4180 has it: encodings told apart strictly, records cut on the raw bytes, nothing guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kaigo_desktop.core.errors import UserError

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CELL = re.compile(rb'(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\r|\n|\Z)')
_NOT_WINDOWS_31J = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
_BEYOND_TWO_BYTES = re.compile("[\u0800-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the line it begins on (from 1), its cells, and its bytes as they stand in the file."""

    line: int
    cells: tuple[str, ...]
    raw: bytes


def read_records(data: bytes) -> Iterator[Record]:
    """Cut a CSV file into records without the empty ones; it is sound to its end before the first one comes.

    Raises:
        UserError: `csv_encoding` when it is neither marked, nor UTF-8, nor cp932 throughout; `csv_quoting`
            with the line where quotation marks are not as RFC 4180 has them.
    """
    mark, encoding = _encoding(data)
    body = data[len(mark) :]
    if encoding.startswith("utf-16"):
        body = body.decode(encoding).encode()
    for _ in _cut(body):
        pass
    return _records(body, mark, encoding)


def plain_text(data: bytes) -> str:
    """A text file by the same rule for encodings.

    Raises:
        UserError: `csv_encoding`.
    """
    mark, encoding = _encoding(data)
    return data[len(mark) :].decode(encoding)


def _records(body: bytes, mark: bytes, encoding: str) -> Iterator[Record]:
    codec = "utf-8" if encoding.startswith("utf-16") else encoding
    for line, cells, raw in _cut(body):
        original = raw if codec == encoding else raw.decode().encode(encoding)
        yield Record(line, tuple(cell.decode(codec) for cell in cells), mark + original)
        mark = b""


def _encoding(data: bytes) -> tuple[bytes, str]:
    """Give the byte order mark and the codec: mark, else strict UTF-8, else strict cp932."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            if not _decodes(data[len(mark) :], encoding):
                raise UserError("csv_encoding")
            return mark, encoding
    if _decodes(data, "utf-8"):
        return b"", "utf-8"
    if _decodes(data, "cp932") and not any(map(_is_utf8_line, data.split(b"\n"))):
        return b"", "cp932"
    raise UserError("csv_encoding")


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return "\x00" not in text and not (encoding == "cp932" and _NOT_WINDOWS_31J.search(text))


def _is_utf8_line(line: bytes) -> bool:
    """Whether a line of a file that is not UTF-8 as a whole is UTF-8 all the same: the file is a mixture."""
    if line.isascii():
        return False
    try:
        return _BEYOND_TWO_BYTES.search(line.decode("utf-8")) is not None
    except UnicodeDecodeError:
        return False


def _cut(body: bytes) -> Iterator[tuple[int, list[bytes], bytes]]:
    """Cut on bytes: comma, quote and line ends are below 0x40, where no second byte of cp932 ever is."""
    cells: list[bytes] = []
    at = start = 0
    line = 1
    while at < len(body) or cells:
        match = _CELL.match(body, at)
        if match is None:
            raise UserError("csv_quoting", line=line)
        quoted, plain, end = match.groups()
        cells.append(plain if quoted is None else quoted.replace(b'""', b'"'))
        at = match.end()
        if end != b",":
            raw = body[start:at]
            if len(cells) > 1 or cells[0] or quoted is not None:
                yield line, cells, raw
            line += raw.count(b"\n") or raw.count(b"\r")
            cells, start = [], at
