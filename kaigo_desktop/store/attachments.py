"""Originals and attachments: every file byte for byte, encrypted under a key of its application alone.

The bytes go into the fiscal year's attachment file first (a transaction of its own), the rows that name them
into `store.db` second: after a crash between the two there are bytes without a row, which `sweep` removes,
but never a row without bytes. `file_writing` works only within `Store.transaction()`, whose lock keeps
another desk from sweeping. Whose keys, and who can open them: `file_keys`.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, Row, func, select

from kaigo_desktop.core.errors import BugError, UserError
from kaigo_desktop.core.model import Attachment, Enclosure
from kaigo_desktop.core.sealed import is_sealed
from kaigo_desktop.store import numbers, schema, wrapping
from kaigo_desktop.store.file_keys import FileKey, Keychain
from kaigo_desktop.store.file_writing import CHUNK, FILE, BlobRef, about, fiscal_year, write, writing
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.number_tables import erasure, file_key
from kaigo_desktop.store.store import Store

__all__ = [
    "CHUNK",
    "BlobRef",
    "attach",
    "decrypted",
    "fiscal_year",
    "is_erased",
    "is_whole",
    "of",
    "read",
    "sha256_of",
    "sweep",
    "write",
    "writing",
]

_NONCE = wrapping.NONCE_SIZE
_CHUNKS = "SELECT number, data FROM chunk WHERE blob = ? ORDER BY number"
_BLOBS = "SELECT DISTINCT blob FROM chunk ORDER BY blob"
_COUNT_BLOBS = "SELECT count(*) FROM chunk WHERE number = 0"
_REMOVE = "DELETE FROM chunk WHERE blob = ?"
_ADD = Insert(schema.attachment)


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
            "sha256": ref.sha256,
            "year": ref.year,
            "blob": ref.blob,
            "key": ref.key,
            "kept_as": ref.kept_as,
        }
        for enclosure, ref in files
    ]
    _ADD.many(tx, rows)


def of(connection: Connection, app_id: int) -> list[Attachment]:
    """The kept files of an application, in the order they came, `sha256` as its row tells it."""
    table = schema.attachment
    statement = select(table).where(table.c.application == app_id).order_by(table.c.id)
    return [
        Attachment(row.id, row.name, row.role, row.media_type, row.size, row.sha256, row.submission)
        for row in connection.execute(statement)
    ]


def sha256_of(chain: Keychain, told: str) -> str:
    """The SHA-256 a row tells (`Attachment.sha256`), opened where it is sealed; "" for whom it stays sealed.

    Raises:
        UserError: `attachment_key_damaged`.
    """
    if not is_sealed(told):
        return told
    try:
        key = chain.opened(told.split(":")[3])
    except UserError as error:
        if error.code != "number_key_needed":
            raise
        return ""
    return (numbers.unseal(key, FILE, told) or "") if key else ""


def read(store: Store, attachment_id: int) -> bytes:
    """The bytes of a kept file, checked against its size and SHA-256.

    Raises:
        UserError: `attachment_damaged`, `attachment_missing`, `attachment_key_damaged`, `attachment_erased`,
            `number_key_needed` where only somebody who may see 個人番号 can open it.
        BugError: there is no such attachment.
    """
    table = schema.attachment
    with store.reading() as connection:
        row = connection.execute(select(table).where(table.c.id == attachment_id)).one_or_none()
        if row is None:
            raise BugError(f"no attachment {attachment_id}")
        key = Keychain(connection, store.keys).opened(row.key)
        if key is None and is_erased(connection, row.application):
            raise UserError("attachment_erased", name=row.name)
    with store.attachments(row.year).reading() as connection:
        return decrypted(connection, row, key)


def is_erased(connection: Connection, app_id: int) -> bool:
    """Whether the 個人番号 of an application, and its originals with them, were erased."""
    statement = select(erasure.c.id).where(erasure.c.application == app_id).limit(1)
    return connection.execute(statement).scalar() is not None


def decrypted(connection: Connection, row: Row[Any], key: FileKey | None) -> bytes:
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
            cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], about(key, row.blob, number))
            for number, (_, sealed) in enumerate(chunks)
        ]
    except (InvalidTag, ValueError) as error:
        raise UserError("attachment_damaged", name=row.name) from error
    data = parts[0] if len(parts) == 1 else b"".join(parts)
    told = numbers.unseal(key, FILE, row.sha256) if key.is_secret else row.sha256
    if len(data) != row.size or hashlib.sha256(data).hexdigest() != told:
        raise UserError("attachment_damaged", name=row.name)
    return data


def is_whole(store: Store, chain: Keychain, row: Row[Any]) -> bool:
    """Whether the file an `attachment` row names is there as it came; an erased one is not looked for.

    Whoever can't open it compares what lies there with the digest of the encrypted bytes.

    Raises:
        UserError: a fault of the attachment file, or of the key.
    """
    with store.attachments(row.year).reading() as files:
        try:
            decrypted(files, row, chain.opened(row.key))
        except UserError as error:
            if error.code == "attachment_missing":
                return row.role != "attachment" and bool(row.erased)
            return error.code == "number_key_needed" and _kept_as(files, row.blob) == row.kept_as
    return True


def sweep(store: Store) -> int:
    """Remove the bytes no row names (left by a crash or a refused application); how many files went.

    Raises:
        UserError: `store_busy` while another desk writes.
    """
    with store.transaction() as tx:
        return sum(_sweep_year(store, tx, year) for year in store.attachment_years())


def _sweep_year(store: Store, tx: Connection, year: int) -> int:
    table = schema.attachment
    of_year = (table.c.year == year) & (table.c.key.in_(select(file_key.c.id)))
    with store.attachments(year).transaction() as files:
        named = tx.execute(select(func.count()).where(of_year)).scalar_one()
        if files.exec_driver_sql(_COUNT_BLOBS).scalar_one() <= named:
            return 0  # every named file is there, so nothing else is
        names = set(tx.execute(select(table.c.blob).where(of_year)).scalars())
        orphans = [(blob,) for blob in files.exec_driver_sql(_BLOBS).scalars() if blob not in names]
        if orphans:
            files.exec_driver_sql(_REMOVE, orphans)
    return len(orphans)


def _kept_as(connection: Connection, blob: int) -> str:
    kept_as = hashlib.sha256()
    for _, data in connection.exec_driver_sql(_CHUNKS, (blob,)):
        kept_as.update(data)
    return kept_as.hexdigest()
