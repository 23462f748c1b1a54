"""What the full-text index is made of: tokens tagged by kind, and the expression that finds a typed word.

Texts (n name, k kana, a address) become their pairs of neighbouring characters, and the last character alone,
so that one character is found by prefix. Numbers (insured numbers i, phones p, receipts r) become
themselves and their mirror image under a second tag (j, q, s), so that beginning and end are found by prefix.
"""

from collections.abc import Iterable
from itertools import pairwise

from kaigo_desktop.core.text import FOLDS, fold_number

SearchTexts = dict[str, list[str]]
"""Kind (`name`, `kana`, `address`, `number`, `phone`) → its folded texts."""

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
    found: list[str] = []
    for kind, folded in texts.items():
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
    return "\n".join(text for folded in texts.values() for text in folded if text)


class Word:
    """One typed word, folded for each kind it may be.

    Attributes:
        match: the expression of the full-text index, "" when nothing is left of the word.
        parts: folded forms of which one must stand in the verifiable text; empty when the index alone is
        exact.
    """

    def __init__(self, typed: str, kinds: Iterable[str] = (*TEXT_TAGS, *NUMBER_TAGS)) -> None:
        """Fold `typed` for `kinds`."""
        folded = {kind: key for kind in kinds if (key := _FOLDS[kind](typed))}
        self.match = " OR ".join(f"({_expression(kind, key)})" for kind, key in folded.items())
        exact = all(kind in NUMBER_TAGS or len(key) < SHORTEST_PART for kind, key in folded.items())
        self.parts = () if exact else tuple(dict.fromkeys(folded.values()))


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
