"""What somebody with a store's database key can read: every row, and every byte of every page and log."""

from collections.abc import Iterator

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import Connection, select, text

from kaigo_desktop.store import wrapping
from kaigo_desktop.store.store import Store

RESERVED, IV_SIZE, SALT_SIZE, WAL_HEADER, FRAME_HEADER = 80, 16, 16, 32, 24


def rows(store: Store) -> Iterator[str]:
    """Every row of every table of every file, the full-text index's own tables too."""
    with store.reading() as connection:
        yield from _rows(connection)
    for year in store.attachment_years():
        with store.attachments(year).reading() as connection:
            yield from _rows(connection)


def pages(store: Store) -> bytes:
    """The decrypted bytes of every page of every file and write-ahead log, with all that remains in them."""
    found = b""
    for path in sorted(store.folder.glob("*.db")):
        key = wrapping.subkey(store.keys.database, f"file {path.name}", 48)[:32]
        size = 4_096 if path.name == "store.db" else 16_384
        data = path.read_bytes()
        found += b"".join(_page(data[at : at + size], key, at == 0) for at in range(0, len(data), size))
        log = path.with_name(f"{path.name}-wal")
        frames = log.read_bytes()[WAL_HEADER:] if log.exists() else b""
        for at in range(0, len(frames), FRAME_HEADER + size):
            page = frames[at + FRAME_HEADER : at + FRAME_HEADER + size]
            number = int.from_bytes(frames[at : at + 4], "big")
            found += _page(page, key, number == 1) if len(page) == size else b""
    return found


def _rows(connection: Connection) -> Iterator[str]:
    names = "SELECT name FROM sqlite_master WHERE type = 'table'"
    for table in connection.exec_driver_sql(names).scalars().all():
        for row in connection.execute(select(text("*")).select_from(text(table))):
            cells = (
                cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell) for cell in row
            )
            yield f"{table}: {' | '.join(cells)}"


def _page(page: bytes, key: bytes, is_first: bool) -> bytes:
    body = page[SALT_SIZE if is_first else 0 : -RESERVED]
    vector = page[-RESERVED : -RESERVED + IV_SIZE]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return decryptor.update(body) + decryptor.finalize()
