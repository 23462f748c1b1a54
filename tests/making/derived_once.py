"""Password keys derived once: a fifth of a second each, on purpose, that most tests need not pay again."""

from functools import cache

from kaigo_desktop.store import wrapping
from kaigo_desktop.store.wrapping import Cost

_derive = wrapping.password_key


def password_key(password: str, salt: bytes, cost: Cost) -> bytes:
    """The real derivation, once for each password and salt of this process: most tests share a store.

    The empty password is what the program derives to learn or to spend the time; that stays as dear as it is.
    """
    return _derived(password, salt, cost) if password else _derive(password, salt, cost)


_derived = cache(_derive)
