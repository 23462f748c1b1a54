"""Restoring a backup (復元): a store in a new folder, proven by an administrator's own password."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.back_up import in_mebibytes
from kaigo_desktop.flow.desk import Desk, Progress, never, unheard
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.sign_in import sign_in, sign_in_with_recovery_key, sign_out
from kaigo_desktop.store import audit, backup_list, restoring
from kaigo_desktop.store.backup_list import BackupList
from kaigo_desktop.store.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody signs in: login, password and key file where one is needed; or the recovery key."""

    login: str = ""
    password: str = field(default="", repr=False)
    key_file: bytes | None = field(default=None, repr=False)
    recovery_key: str = field(default="", repr=False)

    def try_on(self, folder: Path) -> None:
        """Try it on the keyring in `folder` alone: a wrong password is told before 100 GB are copied."""
        ring = Keyring.load(folder)
        if self.recovery_key:
            ring.unlock_with_recovery(self.recovery_key)
        else:
            ring.unlock(self.login, self.password, self.key_file)

    def sign_in(self, program: Program, folder: Path) -> Desk:
        """Sign in; that the store is older is what is wanted here."""
        if self.recovery_key:
            return sign_in_with_recovery_key(program, folder, self.recovery_key, accept_older=True)
        return sign_in(program, folder, self.login, self.password, self.key_file, accept_older=True)


@dataclass(frozen=True, slots=True)
class Restored:
    """A store that was restored: its folder, and what the backup's list says of it."""

    folder: Path
    listed: BackupList


def restore(
    program: Program,
    file: Path,
    folder: Path,
    way: Way,
    progress: Callable[[Progress], None] = unheard,
    *,
    cancelled: Callable[[], bool] = never,
) -> Restored:
    """Make the store of the backup `file` anew in `folder`, which is empty or not there yet.

    What this terminal remembers of the store stays as it is: the first sign-in there tells that the store is
    older, where it is, and an administrator takes it deliberately.

    Raises:
        UserError: what `sign_in` raises, `not_permitted`, `restore_not_empty`, `store_on_network`,
            `backup_unreadable`, `backup_newer`, `backup_damaged`, `backup_forged`, `restore_cancelled`, or
            what the disk says; nothing is left then.
    """

    def step(done: int, total: int) -> None:
        if cancelled():
            raise UserError("restore_cancelled")
        progress(in_mebibytes(done, total, file.name))

    with restoring.unpacking(file, folder) as unpacked:
        unpacked.unpack_keyring()
        way.try_on(unpacked.folder)
        unpacked.unpack_rest(step)
        desk = way.sign_in(replace(program, state=None), unpacked.folder)
        try:
            _prove(desk, file.name, unpacked.listed)
        finally:
            sign_out(desk)
    return Restored(folder, unpacked.listed)


def _prove(desk: Desk, name: str, listed: BackupList) -> None:
    """Make sure that somebody who may back up made the backup, and say in the log that it was restored.

    Raises:
        UserError: `not_permitted`, `backup_forged`.
    """
    desk.require("backup")
    with desk.store.reading() as connection:
        maker = backup_list.maker(desk.store, connection, listed)
    role = desk.program.catalog.roles().get(maker.role)
    if role is None or "backup" not in role.permissions:
        raise UserError("backup_forged")
    with desk.store.transaction() as tx:
        detail: dict[str, str | int] = {"name": name, "since": listed.at, "position": listed.position}
        audit.append(tx, desk.program.now(), desk.user.login, "restore", detail=detail)
