"""What the full-text index is made of: tokens tagged by kind, and the expression that finds a typed word.

Texts (n name, k kana, a address) become their pairs of neighbouring characters, and the last character alone,
so that one character is found by prefix. Numbers (insured numbers i, phones p, receipts r) become
themselves and their mirror image under a second tag (j, q, s), so that beginning and end are found by prefix.

A name that is written in another way than its key (髙橋 for 高橋) also gives its characters and pairs as
written (x), and their keys marked as written otherwise (v): so the exact matches of a word are told from the
others by the index alone, and only such names make it larger.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

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
    found = _spellings(written) if varied else []
    for kind, folded in texts.items():
        if kind == WRITTEN:
            continue
        tag = TEXT_TAGS.get(kind)
        for text in filter(None, folded):
            safe = text.translate(_SAFE)
            if tag is None:
                forward, backward = NUMBER_TAGS[kind]
                found += (forward + safe, backward + safe[::-1])
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
        parts: folded forms of which one must stand in the verifiable text; empty when the index alone is
            exact.
        as_typed: the expression that finds names written as the word is, where that is not how its key is
            written; "" for a word that is its own key, or no name.
        otherwise: the expression that finds names written in another way than the word.
    """

    def __init__(self, typed: str, kinds: Iterable[str] = (*TEXT_TAGS, *NUMBER_TAGS)) -> None:
        """Fold `typed` for `kinds`."""
        kinds = tuple(kinds)
        folded = {kind: key for kind in kinds if (key := _FOLDS[kind](typed))}
        self.match = " OR ".join(f"({_expression(kind, key)})" for kind, key in folded.items())
        exact = all(kind in NUMBER_TAGS or len(key) < SHORTEST_PART for kind, key in folded.items())
        self.parts = () if exact else tuple(dict.fromkeys(folded.values()))
        self.as_typed, self.otherwise = _as_typed(typed) if "name" in kinds else ("", "")


def _expression(kind: str, key: str) -> str:
    safe = key.translate(_SAFE)
    if kind in NUMBER_TAGS:
        forward, backward = NUMBER_TAGS[kind]
        if len(safe) < SHORTEST_PART:
            return f'"{forward}{safe}"'
        return f'"{forward}{safe}" * OR "{backward}{safe[::-1]}" *'
    tag = TEXT_TAGS[kind]
    if len(safe) == 1:
        return f'"{tag}{safe}" *'
    pairs = dict.fromkeys(pairwise(safe))
    return " AND ".join(f'"{tag}{first}{second}"' for first, second in pairs)


@lru_cache(maxsize=8192)
def _unit(cluster: str) -> tuple[str, str]:
    """A character as written and as its key; only kanji count as written in another way than their key."""
    key = fold_name(cluster).translate(_SAFE)
    return (cluster.translate(_SAFE) if key >= _FIRST_KANJI else key), key


def _units(text: str) -> list[tuple[str, str]]:
    """The characters of a name, each as written and as its key, and then its neighbouring pairs."""
    single = [unit for unit in map(_unit, clusters("".join(text.split()))) if unit[1]]
    return [*single, *((a + b, key_a + key_b) for (a, key_a), (b, key_b) in pairwise(single))]


def _spellings(names: Iterable[str]) -> list[str]:
    """The tokens of names that are written in another way than their key, if there are any."""
    units = [unit for name in names for unit in _units(name)]
    varied = {key for written, key in units if written != key}
    if not varied:
        return []
    return [*sorted(_OTHERWISE + key for key in varied),
            *(_AS_WRITTEN + written for written, key in units if key in varied)]  # fmt: skip


def _as_typed(typed: str) -> tuple[str, str]:
    """What a name written as typed must have, and what one written otherwise has, as expressions."""
    units = _units(typed)
    units = units[-(len(units) // 2) :] if len(units) > 1 else units  # the pairs, where there are any
    needed = [f'"{_AS_WRITTEN}{written}"' for written, key in units if written != key]
    doubtful = [
        f'("{_OTHERWISE}{key}" NOT "{_AS_WRITTEN}{key}")'
        for written, key in units
        if written == key and max(key) >= _FIRST_KANJI  # nothing else is ever written otherwise
    ]
    return " AND ".join(dict.fromkeys(needed)), " OR ".join(dict.fromkeys(doubtful))
