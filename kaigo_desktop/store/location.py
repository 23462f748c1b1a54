"""Where a store may lie: on a local disk only, because WAL on a network share loses and corrupts data."""

import os
import sys
from pathlib import Path

from kaigo_desktop.core.errors import UserError

NETWORK_FILE_SYSTEMS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs",
        "davfs",
    }
)
"""Linux file system types that mean another machine (not 9p and overlay: containers use them locally)."""

_WINDOWS_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


def refuse_network(folder: Path) -> None:
    r"""Refuse a folder on another machine: `\\server\share`, a mapped drive, an NFS or SMB mount.

    Raises:
        UserError: `store_on_network` with the path.
    """
    if (
        _is_unc(str(folder))
        or _is_unc(os.path.realpath(folder))
        or _is_remote_mount(Path(os.path.realpath(folder)))
    ):
        raise UserError("store_on_network", path=str(folder))


def file_system(path: Path, mountinfo: str) -> str:
    """The file system type of the mount `path` lies on, by the text of `/proc/self/mountinfo`; "" if unknown.

    The longest mount point that is a parent wins; of two mounts on one point the later one (it covers the
    earlier).
    """
    best, found = -1, ""
    for line in mountinfo.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split(" ")
        if not dash or len(fields) < 5:  # noqa: PLR2004 - proc(5): the fifth field is the mount point
            continue
        point = _unescape(fields[4])
        inside = path == Path(point) or Path(point) in path.parents
        if inside and len(point) >= best:
            best, found = len(point), after.split(" ")[0]
    return found


def _is_unc(text: str) -> bool:
    slashes = text.replace("/", "\\")
    if slashes.startswith(("\\\\?\\", "\\\\.\\")):  # the long form of a local path, or \\?\UNC\server
        return slashes[4:8].upper() == "UNC\\"
    return slashes.startswith("\\\\")


def _is_remote_mount(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        drive = path.drive + "\\"
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == _WINDOWS_REMOTE_DRIVE)
    try:
        mountinfo = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False  # no Linux: the path was checked as far as this system tells
    return file_system(path, mountinfo) in NETWORK_FILE_SYSTEMS


def _unescape(field: str) -> str:
    for escaped, plain in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(escaped, plain)
    return field
