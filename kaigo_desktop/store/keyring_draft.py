"""A new version of the keyring in the making: certificates, slots and roster, written as a whole by `save`.

Whoever changes the keyring works within the store's transaction, so that nobody else does at the same time,
puts `record` into the log, and saves before the transaction ends: a file that was saved but not recorded is
one version ahead, and the next sign-in records it.
"""

import dataclasses
from dataclasses import dataclass

import msgspec

from kaigo_desktop.core.errors import BugError, UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.store import keyring_file, keyring_log, roster, slots
from kaigo_desktop.store.certificates import ADMINISTRATOR, RECOVERY, Certificate, Kind, current
from kaigo_desktop.store.keyring import Keyring, Unlocked
from kaigo_desktop.store.keyring_file import Generation, Pending, Slot
from kaigo_desktop.store.keys import Keys
from kaigo_desktop.store.slots import Password, Secret


@dataclass(frozen=True, slots=True)
class Moment:
    """When a change is made: the time (`times` text) and the number of the newest entry of the log."""

    at: str
    position: int


class KeyringDraft:
    """The next version of a keyring; what is done to it, `KeyringChange` says."""

    def __init__(self, ring: Keyring, by: Unlocked, when: Moment, number_roles: frozenset[str]) -> None:
        """Take the keyring as it stands on the disk now.

        Args:
            ring: just loaded.
            by: who changes it.
            when: the moment.
            number_roles: the roles that may see 個人番号; only they (and administrators, who hand it on)
                are given the number key.

        Raises:
            UserError: `keyring_damaged`, `keyring_forged`, or `sign_in_again` when the account of who
            changes it, or the store's keys, are not what they were at their sign-in.
        """
        if not slots.is_known(by.keys, ring.contents.roster.keys[-1]):
            raise UserError("sign_in_again")  # the keys were changed meanwhile
        ring.check_whole(by.keys)
        own = ring.check_signatures(by.root).accounts.get(by.user.login)
        if own != by.certificate:
            raise UserError("sign_in_again")
        self.contents = msgspec.structs.replace(ring.contents, version=ring.contents.version + 1)
        self._folder, self.by, self.when, self._number_roles = ring.folder, by, when, number_roles

    def accounts(self) -> dict[str, Certificate]:
        """The newest certificate of each login."""
        return current({one.fingerprint: one for one in self.contents.certificates})

    def issued(
        self, user: User, keys: tuple[str, str], kind: Kind, before: Certificate | None, valid_until: str
    ) -> Certificate:
        """A new certificate of somebody, following `before`.

        Raises:
            UserError: `choose_password_first` when whoever issues it may not sign.
        """
        self.require_administrator()
        one = Certificate(
            login=user.login, name=user.name, role=user.role, signing_key=keys[0], sealing_key=keys[1],
            kind=kind, issuer=self.by.certificate.fingerprint, previous=before.fingerprint if before else "",
            since=self.when.position, issued_at=self.when.at, valid_until=valid_until,
        )  # fmt: skip
        return one.signed_by(self.by.signer)

    def require_administrator(self) -> None:
        """Let only an administrator with a password of their own change anything.

        Raises:
            UserError: `choose_password_first`.
        """
        if not self.by.certificate.administers:
            raise UserError("choose_password_first")

    def keep_an_administrator(self, one: Certificate) -> None:
        """Refuse a change after which nobody is an administrator, or one of one's own account.

        Raises:
            UserError: `last_administrator`, `own_account`.
        """
        if one.role == ADMINISTRATOR and one.kind != "closed":
            return
        others = [
            other
            for login, other in self.accounts().items()
            if other.role == ADMINISTRATOR and other.kind != "closed" and login not in {one.login, RECOVERY}
        ]
        if not others:
            raise UserError("last_administrator", login=one.login)
        if one.login == self.by.user.login:
            raise UserError("own_account")

    def put(self, one: Certificate, slot: Slot) -> None:
        """Let a certificate count now, or wait for a second administrator."""
        if not self.contents.roster.policy.two_administrators:
            self.apply(one, slot)
            return
        waiting = tuple(other for other in self.contents.pending if other.certificate.login != one.login)
        self.set(pending=(*waiting, Pending(certificate=one, slot=slot)))

    def apply(self, one: Certificate, slot: Slot | None) -> None:
        """Let a certificate count, with its slot (None takes the keys away)."""
        self.replace_slot(one.login, slot)
        waiting = tuple(other for other in self.contents.pending if other.certificate.login != one.login)
        self.set(certificates=(*self.contents.certificates, one), pending=waiting)
        self.sign()

    def sign(self, **changes: object) -> None:
        """Sign the roster as it is after the change."""
        listed = tuple(one.fingerprint for one in self.contents.certificates)
        changed = msgspec.structs.replace(
            self.contents.roster, certificates=listed, accounts=roster.issued(self.contents), **changes
        )
        self.set(roster=roster.signed(changed, self.by.signer))

    def set(self, **changes: object) -> None:
        """Replace parts of the contents."""
        self.contents = msgspec.structs.replace(self.contents, **changes)

    def slot(self, one: Certificate, secret: Secret, password: Password, version: int) -> Slot:
        """A slot of somebody's own keys, under a password, with the store's keys in it."""
        store, cost = self.contents.store, self.contents.roster.cost
        return self.given(one, slots.make(store, one.login, version, secret, password, cost))

    def slot_of(self, one: Certificate) -> Slot:
        """The slot of an account as it is, its keys given anew as its certificate has it now."""
        return self.given(one, next(slot for slot in self.contents.slots if slot.login == one.login))

    def given(self, one: Certificate, slot: Slot) -> Slot:
        """The slot with every generation of keys there is, and the number key for whom it is."""
        number = one.role == ADMINISTRATOR or one.role in self._number_roles
        keys, given = self.by.keys, []
        for known in reversed(self.contents.roster.keys):
            given.append(slots.give(self.contents.store, one, keys, known.generation, number=number))
            keys = keys.older or keys
        return msgspec.structs.replace(slot, keys=tuple(reversed(given)))

    def take_keys(self, keys: Keys, known: tuple[Generation, ...]) -> None:
        """Give every slot these keys, which the roster then knows; a waiting one gets them in its time."""
        self.by = dataclasses.replace(self.by, keys=keys)
        self.sign(keys=known)
        accounts, recovery = self.accounts(), self.contents.recovery
        self.set(
            slots=tuple(self.given(accounts[slot.login], slot) for slot in self.contents.slots),
            recovery=self.given(accounts[RECOVERY], recovery),
        )

    def replace_slot(self, login: str, fresh: Slot | None) -> None:
        """Put another slot in the place of an account's, or none."""
        if login == RECOVERY:
            raise BugError("the recovery slot stays")
        kept = [fresh if slot.login == login else slot for slot in self.contents.slots]
        if fresh is not None and fresh not in kept:
            kept.append(fresh)
        self.set(slots=tuple(slot for slot in kept if slot is not None))

    def next_version(self, login: str) -> int:
        """The version of an account's next slot."""
        return 1 + max((slot.version for slot in self.contents.slots if slot.login == login), default=0)

    def record(self) -> dict[str, str | int]:
        """What the log says of this version of the file; nothing may be changed after it."""
        self.contents = keyring_file.sealed(self.contents, self.by.keys.database)
        return keyring_log.record(self.contents)

    def save(self) -> None:
        """Write the file, after `record`.

        Raises:
            UserError: `store_cannot_write`; the old file still stands.
        """
        if not keyring_file.is_whole(self.contents, self.by.keys.database):
            raise BugError("a keyring is recorded before it is saved")
        roster.check(self.contents, self.by.root)
        keyring_file.save(self._folder, self.contents)
