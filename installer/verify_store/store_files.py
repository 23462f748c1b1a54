"""A store's files, opened for reading with what an account's slot in the keyring holds."""

import base64
import json
import shutil
import unicodedata
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2

from canonical import Facts, canonical, without
from certificates import name_of

MAIN = "store.db"


class Store:
    """The folder of a store, its keyring `ring`, and the root's fingerprint the account pinned.

    `copies` is a folder outside it for what somebody is writing to. Raises OSError, ValueError, LookupError
    or StopIteration where there is no such keyring or account, and InvalidTag where the password or the key
    file is not its own.
    """

    def __init__(self, folder: Path, login: str, password: str, key_file: bytes, copies: Path) -> None:
        self.folder, self._copies = folder, copies
        self.ring: Facts = json.loads((folder / "keyring.json").read_bytes())
        slot = next(one for one in self.ring["slots"] if one["login"] == login)
        secret = self._secret(slot, _slot_key(slot, password, key_file))
        self.root: str = secret["root"]
        mine = {name_of(one): one for one in self.ring["certificates"] if one["login"] == login}
        followed = {one["previous"] for one in mine.values()}
        about = [self.ring["store"], login, next(name for name in mine if name not in followed)]
        newest = slot["keys"][-1]
        private = X25519PrivateKey.from_private_bytes(base64.b64decode(secret["sealing"]))
        self._database, _ = (  # that of kept files is opened too: a slot without it is a broken one
            _unseal(private, newest[kind], [*about, kind, newest["generation"]])
            for kind in ("database", "attachments")
        )

    def _secret(self, slot: Facts, key: bytes) -> Facts:
        bound = canonical(["slot", self.ring["store"], without(slot, "signature", "keys", "secret")])
        sealed = base64.b64decode(slot["secret"])
        opened: Facts = json.loads(AESGCM(key).decrypt(sealed[:12], sealed[12:], bound))
        return opened

    def attachment_files(self) -> list[str]:
        """The names of the files that hold originals and attachments, oldest first."""
        return sorted(path.name for path in self.folder.glob("attachments-*.db"))

    def keyring_key(self) -> bytes:
        """The key of the keyring's code (32 bytes)."""
        return _subkey(self._database, "keyring")

    def file_key(self, name: str) -> bytes:
        """32 bytes of key and 16 of salt of one database file."""
        return _subkey(self._database, f"file {name}", 48)

    def connect(self, name: str) -> Any:
        """A database file: in place where no log stands beside it, else an (encrypted) copy of both.

        Raises:
            sqlcipher3.dbapi2.Error: it cannot be opened; much of that shows only at the first question.
        """
        path, log = self.folder / name, self.folder / f"{name}-wal"
        if log.exists() and log.stat().st_size:
            for part in (name, log.name):
                shutil.copy(self.folder / part, self._copies)
            path = self._copies / name
        mode = "mode=rw" if path.parent == self._copies else "mode=ro&immutable=1"
        connection = dbapi2.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None)
        size = f"cipher_page_size={4096 if name == MAIN else 16384}"
        key = f"key=\"x'{self.file_key(name).hex()}'\""
        for setting in ("cipher_log_level=NONE", key, size, "query_only=ON"):
            connection.execute(f"PRAGMA {setting}")
        return connection


def _slot_key(slot: Facts, password: str, key_file: bytes) -> bytes:
    cost = slot["cost"]
    guess = Argon2id(
        salt=base64.b64decode(slot["salt"]),
        length=32,
        iterations=cost["iterations"],
        lanes=cost["lanes"],
        memory_cost=cost["memory_kib"],
    )
    key = guess.derive(unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass"))
    return _subkey(key + key_file, "password and key file") if slot["key_file"] else key


def _unseal(private: X25519PrivateKey, text: str, about: list[object]) -> bytes:
    sealed = base64.b64decode(text)
    shared = private.exchange(X25519PublicKey.from_public_bytes(sealed[:32]))
    key = _subkey(shared + sealed[:32] + private.public_key().public_bytes_raw(), "sealed")
    return AESGCM(key).decrypt(sealed[32:44], sealed[44:], canonical(about))


def _subkey(key: bytes, purpose: str, length: int = 32) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=f"kaigo {purpose}".encode()).derive(key)
