"""Originals and attachments: every file byte for byte, encrypted under a key of its application alone.

The bytes go into the fiscal year's attachment file first (a transaction of its own), the rows that name them
into `store.db` second: after a crash between the two there are bytes without a row, which `sweep` removes,
but never a row without bytes. `write` works only within `Store.transaction()`, whose lock keeps another desk
from sweeping.
"""

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, Row, func, select

from kaigo_desktop.core.errors import BugError, UserError
from kaigo_desktop.core.model import Attachment, Enclosure
from kaigo_desktop.store import schema, wrapping
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.keyring import Keys
from kaigo_desktop.store.store import Store, create_attachments

CHUNK = 1 << 20
"""Most bytes of a file in one row."""

_FISCAL_YEAR_BEGINS = 4
_ID_SIZE = 16
_NONCE = wrapping.NONCE_SIZE
_NEXT_BLOB = "SELECT coalesce(max(blob), 0) + 1 FROM chunk"
_ADD_CHUNK = "INSERT INTO chunk (blob, number, data) VALUES (?, ?, ?)"
_CHUNKS = "SELECT number, data FROM chunk WHERE blob = ? ORDER BY number"
_BLOBS = "SELECT DISTINCT blob FROM chunk ORDER BY blob"
_COUNT_BLOBS = "SELECT count(*) FROM chunk WHERE number = 0"
_REMOVE = "DELETE FROM chunk WHERE blob = ?"
_ADD = Insert(schema.attachment)
_ADD_KEY = Insert(schema.application_key)


@dataclass(frozen=True, slots=True)
class ApplicationKey:
    """The key of one application's files: its id, the key itself, and how it is kept (id and wrapped key)."""

    id: bytes
    key: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class BlobRef:
    """Where the bytes of a file lie: fiscal year of the attachment file, number in it."""

    year: int
    blob: int


def fiscal_year(at: datetime) -> int:
    """The fiscal year (年度, April to March) of a moment in its own time zone."""
    return at.year if at.month >= _FISCAL_YEAR_BEGINS else at.year - 1


def new_key(keys: Keys) -> ApplicationKey:
    """A new random key for an application's files."""
    key, key_id = os.urandom(wrapping.KEY_SIZE), os.urandom(_ID_SIZE)
    return ApplicationKey(key_id, key, key_id + wrapping.wrap(keys.attachments, key, key_id))


def keep_key(tx: Connection, app_id: int, key: ApplicationKey) -> None:
    """Keep the (wrapped) key of an application; once for each application."""
    _ADD_KEY.one(tx, {"application": app_id, "wrapped": key.wrapped})


def key_of(connection: Connection, app_id: int, keys: Keys) -> ApplicationKey | None:
    """The key of an application's files, None when it has none.

    Raises:
        UserError: `attachment_key_damaged` when the kept key does not open.
    """
    table = schema.application_key
    wrapped = connection.execute(select(table.c.wrapped).where(table.c.application == app_id)).scalar()
    return None if wrapped is None else opened(bytes(wrapped), keys)


def opened(wrapped: bytes, keys: Keys) -> ApplicationKey:
    """The key that is kept as `wrapped`.

    Raises:
        UserError: `attachment_key_damaged` when it does not open.
    """
    key_id = wrapped[:_ID_SIZE]
    key = wrapping.unwrap(keys.attachments, wrapped[_ID_SIZE:], key_id)
    if key is None:
        raise UserError("attachment_key_damaged")
    return ApplicationKey(key_id, key, wrapped)


def write(store: Store, at: datetime, items: Iterable[tuple[ApplicationKey, Enclosure]]) -> list[BlobRef]:
    """Write the bytes of files into the attachment file of the fiscal year of `at`, and commit them.

    Must be called within `store.transaction()`; `attach` then names them in that transaction.

    Raises:
        UserError: `disk_full`, `store_busy` …
    """
    if not store.writing:
        raise BugError("attachments.write outside store.transaction()")
    year = fiscal_year(at)
    if year not in store.attachment_years():
        create_attachments(store, year)
    with store.attachments(year).transaction() as tx:
        writer = _Writer(tx, year, tx.exec_driver_sql(_NEXT_BLOB).scalar_one())
        refs = [writer.add(key, enclosure) for key, enclosure in items]
        writer.flush()
    return refs


