"""Signatures (署名) of people: Ed25519 over canonical JSON, bound to the store and to the kind of thing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kaigo_desktop.store import canonical, wrapping

KEY_SIZE = 32


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signed in, able to sign: the store's id, their login, and the certificate in use."""

    store: str
    login: str
    certificate: str
    private: bytes = field(repr=False)

    def sign(self, kind: str, facts: Mapping[str, object]) -> str:
        """The signature (base64) of `facts` as a `kind` of thing of this store."""
        key = Ed25519PrivateKey.from_private_bytes(self.private)
        return wrapping.to_text(key.sign(message(self.store, kind, facts)))


def new_private() -> bytes:
    """A new random private key: the 32 bytes an Ed25519 key is made of."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_of(private: bytes) -> bytes:
    """The public key of a private one."""
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def message(store: str, kind: str, facts: Mapping[str, object]) -> bytes:
    """The bytes that are signed: what, of which store, and the facts in their one byte form."""
    return b"kaigo " + kind.encode() + b"\0" + canonical.encode([store, facts])


def check(public: bytes, signature: str, signed: bytes) -> bool:
    """Whether `signature` (base64) is that of the owner of `public` over the bytes `signed` (`message`)."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(wrapping.from_text(signature), signed)
    except (InvalidSignature, ValueError):
        return False
    return True
