"""Slots (鍵束の枠): a person's private keys under their password, and the store's keys sealed to them.

The private keys and the root's fingerprint lie under the password, so that nobody can put another root before
somebody who signs in. The store's keys are sealed to the public key: an administrator can hand keys on, and
take them away, without anybody's password.
"""

import os
from dataclasses import dataclass, field

import msgspec

from kaigo_desktop.core.errors import BugError
from kaigo_desktop.store import canonical, recovery_key, sealing, signing, wrapping
from kaigo_desktop.store.certificates import RECOVERY, Certificate
from kaigo_desktop.store.keyring_file import SALT_SIZE, Generation, SealedKeys, Slot
from kaigo_desktop.store.keys import Keys
from kaigo_desktop.store.signing import Signer
from kaigo_desktop.store.wrapping import Cost

_SIGNED = "slot"


@dataclass(frozen=True, slots=True)
class Secret:
    """What only its owner has: the private keys, and the root that everything must lead back to."""

    signing: bytes = field(repr=False)
    sealing: bytes = field(repr=False)
    root: str

    def fits(self, certificate: Certificate) -> bool:
        """Whether the keys are those of `certificate`."""
        return (certificate.signing_key, certificate.sealing_key) == self.public()

    def public(self) -> tuple[str, str]:
        """The public keys (signing, sealing) as certificates name them."""
        return (
            wrapping.to_text(signing.public_of(self.signing)),
            wrapping.to_text(sealing.public_of(self.sealing)),
        )


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    signing: str
    sealing: str
    root: str


@dataclass(frozen=True, slots=True)
class Password:
    """What a person opens their slot with; `key_file` holds the second secret where there is one."""

    text: str = field(repr=False)
    key_file: bytes | None = field(default=None, repr=False)


def new_secret(root: str) -> Secret:
    """New random private keys."""
    return Secret(signing.new_private(), sealing.new_private(), root)


def make(store: str, login: str, version: int, secret: Secret, password: Password, cost: Cost) -> Slot:  # noqa: PLR0917 - a slot's parts
    """A slot without the store's keys yet, signed by its own key."""
    if not cost.is_enough():
        raise BugError("a password must not cost less than the floor")
    slot = _empty(login, version, cost, key_file=password.key_file is not None)
    return _filled(store, slot, secret, _password_key(slot, password))


def make_recovery(store: str, secret: Secret, recovery: bytes) -> Slot:
    """The slot that the recovery key opens."""
    slot = _empty(RECOVERY, 1, None, key_file=False)
    return _filled(store, slot, secret, _recovery_key(slot, recovery))


def opened(store: str, slot: Slot, password: Password) -> Secret | None:
    """The private keys of a slot, None for the wrong password or key file. Costs one Argon2id."""
    return _opened(store, slot, _password_key(slot, password))


def opened_with_recovery(store: str, slot: Slot, text: str) -> Secret | None:
    """The private keys of the recovery slot, None for the key of another store.

    Raises:
        UserError: `recovery_key_typo`.
    """
    return _opened(store, slot, _recovery_key(slot, recovery_key.read(text)))


def waste_time(cost: Cost) -> None:
    """Take as long as a wrong password does: an unknown login must not be told from a known one."""
    wrapping.password_key("", bytes(SALT_SIZE), cost)


def is_signed(store: str, slot: Slot, certificate: Certificate) -> bool:
    """Whether the owner of `certificate` made the slot."""
    return certificate.verifies(store, _SIGNED, _facts(slot), slot.signature)


def known_by(keys: Keys, generation: int) -> Generation:
    """What keys are known by in the roster."""
    return Generation(
        generation=generation,
        database=_hash(keys.database),
        attachments=_hash(keys.attachments),
        number_public=wrapping.to_text(keys.number_public),
    )


def is_known(keys: Keys, known: Generation) -> bool:
    """Whether these are the keys the roster knows."""
    return known_by(keys, known.generation) == known


