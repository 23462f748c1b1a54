"""Holding the files of a store at one moment while work goes on, so that their bytes can be copied.

For an instant nobody writes: everything the write-ahead logs hold is folded into the files, and a reading is
begun on each. A reading that needs nothing of the log keeps every process from folding the log into the file
again (SQLite: WAL_READ_LOCK(0)), so that no byte of a file changes until it ends; what is written meanwhile
waits in the log.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import anchor, attempts, database, keyring_file
from kaigo_desktop.store.faults import told
from kaigo_desktop.store.keyed_files import NAME, key_on_disk, layout_of
from kaigo_desktop.store.log_head import Head
from kaigo_desktop.store.store import Store

_TRIES = 10
_PATIENCE_MS = 1_000
"""How long each try waits for whoever reads what was before; writers wait for it five times as long."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A store as it stands at one moment.

    Attributes:
        head: where its log stands.
        notes: the small files, by name: the keyring, and the wrong passwords where there were any.
        databases: the database files, with their sizes; no byte of them changes while the moment is held.
    """

    head: Head
    notes: Mapping[str, bytes]
    databases: Mapping[Path, int]


@contextmanager
def pinned(store: Store) -> Iterator[Moment]:
    """Hold `store` at this moment within the `with`; others go on writing.

    Raises:
        UserError: `store_busy` where somebody reads or writes without a pause, `store_cannot_read`.
    """
    with ExitStack() as held:
        yield _pin(store, held)


def _pin(store: Store, held: ExitStack) -> Moment:
    for _ in range(_TRIES):
        with ExitStack() as opened:
            paths = _databases(store)
            readers = [_open(store, path, opened) for path in paths]
            for path, reader in zip(paths, readers, strict=True):
                with told(path):  # most of the work, while others may still write
                    reader.execute("PRAGMA wal_checkpoint(FULL)").fetchone()
            with store.transaction() as tx:  # files are written within one only: nobody writes anything now
                if paths == _databases(store) and all(map(_hold, paths, readers)):
                    held.enter_context(opened.pop_all())
                    sizes = {path: path.stat().st_size for path in paths}
                    return Moment(anchor.head(tx), _notes(store.folder), sizes)
    raise UserError("store_busy", path=str(store.folder))


def _databases(store: Store) -> list[Path]:
    folder = store.folder
    return [folder / NAME, *(folder / f"attachments-{year}.db" for year in store.attachment_years())]


def _open(store: Store, path: Path, opened: ExitStack) -> Any:
    layout = layout_of(path)
    key = key_on_disk(path, store.keys)
    reader = database.connect(path, key, layout, layout.passing_cache, writes=True)
    opened.callback(reader.close)
    reader.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
    return reader


def _hold(path: Path, reader: Any) -> bool:
    """Begin the reading that keeps the file as it is; False where the log is not wholly folded into it."""
    with told(path):
        busy, logged, folded = reader.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        if busy or logged != folded:
            return False
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return True


def _notes(folder: Path) -> dict[str, bytes]:
    notes = {}
    for name in (keyring_file.NAME, attempts.NAME):
        path = folder / name
        try:
            notes[name] = path.read_bytes()
        except FileNotFoundError:
            if name == keyring_file.NAME:
                raise UserError("keyring_missing", path=str(folder)) from None
        except OSError as error:
            raise UserError("store_cannot_read", path=str(path), reason=error.strerror or "") from error
    return notes
