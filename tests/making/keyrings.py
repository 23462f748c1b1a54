"""Changes of a keyring by somebody who signed in, as `flow.administer` makes them but without a log."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kaigo_desktop.store.keyring import Keyring, Unlocked
from kaigo_desktop.store.keyring_change import KeyringChange
from kaigo_desktop.store.keyring_draft import Moment

NUMBER_ROLES = frozenset({"caseworker", "supervisor"})
PASSWORD = "correct horse battery"


@contextmanager
def changing(folder: Path, by: Unlocked, *, position: int = 0, saves: bool = True) -> Iterator[KeyringChange]:
    """A change of the keyring in `folder`, saved at the end."""
    moment = Moment("2026-11-23T07:33:42.000000Z", position)
    change = KeyringChange(Keyring.load(folder), by, moment, NUMBER_ROLES)
    yield change
    if saves:
        change.record()
        change.save()


def as_administrator(folder: Path) -> Unlocked:
    """The administrator of the prepared store, signed in."""
    return Keyring.load(folder).unlock("admin", PASSWORD)
