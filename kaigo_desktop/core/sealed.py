"""個人番号 as they are kept: sealed texts that tell what is wrong with the number, and marks where one was.

A sealed text is `sealed:1:<verdict>:<key id>:<payload>`. Whoever can't open it still knows that there is a
number and whether it has the right form; under one key (that of one application) the same number has the
same payload, so that two numbers of a form can be compared without being read.
"""

import re
from typing import NamedTuple

from kaigo_desktop.core.identifiers import check_individual_number
from kaigo_desktop.core.text import to_ascii

DROPPED = "dropped:"
"""Stands where a number came in and was dropped, as the ward wants it (取込時に消去)."""

ERASED = "erased:"
"""Stands where a number was, whose key is destroyed (消去済); never kept, made when it is read."""

MASK = "************"
"""What stands in place of a number."""

MARKS = {DROPPED: "取込時に消去", ERASED: "消去済"}
"""A mark → what staff read in its place."""

_FORM = re.compile(r"sealed:1:(?P<verdict>[a-z_]*):(?P<key>[0-9a-f]{32}):(?P<payload>[A-Za-z0-9_-]+)")
_SEPARATORS = re.compile(r"[-\s]")


class Sealed(NamedTuple):
    """The parts of a sealed text: the number's fault ("" for none), the id of the key, what is under it."""

    verdict: str
    key: str
    payload: str

    def text(self) -> str:
        """The sealed text."""
        return f"sealed:1:{self.verdict}:{self.key}:{self.payload}"


def parts(text: str) -> Sealed | None:
    """The parts of a sealed text, None where `text` is none."""
    match = _FORM.fullmatch(text)
    return Sealed(*match.groups()) if match else None


def is_sealed(text: str) -> bool:
    """Whether `text` has the form of a sealed text (what a person typed is never asked)."""
    return _FORM.fullmatch(text) is not None


def verdict(text: str) -> str:
    """What is wrong with a sealed number, as `check_individual_number` names it; "" for nothing."""
    found = parts(text)
    return found.verdict if found else ""


def canonical(text: str) -> str:
    """A number as it is compared and indexed: ASCII without spaces and hyphens."""
    return _SEPARATORS.sub("", to_ascii(text)).upper()


def judge(text: str) -> str:
    """The verdict of a number that is not sealed yet."""
    return check_individual_number(canonical(text))


def same(left: str, right: str) -> bool | None:
    """Whether two kept numbers are the same; None where they are under different keys or no number at all."""
    if left in MARKS or right in MARKS:
        return None
    one, other = parts(left), parts(right)
    if one is None and other is None:
        return left == right
    if one is None or other is None or one.key != other.key:
        return None
    return one.payload == other.payload


def seen(text: str, living: frozenset[str] | None = None) -> str:
    """What is shown of a kept number: `MASK`, or the mark that stands for it; "" for a blank one.

    `living` are the ids of the keys there still are; None where nothing was erased.
    """
    if not text.strip() or text in MARKS:
        return text.strip()
    found = parts(text)
    return ERASED if found and living is not None and found.key not in living else MASK
