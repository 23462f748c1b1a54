"""Changes of a keyring by somebody who signed in, as `flow.administer` makes them but without a log."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kaigo_desktop.core.model import User
from kaigo_desktop.store.keyring import Keyring, Unlocked
from kaigo_desktop.store.keyring_change import KeyringChange
from kaigo_desktop.store.keyring_draft import Moment
from kaigo_desktop.store.slots import Password

NUMBER_ROLES = frozenset({"caseworker", "supervisor"})
PASSWORD = "correct horse battery"
OTHER = Password("another password")
CLERK = User("yamada", "山田 太郎", "caseworker")
AUDITOR = User("suzuki", "鈴木 次郎", "auditor")


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


def rewrite(folder: Path, change: Callable[[Any], object]) -> bytes:
    """Change what stands in the keyring's file, as somebody without a key can; what stands there then."""
    path = folder / "keyring.json"
    content = json.loads(path.read_bytes())
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path.read_bytes()
