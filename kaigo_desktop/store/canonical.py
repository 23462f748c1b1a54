"""Canonical JSON: the one byte form of a value, which digests and message authentication codes are made over.

UTF-8, keys sorted by code point, no space, text unescaped where JSON allows it; floating point is never used.
"""

import hashlib
from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder(order="sorted")


def encode(value: Any) -> bytes:
    """The canonical JSON of a value made of dicts, lists, dataclasses, text, integers, booleans and None."""
    return _ENCODER.encode(value)


def digest(data: bytes) -> str:
    """SHA-256 of `data` as lower-case hex."""
    return hashlib.sha256(data).hexdigest()
