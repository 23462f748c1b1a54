"""What the full-text index is made of: tokens tagged by kind, and the expression that finds a typed word.

Texts (n name, k kana, a address) become their pairs of neighbouring characters, and the last character alone,
so that one character is found by prefix. Numbers (insured numbers i, phones p, receipts r) become
themselves and their mirror image under a second tag (j, q, s), so that beginning and end are found by prefix.

Where a name is written in another way than its key (髙橋 for 高橋), its pair goes under a tag of its own (v)
instead, and its characters and pairs as written beside it (x). So the names written as a word is typed, and
all others with its key, are lists of their own: neither is read to learn where the other one is.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise

from kaigo_desktop.core.text import FOLDS, clusters, fold_name, fold_number

SearchTexts = dict[str, list[str]]
"""Kind (`name`, `kana`, `address`, `number`, `phone`) → its folded texts; `written` → names as they stand."""

WRITTEN = "written"
"""Kind of the names as they stand: in the index only where a name is not its own key."""

_AS_WRITTEN, _OTHERWISE = "x", "v"
_FIRST_KANJI = "\u3400"

TEXT_TAGS = {"name": "n", "kana": "k", "address": "a"}
NUMBER_TAGS = {"number": ("i", "j"), "phone": ("p", "q"), "receipt_no": ("r", "s")}
SHORTEST_PART = 3
"""A part of a number is looked for from this length on; anything shorter must be the whole number."""

_FOLDS = {**FOLDS, "receipt_no": fold_number}
_PUNCTUATION = {
    code: code + 0xFEE0 for code in range(0x21, 0x7F) if not chr(code).isalnum() and code != ord("-")
} | {0x20: 0x3000}
_CONTROL = {code: code + 0xE000 for code in (*range(0x20), 0x7F)}
_SAFE = _PUNCTUATION | _CONTROL
"""ASCII signs the index would split at, as their full-width form, which no folded text holds."""


def tokens(texts: SearchTexts) -> str:
    """The index entry of an application, tokens separated by spaces.

    Number kinds may hold "receipt_no" too. A text with an empty key gives nothing.
    """
    keys, written = texts.get("name", ()), texts.get(WRITTEN, ())
    varied = any("".join(name.split()) not in keys for name in written)  # mostly none is
    spelled = _spellings(written) if varied else {}
    found: list[str] = []
    for kind, folded in texts.items():
        if kind == WRITTEN:
            continue
        tag = TEXT_TAGS.get(kind)
        for text in filter(None, folded):
            safe = text.translate(_SAFE)
            if tag is None:
                forward, backward = NUMBER_TAGS[kind]
                found += (forward + safe, backward + safe[::-1])
            elif kind == "name" and safe in spelled:
                found += spelled[safe]
            else:
                found += [tag + first + second for first, second in pairwise(safe)]
                found.append(tag + safe[-1])
    return " ".join(dict.fromkeys(found))


def verifiable(texts: SearchTexts) -> str:
    """The folded texts, one a line: what a word of three and more characters is verified by."""
    found: list[str] = []
    for kind, folded in texts.items():
        if kind != WRITTEN:
            found += filter(None, folded)
    return "\n".join(found)


class Word:
    """One typed word, folded for each kind it may be.

    Attributes:
        match: the expression of the full-text index, "" when nothing is left of the word.
        plain: the same where no name of the store is found by `otherwise`.
        as_typed: the expression that finds what is written as the word is; names only, where that is not how
            its key is written.
        otherwise: the expression that finds names written in another way than their key, "" for no name.
        parts: folded forms of which one must stand in the verifiable text; empty when the index alone is
            exact.
    """

    def __init__(self, typed: str, kinds: Iterable[str] = (*TEXT_TAGS, *NUMBER_TAGS)) -> None:
        """Fold `typed` for `kinds`."""
        folded = {kind: key for kind in kinds if (key := _FOLDS[kind](typed))}
        found = {kind: _expression(kind, key.translate(_SAFE)) for kind, key in folded.items()}
        self.plain = self.match = self.as_typed = _any_of(found.values())
        self.otherwise = ""
        verified = [kind for kind, key in folded.items() if kind in TEXT_TAGS and len(key) >= SHORTEST_PART]
        self.parts = tuple(dict.fromkeys(folded.values())) if verified else ()
        if "name" not in folded:
            return
        key = folded["name"].translate(_SAFE)
        if max(key) >= _FIRST_KANJI:  # nothing else is ever written otherwise
            pairs = _pairs(key)
            self.otherwise = " OR ".join(f'"{_OTHERWISE}{pair}"{_rest(pair)}' for pair in pairs)
            either = [f'("n{pair}"{_rest(pair)} OR "{_OTHERWISE}{pair}"{_rest(pair)})' for pair in pairs]
            self.match = _any_of((found | {"name": " AND ".join(either)}).values())
            self.as_typed = _as_typed(typed, key) or self.plain


def _any_of(expressions: Iterable[str]) -> str:
    return " OR ".join([f"({expression})" for expression in expressions])


def _expression(kind: str, safe: str) -> str:
    if kind in NUMBER_TAGS:
        forward, backward = NUMBER_TAGS[kind]
        if len(safe) < SHORTEST_PART:
            return f'"{forward}{safe}"'
        return f'"{forward}{safe}" * OR "{backward}{safe[::-1]}" *'
    return " AND ".join(f'"{TEXT_TAGS[kind]}{pair}"{_rest(pair)}' for pair in _pairs(safe))


def _pairs(key: str) -> list[str]:
    """The neighbouring pairs of a key, or its only character."""
    return list(dict.fromkeys(first + second for first, second in pairwise(key))) or [key]


def _rest(pair: str) -> str:
    """What lets one character be found as the beginning of a pair."""
    return " *" if len(pair) == 1 else ""


@lru_cache(maxsize=8192)
def _unit(cluster: str) -> tuple[str, str]:
    """A character as written and as its key; only kanji count as written in another way than their key."""
    key = fold_name(cluster).translate(_SAFE)
    return (cluster.translate(_SAFE) if key >= _FIRST_KANJI else key), key


def _units(name: str) -> list[tuple[str, str]]:
    """The characters of a name, each as written and as its key."""
    return [unit for unit in map(_unit, clusters("".join(name.split()))) if unit[1]]


def _key(units: Iterable[tuple[str, str]]) -> str:
    return "".join(key for _, key in units)


def _spellings(names: Iterable[str]) -> dict[str, list[str]]:
    """The tokens of names as they are written, by their keys."""
    found: dict[str, list[str]] = {}
    for units in filter(None, map(_units, names)):
        found.setdefault(_key(units), []).extend(_spelling(units))
    return found


def _spelling(units: list[tuple[str, str]]) -> Iterator[str]:
    letters = [(letter, written == key) for written, key in units for letter in key]
    for (first, is_key), (second, is_key_too) in pairwise(letters):
        if is_key and is_key_too:
            yield f"n{first}{second}"
            continue
        yield _OTHERWISE + first + second
        if is_key:
            yield f"n{first}"
    last, is_key = letters[-1]
    yield (f"n{last}" if is_key else _OTHERWISE + last)
    for written, key in (*units, *_neighbours(units)):
        if written != key:
            yield _AS_WRITTEN + written


def _neighbours(units: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(one + other, key + other_key) for (one, key), (other, other_key) in pairwise(units)]


def _as_typed(typed: str, name: str) -> str:
    """What finds names written as typed, where that is not how the key (`name`) is written; else ""."""
    units = _units(typed)
    if _key(units) != name or all(written == key for written, key in units):
        return ""
    needed = (
        [_AS_WRITTEN + written] if written != key else [f"n{pair}" for pair in _pairs(key)]
        for written, key in _neighbours(units) or units
    )
    return " AND ".join(f'"{token}"' for token in dict.fromkeys(chain.from_iterable(needed)))
