"""Restoring (復元): the files of a backup, each proven to be the one that was listed, in a new folder.

They are unpacked beside the place they are to have, and get it once whoever restores has signed in there.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import backup_list, backup_tar, copying, files, keyring_file, location
from kaigo_desktop.store.backup_list import BackupList
from kaigo_desktop.store.backup_tar import Member
from kaigo_desktop.store.backups import UNDER_WAY
from kaigo_desktop.store.copying import readable, writable


@dataclass(slots=True)
class Unpacking:
    """A backup while it is unpacked.

    Attributes:
        listed: its list; whose it is shows once the store opens (`backup_list.maker`).
        folder: where its files come to lie for now.
    """

    listed: BackupList
    folder: Path
    _path: Path
    _file: BinaryIO
    _members: dict[str, Member]
    _done: int = 0

    def unpack_keyring(self) -> None:
        """Unpack the keyring alone, by which a password can be tried.

        Raises:
            UserError: as `unpack_rest`.
        """
        self._unpack(keyring_file.NAME, lambda _copied: None)

    def unpack_rest(self, step: Callable[[int, int], None]) -> None:
        """Unpack all the other files; `step` takes the bytes so far, and all of them.

        Raises:
            UserError: `backup_damaged`, `store_cannot_read`, `disk_full`, `store_cannot_write`.
        """
        rest = [part for part in self.listed.files if part.name != keyring_file.NAME]
        total = sum(part.size for part in rest)

        def count(copied: int) -> None:
            self._done += copied
            step(self._done, total)

        with writable(self.folder):
            if shutil.disk_usage(self.folder).free < total:
                raise UserError("disk_full", path=str(self.folder))
        for part in rest:
            self._unpack(part.name, count)

    def _unpack(self, name: str, count: copying.Step) -> None:
        path, member = self.folder / name, self._members[name]
        part = next(part for part in self.listed.files if part.name == name)
        with readable(self._path):
            self._file.seek(member.at)
        with writable(path):
            target = os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600), "wb")
        with target:
            digest = copying.copied((self._path, self._file), (path, target), part.size, count)
            with writable(path):
                target.flush()
                os.fsync(target.fileno())
        if digest != part.sha256:
            raise UserError("backup_damaged", path=str(self._path), name=name)


_BINARY = getattr(os, "O_BINARY", 0)


@contextmanager
def unpacking(path: Path, folder: Path) -> Iterator[Unpacking]:
    """Read the backup at `path` for a new store in `folder`; it stands there once the `with` ends well.

    Raises:
        UserError: `store_on_network`, `restore_not_empty`, `store_cannot_read`, `backup_unreadable`,
            `backup_newer`, `store_cannot_write`; nothing is left in the folder or beside it.
    """
    location.refuse_network(folder)
    folder = folder.resolve()
    fresh = folder.with_name(folder.name + UNDER_WAY)
    with readable(path):
        opened = path.open("rb")
    with opened as file:
        with readable(path):
            listed, members = _look(path, file)
        _refuse_what_stands(folder, fresh)
        with writable(fresh):
            fresh.parent.mkdir(parents=True, exist_ok=True)
            fresh.mkdir(mode=0o700)
        try:
            yield Unpacking(listed, fresh, path, file, members)
            _place(fresh, folder)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise


def _look(path: Path, file: BinaryIO) -> tuple[BackupList, dict[str, Member]]:
    """The list of a backup, and where its files are; both fit together."""
    try:
        members = backup_tar.members(file)
        listed = _listed(file, members)
    except ValueError as error:
        raise UserError("backup_unreadable", path=str(path)) from error
    return listed, {member.name: member for member in members}


def _listed(file: BinaryIO, members: list[Member]) -> BackupList:
    last = members[-1] if members else None
    if last is None or last.name != backup_list.NAME or last.size > backup_list.LARGEST:
        raise ValueError("no list at the end")
    file.seek(last.at)
    listed = backup_list.read(file.read(last.size))
    if [(part.name, part.size) for part in listed.files] != [(one.name, one.size) for one in members[:-1]]:
        raise ValueError("other files than the list says")
    return listed


def _refuse_what_stands(folder: Path, fresh: Path) -> None:
    with readable(folder):
        if folder.is_mount() or (folder.exists() and not (folder.is_dir() and not any(folder.iterdir()))):
            raise UserError("restore_not_empty", path=str(folder))
        if fresh.exists():
            raise UserError("restore_not_empty", path=str(fresh))


def _place(fresh: Path, folder: Path) -> None:
    with writable(folder):
        files.sync_folder(fresh)
        if folder.exists():
            folder.rmdir()
        fresh.rename(folder)
        files.sync_folder(folder.parent)
