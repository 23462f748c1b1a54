"""Signing in and out (サインイン): a password opens the keyring, the keyring opens the store.

A password takes a seventh of a second to try, outside Python's lock, and needs the keyring alone. So nothing
but functions imports what opens a store (`flow.open_desk`): another thread may load that meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.sign_in_policy import is_expired
from kaigo_desktop.store import attempts
from kaigo_desktop.store.certificates import RECOVERY
from kaigo_desktop.store.keyring import Keyring

if TYPE_CHECKING:
    from pathlib import Path

    from kaigo_desktop.flow.desk import Desk
    from kaigo_desktop.flow.program import Program
    from kaigo_desktop.store.attempts import Wait
    from kaigo_desktop.store.keyring import Unlocked

__all__ = [
    "RECOVERY", "needs_key_file", "sign_in", "sign_in_with_recovery_key", "sign_out", "waiting",
]  # fmt: skip


def sign_in(
    program: Program,
    folder: Path,
    login: str,
    password: str,
    key_file: bytes | None = None,
    *,
    accept_older: bool = False,
) -> Desk:
    """Open the store in `folder` as `login`.

    Args:
        program: definitions, clock, and what this terminal remembers.
        folder: of the store.
        login: who it is.
        password: as typed; a wrong one counts and makes the next one wait.
        key_file: the content of the key file, where one is needed.
        accept_older: an administrator takes a store that may be an older copy; it stands in the log.

    Raises:
        UserError: wrong password or unknown login (one sentence for both), `wait_before_sign_in`,
            `locked_out`, a disabled or ended account, a missing or damaged keyring, `store_rolled_back`,
            `store_of_unknown_age`, a store that is no store of ours, lies on a network path or is newer than
            the program.
    """
    ring = Keyring.load(folder)
    known = any(user.login == login for user in ring.users())
    policy = program.catalog.ward.sign_in
    with attempts.counted(folder, login, policy, program.now, known=known):
        unlocked = ring.unlock(login, password, key_file)
    if is_expired(unlocked.certificate.valid_until, program.today()):
        raise UserError("account_expired", login=login, day=unlocked.certificate.valid_until)
    return _open(program, folder, unlocked, "sign_in", accept_older=accept_older)


def sign_in_with_recovery_key(
    program: Program, folder: Path, recovery_key: str, *, accept_older: bool = False
) -> Desk:
    """Open the store with the recovery key of its set-up; whoever holds it acts as an administrator.

    Raises:
        UserError: a mistyped or wrong key, or what `sign_in` raises of the store.
    """
    policy = program.catalog.ward.sign_in
    with attempts.counted(folder, RECOVERY, policy, program.now, known=True):
        unlocked = Keyring.load(folder).unlock_with_recovery(recovery_key)
    return _open(program, folder, unlocked, "sign_in_recovery", accept_older=accept_older)


def sign_out(desk: Desk) -> None:
    """Record the end of the session, remember where the log stands, and close the store."""
    from kaigo_desktop.flow import open_desk

    open_desk.close(desk)


def needs_key_file(folder: Path, login: str) -> bool:
    """Whether `login` signs in with a key file too; False for an unknown one.

    Raises:
        UserError: the keyring can't be read.
    """
    return Keyring.load(folder).needs_key_file(login)


def waiting(program: Program, folder: Path, login: str) -> Wait:
    """How long `login` has to wait before another password is looked at.

    Raises:
        UserError: the keyring can't be read.
    """
    known = login == RECOVERY or any(user.login == login for user in Keyring.load(folder).users())
    return attempts.waiting(folder, login, program.catalog.ward.sign_in, program.now(), known=known)


def _open(program: Program, folder: Path, unlocked: Unlocked, action: str, *, accept_older: bool) -> Desk:
    from kaigo_desktop.flow.open_desk import open_desk

    return open_desk(program, folder, unlocked, action, accept_older=accept_older)
