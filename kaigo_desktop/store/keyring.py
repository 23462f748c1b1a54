"""The keyring (鍵束): who may open the store, in which role, and the store's keys for each one.

What cryptography enforces: without the password of a slot, or the recovery key, nobody has the store's keys;
without an administrator's signature nobody has another role, another account or another person's keys, not
even somebody who holds the store's keys and changes the file. Every slot knows the fingerprint of the root,
the first administrator's certificate, from which all others lead.
"""

import os
import unicodedata
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.store import files, keyring_file, location, recovery_key, roster, slots, times, wrapping
from kaigo_desktop.store.certificates import ADMINISTRATOR, RECOVERY, Certificate, current
from kaigo_desktop.store.keyring_file import Contents, Policy, Roster, Slot
from kaigo_desktop.store.keys import Keys
from kaigo_desktop.store.roster import Checked
from kaigo_desktop.store.sealing import new_private, public_of
from kaigo_desktop.store.signing import Signer
from kaigo_desktop.store.slots import Password, Secret
from kaigo_desktop.store.wrapping import Cost

__all__ = ["MINIMUM_PASSWORD", "Created", "Keyring", "Keys", "Unlocked", "check_login", "check_password"]

MINIMUM_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class Unlocked:
    """Somebody whose password was right: the account, the store's keys, and what they sign with.

    Attributes:
        certificate: the newest of the account.
        root: fingerprint of the certificate that every other leads back to.
        secret: the private keys, for a new password.
    """

    user: User
    keys: Keys
    signer: Signer
    certificate: Certificate
    root: str
    secret: Secret = field(repr=False)

    @property
    def must_choose_password(self) -> bool:
        """Whether an administrator knows the password: nothing can be decided under it."""
        return not self.certificate.decides


@dataclass(frozen=True, slots=True)
class Created:
    """A new keyring, its first administrator, the recovery key (shown once)."""

    keyring: "Keyring"
    unlocked: Unlocked
    recovery_key: str = field(repr=False)


class Keyring:
    """The keyring of one store folder, as read. `KeyringChange` changes it."""

    def __init__(self, folder: Path, contents: Contents) -> None:
        """Use `load` or `create`."""
        self.folder = folder
        self.contents = contents

    @classmethod
    def load(cls, folder: Path) -> "Keyring":
        """Read the keyring of the store in `folder`.

        Raises:
            UserError: `store_missing`, `keyring_missing`, `keyring_damaged`, `keyring_older`,
            `keyring_newer`, `store_cannot_read`.
        """
        return cls(folder, keyring_file.read(folder))

    @classmethod
    def create(cls, folder: Path, user: User, password: Password, at: datetime, cost: Cost) -> Created:
        """A new keyring with its first account, new random keys, and the recovery key to be shown once.

        `Store.create` must follow; a keyring without `store.db` is told as `store_incomplete`.

        Raises:
            UserError: `store_exists`, `store_incomplete`, `password_too_short`, `login_invalid`,
            `store_on_network`, `store_cannot_write`.
        """
        check_password(password.text)
        check_login(user.login)
        location.refuse_network(folder)
        databases = folder.is_dir() and any(folder.glob("*.db"))
        if databases or (folder / keyring_file.NAME).exists():
            raise UserError("store_exists" if databases else "store_incomplete", path=str(folder))
        try:
            files.make_private_folder(folder)
        except OSError as error:
            raise UserError("store_cannot_write", path=str(folder), reason=error.strerror or "") from error
        recovery = recovery_key.generate()
        contents, keys, secret = _first(user, password, cost, times.to_text(at), recovery)
        ring = cls(folder, keyring_file.sealed(contents, keys.database))
        keyring_file.save(folder, ring.contents)
        return Created(ring, ring.unlocked(ring.contents.slots[0], secret), recovery_key.write(recovery))

    @property
    def store(self) -> str:
        """The id of the store this keyring is of."""
        return self.contents.store

    def users(self) -> list[User]:
        """Every account, in the order they were added; before signing in only what the file claims."""
        newest = current({one.fingerprint: one for one in self.contents.certificates})
        return [_user(one) for login, one in newest.items() if login != RECOVERY]

    def needs_key_file(self, login: str) -> bool:
        """Whether `login` signs in with a key file too; False for an unknown login, without telling."""
        return any(slot.key_file for slot in self.contents.slots if slot.login == login)

    def unlock(self, login: str, password: str, key_file: bytes | None = None) -> Unlocked:
        """The account and the store's keys, for the right password. Costs one Argon2id, whoever asks.

        Raises:
            UserError: `wrong_password` (an unknown login or a wrong key file too), `account_disabled`,
            `account_waits_for_second`, `keyring_damaged`, `keyring_forged`.
        """
        slot = next((slot for slot in self.contents.slots if slot.login == login), None)
        if slot is None:
            if any(one.certificate.login == login for one in self.contents.pending):
                raise UserError("account_waits_for_second", login=login)
            if any(user.login == login and user.disabled for user in self.users()):
                raise UserError("account_disabled", login=login)
            slots.waste_time(self.contents.roster.cost)
            raise UserError("wrong_password")
        secret = slots.opened(self.store, slot, Password(password, key_file))
        if secret is None:
            raise UserError("wrong_password")
        return self.unlocked(slot, secret)

    def unlock_with_recovery(self, text: str) -> Unlocked:
        """The store's keys for the recovery key; the account is `recovery`, an administrator.

        Raises:
            UserError: `recovery_key_typo` (no recovery key at all), `recovery_key_wrong`, `keyring_damaged`,
            `keyring_forged`.
        """
        secret = slots.opened_with_recovery(self.store, self.contents.recovery, text)
        if secret is None:
            raise UserError("recovery_key_wrong")
        return self.unlocked(self.contents.recovery, secret)

    def unlocked(self, slot: Slot, secret: Secret) -> Unlocked:
        """What the owner of a slot has once their secret is open.

        Raises:
            UserError: `keyring_damaged`, `keyring_forged`.
        """
        claimed = current({one.fingerprint: one for one in self.contents.certificates}).get(slot.login)
        keys = self._keys(slot, secret, claimed) if claimed else None
        if keys is None or claimed is None:
            self.check_signatures(secret.root)
            raise self._damaged()
        self.check_whole(keys)
        own = self.check_signatures(secret.root).accounts[slot.login]
        if not secret.fits(own):
            raise UserError("keyring_forged", where=slot.login)
        signer = Signer(self.store, own.login, own.fingerprint, secret.signing)
        return Unlocked(_user(own), keys, signer, own, secret.root, secret)

    def check_whole(self, keys: Keys) -> None:
        """Refuse a file that somebody without the store's keys changed.

        Raises:
            UserError: `keyring_damaged`.
        """
        if not keyring_file.is_whole(self.contents, keys.database):
            raise self._damaged()

    def check_signatures(self, root: str) -> Checked:
        """Refuse a file that somebody with the store's keys changed, but without an administrator's.

        Returns:
            The trusted certificates, and the newest of each login.

        Raises:
            UserError: `keyring_forged` with whose part it is.
        """
        return roster.check(self.contents, root)

    def _keys(self, slot: Slot, secret: Secret, owner: Certificate) -> Keys | None:
        """The newest generation of the store's keys, the one before in `older` while keys are rotated."""
        keys: Keys | None = None
        for known in self.contents.roster.keys:
            given = next((one for one in slot.keys if one.generation == known.generation), None)
            taken = slots.take(self.store, owner, secret, given, known) if given else None
            if taken is None:
                return None
            keys = Keys(taken.database, taken.attachments, taken.number_public, taken.number, keys)
        return keys

    def _damaged(self) -> UserError:
        return UserError("keyring_damaged", path=str(self.folder / keyring_file.NAME))


