"""Files that do not exist yet: written under temporary names, then all put in place or all removed."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BufferedRandom
from pathlib import Path

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.export.losses import Loss, Unmapped

_DISK_FULL = {errno.ENOSPC, errno.EDQUOT}


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of a hand-over: its name, its SHA-256 in lower-case hex, its rows (headings not counted)."""

    name: str
    sha256: str
    rows: int


@dataclass(slots=True)
class Written:
    """A hand-over on disk under temporary names; `publish` puts it in place, `discard` removes it.

    Attributes:
        folder: where the files go.
        files: what `publish` will put there; empty when something would be lost.
        losses: what the encoding can't hold; with any, nothing at all stands on disk.
        unmapped: symbols without a code; with any, likewise.
    """

    folder: Path
    files: list[WrittenFile] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    unmapped: list[Unmapped] = field(default_factory=list)
    _temporary: dict[Path, BufferedRandom] = field(default_factory=dict, repr=False)
    _made_folder: bool = False

    def open(self, name: str) -> BufferedRandom:
        """A new file under the temporary name of `name`; `discard` closes and removes it."""
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True)
            self._made_folder = True
        path = self._temporary_path(name)
        path.unlink(missing_ok=True)
        self._temporary[path] = path.open("x+b")
        return self._temporary[path]

    def keep(self, name: str, file: BufferedRandom, rows: int) -> None:
        """Sync `file`, close it and take it among the files to publish.

        Raises:
            UserError: `export_exists` when another file stands under its name.
        """
        file.flush()
        os.fsync(file.fileno())
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.close()
        self.files.append(WrittenFile(name, digest, rows))
        self._check_free(self.files[-1])

    def add(self, name: str, data: bytes) -> None:
        """Write one more file, as small as `data`.

        Raises:
            UserError: as `publish`; nothing at all is left on disk then.
        """
        with self.all_or_nothing():
            file = self.open(name)
            file.write(data)
            self.keep(name, file, 0)

    def publish(self) -> None:
        """Put every file under its name; a file already there with the same content counts as put there.

        Raises:
            UserError: `export_exists`, `export_folder_unwritable`, `export_disk_full` or
                `export_write_failed`; none of the files is there then.
        """
        if not self.files:
            return
        placed: list[Path] = []
        with self.all_or_nothing(placed):
            for file in self.files:
                self._check_free(file)
            for file in self.files:
                target = self.folder / file.name
                if target.exists():
                    self._temporary_path(file.name).unlink(missing_ok=True)
                else:
                    self._temporary_path(file.name).rename(target)
                    placed.append(target)
            _sync_folder(self.folder)
        self._temporary.clear()
        self._made_folder = False

    def drop(self, name: str) -> None:
        """Close and remove the one temporary file of `name`."""
        path = self._temporary_path(name)
        file = self._temporary.pop(path)
        with suppress(OSError):  # what could not be flushed is not wanted any more
            file.close()
        path.unlink(missing_ok=True)

    def discard(self) -> None:
        """Remove all that was written, and the folder if made for it; does nothing after `publish`."""
        for path, file in self._temporary.items():
            with suppress(OSError):
                file.close()
            with suppress(OSError):
                path.unlink(missing_ok=True)
        self._temporary.clear()
        self.files.clear()
        if self._made_folder:
            with suppress(OSError):  # no longer empty, or gone
                self.folder.rmdir()

    @contextmanager
    def all_or_nothing(self, placed: list[Path] | None = None) -> Iterator[None]:
        """Remove what was written, and the files `placed` meanwhile, when anything goes wrong inside.

        Raises:
            UserError: for what the system refused, by its reason; any other error passes unchanged.
        """
        try:
            yield
        except BaseException as error:
            for path in placed or ():
                path.unlink(missing_ok=True)
            self.discard()
            if isinstance(error, OSError):
                raise _refusal(self.folder, error) from error
            raise

    def _temporary_path(self, name: str) -> Path:
        return self.folder / f".{name}.part"

    def _check_free(self, file: WrittenFile) -> None:
        target = self.folder / file.name
        if not target.exists():
            return
        with target.open("rb") as standing:
            if hashlib.file_digest(standing, "sha256").hexdigest() != file.sha256:
                raise UserError("export_exists", folder=str(self.folder), name=file.name)


def _sync_folder(folder: Path) -> None:
    """Make the new names last through a power cut, where the system can sync a folder (Windows can't)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refusal(folder: Path, error: OSError) -> UserError:
    if error.errno in _DISK_FULL:
        return UserError("export_disk_full", folder=str(folder))
    if (
        isinstance(error, PermissionError | NotADirectoryError | FileExistsError)
        or error.errno == errno.EROFS
    ):
        return UserError("export_folder_unwritable", folder=str(folder))
    return UserError("export_write_failed", folder=str(folder), reason=error.strerror or str(error))
