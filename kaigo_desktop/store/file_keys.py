"""The keys of applications: what their 個人番号 and files lie under, and who can open it.

An application has a key for its originals (its numbers, and what the resident sent as data) and one for its
attachments, each random. Where it carries 個人番号 they are wrapped under an envelope's key, and that is
sealed to the number key: whoever writes can make one, only who may see 個人番号 opens it again. The others
are wrapped under the store's `attachments`. Somebody who can't open the keys an application has gives it
further ones.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection, select

from kaigo_desktop.core.errors import BugError, UserError
from kaigo_desktop.core.model import EnclosureRole
from kaigo_desktop.store import inserts, sealing, wrapping
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.keyring import Keys
from kaigo_desktop.store.number_tables import file_key, number_envelope

ORIGINALS, ATTACHMENTS = "originals", "attachments"
"""Kinds of keys."""

_ID_SIZE = 16
_ADD_ENVELOPE = Insert(number_envelope, with_id=True)
_KEEP = (
    "INSERT INTO file_key (id, application, kind, envelope, wrapped) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO NOTHING"
)
_INDEX_AGAIN = (
    "INSERT INTO number_due SELECT DISTINCT application FROM number_index WHERE true ON CONFLICT DO NOTHING"
)


@dataclass(frozen=True, slots=True)
class FileKey:
    """A key of an application.

    Attributes:
        id: 32 hex digits, random.
        envelope: id of the envelope it is wrapped under, "" where it is under the store's `attachments`.
        application: whose it is; None while it is not kept yet.
    """

    id: str
    key: bytes = field(repr=False)
    envelope: str
    wrapped: bytes = field(repr=False)
    application: int | None = None

    @property
    def is_secret(self) -> bool:
        """Whether only who may see 個人番号 can open it again."""
        return bool(self.envelope)


class FileKeys(msgspec.Struct, frozen=True):
    """The two keys something new of an application is written under."""

    originals: FileKey
    attachments: FileKey

    def of(self, role: EnclosureRole) -> FileKey:
        """The key of a file of this role."""
        return self.attachments if role == "attachment" else self.originals


class Keychain:
    """Makes, opens and keeps keys within one transaction (or reading); an envelope is opened once."""

    def __init__(self, connection: Connection, keys: Keys) -> None:
        """Use `keys`, of whoever works."""
        self._connection, self._keys = connection, keys
        self._envelopes: dict[str, bytes | None] = {}
        self._known: dict[str, FileKey | None] = {}
        self._own = ""

    def for_writing(self, app_id: int | None, *, secret: bool) -> FileKeys:
        """The keys to write under: those the application has and this person can open, else new ones.

        `secret`: whether it carries 個人番号. `keep` must follow once the application is there.
        """
        return FileKeys(
            self._newest(app_id, ORIGINALS, secret=secret) or self._new(secret=secret),
            self._newest(app_id, ATTACHMENTS, secret=secret) or self._new(secret=secret),
        )

    def originals(self, app_id: int) -> FileKey:
        """The key to write a 個人番号 of an application under, kept already."""
        key = self._newest(app_id, ORIGINALS, secret=True)
        if key is None:
            key = self._new(secret=True)
            self._keep(app_id, {ORIGINALS: key})
        return key

    def keep(self, app_id: int, keys: FileKeys) -> None:
        """Keep what `for_writing` gave; what is kept already stays as it is."""
        self._keep(app_id, {ORIGINALS: keys.originals, ATTACHMENTS: keys.attachments})

    def opened(self, key_id: str) -> FileKey | None:
        """The key of an id, None where there is none (any more).

        Raises:
            UserError: `number_key_needed` where this person can't open it, `attachment_key_damaged`.
        """
        if key_id not in self._known:
            statement = select(file_key).where(file_key.c.id == key_id)
            row = self._connection.execute(statement).one_or_none()
            if row is None:
                return None
            under = self._opened_envelope(row.envelope) if row.envelope else self._keys.attachments
            key = _unwrapped(under, row.wrapped, key_id)
            if key is None and not row.envelope and self._keys.older is not None:
                key = _unwrapped(self._keys.older.attachments, row.wrapped, key_id)
            if key is None:
                raise UserError("attachment_key_damaged")
            self._known[key_id] = FileKey(key_id, key, row.envelope or "", row.wrapped, row.application)
        return self._known[key_id]

    def _newest(self, app_id: int | None, kind: str, *, secret: bool) -> FileKey | None:
        """A key the application has that suits and can be opened here."""
        if app_id is None or (secret and self._keys.number is None):
            return None
        under = file_key.c.envelope.is_not(None) if secret else file_key.c.envelope.is_(None)
        statement = select(file_key.c.id).where(
            file_key.c.application == app_id, file_key.c.kind == kind, under
        )
        found = self._connection.execute(statement.order_by(file_key.c.id).limit(1)).scalar()
        return self.opened(found) if found else None

    def _new(self, *, secret: bool) -> FileKey:
        random = os.urandom(_ID_SIZE + wrapping.KEY_SIZE)  # once: each asking lets others go first
        key_id, key = random[:_ID_SIZE].hex(), random[_ID_SIZE:]
        envelope = self._own_envelope() if secret else ""
        under = self._envelopes[envelope] if envelope else self._keys.attachments
        assert under is not None  # noqa: S101 - its own envelope is open
        return FileKey(key_id, key, envelope, wrapping.wrap(under, key, _about(key_id)))

    def _keep(self, app_id: int, keys: Mapping[str, FileKey]) -> None:
        rows = [(key.id, app_id, kind, key.envelope or None, key.wrapped) for kind, key in keys.items()]
        inserts.write(self._connection, _KEEP, rows)
        for key in keys.values():
            self._known[key.id] = FileKey(key.id, key.key, key.envelope, key.wrapped, app_id)

    def _own_envelope(self) -> str:
        """The envelope of this transaction's new keys, made when the first is."""
        if not self._own:
            if not self._keys.number_public:
                raise BugError("a store without a number key")
            self._own, key = os.urandom(_ID_SIZE).hex(), os.urandom(wrapping.KEY_SIZE)
            sealed = sealing.seal(self._keys.number_public, key, _about(self._own))
            _ADD_ENVELOPE.one(self._connection, {"id": self._own, "sealed": sealed})
            self._envelopes[self._own] = key
        return self._own

    def _opened_envelope(self, envelope: str) -> bytes:
        if envelope not in self._envelopes:
            if self._keys.number is None:
                raise UserError("number_key_needed")
            statement = select(number_envelope.c.sealed).where(number_envelope.c.id == envelope)
            sealed = self._connection.execute(statement).scalar()
            self._envelopes[envelope] = _unsealed(self._keys, sealed or b"", _about(envelope))
        key = self._envelopes[envelope]
        if key is None:
            raise UserError("attachment_key_damaged")
        return key


