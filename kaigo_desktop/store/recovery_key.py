"""The recovery key (回復キー) as people write it down: 160 random bits and a checksum, in groups of five.

Crockford's base32 alphabet: no I, L, O, U; an I or L read as 1 and an O as 0 are taken for what was meant.
"""

import hashlib
import os
import unicodedata

from kaigo_desktop.core.errors import UserError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans("ILO", "110")
_BYTES = 20
_DIGITS = _BYTES * 8 // 5
_CHECK_DIGITS = 3
_GROUP = 5


def generate() -> bytes:
    """A new recovery secret of 160 bits."""
    return os.urandom(_BYTES)


def write(secret: bytes) -> str:
    """The secret as it is shown once: `7K2QM-D0WRT-…`, seven groups, the last three digits a checksum."""
    digits = _base32(int.from_bytes(secret, "big"), _DIGITS) + _checksum(secret)
    return "-".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def read(text: str) -> bytes:
    """The secret of a typed recovery key; width, case, hyphens and spaces don't matter.

    Raises:
        UserError: `recovery_key_typo` when it can't be a recovery key of any store.
    """
    typed = unicodedata.normalize("NFKC", text).upper().translate(_MEANT)
    digits = "".join(sign for sign in typed if sign.isalnum())
    if len(digits) != _DIGITS + _CHECK_DIGITS or not set(digits) <= set(_ALPHABET):
        raise UserError("recovery_key_typo")
    number = 0
    for sign in digits[:_DIGITS]:
        number = number * 32 + _ALPHABET.index(sign)
    secret = number.to_bytes(_BYTES, "big")
    if _checksum(secret) != digits[_DIGITS:]:
        raise UserError("recovery_key_typo")
    return secret


def _checksum(secret: bytes) -> str:
    hashed = hashlib.sha256(b"kaigo recovery key" + secret).digest()
    return _base32(int.from_bytes(hashed[:2], "big") >> 1, _CHECK_DIGITS)


def _base32(number: int, digits: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(digits)))
