"""Which field an item of an unknown form is likely to be for: by likeness of the names, and by its value.

A suggestion is only ever shown to a person who decides; nothing is read by one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.procedure import CodeLists, Field, Procedure
from kaigo_desktop.core.text import fold_item, fold_title

LEAST = 0.4
"""A pair less likely than this is not suggested."""

_SAME = (
    ("誕生日", "生年月日"),
    ("年月日", "日"),
    ("お名前", "氏名"),
    ("名前", "氏名"),
    ("ふりがな", "カナ"),
    ("フリガナ", "カナ"),
    ("よみがな", "カナ"),
    ("ヨミガナ", "カナ"),
    ("読み仮名", "カナ"),
    ("連絡先電話番号", "電話"),
    ("電話番号", "電話"),
    ("連絡先", "電話"),
    ("tel", "電話"),
    ("届け出", "届出"),
    ("届出者", "届出人"),
    ("マイナンバー", "個人番号"),
    ("理由", "事由"),
    ("間柄", "続柄"),
    ("家族", "世帯員"),
    ("世帯の方", "世帯員"),
)
_SAME_FOLDED = tuple((fold_item(word), fold_item(same)) for word, same in _SAME)
"""Words of forms that mean the same, as they stand after `fold_item`."""

_TELLING = frozenset({
    "date", "choice", "choices", "yes_no", "phone", "postal_code", "insured_no", "insurer_no",
    "medical_insurer_no", "individual_number",
})  # fmt: skip
"""Types that tell by a value whether it may be theirs."""

_LOOSE = frozenset({"choice", "choices", "yes_no"})
"""Types whose values may be worded in another way and be theirs all the same."""

_VALUE_FITS, _VALUE_ODD, _WORDED_OTHERWISE = 0.2, -0.3, -0.05
_PLAIN_BUT_TELLING, _OTHER_DOCUMENT, _ROW, _ROW_MISSING = -0.2, -0.1, 0.1, -0.15


@dataclass(frozen=True, slots=True)
class SampleItem:
    """An item of a sample as a person maps it: the parts of a date and the rows of a group are one.

    Attributes:
        subject, label: as a `Source` names it (without the number of a row).
        example: a value it holds in the sample, its parts joined; "" where it never holds any.
        count: how often it holds something.
        rows: how many rows it comes in (世帯員氏名（１人目）, （２人目）), 0 where it is in none.
        names: the item names as they stand in the sample.
    """

    subject: str
    label: str
    example: str
    count: int = 1
    rows: int = 0
    document: Literal["application", "applicant"] = "application"
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The item at position `item` of the sample is likely (`score`, 0 to 1) to be for `field`."""

    item: int
    field: str
    score: float


def suggest(procedure: Procedure, codes: CodeLists, items: Sequence[SampleItem]) -> list[Suggestion]:
    """At most one field for each item and one item for each field, the most likely pairs; by item."""
    pairs = [
        Suggestion(at, path, score)
        for path, field in importable(procedure)
        for at, item in enumerate(items)
        if (score := _score(item, path, field, codes)) >= LEAST
    ]
    chosen: dict[int, Suggestion] = {}
    fields: set[str] = set()
    for pair in sorted(pairs, key=lambda pair: -pair.score):
        if pair.item not in chosen and pair.field not in fields:
            chosen[pair.item] = pair
            fields.add(pair.field)
    return sorted(chosen.values(), key=lambda pair: pair.item)


def importable(procedure: Procedure) -> Iterator[tuple[str, Field]]:
    """(key or group.key, field) of every field a download may fill, in form order."""
    for section in procedure.sections:
        for field in section.fields:
            if not field.local:
                yield f"{section.group}.{field.key}" if section.group else field.key, field


def likeness(one: str, other: str) -> float:
    """How alike two item names are, 0 to 1: the share of characters and pairs of them they have in common."""
    first, second = _worded(one), _worded(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    left, right = _grams(first), _grams(second)
    return 2 * (left & right).total() / (left.total() + right.total())


def title_likeness(one: str, other: str) -> float:
    """How alike two titles of procedures are, 0 to 1."""
    return likeness(fold_title(one), fold_title(other))


def _score(item: SampleItem, path: str, field: Field, codes: CodeLists) -> float:
    if item.rows and "." not in path:
        return 0.0
    name = item.subject + item.label
    sources = [source.subject + source.label for source in field.sources]
    score = max(likeness(name, known) for known in (field.label, *sources))
    if score < LEAST - _VALUE_FITS:
        return 0.0
    if "." in path:
        score += _ROW if item.rows else _ROW_MISSING
    if item.document == "applicant" and all(source.document != "applicant" for source in field.sources):
        score += _OTHER_DOCUMENT
    if item.example.strip():
        score += _evidence(item.example, field, codes)
    return max(0.0, min(1.0, score))


def _evidence(example: str, field: Field, codes: CodeLists) -> float:
    """What a value says about its being for `field`."""
    if field.type in _TELLING:
        if _may_be(example, field, codes):
            return _VALUE_FITS
        return _WORDED_OTHERWISE if field.type in _LOOSE else _VALUE_ODD
    plain = Field(key="x", label="", type="date"), Field(key="x", label="", type="phone")
    return _PLAIN_BUT_TELLING if any(_may_be(example, other, {}) for other in plain) else 0.0


def _may_be(example: str, field: Field, codes: CodeLists) -> bool:
    kind, listed = FIELD_TYPES[field.type], codes.get(field.codes)
    faults = kind.check(kind.parse(example, listed), field, listed)
    return all(code == "date_incomplete" for code, _, _ in faults)


@lru_cache(maxsize=4_096)
def _worded(name: str) -> str:
    folded = fold_item(name)
    for word, same in _SAME_FOLDED:
        folded = folded.replace(word, same)
    return folded


def _grams(text: str) -> Counter[str]:
    return Counter([*text, *(text[at : at + 2] for at in range(len(text) - 1))])