def check_password(password: str) -> None:
    """Refuse a password that is too short.

    Raises:
        UserError: `password_too_short`.
    """
    if len(unicodedata.normalize("NFKC", password)) < MINIMUM_PASSWORD:
        raise UserError("password_too_short", minimum=MINIMUM_PASSWORD)


def check_login(login: str) -> None:
    """Refuse a login nobody could read, and the recovery account's.

    Raises:
        UserError: `login_invalid`.
    """
    if not login or login != login.strip() or not login.isprintable() or login == RECOVERY:
        raise UserError("login_invalid", login=login)


def _user(one: Certificate) -> User:
    return User(one.login, one.name, one.role, one.kind == "closed", one.valid_until)


def _first(
    user: User, password: Password, cost: Cost, at: str, recovery: bytes
) -> tuple[Contents, Keys, Secret]:
    """What a new keyring holds: the root, the recovery slot it certifies, and the first roster."""
    store = str(uuid.uuid4())
    number = new_private()
    keys = Keys(os.urandom(wrapping.KEY_SIZE), os.urandom(wrapping.KEY_SIZE), public_of(number), number)
    own = slots.new_secret("")
    root = _certificate(User(user.login, user.name, ADMINISTRATOR), own, at, "")
    signer = Signer(store, user.login, root.fingerprint, own.signing)
    root = root.signed_by(signer)
    own = Secret(own.signing, own.sealing, root.fingerprint)
    other = slots.new_secret(root.fingerprint)
    second = _certificate(User(RECOVERY, "", ADMINISTRATOR), other, at, root.fingerprint)
    second = second.signed_by(signer)
    given = [slots.give(store, owner, keys, 1, number=True) for owner in (root, second)]
    slot = slots.make(store, user.login, 1, own, password, cost)
    recovery_slot = slots.make_recovery(store, other, recovery)
    contents = Contents(
        format=keyring_file.FORMAT,
        store=store,
        version=1,
        certificates=(root, second),
        roster=Roster(
            version=0,
            certificates=(root.fingerprint, second.fingerprint),
            accounts=((user.login, root.fingerprint), (RECOVERY, second.fingerprint)),
            cost=cost,
            keys=(slots.known_by(keys, 1),),
            policy=Policy(),
            signer="",
        ),
        slots=(msgspec.structs.replace(slot, keys=(given[0],)),),
        recovery=msgspec.structs.replace(recovery_slot, keys=(given[1],)),
    )
    return msgspec.structs.replace(contents, roster=roster.signed(contents.roster, signer)), keys, own


def _certificate(user: User, secret: Secret, at: str, issuer: str) -> Certificate:
    signing_key, sealing_key = secret.public()
    return Certificate(
        login=user.login, name=user.name, role=user.role, signing_key=signing_key, sealing_key=sealing_key,
        kind="account", issuer=issuer, previous="", since=0, issued_at=at,
    )  # fmt: skip
