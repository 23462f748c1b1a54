"""Backing up (バックアップ): one file, encrypted as the store is, made while others go on working."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.decide import signer_of
from kaigo_desktop.flow.desk import Desk, Progress, never, unheard
from kaigo_desktop.store import audit, backups

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made: its file, its size in bytes, and the newest entry of the log it holds."""

    file: Path
    size: int
    position: int


def in_mebibytes(done: int, total: int, name: str) -> Progress:
    """How far copying is: bytes of a large store are more than a bar of the window can count."""
    return Progress(-(-done // _MIB), -(-total // _MIB), name)


def back_up(
    desk: Desk,
    out: Path,
    progress: Callable[[Progress], None] = unheard,
    *,
    cancelled: Callable[[], bool] = never,
) -> BackedUp:
    """Write a backup of the store as it stands now into the folder `out`, made if missing.

    The log tells of it twice: before, so that nothing is carried away that it does not know of, and the
    backup holds its own entry; and of the file that was written, with its size and the digest of its list.

    Args:
        desk: whose backup it is.
        out: where it goes, outside the store.
        progress: hears of each block, in mebibytes.
        cancelled: asked after each block; once it says so, no file is left.

    Raises:
        UserError: `not_permitted`, `choose_password_first`, `backup_cancelled`, `backup_inside_store`,
            `backup_exists`, `store_busy`, or what the disk says.
    """
    desk.require("backup")
    signer, now = signer_of(desk), desk.program.now()
    name = f"kaigo-backup-{now.astimezone():%Y%m%d-%H%M%S}.tar"
    backups.refuse(desk.store, out / name)

    def step(done: int, total: int) -> None:
        if cancelled():
            raise UserError("backup_cancelled")
        progress(in_mebibytes(done, total, name))

    with desk.store.transaction() as tx:
        audit.append(tx, now, desk.user.login, "backup", detail={"name": name})
    with backups.written(desk.store, out / name, now, signer, step) as made, desk.store.transaction() as tx:
        detail: dict[str, str | int] = {"name": name, "bytes": made.size, "digest": made.digest}
        audit.append(tx, desk.program.now(), desk.user.login, "backup_written", detail=detail)
        made.publish()
    return BackedUp(out / name, made.size, made.listed.position)
