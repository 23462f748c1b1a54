"""Secrets given to somebody who is not there: X25519 to a public key, HKDF-SHA256, AES-256-GCM.

Whoever seals can't open again; only the private key can. As in HPKE's base mode the key comes from a fresh
key pair each time and is bound to both public keys.
"""

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from kaigo_desktop.store import wrapping

KEY_SIZE = 32


def new_private() -> bytes:
    """A new random private key, 32 bytes."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_of(private: bytes) -> bytes:
    """The public key of a private one, 32 bytes."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal(public: bytes, data: bytes, about: bytes) -> bytes:
    """`data` for the owner of `public`, bound to `about`: a fresh public key and what `wrap` makes."""
    fresh = X25519PrivateKey.generate()
    own = fresh.public_key().public_bytes_raw()
    shared = fresh.exchange(X25519PublicKey.from_public_bytes(public))
    return own + wrapping.wrap(_key(shared, own, public), data, about)


def unseal(private: bytes, sealed: bytes, about: bytes) -> bytes | None:
    """What was sealed to the owner of `private`; None when the key, the bytes or `about` differ."""
    key = X25519PrivateKey.from_private_bytes(private)
    own = sealed[:KEY_SIZE]
    try:
        shared = key.exchange(X25519PublicKey.from_public_bytes(own))
    except ValueError:  # too short, or a point that gives nothing away
        return None
    public = key.public_key().public_bytes_raw()
    return wrapping.unwrap(_key(shared, own, public), sealed[KEY_SIZE:], about)


def _key(shared: bytes, own: bytes, public: bytes) -> bytes:
    return wrapping.subkey(shared + own + public, "sealed")