def living(connection: Connection, app_id: int) -> frozenset[str]:
    """The ids of the keys an application has: what lies under any other is erased."""
    statement = select(file_key.c.id).where(file_key.c.application == app_id)
    return frozenset(connection.execute(statement).scalars())


def wrap_anew(tx: Connection, old: Keys, new: Keys) -> None:
    """Wrap every key anew: those under the store's `attachments`, and the envelopes under the number key.

    The number key's own part needs `old.number`; it is left out where the number key stays. A key that does
    not open stays as it is, for `verify` to find. What was indexed under the old number key waits for a new
    index.
    """
    for row in tx.execute(select(file_key).where(file_key.c.envelope.is_(None))).all():
        key = _unwrapped(old.attachments, row.wrapped, row.id)
        if key is not None:
            wrapped = wrapping.wrap(new.attachments, key, _about(row.id))
            tx.execute(file_key.update().where(file_key.c.id == row.id).values(wrapped=wrapped))
    if old.number is None or old.number_public == new.number_public:
        return
    for row in tx.execute(select(number_envelope)).all():
        key = _unsealed(old, row.sealed, _about(row.id))
        if key is not None:
            sealed = sealing.seal(new.number_public, key, _about(row.id))
            tx.execute(number_envelope.update().where(number_envelope.c.id == row.id).values(sealed=sealed))
    tx.exec_driver_sql(_INDEX_AGAIN)
    tx.exec_driver_sql("DELETE FROM number_index")


def _unsealed(keys: Keys, sealed: bytes, about: bytes) -> bytes | None:
    """What is sealed to the number key, or to the one before while a rotation is under way."""
    generation: Keys | None = keys
    while generation is not None:
        if generation.number is not None:
            found = sealing.unseal(generation.number, sealed, about)
            if found is not None:
                return found
        generation = generation.older
    return None


def _unwrapped(under: bytes, wrapped: bytes, key_id: str) -> bytes | None:
    return wrapping.unwrap(under, bytes(wrapped), _about(key_id))


def _about(name: str) -> bytes:
    return bytes.fromhex(name)
