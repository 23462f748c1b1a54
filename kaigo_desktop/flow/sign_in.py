"""Signing in and out (サインイン): a password opens the keyring, the keyring opens the store."""

from pathlib import Path

from kaigo_desktop.flow.desk import Desk, Program
from kaigo_desktop.flow.index_numbers import index_numbers
from kaigo_desktop.flow.index_people import index_due
from kaigo_desktop.flow.rotate_keys import resume
from kaigo_desktop.store import audit, keyring_log
from kaigo_desktop.store.keyring import Keyring, Unlocked
from kaigo_desktop.store.store import Store


def sign_in(program: Program, folder: Path, login: str, password: str, key_file: bytes | None = None) -> Desk:
    """Open the store in `folder` as `login`.

    Raises:
        UserError: wrong password or unknown login (one sentence for both), a disabled account, a missing or
            damaged keyring, a store that is no store of ours, lies on a network path or is newer than the
            program.
    """
    return _open(program, folder, Keyring.load(folder).unlock(login, password, key_file), "sign_in")


def sign_in_with_recovery_key(program: Program, folder: Path, recovery_key: str) -> Desk:
    """Open the store with the recovery key of its set-up; whoever holds it acts as an administrator.

    Raises:
        UserError: a mistyped or wrong key, or what `sign_in` raises of the store.
    """
    unlocked = Keyring.load(folder).unlock_with_recovery(recovery_key)
    return _open(program, folder, unlocked, "sign_in_recovery")


def sign_out(desk: Desk) -> None:
    """Record the end of the session and close the store."""
    with desk.store.transaction() as tx:
        audit.append(tx, desk.program.now(), desk.user.login, "sign_out")
    desk.store.close()


def _open(program: Program, folder: Path, unlocked: Unlocked, action: str) -> Desk:
    user = unlocked.user
    store = Store.open(folder, unlocked.keys, unlocked.signer, unlocked.root)
    try:
        role = program.catalog.roles()[user.role]
        with store.transaction() as tx:
            record = keyring_log.take_up(tx, folder, unlocked)
            if record is not None:
                audit.append(tx, program.now(), user.login, "keyring", detail=record)
            audit.append(tx, program.now(), user.login, action)
        desk = Desk(program, store, user, role.rights, role.label, program.catalog.ward, unlocked)
        resume(desk)
        index_due(desk)
        index_numbers(desk)
    except BaseException:
        store.close()
        raise
    return desk
