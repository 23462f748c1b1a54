"""Rotation (鍵の交換): new keys for the whole store, so that keys somebody has kept open nothing any more.

First the keyring carries both generations, sealed to every slot; then each file is copied under the new keys
and takes the old one's place; then the keyring forgets the old generation. Broken off anywhere, every file is
whole under one of the two generations, everybody can sign in, and the next administrator's sign-in goes on.
Copies made before (backups, seals' files) stay under the old keys.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from kaigo_desktop.core.errors import BugError, UserError
from kaigo_desktop.store import database, file_keys, files, keyed_files, slots, wrapping
from kaigo_desktop.store.database import Database
from kaigo_desktop.store.faults import told
from kaigo_desktop.store.keyed_files import NAME, REKEYED, file_key, layout_of
from kaigo_desktop.store.keyring_draft import KeyringDraft
from kaigo_desktop.store.keys import Keys
from kaigo_desktop.store.sealing import new_private, public_of
from kaigo_desktop.store.store import Store

_UNDER_WAY = ".rotating"


def begin(draft: KeyringDraft) -> None:
    """Give every slot new keys beside those in use.

    Raises:
        UserError: `choose_password_first`.
        BugError: a rotation is under way already, or whoever begins lacks the number key.
    """
    draft.require_administrator()
    if draft.by.keys.older is not None or draft.by.keys.number is None:
        raise BugError("a rotation begins with one generation of keys, by somebody who has all of them")
    known, number = draft.contents.roster.keys[-1], new_private()
    database_key, attachments_key = os.urandom(wrapping.KEY_SIZE), os.urandom(wrapping.KEY_SIZE)
    fresh = Keys(database_key, attachments_key, public_of(number), number, draft.by.keys)
    draft.take_keys(fresh, (known, slots.known_by(fresh, known.generation + 1)))


def end(draft: KeyringDraft) -> None:
    """Take the old keys out of every slot.

    Raises:
        UserError: `choose_password_first`.
    """
    draft.require_administrator()
    draft.take_keys(replace(draft.by.keys, older=None), draft.contents.roster.keys[-1:])


def replace_files(store: Store) -> None:
    """Bring every file of `store` under the newest keys; nobody else may have the store open.

    Raises:
        UserError: `store_in_use` when somebody has; `disk_full` …: what is left is done next time.
    """
    older = store.keys.older
    if older is None:
        raise BugError("there are no older keys to leave behind")
    folder, main = store.folder, store.folder / NAME
    store.close()
    try:
        with _alone(main, store.keys) as connection:
            for path in sorted(folder.glob("attachments-*.db")):
                if keyed_files.is_under(path, older):
                    with _alone(path, store.keys) as source:
                        _replace(path, source, store.keys)
            for copy in folder.glob(f"{NAME}.before-*"):
                copy.unlink()  # made before a migration, under the old keys
            if keyed_files.is_under(main, older):
                _replace(main, connection, store.keys)
    except OSError as error:
        raise UserError("store_cannot_write", path=str(folder), reason=error.strerror or "") from error
    finally:
        store.take_keys(store.keys)


@contextmanager
def _alone(path: Path, keys: Keys) -> Iterator[Any]:
    """The only connection to a file of all processes: others wait, and are refused."""
    with told(path):
        connection = database.open_unguarded(path, keyed_files.key_on_disk(path, keys), layout_of(path))
    try:
        try:
            with told(path):
                connection.execute("PRAGMA locking_mode=EXCLUSIVE")
                connection.execute("PRAGMA temp_store=2")
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except UserError as error:
            raise UserError("store_in_use") if error.code == "store_busy" else error from error
        yield connection
    finally:
        connection.close()


def _replace(path: Path, source: Any, keys: Keys) -> None:
    """Put a copy under the newest keys in the place of a file that `source` alone has open."""
    for leftover in (
        *path.parent.glob(f"{path.name}{_UNDER_WAY}*"),
        *path.parent.glob(f"{path.name}{REKEYED}*"),
    ):
        leftover.unlink()
    copy = path.with_name(f"{path.name}{_UNDER_WAY}")
    with told(path):
        _copy(source, copy, file_key(path, keys))
    if path.name == NAME:
        _wrap_anew(copy, file_key(path, keys), keys)
    _sync(copy)
    whole = copy.rename(path.with_name(f"{path.name}{REKEYED}"))
    files.sync_folder(path.parent)
    _remove(path, source)
    whole.replace(path)
    files.sync_folder(path.parent)


def _copy(source: Any, copy: Path, key: bytes) -> None:
    layout = layout_of(copy.with_suffix(""))
    database.create(copy, key, layout)
    target = database.open_unguarded(copy, key, layout)
    try:
        target.execute("PRAGMA journal_mode=OFF")  # a copy that breaks off is thrown away
        target.execute("PRAGMA synchronous=OFF")
        source.backup(target)
        target.execute("PRAGMA journal_mode=WAL")
        checks = ("cipher_integrity_check", "quick_check")
        faults = [
            fault for check in checks for (fault,) in target.execute(f"PRAGMA {check}") if fault != "ok"
        ]
    finally:
        target.close()
    if faults:
        raise UserError("store_damaged", path=str(copy))


def _wrap_anew(copy: Path, key: bytes, keys: Keys) -> None:
    """Everything in `store.db` that is wrapped under keys of the store; this place knows of it all."""
    fresh, older = Database(copy, key), keys.older
    try:
        with fresh.transaction() as tx:
            if older is not None:
                file_keys.wrap_anew(tx, older, keys)
    finally:
        fresh.close()


def _remove(path: Path, source: Any) -> None:
    """Take a file away under the feet of whoever waits for it, without a moment in which they could write.

    Where an open file can't be removed (Windows), it is closed first; a file that somebody then opened can't
    be removed either, and the rotation is done again.
    """
    if sys.platform == "win32":
        source.close()
        path.unlink()
        return
    descriptor = os.open(path, os.O_WRONLY)  # closed after `source`: closing it would let go of the lock
    try:
        path.unlink()
        os.pwrite(descriptor, os.urandom(layout_of(path).page_size), 0)
        source.close()
    finally:
        with suppress(OSError):
            os.close(descriptor)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
