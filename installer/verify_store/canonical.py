"""The one byte form of everything that is hashed or signed."""

import base64
import hashlib
import json
from typing import Any

Facts = dict[str, Any]
"""A JSON object: a certificate, a slot, a detail of the log."""

NEVER = 1 << 62
"""A number of an entry that no log reaches."""


def sha(data: bytes) -> str:
    """SHA-256 as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def canonical(value: object) -> bytes:
    """A JSON value with sorted keys and no spaces, in UTF-8, bytes as base64."""
    return json.dumps(
        value,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        default=lambda data: base64.b64encode(data).decode(),
    ).encode()


def without(facts: Facts, *names: str) -> Facts:
    """All but some facts."""
    return {name: fact for name, fact in facts.items() if name not in names}
