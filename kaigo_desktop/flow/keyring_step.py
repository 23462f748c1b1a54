"""A change of the keyring as one step: in the log, on the disk, and in the certificates the store keeps."""

from collections.abc import Iterator
from contextlib import contextmanager

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.store import audit, kept_certificates, keyring_log, times
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.keyring import Keyring
from kaigo_desktop.store.keyring_change import KeyringChange
from kaigo_desktop.store.keyring_draft import Moment


@contextmanager
def changing(desk: Desk) -> Iterator[tuple[Connection, KeyringChange]]:
    """Change the keyring within the `with`, and say in the log what for; then the file, and the commit.

    The store's writer lock keeps others from changing it meanwhile; the file is replaced last, right before
    the log is committed.

    Raises:
        UserError: `sign_in_again`, `keyring_damaged`, `keyring_forged`, `keyring_rolled_back`,
            `store_cannot_write`.
    """
    now, roles = desk.program.now(), desk.program.catalog.roles()
    with desk.store.transaction() as tx:
        ring = Keyring.load(desk.store.folder)
        keyring_log.is_unrecorded(ring.contents, keyring_log.newest(tx))
        number_roles = frozenset(name for name, role in roles.items() if "reveal" in role.permissions)
        moment = Moment(times.to_text(now), audit.head(tx)[0])
        change = KeyringChange(ring, desk.unlocked, moment, number_roles)
        yield tx, change
        kept_certificates.keep(tx, change.contents.certificates)
        audit.append(tx, now, desk.user.login, "keyring", detail=change.record())
        change.save()
