"""Whose signatures count (署名の効力): the trusted certificates, and which part of the log each is for."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import certificates, kept_certificates, wrapping
from kaigo_desktop.store.certificates import Certificate
from kaigo_desktop.store.keyring import Keyring
from kaigo_desktop.store.store import Store

THREADS = 2
"""Signatures are checked outside Python's lock: a second thread halves the time on the smallest terminal."""

Place = TypeVar("Place")

_GROUP = 256
_AHEAD = 8
_FOREVER = 1 << 62


class Check(msgspec.Struct, frozen=True):
    """A signature (base64) to be checked: the fingerprint of the certificate, and the bytes signed."""

    certificate: str
    signature: str
    signed: bytes


@dataclass(frozen=True, slots=True)
class Authority:
    """The trusted certificates of a store, by fingerprint, ready for many questions.

    Attributes:
        store: the store's id.
        root: fingerprint of the certificate everything leads back to.
    """

    store: str
    root: str
    certificates: Mapping[str, Certificate]
    _ends: dict[str, int] = field(default_factory=dict, repr=False)
    _keys: dict[str, Ed25519PublicKey] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Work out once where each certificate ends, and load its key."""
        for name, one in self.certificates.items():
            if one.previous:
                self._ends[one.previous] = min(one.begins, self._ends.get(one.previous, _FOREVER))
            self._keys[name] = Ed25519PublicKey.from_public_bytes(wrapping.from_text(one.signing_key))

    def at(self, fingerprint: str, position: int, day: str = "") -> Certificate | None:
        """The certificate, where it counts for what was signed as entry `position` of the log on `day`."""
        one = self.certificates.get(fingerprint)
        if one is None or not one.begins < position <= self._ends.get(fingerprint, _FOREVER):
            return None
        return None if one.valid_until and day[:10] > one.valid_until else one

    def holds(self, check: Check) -> bool:
        """Whether the owner of the certificate made the signature; false for an unknown certificate."""
        key = self._keys.get(check.certificate)
        if key is None:
            return False
        try:
            key.verify(wrapping.from_text(check.signature), check.signed)
        except (InvalidSignature, ValueError):
            return False
        return True

    def chain(self, fingerprint: str) -> Iterator[Certificate]:
        """A certificate, its issuer, and so on to the root."""
        one = self.certificates.get(fingerprint)
        while one is not None:
            yield one
            one = self.certificates.get(one.issuer)

    def failing(self, checks: Sequence[Check]) -> list[int]:
        """The places in `checks` of those that do not hold."""
        return [place for place, check in enumerate(checks) if not self.holds(check)]


def of(store: Store, connection: Connection) -> Authority:
    """Whose signatures count in an open store: by its keyring, which holds every certificate there ever was.

    Where the keyring is damaged, forged or missing, by the certificates the store keeps itself.
    """
    name = store.signer.store if store.signer else ""
    try:
        ring = Keyring.load(store.folder)
        return Authority(name or ring.store, store.root, ring.check_signatures(store.root).certificates)
    except UserError:
        kept = kept_certificates.of(connection)
        return Authority(name, store.root, certificates.trusted(kept, store.root, name))


class Crew(Generic[Place]):
    """Checks any number of signatures, several at once, and holds only a few groups of them at a time.

    To be used with `with`, which ends its threads.
    """

    def __init__(self, authority: Authority) -> None:
        """Begin with nothing to check."""
        self._authority = authority
        self._pool = ThreadPoolExecutor(THREADS, "signatures")
        self._waiting: list[tuple[Place, Check]] = []
        self._under_way: deque[tuple[list[Place], Future[list[int]]]] = deque()
        self._failed: list[Place] = []

    def __enter__(self) -> "Crew[Place]":
        return self

    def __exit__(self, *_error: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def check(self, place: Place, check: Check) -> None:
        """Have a signature checked; `place` is what to remember it by."""
        self._waiting.append((place, check))
        if len(self._waiting) == _GROUP:
            self._send()

    def failed(self) -> list[Place]:
        """The places of all signatures so far that do not hold, in the order they were given."""
        self._send()
        while self._under_way:
            self._collect()
        return self._failed

    def _send(self) -> None:
        places, checks = [place for place, _ in self._waiting], [check for _, check in self._waiting]
        self._under_way.append((places, self._pool.submit(self._authority.failing, checks)))
        self._waiting = []
        if len(self._under_way) > _AHEAD:
            self._collect()

    def _collect(self) -> None:
        places, failing = self._under_way.popleft()
        self._failed += [places[number] for number in failing.result()]
