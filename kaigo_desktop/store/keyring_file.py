"""`keyring.json` as typed records: what it holds, how it is read, and the code that shows it is whole."""

import hmac
from pathlib import Path

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import canonical, files, wrapping
from kaigo_desktop.store.certificates import RECOVERY, Certificate
from kaigo_desktop.store.wrapping import Cost

NAME = "keyring.json"
SALT_SIZE = 16
FORMAT, _OLDER = "kaigo-keyring-2", "kaigo-keyring-1"


class SealedKeys(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One generation of the store's keys, sealed to a slot's owner; without `number` for most."""

    generation: int
    database: str
    attachments: str
    number: str | None


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one account needs to open the store.

    Attributes:
        cost: of a guess of the password; None for the recovery key, which nobody can guess.
        key_file: whether a key file is needed beside the password.
        version: counts the secrets this slot had.
        secret: private keys and the root's fingerprint, under the password.
        signature: by the slot's own key over everything above.
        keys: the store's keys, sealed to the slot's owner; a generation more while keys are rotated.
    """

    login: str
    cost: Cost | None
    salt: str
    key_file: bool
    version: int
    secret: str
    signature: str
    keys: tuple[SealedKeys, ...]


class Generation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the store's keys of one generation are known by: hashes, and the public number key."""

    generation: int
    database: str
    attachments: str
    number_public: str


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whether two administrators must agree, and who said so: one the first time, two ever after.

    `before` names the certificates that stood without a second when it was switched on.
    """

    two_administrators: bool = False
    version: int = 0
    before: tuple[str, ...] = ()
    signer: str = ""
    signature: str = ""
    second: str = ""
    second_signature: str = ""


class Pending(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A certificate that waits for a second administrator, and the slot that comes with it."""

    certificate: Certificate
    slot: Slot | None


class Roster(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What administrators sign.

    Attributes:
        certificates: fingerprints of all ever issued when it was signed.
        accounts: login and fingerprint of the newest certificate an administrator issued to it.
        cost: what new passwords cost.
        keys: the generations of the store's keys; two while keys are rotated.
        signer: fingerprint of the certificate that signed.
    """

    version: int
    certificates: tuple[str, ...]
    accounts: tuple[tuple[str, str], ...]
    cost: Cost
    keys: tuple[Generation, ...]
    policy: Policy
    signer: str
    signature: str = ""


class Contents(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole file. `mac` is HMAC-SHA256 over all else, under a key derived from the database key.

    `version` counts every change of the file.
    """

    format: str
    store: str
    version: int
    certificates: tuple[Certificate, ...]
    roster: Roster
    slots: tuple[Slot, ...]
    recovery: Slot
    pending: tuple[Pending, ...] = ()
    policy_asked: Policy | None = None
    mac: str = ""


def read(folder: Path) -> Contents:
    """The keyring file of the store in `folder`; its code is checked when somebody signs in.

    Raises:
        UserError: `store_missing`, `keyring_missing`, `keyring_damaged`, `keyring_older`, `keyring_newer`
        or `store_cannot_read`.
    """
    path = folder / NAME
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        known = any(folder.glob("*.db")) if folder.is_dir() else False
        raise UserError("keyring_missing" if known else "store_missing", path=str(folder)) from error
    except OSError as error:
        raise UserError("store_cannot_read", path=str(path), reason=error.strerror or "") from error
    try:
        form = msgspec.json.decode(data, type=dict[str, msgspec.Raw]).get("format")
        if form is not None and bytes(form) != f'"{FORMAT}"'.encode():
            older = bytes(form) == f'"{_OLDER}"'.encode()
            raise UserError("keyring_older" if older else "keyring_newer", path=str(path))
        contents = msgspec.json.decode(data, type=Contents)
        _check(contents)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise UserError("keyring_damaged", path=str(path)) from error
    return contents


def save(folder: Path, contents: Contents) -> None:
    """Replace the keyring file as a whole.

    Raises:
        UserError: `store_cannot_write`; the old file still stands.
    """
    try:
        files.replace(folder / NAME, msgspec.json.format(canonical.encode(contents), indent=1) + b"\n")
    except OSError as error:
        path = str(folder / NAME)
        raise UserError("store_cannot_write", path=path, reason=error.strerror or "") from error


def sealed(contents: Contents, database_key: bytes) -> Contents:
    """The same contents with their authentication code."""
    return msgspec.structs.replace(contents, mac=_mac(contents, database_key))


def is_whole(contents: Contents, database_key: bytes) -> bool:
    """Whether the authentication code fits: nobody without the store's keys changed anything."""
    return hmac.compare_digest(contents.mac.encode(), _mac(contents, database_key).encode())


def digest(contents: Contents) -> str:
    """What the log knows a saved keyring by."""
    return canonical.digest(canonical.encode(contents))


def _mac(contents: Contents, database_key: bytes) -> str:
    message = canonical.encode(msgspec.structs.replace(contents, mac=""))
    return hmac.digest(wrapping.subkey(database_key, "keyring"), message, "sha256").hex()


def _check(contents: Contents) -> None:
    slots = (*contents.slots, *(one.slot for one in contents.pending if one.slot))
    logins = [slot.login for slot in contents.slots]
    fingerprints = [one.fingerprint for one in contents.certificates]
    if len(set(logins)) != len(logins) or len(set(fingerprints)) != len(fingerprints) or not contents.store:
        raise ValueError("something stands twice")
    if (contents.recovery.login, contents.recovery.cost) != (RECOVERY, None) or not contents.roster.keys:
        raise ValueError("no recovery slot, or no keys")
    for slot in (*slots, contents.recovery):
        if len(wrapping.from_text(slot.salt)) < SALT_SIZE:
            raise ValueError("hardly any salt")
        if (slot.cost is None) != (slot is contents.recovery) or (slot.cost and not slot.cost.is_enough()):
            raise ValueError("a password costs less than the floor")
