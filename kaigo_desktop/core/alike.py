"""How alike two folded texts are: names, readings, addresses, and one slip of the pen."""

import re
import unicodedata
from typing import Literal

Finding = Literal["same", "near", "given", "differs", "unknown"]
"""`near` is one slip away, `given` the same given name under another surname (maiden names); `unknown` where
either is missing."""

_SHORTEST_NAME, _SHORTEST_KANA = 3, 4
"""Length from which one slip leaves a name or reading recognisable."""

_GIVEN_NAME, _GIVEN_KANA = 2, 3
"""Length of a common ending that is taken for the given name where a text separates no parts."""

_BLOCK = re.compile(r"[^0-9]*[0-9]+(?:-[0-9]+)*")
_SHORTEST_BLOCK = 5
_VOICE_MARKS = re.compile("[\u3099\u309a]")


def one_slip(left: str, right: str) -> bool:
    """Whether one text is the other with one sign changed, added, left out or exchanged with the next."""
    if left == right:
        return False
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    exchanged = len(left) == 2 and left == right[::-1]  # noqa: PLR2004 (a pair)
    return exchanged or max(len(left), len(right)) <= 1


def find_name(left: str, right: str) -> Finding:
    """Compare two folded names whose parts are separated by spaces, as far as they are."""
    return _find(left, right, _SHORTEST_NAME, _GIVEN_NAME)


def find_kana(left: str, right: str) -> Finding:
    """Compare two folded readings; a voice mark (濁点) left out anywhere is one slip."""
    found = _find(left, right, _SHORTEST_KANA, _GIVEN_KANA)
    if found == "differs" and _voiceless(left) == _voiceless(right):
        return "near"
    return found


def same_block(left: str, right: str) -> bool:
    """Whether two folded addresses name the same 番地, whatever building, room or prefecture they add."""
    one, other = (found[0] if (found := _BLOCK.match(text)) else "" for text in (left, right))
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST_BLOCK:
        return False
    return long.endswith(short) or long.startswith(f"{short}-")


def _find(left: str, right: str, shortest: int, given: int) -> Finding:
    one, other = _whole(left), _whole(right)
    if not one or not other:
        return "unknown"
    if one == other:
        return "same"
    if _same_given(left, right, given):
        return "given"
    return "near" if min(len(one), len(other)) >= shortest and one_slip(one, other) else "differs"


def _same_given(left: str, right: str, shortest: int) -> bool:
    """Whether the given names are the same; without parts, whether one text ends like the other."""
    one, other = left.split(" "), right.split(" ")
    if len(one) > 1 and len(other) > 1:
        return one[-1] == other[-1]
    if len(one) > 1 or len(other) > 1:
        given, whole = (one[-1], right) if len(one) > 1 else (other[-1], left)
        return len(given) >= shortest and whole.endswith(given) and whole != given
    return left[-shortest:] == right[-shortest:] and min(len(left), len(right)) > shortest


def _whole(text: str) -> str:
    return text.replace(" ", "")


def _voiceless(text: str) -> str:
    return _VOICE_MARKS.sub("", unicodedata.normalize("NFD", _whole(text)))
