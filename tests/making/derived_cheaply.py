"""Password keys for next to nothing: for a process that makes its own store and is not about guesses."""

from kaigo_desktop.store import wrapping
from kaigo_desktop.store.wrapping import Cost

_derive = wrapping.password_key


def password_key(password: str, salt: bytes, cost: Cost) -> bytes:
    """Argon2id as the program derives it, once over 32 KiB; no other process opens what it wraps."""
    return _derive(password, salt, Cost(memory_kib=8 * cost.lanes, iterations=1, lanes=cost.lanes))
