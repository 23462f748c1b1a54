"""Taking known numbers out of texts and files however they are written, and telling whether one is left.

A file is only said to be free of a number when the digits of its whole text, without markup, separators and
references, do not hold it in a row: a number in three parts, or written as `&#49;`, is found too.
"""

import html
import re
import unicodedata
from collections.abc import Collection

from kaigo_desktop.core.sealed import MASK, canonical

_SHORTEST = 6
_BETWEEN = r"[\s\-‐‑‒–—―−－ー・.]*"
_MARKUP = re.compile(r"<[^<>]*>")
_NO_DIGIT = re.compile(r"[^0-9]+")
_MARKS = (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"))
_NO_TEXT = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
"""What the codec makes of bytes that Windows-31J does not have."""

_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")


class Redactor:
    """Takes the numbers `found` (as they were written) out of what it is given."""

    def __init__(self, found: Collection[str]) -> None:
        """Look for every one of `found` with six digits or more; shorter ones tell nothing."""
        digits = {_NO_DIGIT.sub("", _plain(canonical(text))) for text in found}
        self._digits = sorted((each for each in digits if len(each) >= _SHORTEST), key=len, reverse=True)
        written = "|".join(_BETWEEN.join(_any_width(digit) for digit in each) for each in self._digits)
        self._written = re.compile(written) if written else None

    def text(self, text: str) -> str:
        """`text` with a mask in place of each number."""
        return self._written.sub(MASK, text) if self._written else text

    def file(self, data: bytes) -> bytes | None:
        """A text file in its own encoding with a mask in place of each number.

        None where it can't be shown that no number is left.
        """
        for encoding in _encodings(data):
            try:
                text = data.decode(encoding)
                changed = self.text(text)
                made = data if changed == text else changed.encode(encoding)
            except (UnicodeError, LookupError):
                continue
            if _NO_TEXT.search(text):
                continue
            return None if self._is_left(made.decode(encoding)) else made
        return None

    def _is_left(self, text: str) -> bool:
        bare = _NO_DIGIT.sub("", _plain(_MARKUP.sub("", html.unescape(_MARKUP.sub("", text)))))
        whole = _NO_DIGIT.sub("", _plain(html.unescape(text)))
        return any(number in digits for number in self._digits for digits in (bare, whole))


def _any_width(digit: str) -> str:
    return f"[{digit}{chr(ord('０') + int(digit))}]"


def _plain(text: str) -> str:
    """`text` with every sign for a digit as the digit it stands for."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.digit(sign, sign)) for sign in folded)


def _encodings(data: bytes) -> list[str]:
    marked = [encoding for encoding, mark in _MARKS if data.startswith(mark)]
    declared = _DECLARED.search(data[:200])
    return marked or [*([declared[1].decode("ascii")] if declared else []), "utf-8", "cp932"]