def give(store: str, owner: Certificate, keys: Keys, generation: int, *, number: bool) -> SealedKeys:
    """The store's keys, sealed to the owner of a certificate; with the number key only where `number`."""
    public = wrapping.from_text(owner.sealing_key)

    def sealed(kind: str, key: bytes) -> str:
        return wrapping.to_text(sealing.seal(public, key, _about(store, owner, kind, generation)))

    return SealedKeys(
        generation=generation,
        database=sealed("database", keys.database),
        attachments=sealed("attachments", keys.attachments),
        number=sealed("number", keys.number) if number and keys.number else None,
    )


def take(store: str, owner: Certificate, secret: Secret, given: SealedKeys, known: Generation) -> Keys | None:
    """The keys that were given to the owner of a slot, None where they are not those the roster knows."""

    def unsealed(kind: str, text: str) -> bytes | None:
        try:
            data = wrapping.from_text(text)
        except ValueError:
            return None
        return sealing.unseal(secret.sealing, data, _about(store, owner, kind, given.generation))

    database, attachments = unsealed("database", given.database), unsealed("attachments", given.attachments)
    number = None if given.number is None else unsealed("number", given.number)
    try:
        public = wrapping.from_text(known.number_public)
    except ValueError:
        return None
    if database is None or attachments is None or (given.number is not None and number is None):
        return None
    if number is not None and sealing.public_of(number) != public:
        return None
    keys = Keys(database, attachments, public, number)
    return keys if is_known(keys, known) else None


def _empty(login: str, version: int, cost: Cost | None, *, key_file: bool) -> Slot:
    salt = wrapping.to_text(os.urandom(SALT_SIZE))
    return Slot(
        login=login, cost=cost, salt=salt, key_file=key_file, version=version,
        secret="", signature="", keys=(),
    )  # fmt: skip


def _filled(store: str, slot: Slot, secret: Secret, key: bytes) -> Slot:
    kept = _Kept(wrapping.to_text(secret.signing), wrapping.to_text(secret.sealing), secret.root)
    wrapped = wrapping.wrap(key, canonical.encode(kept), _bound(store, slot))
    slot = msgspec.structs.replace(slot, secret=wrapping.to_text(wrapped))
    signature = Signer(store, slot.login, "", secret.signing).sign(_SIGNED, _facts(slot))
    return msgspec.structs.replace(slot, signature=signature)


def _opened(store: str, slot: Slot, key: bytes) -> Secret | None:
    try:
        data = wrapping.unwrap(key, wrapping.from_text(slot.secret), _bound(store, slot))
        if data is None:
            return None
        kept = msgspec.json.decode(data, type=_Kept)
        return Secret(wrapping.from_text(kept.signing), wrapping.from_text(kept.sealing), kept.root)
    except (ValueError, msgspec.DecodeError):
        return None


def _password_key(slot: Slot, password: Password) -> bytes:
    if slot.cost is None:
        raise BugError("the recovery slot has no password")
    key = wrapping.password_key(password.text, wrapping.from_text(slot.salt), slot.cost)
    if slot.key_file:
        return wrapping.subkey(key + (password.key_file or b""), "password and key file")
    return key


def _recovery_key(slot: Slot, recovery: bytes) -> bytes:
    return wrapping.subkey(recovery + wrapping.from_text(slot.salt), "recovery")


def _facts(slot: Slot) -> dict[str, object]:
    facts: dict[str, object] = msgspec.to_builtins(slot)
    return {name: fact for name, fact in facts.items() if name not in {"signature", "keys"}}


def _bound(store: str, slot: Slot) -> bytes:
    facts = _facts(slot)
    del facts["secret"]
    return canonical.encode(["slot", store, facts])


def _about(store: str, owner: Certificate, kind: str, generation: int) -> bytes:
    return canonical.encode([store, owner.login, owner.fingerprint, kind, generation])


def _hash(key: bytes) -> str:
    return canonical.digest(b"kaigo key" + key)