@dataclass(slots=True)
class _Writer:
    """Gives files their numbers and collects their rows, written about a mebibyte at a time."""

    tx: Connection
    year: int
    blob: int
    rows: list[tuple[int, int, bytes]] = field(default_factory=list)
    pending: int = 0

    def add(self, key: ApplicationKey, enclosure: Enclosure) -> BlobRef:
        """Encrypt one file; its reference."""
        ref = BlobRef(self.year, self.blob)
        for number, data in _encrypted(key, self.blob, enclosure.data):
            self.rows.append((self.blob, number, data))
            self.pending += len(data)
            if self.pending > CHUNK:
                self.flush()
        self.blob += 1
        return ref

    def flush(self) -> None:
        """Write the rows collected so far."""
        if self.rows:
            self.tx.exec_driver_sql(_ADD_CHUNK, self.rows)
            self.rows, self.pending = [], 0


def attach(tx: Connection, app_id: int, submission: int, files: Sequence[tuple[Enclosure, BlobRef]]) -> None:
    """Name written files as those that came with an application's revision number `submission`."""
    rows = [
        {
            "application": app_id,
            "submission": submission,
            "name": enclosure.name,
            "role": enclosure.role,
            "media_type": enclosure.media_type,
            "size": len(enclosure.data),
            "sha256": enclosure.sha256,
            "year": ref.year,
            "blob": ref.blob,
        }
        for enclosure, ref in files
    ]
    _ADD.many(tx, rows)


def of(connection: Connection, app_id: int) -> list[Attachment]:
    """The kept files of an application, in the order they came."""
    table = schema.attachment
    statement = select(table).where(table.c.application == app_id).order_by(table.c.id)
    return [
        Attachment(row.id, row.name, row.role, row.media_type, row.size, row.sha256, row.submission)
        for row in connection.execute(statement)
    ]


def read(store: Store, attachment_id: int) -> bytes:
    """The bytes of a kept file, checked against its size and SHA-256.

    Raises:
        UserError: `attachment_damaged`, `attachment_missing`, `attachment_key_damaged`.
        BugError: there is no such attachment.
    """
    table = schema.attachment
    with store.reading() as connection:
        row = connection.execute(select(table).where(table.c.id == attachment_id)).one_or_none()
        if row is None:
            raise BugError(f"no attachment {attachment_id}")
        key = key_of(connection, row.application, store.keys)
    with store.attachments(row.year).reading() as connection:
        return decrypted(connection, row, key)


def decrypted(connection: Connection, row: Row[Any], key: ApplicationKey | None) -> bytes:
    """The bytes of the file an `attachment` row names, over a connection to its year's file.

    Raises:
        UserError: `attachment_damaged`, `attachment_missing`.
    """
    chunks = connection.exec_driver_sql(_CHUNKS, (row.blob,)).all()
    if not chunks or key is None:
        raise UserError("attachment_missing", name=row.name)
    cipher = AESGCM(key.key)
    try:
        parts = [
            cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], _about(key, row.blob, number))
            for number, (_, sealed) in enumerate(chunks)
        ]
    except (InvalidTag, ValueError) as error:
        raise UserError("attachment_damaged", name=row.name) from error
    data = parts[0] if len(parts) == 1 else b"".join(parts)
    if len(data) != row.size or hashlib.sha256(data).hexdigest() != row.sha256:
        raise UserError("attachment_damaged", name=row.name)
    return data


def sweep(store: Store) -> int:
    """Remove the bytes no row names (left by a crash or a refused application); how many files went.

    Raises:
        UserError: `store_busy` while another desk writes.
    """
    with store.transaction() as tx:
        return sum(_sweep_year(store, tx, year) for year in store.attachment_years())


def _sweep_year(store: Store, tx: Connection, year: int) -> int:
    table = schema.attachment
    of_year = table.c.year == year
    with store.attachments(year).transaction() as files:
        named = tx.execute(select(func.count()).where(of_year)).scalar_one()
        if files.exec_driver_sql(_COUNT_BLOBS).scalar_one() <= named:
            return 0  # every named file is there, so nothing else is
        names = set(tx.execute(select(table.c.blob).where(of_year)).scalars())
        orphans = [(blob,) for blob in files.exec_driver_sql(_BLOBS).scalars() if blob not in names]
        if orphans:
            files.exec_driver_sql(_REMOVE, orphans)
    return len(orphans)


def _encrypted(key: ApplicationKey, blob: int, data: bytes) -> Iterable[tuple[int, bytes]]:
    cipher = AESGCM(key.key)
    for number, at in enumerate(range(0, max(len(data), 1), CHUNK)):
        nonce = os.urandom(wrapping.NONCE_SIZE)
        part = data if len(data) <= CHUNK else data[at : at + CHUNK]
        yield number, nonce + cipher.encrypt(nonce, part, _about(key, blob, number))


def _about(key: ApplicationKey, blob: int, number: int) -> bytes:
    return b"kaigo attachment" + key.id + blob.to_bytes(8, "big") + number.to_bytes(4, "big")
