"""Folders of downloaded files: the same view as a ZIP, without ever following a link."""

import errno
import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.intake.limits import MIB, Limits
from kaigo_desktop.intake.names import is_dropping, printable

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_WINDOWS_LINKS = {getattr(stat, "IO_REPARSE_TAG_SYMLINK", 1), getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", 1)}


class Folder:
    """The files below one folder by their `/`-joined relative names.

    Raises:
        UserError: `link_in_folder` for a link or special file, `folder_too_many`, `folder_too_deep`; an
            OSError passes through.
    """

    too_many = "folder_too_many"

    def __init__(self, path: Path, limits: Limits) -> None:
        self._limits = limits
        if is_link(path.lstat()):
            raise UserError("link_in_folder", entry=printable(path.name))
        self._files: dict[str, tuple[Path, os.stat_result]] = {}
        for found, status in self._walk(path, 0):
            if len(self._files) >= limits.download_entries:
                raise UserError("folder_too_many", limit=limits.download_entries)
            name = shown(found.relative_to(path))
            while name in self._files:  # two names that are not text can look the same
                name += "_"
            if not is_dropping(name):
                self._files[name] = (found, status)
        self.names = tuple(sorted(self._files))

    def size(self, name: str) -> int:
        """Size of `name` in bytes; `read` gives exactly as many or refuses."""
        return self._files[name][1].st_size

    def newest(self) -> str:
        """ISO local time of the newest file, "" for an empty folder."""
        return iso_time(max((status.st_mtime for _, status in self._files.values()), default=0.0))

    def read(self, name: str, limit: int) -> bytes:
        """Read one file of at most `limit` bytes.

        Raises:
            UserError: `file_too_large`, or `file_changed` when it is no longer the file that was listed.
        """
        path, status = self._files[name]
        if status.st_size > limit:
            raise UserError("file_too_large", entry=printable(name), limit_mib=limit // MIB)
        try:
            with open_regular(path) as file:
                data = file.read(status.st_size + 1)
        except FileNotFoundError:
            raise UserError("file_changed") from None
        if len(data) != status.st_size:
            raise UserError("file_changed")
        return data

    def _walk(self, folder: Path, depth: int) -> Iterator[tuple[Path, os.stat_result]]:
        if depth > self._limits.folder_depth:
            raise UserError("folder_too_deep", limit=self._limits.folder_depth)
        with os.scandir(folder) as entries:
            for entry in entries:
                path = folder / entry.name
                status = entry.stat(follow_symlinks=False)
                if not is_link(status) and stat.S_ISDIR(status.st_mode):
                    yield from self._walk(path, depth + 1)
                elif not is_link(status) and stat.S_ISREG(status.st_mode):
                    yield path, status
                else:
                    raise UserError("link_in_folder", entry=printable(shown(Path(entry.name))))


def is_link(status: os.stat_result) -> bool:
    """Whether an `lstat` result is a symbolic link or, on Windows, a junction."""
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) in _WINDOWS_LINKS


def open_regular(path: Path, *, follow: bool = False) -> BinaryIO:
    """Open a plain file for reading, never a pipe or a device; a link only where `follow` allows it.

    Raises:
        UserError: `link_in_folder` when it is something else by now; an OSError passes through.
    """
    try:
        handle = os.open(path, _OPEN_FLAGS if follow else _OPEN_FLAGS | _NO_FOLLOW)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise UserError("link_in_folder", entry=printable(path.name)) from None
        raise
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise UserError("link_in_folder", entry=printable(path.name))
    return os.fdopen(handle, "rb")


def shown(path: Path) -> str:
    """Give a path as text with `/` between the parts; bytes that are no text become �."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def iso_time(timestamp: float) -> str:
    """Give a file time as ISO local time without zone, to the second; "" for none."""
    return datetime.fromtimestamp(int(timestamp)).isoformat() if timestamp > 0 else ""  # noqa: DTZ006 local by contract
