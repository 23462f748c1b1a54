"""Which passwords may be chosen (NIST SP 800-63B-4 §3.1.1): long enough, not known, not about oneself.

No rule asks for kinds of characters. The whole password is compared with the list, not a part of it; what one
does to a known password to make it look new (a year or an exclamation mark after it, 0 for o, capitals) is
taken off first. Texts are compared as NFKC, the form in which passwords are verified.
"""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence

import msgspec

from kaigo_desktop.core.errors import UserError

_LOOKALIKES = str.maketrans("013457@$!|", "oieastasii")
_ENDS = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_WORD_SIGNS = re.compile(r"[\W_]+")
_SHORTEST_WORD = 3
_SHORTEST_RUN = 3
_LONGEST_RUN = 64
_LONGEST_UNIT = 4
_ROWS = (
    "1234567890-=", "1234567890-^\\", "qwertyuiop[]", "qwertyuiop@[", "asdfghjkl;'", "asdfghjkl;:]",
    "zxcvbnm,./",
    "!\"#$%&'()=~|", "!@#$%^&*()_+", "abcdefghijklmnopqrstuvwxyz", "01234567890",
    "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.", "0p;/", "0okm", "9ijn", "8uhb",
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん",
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす",
)  # fmt: skip
"""Rows and columns of Japanese and American keyboards, and orders everybody knows."""
_LINES = (*_ROWS, *(row[::-1] for row in _ROWS))


class PasswordRules(msgspec.Struct, frozen=True):
    """What a password is held against.

    Attributes:
        minimum: characters it must have at least.
        common: known passwords and words, in the form `fold` gives.
        about: what anybody could guess of this account: login, name, ward, section.
    """

    minimum: int
    common: Container[str]
    about: Sequence[str] = ()


def length(password: str) -> int:
    """How many characters a password has: code points of its NFKC form."""
    return len(unicodedata.normalize("NFKC", password))


def refuse_weak(password: str, rules: PasswordRules) -> None:
    """Refuse a password that the rules do not allow.

    Raises:
        UserError: `password_too_short`, `password_about_oneself`, `password_sequence`, `password_common`; the
            password itself is never a fact of it.
    """
    count = length(password)
    if count < rules.minimum:
        raise UserError("password_too_short", minimum=rules.minimum, count=count)
    forms = set(_forms(password))
    if any(word in forms for text in rules.about for word in _words(text)):
        raise UserError("password_about_oneself")
    if is_sequence(password):
        raise UserError("password_sequence")
    if any(form in rules.common for form in forms):
        raise UserError("password_common")


def same_password(one: str, other: str) -> bool:
    """Whether two passwords are one in the form that is verified."""
    return unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other)


def fold(text: str) -> str:
    """The form in which passwords and known words are compared: NFKC, small letters, no space around."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def is_sequence(password: str) -> bool:
    """Whether a password is nothing but one part repeated, or runs of keys that lie side by side."""
    text = fold(password)
    units = range(1, min(_LONGEST_UNIT, len(text) // 2) + 1)
    if any(text == (text[:unit] * len(text))[: len(text)] for unit in units):
        return True
    return _is_runs(text)


def _is_runs(text: str) -> bool:
    at = 0
    while at < len(text):
        longest = min(len(text) - at, _LONGEST_RUN)
        sizes = range(longest, _SHORTEST_RUN - 1, -1)
        run = next((size for size in sizes if _is_run(text[at : at + size])), 0)
        if not run:
            return False
        at += run
    return bool(text)


def _is_run(part: str) -> bool:
    return len(set(part)) == 1 or any(part in line for line in _LINES)


def _forms(password: str) -> Iterator[str]:
    """The password as it is compared, and with what is commonly added to a word taken off."""
    text = fold(password)
    yield text
    bare = _ENDS.sub("", text)
    for form in (bare, text.translate(_LOOKALIKES), bare.translate(_LOOKALIKES)):
        if len(form) >= _SHORTEST_WORD:
            yield form
            half = form[: len(form) // 2]
            if half * 2 == form:
                yield half
    if len(bare) >= _SHORTEST_WORD:
        yield bare[::-1]


def _words(text: str) -> Iterator[str]:
    """What a text about somebody offers as a password: itself, its parts, its parts run together."""
    folded = fold(text)
    parts = [part for part in _WORD_SIGNS.split(folded) if part]
    for word in {folded, *parts, "".join(parts), "".join(reversed(parts))}:
        if len(word) >= 2:  # noqa: PLR2004 - 新宿 is two characters, one alone is nobody's name
            yield word
            bare = _ENDS.sub("", word)
            if len(bare) >= _SHORTEST_WORD:
                yield bare
