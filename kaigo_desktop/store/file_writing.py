"""Writing the bytes of files, in a thread of its own beside the one that writes the rows naming them.

Encrypting, hashing and SQLCipher leave Python's lock alone, so that this runs on the second processor. The
files are committed when `writing` is left: before the rows, as ever.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from queue import SimpleQueue

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection

from kaigo_desktop.core.errors import BugError
from kaigo_desktop.core.model import Enclosure
from kaigo_desktop.store import numbers, wrapping
from kaigo_desktop.store.file_keys import FileKey
from kaigo_desktop.store.store import Store, create_attachments

CHUNK = 1 << 20
"""Most bytes of a file in one row."""

FILE = "file"
"""What the SHA-256 of a file is sealed as."""

_FISCAL_YEAR_BEGINS = 4
_NEXT_BLOB = "SELECT coalesce(max(blob), 0) + 1 FROM chunk"
_NONCES = 256
_TOGETHER = 16
_ADD_CHUNK = "INSERT INTO chunk (blob, number, data) VALUES (?, ?, ?)"
_ADD_CHUNKS = _ADD_CHUNK + ", (?, ?, ?)" * (_TOGETHER - 1)
"""Rows in one statement: Python's lock changes hands once for all of them."""


@dataclass(frozen=True, slots=True)
class BlobRef:
    """Where the bytes of a file lie, and how its row tells them.

    Attributes:
        year: fiscal year of the attachment file.
        blob: number in it.
        key: id of the key they are under.
        sha256: of the file; sealed under its key where that is secret, for a hash of what holds a 個人番号
            gives the number away to whoever tries them all.
        kept_as: SHA-256 of the encrypted bytes: whoever has no key can tell damage.
    """

    year: int
    blob: int
    key: str = field(default="", compare=False)
    sha256: str = field(default="", compare=False)
    kept_as: str = field(default="", compare=False)


_Refs = SimpleQueue[Sequence[BlobRef]]


def fiscal_year(at: datetime) -> int:
    """The fiscal year (年度, April to March) of a moment in its own time zone."""
    return at.year if at.month >= _FISCAL_YEAR_BEGINS else at.year - 1


def about(key: FileKey, blob: int, number: int) -> bytes:
    """What one chunk of a file is bound to."""
    return b"kaigo attachment" + bytes.fromhex(key.id) + blob.to_bytes(8, "big") + number.to_bytes(4, "big")


def write(store: Store, at: datetime, items: Sequence[tuple[FileKey, Enclosure]]) -> list[BlobRef]:
    """As `writing`, for who has nothing else to do meanwhile."""
    with writing(store, at, items) as refs:
        return list(refs)


@contextmanager
def writing(
    store: Store, at: datetime, items: Sequence[tuple[FileKey, Enclosure]]
) -> Iterator[Iterator[BlobRef]]:
    """Write the bytes of files into the attachment file of the fiscal year of `at`, and commit them.

    Must be called within `store.transaction()`; `attach` then names them in that transaction. The references
    come one after the other while the files are still being written; leaving the `with` waits for the commit.

    Raises:
        UserError: `disk_full`, `store_busy` …; from the references, or where the `with` is left.
    """
    if not store.writing:
        raise BugError("files are written within store.transaction()")
    year = fiscal_year(at)
    if year not in store.attachment_years():
        create_attachments(store, year)
    refs: _Refs = SimpleQueue()
    with ThreadPoolExecutor(1, "files") as pool:
        work = pool.submit(_write, store, year, items, refs)
        yield _come(refs, work)
        work.result()


def _come(refs: _Refs, work: "Future[None]") -> Iterator[BlobRef]:
    while some := refs.get():
        yield from some
    work.result()


def _write(store: Store, year: int, items: Iterable[tuple[FileKey, Enclosure]], refs: _Refs) -> None:
    """Write and commit in the thread; an empty answer ends the references, whatever happened."""
    try:
        with store.attachments(year).transaction() as tx:
            writer = _Writer(tx, year, tx.exec_driver_sql(_NEXT_BLOB).scalar_one(), refs, _nonces())
            for key, enclosure in items:
                writer.add(key, enclosure)
            writer.flush()
    finally:
        refs.put(())


@dataclass(slots=True)
class _Writer:
    """Gives files their numbers and collects their rows, written about a mebibyte at a time."""

    tx: Connection
    year: int
    blob: int
    refs: _Refs
    nonces: Iterator[bytes]
    made: list[BlobRef] = field(default_factory=list)
    rows: list[tuple[int, int, bytes]] = field(default_factory=list)
    pending: int = 0

    def add(self, key: FileKey, enclosure: Enclosure) -> None:
        """Encrypt one file and make its reference."""
        kept_as = hashlib.sha256()
        for number, data in _encrypted(key, self.blob, enclosure.data, self.nonces):
            kept_as.update(data)
            self.rows.append((self.blob, number, data))
            self.pending += len(data)
            if self.pending > CHUNK:
                self._write_rows()
        told = numbers.seal(key, FILE, enclosure.sha256) if key.is_secret else enclosure.sha256
        self.made.append(BlobRef(self.year, self.blob, key.id, told, kept_as.hexdigest()))
        self.blob += 1
        if not self.rows:
            self.flush()

    def flush(self) -> None:
        """Write the rows collected so far and give their references away."""
        self._write_rows()
        if self.made:
            self.refs.put(self.made)
            self.made = []

    def _write_rows(self) -> None:
        whole = len(self.rows) - len(self.rows) % _TOGETHER
        together = [self.rows[at : at + _TOGETHER] for at in range(0, whole, _TOGETHER)]
        cursor = self.tx.connection.cursor()
        cursor.executemany(_ADD_CHUNKS, [tuple(chain.from_iterable(rows)) for rows in together])
        cursor.executemany(_ADD_CHUNK, self.rows[whole:])
        self.rows, self.pending = [], 0


def _encrypted(key: FileKey, blob: int, data: bytes, nonces: Iterator[bytes]) -> Iterator[tuple[int, bytes]]:
    cipher = AESGCM(key.key)
    for number, at in enumerate(range(0, max(len(data), 1), CHUNK)):
        nonce = next(nonces)
        part = data if len(data) <= CHUNK else data[at : at + CHUNK]
        yield number, nonce + cipher.encrypt(nonce, part, about(key, blob, number))


def _nonces() -> Iterator[bytes]:
    """Random nonces, many at a time: asking the system lets Python's lock go."""
    while True:
        some = os.urandom(_NONCES * wrapping.NONCE_SIZE)
        for at in range(0, len(some), wrapping.NONCE_SIZE):
            yield some[at : at + wrapping.NONCE_SIZE]
