"""The keyring (鍵束): who may open the store, and the store's keys wrapped under each one's password.

The keys are random and never change with a password. What cryptography enforces: without the password of a
slot that is not disabled, or the recovery key, nobody has the keys. Roles are authenticated against everybody
who doesn't hold the keys; among those who hold them the program enforces them.
"""

import os
import unicodedata
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from kaigo_desktop.core.errors import BugError, UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.store import canonical, files, keyring_file, location, recovery_key, wrapping
from kaigo_desktop.store.keyring_file import Contents, Recovery, Slot, WrappedKeys

MINIMUM_PASSWORD = 8
_SALT_SIZE = 16
_ADMINISTRATOR = "administrator"
_RECOVERY = User(login="recovery", name="", role=_ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Keys:
    """The store's keys, 32 bytes each; never shown, logged or written unwrapped.

    Attributes:
        database: store.db and the attachment files.
        attachments: wraps the file keys of applications without 個人番号.
        number_public: the public half of the number key: whoever takes 個人番号 in seals them to it.
        number: its private half; None for whoever may not see 個人番号.
    """

    database: bytes = field(repr=False)
    attachments: bytes = field(repr=False)
    number_public: bytes = field(default=b"", repr=False)
    number: bytes | None = field(default=None, repr=False)


class Keyring:
    """The keyring of one store folder, as read; every change saves the whole file atomically."""

    def __init__(self, folder: Path, contents: Contents) -> None:
        """Use `load` or `create`."""
        self._folder = folder
        self._contents = contents

    @classmethod
    def load(cls, folder: Path) -> "Keyring":
        """Read the keyring of the store in `folder`.

        Raises:
            UserError: `store_missing`, `keyring_missing`, `keyring_damaged`, `keyring_newer`,
            `store_cannot_read`.
        """
        return cls(folder, keyring_file.read(folder))

    @classmethod
    def create(cls, folder: Path, user: User, password: str) -> "tuple[Keyring, Keys, str]":
        """A new keyring with its first account, new random keys, and the recovery key to be shown once.

        `Store.create` must follow; a keyring without `store.db` is told as `store_incomplete`.

        Raises:
            UserError: `store_exists`, `store_incomplete`, `password_too_short`, `login_invalid`,
            `store_on_network`, `store_cannot_write`.
        """
        _check_password(password)
        _check_login(user.login)
        location.refuse_network(folder)
        databases = folder.is_dir() and any(folder.glob("*.db"))
        if databases or (folder / keyring_file.NAME).exists():
            raise UserError("store_exists" if databases else "store_incomplete", path=str(folder))
        try:
            files.make_private_folder(folder)
        except OSError as error:
            raise UserError("store_cannot_write", path=str(folder), reason=error.strerror or "") from error
        keys = Keys(os.urandom(wrapping.KEY_SIZE), os.urandom(wrapping.KEY_SIZE))
        secret, store = recovery_key.generate(), str(uuid.uuid4())
        ring = cls(
            folder,
            Contents(
                format=keyring_file.FORMAT,
                store=store,
                users=(_slot(store, user, password, keys),),
                recovery=_recovery(store, secret, keys),
            ),
        )
        ring._save(ring._contents, keys)
        return ring, keys, recovery_key.write(secret)

    def users(self) -> list[User]:
        """Every account, in the order they were added; before signing in only what the file claims."""
        return [slot.user() for slot in self._contents.users]

    def unlock(self, login: str, password: str) -> tuple[User, Keys]:
        """The account and the store's keys, for the right password. Costs one Argon2id, whoever asks.

        Raises:
            UserError: `wrong_password` (an unknown login too), `account_disabled`, `keyring_damaged`.
        """
        slot = next((slot for slot in self._contents.users if slot.login == login), None)
        if slot is None:
            wrapping.password_key(password, bytes(_SALT_SIZE), wrapping.Cost())
            raise UserError("wrong_password")
        if slot.keys is None:
            raise UserError("account_disabled", login=login)
        key = wrapping.password_key(password, wrapping.from_text(slot.salt), slot.cost())
        keys = _unwrap(key, slot.keys, _about(self._contents.store, slot))
        if keys is None:
            raise UserError("wrong_password")
        self._check_whole(keys)
        return slot.user(), keys

    def unlock_with_recovery(self, text: str) -> tuple[User, Keys]:
        """The store's keys for the recovery key; the account is `recovery`, an administrator.

        Raises:
            UserError: `recovery_key_typo` (no recovery key at all), `recovery_key_wrong`, `keyring_damaged`.
        """
        recovery = self._contents.recovery
        key = wrapping.subkey(recovery_key.read(text) + wrapping.from_text(recovery.salt), "recovery")
        keys = _unwrap(key, recovery.keys, _about_recovery(self._contents.store))
        if keys is None:
            raise UserError("recovery_key_wrong")
        self._check_whole(keys)
        return _RECOVERY, keys

    def add(self, user: User, password: str, keys: Keys) -> None:
        """Add an account.

        Raises:
            UserError: `login_taken`, `login_invalid`, `password_too_short`, `store_cannot_write`.
        """
        _check_login(user.login)
        _check_password(password)
        fresh = self._fresh(keys)
        if any(slot.login == user.login for slot in fresh.users):
            raise UserError("login_taken", login=user.login)
        slot = _slot(fresh.store, user, password, keys)
        self._save(msgspec.structs.replace(fresh, users=(*fresh.users, slot)), keys)

    def set_role(self, login: str, role: str, keys: Keys) -> None:
        """Give an account another role.

        Raises:
            UserError: `unknown_login`, `last_administrator`, `store_cannot_write`.
        """
        self._change(login, keys, lambda _store, slot: msgspec.structs.replace(slot, role=role))

    def disable(self, login: str, keys: Keys) -> None:
        """Take an account's copy of the keys away; `reset_password` gives it a new one.

        Raises:
            UserError: `unknown_login`, `last_administrator`, `store_cannot_write`.
        """
        self._change(login, keys, lambda _store, slot: msgspec.structs.replace(slot, keys=None))

    def reset_password(self, login: str, password: str, keys: Keys) -> None:
        """Give an account a new password (and the keys again, where it was disabled).

        Raises:
            UserError: `unknown_login`, `password_too_short`, `store_cannot_write`.
        """
        _check_password(password)
        self._change(login, keys, lambda store, slot: _slot(store, slot.user(), password, keys))

    def is_whole(self, keys: Keys) -> bool:
        """Whether the file as it stands on the disk now carries the right authentication code."""
        return keyring_file.is_whole(keyring_file.read(self._folder), keys.database)

    def _change(self, login: str, keys: Keys, change: Callable[[str, Slot], Slot]) -> None:
        fresh = self._fresh(keys)
        if all(slot.login != login for slot in fresh.users):
            raise UserError("unknown_login", login=login)
        users = tuple(change(fresh.store, slot) if slot.login == login else slot for slot in fresh.users)
        if not any(slot.role == _ADMINISTRATOR and slot.keys for slot in users):
            raise UserError("last_administrator", login=login)
        self._save(msgspec.structs.replace(fresh, users=users), keys)

    def _fresh(self, keys: Keys) -> Contents:
        """The file as it stands now (another desk may have changed it), checked."""
        self._contents = keyring_file.read(self._folder)
        self._check_whole(keys)
        return self._contents

    def _check_whole(self, keys: Keys) -> None:
        if not keyring_file.is_whole(self._contents, keys.database):
            raise UserError("keyring_damaged", path=str(self._folder / keyring_file.NAME))

    def _save(self, contents: Contents, keys: Keys) -> None:
        sealed = keyring_file.sealed(contents, keys.database)
        keyring_file.save(self._folder, sealed)
        self._contents = sealed


def _slot(store: str, user: User, password: str, keys: Keys) -> Slot:
    cost, salt = wrapping.Cost(), os.urandom(_SALT_SIZE)
    if not cost.is_enough():
        raise BugError("a password must not cost less than the floor")
    slot = Slot(
        login=user.login,
        name=user.name,
        role=user.role,
        memory_kib=cost.memory_kib,
        iterations=cost.iterations,
        lanes=cost.lanes,
        salt=wrapping.to_text(salt),
        keys=None,
    )
    wrapped = _wrap(wrapping.password_key(password, salt, cost), keys, _about(store, slot))
    return msgspec.structs.replace(slot, keys=wrapped)


def _recovery(store: str, secret: bytes, keys: Keys) -> Recovery:
    salt = os.urandom(_SALT_SIZE)
    wrapped = _wrap(wrapping.subkey(secret + salt, "recovery"), keys, _about_recovery(store))
    return Recovery(salt=wrapping.to_text(salt), keys=wrapped)


def _wrap(key: bytes, keys: Keys, about: list[object]) -> WrappedKeys:
    def under(data: bytes, kind: str) -> str:
        return wrapping.to_text(wrapping.wrap(key, data, canonical.encode([kind, *about])))

    return WrappedKeys(
        database=under(keys.database, "database"), attachments=under(keys.attachments, "attachments")
    )


def _unwrap(key: bytes, wrapped: WrappedKeys, about: list[object]) -> Keys | None:
    opened = []
    for kind, text in (("database", wrapped.database), ("attachments", wrapped.attachments)):
        try:
            data = wrapping.unwrap(key, wrapping.from_text(text), canonical.encode([kind, *about]))
        except ValueError:
            data = None
        if data is None:
            return None
        opened.append(data)
    return Keys(*opened)


def _about(store: str, slot: Slot) -> list[object]:
    return [store, slot.login, slot.memory_kib, slot.iterations, slot.lanes, slot.salt]


def _about_recovery(store: str) -> list[object]:
    return [store, "recovery key"]


def _check_password(password: str) -> None:
    if len(unicodedata.normalize("NFKC", password)) < MINIMUM_PASSWORD:
        raise UserError("password_too_short", minimum=MINIMUM_PASSWORD)


def _check_login(login: str) -> None:
    if not login or login != login.strip() or not login.isprintable() or login == _RECOVERY.login:
        raise UserError("login_invalid", login=login)
