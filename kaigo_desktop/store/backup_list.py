"""The last file of a backup (`backup.json`): its files, where the log stood, and whose backup it is."""

import re

import msgspec
from sqlalchemy import Connection

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import (
    attempts,
    audit,
    authority,
    canonical,
    keyed_files,
    keyring_file,
    signing,
    wrapping,
)
from kaigo_desktop.store.authority import Check
from kaigo_desktop.store.certificates import Certificate
from kaigo_desktop.store.signing import Signer
from kaigo_desktop.store.store import Store

NAME, FORMAT, KIND = "backup.json", "kaigo-backup-1", "backup"
LARGEST = 1 << 20
"""Bytes; a list has a few thousand."""

_NEEDED = frozenset({keyring_file.NAME, keyed_files.NAME})
_KNOWN = _NEEDED | {attempts.NAME}
_ATTACHMENTS = re.compile(r"attachments-[0-9]{4}\.db", re.ASCII)


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of a backup: its name, its size in bytes, its SHA-256 in lower-case hex."""

    name: str
    size: int
    sha256: str


class BackupList(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a backup holds.

    Attributes:
        store: the store's id.
        at: when it was made, `times` text; by whom.
        position, hash: the newest entry of its log.
        files: in the order they stand in.
        certificate, signature: of whoever made it, over all but the signature.
    """

    format: str = FORMAT
    store: str
    at: str
    actor: str
    position: int
    hash: str
    files: tuple[Part, ...]
    certificate: str
    signature: str = ""

    def signed_by(self, signer: Signer) -> "BackupList":
        """The same with the signature."""
        return msgspec.structs.replace(self, signature=signer.sign(KIND, self.facts()))

    def facts(self) -> dict[str, object]:
        """What the signature is over (it names the store by itself)."""
        beside = {"store", "signature"}
        return {name: fact for name, fact in msgspec.to_builtins(self).items() if name not in beside}


def to_file(listed: BackupList) -> bytes:
    """The bytes of the file."""
    return msgspec.json.format(canonical.encode(listed), indent=1) + b"\n"


def read(data: bytes) -> BackupList:
    """The list of a file in its one byte form, of files a store has.

    Raises:
        UserError: `backup_newer`.
        ValueError: it is none.
    """
    form = msgspec.json.decode(data, type=dict[str, msgspec.Raw]).get("format")
    if form is None or bytes(form) != f'"{FORMAT}"'.encode():
        raise UserError("backup_newer")
    listed = msgspec.json.decode(data, type=BackupList)
    names = [part.name for part in listed.files]
    if not set(names) >= _NEEDED or len(set(names)) != len(names):
        raise ValueError("a file is missing, or stands twice")
    if not all(name in _KNOWN or _ATTACHMENTS.fullmatch(name) for name in names):
        raise ValueError("a file no store has")
    if to_file(listed) != data or wrapping.to_text(wrapping.from_text(listed.signature)) != listed.signature:
        raise ValueError("not as it was written")
    return listed


def maker(store: Store, connection: Connection, listed: BackupList) -> Certificate:
    """The certificate of whoever made the backup that `store` was restored from.

    Raises:
        UserError: `backup_forged`: the signature does not hold, or the store is not the one that was signed.
    """
    known = authority.of(store, connection)
    signed = signing.message(listed.store, KIND, listed.facts())
    one = known.at(listed.certificate, listed.position, listed.at)
    same = listed.store == known.store and audit.hash_of(connection, listed.position) == listed.hash
    if one is None or not same or not known.holds(Check(listed.certificate, listed.signature, signed)):
        raise UserError("backup_forged")
    return one
