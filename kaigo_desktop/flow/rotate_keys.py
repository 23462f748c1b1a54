"""New keys for the whole store (鍵の交換), so that what somebody has kept of the old ones opens nothing."""

from kaigo_desktop import log
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.keyring_step import changing
from kaigo_desktop.store import audit, rotation


def rotate_keys(desk: Desk) -> None:
    """Give the store new keys, and bring every file under them.

    Raises:
        UserError: `not_permitted`; `store_in_use` while somebody else has the store open: everybody can go on
            working, and the next administrator's sign-in (`resume`) brings it to its end.
    """
    desk.require("accounts")
    if desk.unlocked.keys.older is None:
        with changing(desk) as (tx, change):
            rotation.begin(change)
            audit.append(tx, desk.program.now(), desk.user.login, "keys_rotate")
        desk.unlocked = change.by
        desk.store.take_keys(change.by.keys)
    _go_on(desk)


def resume(desk: Desk) -> bool:
    """Go on with a rotation that broke off, where there is one and this user administers.

    Returns:
        Whether there was one and it came to its end; what stands in its way is in the program's log.
    """
    if desk.unlocked.keys.older is None or not desk.unlocked.certificate.administers:
        return False
    try:
        _go_on(desk)
    except UserError as error:  # somebody else works here, the disk is full: nobody is kept out for that
        log.note(f"the rotation of the keys waits: {error.code}")
        return False
    return True


def _go_on(desk: Desk) -> None:
    rotation.replace_files(desk.store)
    with changing(desk) as (tx, change):
        rotation.end(change)
        audit.append(tx, desk.program.now(), desk.user.login, "keys_rotated")
    desk.unlocked = change.by
    desk.store.take_keys(change.by.keys)
