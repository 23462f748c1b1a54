"""`keyring.json` as typed records: what it holds, how it is read, and the code that shows it is whole."""

import hmac
from pathlib import Path

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.store import canonical, files, wrapping

NAME = "keyring.json"


class WrappedKeys(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The store's keys under one slot's key, base64 of nonce and AES-256-GCM."""

    database: str
    attachments: str


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One account: who it is, what a guess of its password costs, its copy of the keys (none: disabled)."""

    login: str
    name: str
    role: str
    memory_kib: int
    iterations: int
    lanes: int
    salt: str
    keys: WrappedKeys | None

    def user(self) -> User:
        """The account as the rest of the program knows it."""
        return User(login=self.login, name=self.name, role=self.role, disabled=self.keys is None)

    def cost(self) -> wrapping.Cost:
        """What one guess of the password costs."""
        return wrapping.Cost(self.memory_kib, self.iterations, self.lanes)


class Recovery(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The slot that the recovery key opens."""

    salt: str
    keys: WrappedKeys


class Contents(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole file. `mac` is HMAC-SHA256 over all else, under a key derived from the database key."""

    format: str
    store: str
    users: tuple[Slot, ...]
    recovery: Recovery
    mac: str = ""


FORMAT = "kaigo-keyring-1"


def read(folder: Path) -> Contents:
    """The keyring file of the store in `folder`; its code is checked when somebody signs in.

    Raises:
        UserError: `store_missing`, `keyring_missing`, `keyring_damaged`, `keyring_newer` or
        `store_cannot_read`.
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
            raise UserError("keyring_newer", path=str(path))
        contents = msgspec.json.decode(data, type=Contents)
        _check(contents)
    except (msgspec.DecodeError, ValueError) as error:
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
    """Whether the authentication code fits: nobody without the store's keys changed a login, role or cost."""
    return hmac.compare_digest(contents.mac.encode(), _mac(contents, database_key).encode())


def _mac(contents: Contents, database_key: bytes) -> str:
    message = canonical.encode(msgspec.structs.replace(contents, mac=""))
    return hmac.digest(wrapping.subkey(database_key, "keyring"), message, "sha256").hex()


def _check(contents: Contents) -> None:
    logins = [slot.login for slot in contents.users]
    if len(set(logins)) != len(logins) or not contents.store:
        raise ValueError("a login stands twice")
    wrapping.from_text(contents.recovery.salt)
    for slot in contents.users:
        wrapping.from_text(slot.salt)
        if not slot.cost().is_enough():
            raise ValueError("a password costs less than the floor")
