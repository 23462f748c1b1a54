"""Keys wrapped under keys: Argon2id from a password, HKDF for sub-keys, AES-256-GCM around what is kept."""

import base64
import binascii
import os
import time
import unicodedata
from collections.abc import Callable
from typing import Any

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_SIZE = 32
NONCE_SIZE = 12
_LEAST_SECONDS, _TRIES = 0.3, 3
_MOST_CALIBRATED = 12
_MOST_CALIBRATED_KIB = 1 << 19
_MOST = 1 << 22  # 4 GiB in KiB: dearer than that is an attack on the terminal, not a protection


class Cost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one guess of a password costs (Argon2id, RFC 9106 second recommended option by default)."""

    memory_kib: int = 65_536
    iterations: int = 3
    lanes: int = 4

    def is_enough(self) -> bool:
        """Whether the cost is at least the default's and not absurd; anything else in a file is a forgery."""
        floor = Cost()
        return (
            floor.memory_kib <= self.memory_kib <= _MOST
            and floor.iterations <= self.iterations <= 1 << 8
            and floor.lanes <= self.lanes <= 1 << 6
        )


def password_key(password: str, salt: bytes, cost: Cost) -> bytes:
    """The key of a password: NFKC, UTF-8, Argon2id; 32 bytes. Takes a fifth of a second on purpose."""
    secret = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    kdf = Argon2id(
        salt=salt, length=KEY_SIZE, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return kdf.derive(secret)


def seconds(cost: Cost) -> float:
    """How long a guess takes here: the shortest of a few, for whatever else runs makes the others longer.

    One that is too quick already is enough to know.
    """
    shortest = float("inf")
    for _ in range(_TRIES):
        begun = time.perf_counter()
        password_key("", bytes(KEY_SIZE), cost)
        shortest = min(shortest, time.perf_counter() - begun)
        if shortest < _LEAST_SECONDS:
            break
    return shortest


def calibrated(seconds: Callable[[Cost], float] = seconds) -> Cost:
    """The cost of passwords on this machine: a guess takes 0.3 to 1.0 s, and never less than the floor.

    `seconds` tells how long a guess of a cost takes. More iterations first, then more memory; a machine too
    slow for the floor waits longer.
    """
    cost = Cost()
    while (taken := seconds(cost)) < _LEAST_SECONDS and cost.memory_kib < _MOST_CALIBRATED_KIB:
        # an iteration takes no longer than its share of this guess: with fewer of them it is too quick again
        more = max(cost.iterations + 1, int(cost.iterations * _LEAST_SECONDS / taken))
        if more <= _MOST_CALIBRATED:
            cost = msgspec.structs.replace(cost, iterations=more)
        else:
            cost = msgspec.structs.replace(cost, iterations=Cost().iterations, memory_kib=2 * cost.memory_kib)
    return cost


def subkey(key: bytes, purpose: str, length: int = KEY_SIZE) -> bytes:
    """The sub-key of `key` for one purpose (HKDF-SHA256): it tells nothing of `key` or its siblings."""
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=f"kaigo {purpose}".encode()).derive(key)


def wrap(key: bytes, data: bytes, about: bytes) -> bytes:
    """`data` under `key`: 12 bytes of nonce and AES-256-GCM over it, bound to `about`."""
    nonce = os.urandom(NONCE_SIZE)
    return nonce + AESGCM(key).encrypt(nonce, data, about)


def unwrap(key: bytes, wrapped: bytes, about: bytes) -> bytes | None:
    """What `wrap` wrapped, or None when the key, the bytes or what they are bound to differ."""
    try:
        return AESGCM(key).decrypt(wrapped[:NONCE_SIZE], wrapped[NONCE_SIZE:], about)
    except (InvalidTag, ValueError):
        return None


def to_text(data: bytes) -> str:
    """Bytes as base64 text for a JSON file."""
    return base64.b64encode(data).decode("ascii")


def from_text(text: Any) -> bytes:
    """The bytes of a base64 text.

    Raises:
        ValueError: it is none.
    """
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, TypeError) as error:
        raise ValueError("not base64") from error
