"""The items of a sample as a person maps them: the parts of a date are one item, and so are rows."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from kaigo_desktop.core.model import Item
from kaigo_desktop.core.suggestion import SampleItem
from kaigo_desktop.core.text import fold_item
from kaigo_desktop.intake.parts import FAMILIES, Family

_NTH = re.compile(r"[（(\[［【]?\s*(\d{1,3})\s*(?:人目|番目)\s*[）)\]］】]?")
_BRACKETED = re.compile(r"(.*\D)[（(]\s*(\d{1,3})\s*[）)]", re.DOTALL)
_TRAILING = re.compile(r"(.*\D)(\d{1,3})", re.DOTALL)
_LEAST_PARTS = 2

_Document = Literal["application", "applicant"]
_Key = tuple[_Document, str, str]


@dataclass(slots=True)
class _Seen:
    """What was seen of one item over the whole sample."""

    subject: str
    label: str
    example: str = ""
    count: int = 0
    rows: set[int] = field(default_factory=set)
    names: dict[str, None] = field(default_factory=dict)


def gather(applications: Iterable[Sequence[Item]]) -> list[SampleItem]:
    """The items of the applications of a sample, in the order they first stand in."""
    every = [list(items) for items in applications]
    numbered = _numbered_subjects(every)
    seen: dict[_Key, _Seen] = {}
    for items in every:
        groups: dict[tuple[_Document, str], list[Item]] = {}
        for item in items:
            groups.setdefault((item.document, item.subject), []).append(item)
        for (document, name), fragments in groups.items():
            subject, row = _without_number(name, numbered)
            for one in _whole(fragments):
                key = document, fold_item(subject), fold_item(one.label)
                found = seen.setdefault(key, _Seen(subject, one.label))
                found.names[name] = None
                if row:
                    found.rows.add(row)
                if one.value.strip():
                    found.count += 1
                    found.example = found.example or one.value
    return [
        SampleItem(one.subject, one.label, one.example, one.count, len(one.rows), document, tuple(one.names))
        for (document, _, _), one in seen.items()
    ]


def _whole(fragments: list[Item]) -> list[Item]:
    """The fragments of one item, joined to one where their labels are the parts of one value."""
    labels = [fold_item(item.label) for item in fragments]
    for family in map(FAMILIES.__getitem__, ("date", "address", "phone", "name")):
        kinds = [_part(family, label) for label in labels]
        if len(kinds) >= _LEAST_PARTS and all(kinds):
            texts = {
                kind: item.value for kind, item in zip(kinds, fragments, strict=True) if item.value.strip()
            }
            joined = family.joined(texts).received if texts else ""
            return [msgspec.structs.replace(fragments[0], label="", value=joined)]
    return fragments


def _part(family: Family, label: str) -> str:
    """The kind of part a label that names nothing else stands for, "" for another label."""
    split = family.split(label)
    return split[1] if split is not None and not split[0] else ""


def _numbered_subjects(every: Iterable[Sequence[Item]]) -> set[str]:
    """What stands before a bare number at the end of several item names (氏名1, 氏名2)."""
    names = {(item.document, item.subject.strip()) for items in every for item in items}
    bases = Counter((document, match[1]) for document, name in names if (match := _TRAILING.fullmatch(name)))
    return {base for (_, base), times in bases.items() if times > 1}


def _without_number(subject: str, numbered: set[str]) -> tuple[str, int]:
    """An item name without the number of its row, and the row (0 for none)."""
    name = subject.strip()
    nth = _NTH.search(name)
    if nth:
        return name[: nth.start()] + name[nth.end() :], int(nth[1])
    match = _BRACKETED.fullmatch(name)
    if match:
        return match[1], int(match[2])
    match = _TRAILING.fullmatch(name)
    if match and match[1] in numbered:
        return match[1], int(match[2])
    return subject, 0
