"""What would be lost in writing: characters the target can't hold or would change, symbols without a code."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kaigo_desktop.core.text import clusters


@dataclass(frozen=True, slots=True)
class Loss:
    """A character that can't be handed over.

    Attributes:
        receipt_no: of the record, "" when a heading is at fault.
        field: the field's key, `household[0].name` in a row.
        character: as a reader sees it, with its code points: `𠮷 U+20BB7`, `辻󠄀 U+8FBB U+E0100`.
    """

    receipt_no: str
    field: str
    character: str


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A symbol the profile's code map has no code for.

    Attributes:
        receipt_no: of the record.
        field: the field's key, `household[0].relationship` in a row.
        symbol: as it stands; a text the code list does not know too.
    """

    receipt_no: str
    field: str
    symbol: str


def describe(cluster: str) -> str:
    """A character and its code points; what can't be shown (control, surrogate) by its code points only."""
    points = " ".join(f"U+{ord(character):04X}" for character in cluster)
    shown = "".join(
        character for character in cluster if unicodedata.category(character) not in {"Cc", "Cs", "Cn"}
    )
    return f"{shown} {points}" if shown else points


def lost(text: str, keeps: Callable[[str], bool]) -> list[str]:
    """The characters of `text` that do not come through, described, each once and in order.

    A text that can't be kept although each of its characters could is too long; its length is given then.
    """
    if keeps(text):
        return []
    found = dict.fromkeys(describe(cluster) for cluster in clusters(text) if not keeps(cluster))
    return list(found) or [f"{len(text)}文字"]


def survives_encoding(encoding: str, *, round_trip: bool) -> Callable[[str], bool]:
    """A test whether a text can be written in `encoding`, and with `round_trip` reads back the same."""
    encoded = encoder(encoding, round_trip=round_trip)
    return lambda text: encoded(text) is not None


def encoder(encoding: str, *, round_trip: bool) -> Callable[[str], bytes | None]:
    """Gives the bytes of a text in `encoding`; None where it can't be written, or would read back otherwise.

    The latter only with `round_trip`.
    """
    changes = _changed(encoding) if round_trip else ()

    def encoded(text: str) -> bytes | None:
        for character in changes:  # a few searches at memory's speed: a third of a regular expression's time
            if character in text:
                return None
        try:
            return text.encode(encoding)
        except UnicodeEncodeError:
            return None

    return encoded


@cache
def _changed(encoding: str) -> tuple[str, ...]:
    """The characters `encoding` can write but reads back as others; each is asked once (30 ms)."""
    if encoding == "utf-8":
        return ()
    return tuple(
        character
        for character in map(chr, range(0x10000))
        if (written := character.encode(encoding, "ignore")) and written.decode(encoding) != character
    )


def row_keeping(keeps: Callable[[str], bool]) -> Callable[[list[str]], bool]:
    """The same test for a whole row at once: an encoding takes characters one by one."""
    return lambda cells: keeps("\n".join(cells))


_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def survives_xml(text: str) -> bool:
    """Whether XML 1.0 can hold the text: it has no control characters, surrogates, U+FFFE or U+FFFF."""
    return not _NOT_IN_XML.search(text)
