"""Backups (バックアップ): a store as it stood at one moment in one file, encrypted as it lies there.

The bytes are copied as they are, at the speed of the disk, while others go on writing (`pinned`). Behind them
stands a list of the files with their digests and where the log stood, signed by whoever made the backup.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import backup_list, backup_tar, canonical, copying, files, times
from kaigo_desktop.store.backup_list import BackupList, Part
from kaigo_desktop.store.copying import readable, writable
from kaigo_desktop.store.pinned import Moment, pinned
from kaigo_desktop.store.signing import Signer
from kaigo_desktop.store.store import Store

UNDER_WAY = ".part"
"""What follows the name of something that is not whole yet."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written: its list, the SHA-256 of the list, its size in bytes."""

    listed: BackupList
    digest: str
    size: int
    publish: Callable[[], None]


def refuse(store: Store, path: Path) -> None:
    """Refuse a place no backup of `store` can be written to.

    Raises:
        UserError: `backup_inside_store`, `backup_exists`.
    """
    if path.parent.resolve().is_relative_to(store.folder.resolve()):
        raise UserError("backup_inside_store", folder=str(path.parent))
    if path.exists():
        raise UserError("backup_exists", path=str(path))


@contextmanager
def written(
    store: Store, path: Path, at: datetime, signer: Signer, step: Callable[[int, int], None]
) -> Iterator[Backup]:
    """Write a backup of `store` as it stands now; `publish` gives the file its name, else nothing is left.

    Args:
        store: which others may go on using.
        path: of the file; nothing may stand there.
        at: the time of the backup.
        signer: who makes it.
        step: takes the bytes copied so far, and all of them; what it raises breaks off.

    Raises:
        UserError: `backup_exists`, `backup_inside_store`, `store_busy`, `disk_full`, `backup_too_large`,
            `store_cannot_write`, `store_cannot_read`, `backup_source_changed`.
    """
    refuse(store, path)
    fresh = path.with_name(path.name + UNDER_WAY)
    with _folder(path.parent), _new_file(fresh) as file:
        with pinned(store) as moment:
            total = sum(map(len, moment.notes.values())) + sum(moment.databases.values())
            _refuse_small_disk(fresh, total)
            archive = _Archive(file, fresh, int(at.timestamp()), step, total)
            _put(archive, moment)
        unsigned = BackupList(
            store=signer.store, at=times.to_text(at), actor=signer.login, position=moment.head.position,
            hash=moment.head.hash, files=tuple(archive.parts), certificate=signer.certificate,
        )  # fmt: skip
        listed = unsigned.signed_by(signer)
        data = backup_list.to_file(listed)
        archive.add(backup_list.NAME, BytesIO(data), len(data))
        with writable(fresh):
            file.write(backup_tar.END)
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
            file.close()
        yield Backup(listed, canonical.digest(data), size, lambda: _publish(fresh, path))


@dataclass(slots=True)
class _Archive:
    """The tar file while it is written."""

    file: BinaryIO
    path: Path
    modified: int
    step: Callable[[int, int], None]
    total: int
    done: int = 0
    parts: list[Part] = field(default_factory=list)

    def add(self, name: str, source: BinaryIO, size: int, path: Path | None = None) -> None:
        """Put a file in, from where `source` stands; `path` is where it lies."""
        with writable(self.path):
            self.file.write(backup_tar.header(name, size, self.modified))
        digest = copying.copied((path or self.path, source), (self.path, self.file), size, self._count)
        with writable(self.path):
            self.file.write(backup_tar.padding(size))
        self.parts.append(Part(name, size, digest))

    def _count(self, copied: int) -> None:
        if self.done < self.total:  # not of the list, which comes last
            self.done += copied
            self.step(self.done, self.total)


def _put(archive: _Archive, moment: Moment) -> None:
    for name, data in moment.notes.items():
        archive.add(name, BytesIO(data), len(data))
    for path, size in moment.databases.items():
        with readable(path):
            source = path.open("rb", buffering=0)
        with source:
            before = os.fstat(source.fileno())
            archive.add(path.name, source, size, path)
            after = os.fstat(source.fileno())
        if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, size):
            raise UserError("backup_source_changed", path=str(path))


def _refuse_small_disk(path: Path, needed: int) -> None:
    with writable(path):
        if shutil.disk_usage(path.parent).free < needed:
            raise UserError("disk_full", path=str(path))


@contextmanager
def _folder(folder: Path) -> Iterator[None]:
    """Make the folder where it is missing; it goes again where nothing came to lie in it."""
    missing = not folder.exists()
    with writable(folder):
        files.make_private_folder(folder)
    try:
        yield
    except BaseException:
        if missing:
            with suppress(OSError):
                folder.rmdir()
        raise


@contextmanager
def _new_file(fresh: Path) -> Iterator[BinaryIO]:
    """A new file that is removed again unless it was renamed."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        with writable(fresh):
            descriptor = os.open(fresh, flags, 0o600)
    except UserError as error:
        if isinstance(error.__cause__, FileExistsError):
            raise UserError("backup_exists", path=str(fresh)) from error
        raise
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
    finally:
        fresh.unlink(missing_ok=True)


def _publish(fresh: Path, path: Path) -> None:
    if path.exists():
        raise UserError("backup_exists", path=str(path))
    with writable(path):
        fresh.rename(path)
        files.sync_folder(path.parent)
