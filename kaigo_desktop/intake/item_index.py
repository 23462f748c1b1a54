"""Which field of a definition an item belongs to: the sources of a procedure, indexed once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from kaigo_desktop.core.model import Item
from kaigo_desktop.core.procedure import Field, Procedure, Source
from kaigo_desktop.core.text import fold_item
from kaigo_desktop.intake.parts import FAMILIES

_NTH_PERSON = re.compile(r"(\d{1,3})(?:人目|番目)", re.ASCII)
_TRAILING_NUMBER = re.compile(r"(.*\D)(\d{1,3})", re.ASCII)
_REMEMBERED = 20_000

How = Literal["whole", "part", "loose"]


class Slot(NamedTuple):
    """Where a value goes: a field in row `row` (from 1) of `group`, or of the form itself ("", row 0)."""

    group: str
    row: int
    key: str


class Match(NamedTuple):
    """An item belongs to `slot` by its field's source number `rank`.

    `how`: the item is the whole value, the part `part` of it, or a fragment whose label says something else.
    """

    slot: Slot
    rank: int
    how: How
    part: str = ""


@dataclass(frozen=True, slots=True)
class _Target:
    field: Field
    group: str
    rank: int
    source: Source


@dataclass(slots=True)
class ItemIndex:
    """The sources of one procedure. Items seen before are found again without comparing anything."""

    by_name: dict[tuple[str, str], list[_Target]] = field(default_factory=dict)
    by_id: dict[str, list[_Target]] = field(default_factory=dict)
    _seen: dict[tuple[str, ...], tuple[Match, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, procedure: Procedure) -> "ItemIndex":
        """Index every source of every field that is imported; a field's label is its first source."""
        index = cls()
        for section in procedure.sections:
            for form_field in section.fields:
                if form_field.local:
                    continue
                sources = (Source(subject=form_field.label), *form_field.sources)
                for rank, source in enumerate(sources):
                    index.add(form_field, section.group, rank, source)
        return index

    def matches(self, item: Item) -> tuple[Match, ...]:
        """Every slot `item` belongs to, none when no source names it."""
        key = (item.document, item.subject, item.label, item.fragment_id, item.std_code)
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) > _REMEMBERED:
                self._seen.clear()
            found = self._seen[key] = tuple(self._found(item))
        return found

    def add(self, form_field: Field, group: str, rank: int, source: Source) -> None:
        """Let `source` lead to a field (a column of `group`'s rows, "" for the form itself)."""
        target = _Target(form_field, group, rank, source)
        for identity in filter(None, (source.fragment_id, source.std_code)):
            self.by_id.setdefault(identity, []).append(target)
        if not (source.fragment_id or source.std_code):
            name = fold_item(source.subject) + fold_item(source.label)
            self.by_name.setdefault((source.document, name), []).append(target)

    def _found(self, item: Item) -> Iterator[Match]:
        subject, label = fold_item(item.subject), fold_item(item.label)
        yield from self._by_identity(item, subject, label)
        found = list(self._named(item.document, subject, label))
        if found:
            for target, how, part in found:
                yield Match(
                    Slot(target.group, 1 if target.group else 0, target.field.key), target.rank, how, part
                )
            return
        for row, numbered_subject, numbered_label in _numbered(subject, label):
            rows = [
                Match(Slot(target.group, row, target.field.key), target.rank, how, part)
                for target, how, part in self._named(item.document, numbered_subject, numbered_label)
                if target.group
            ]
            if rows:
                yield from rows
                return

    def _by_identity(self, item: Item, subject: str, label: str) -> Iterator[Match]:
        """Matches by fragment id or std-code; every other part the source gives must match too."""
        targets = {
            id(target): target
            for identity in filter(None, (item.fragment_id, item.std_code))
            for target in self.by_id.get(identity, ())
        }
        for target in targets.values():
            source = target.source
            given = (
                (source.fragment_id, item.fragment_id),
                (source.std_code, item.std_code),
                (fold_item(source.subject), subject),
                (fold_item(source.label), label),
                (source.document, item.document),
            )
            if all(not wanted or wanted == got for wanted, got in given):
                family = FAMILIES.get(target.field.type)
                split = family.split(label) if family and not source.label else None
                slot = Slot(target.group, 1 if target.group else 0, target.field.key)
                yield Match(slot, target.rank, "part" if split else "whole", split[1] if split else "")

    def _named(self, document: str, subject: str, label: str) -> Iterator[tuple[_Target, How, str]]:
        """By subject and label together, else by a part's name at their end, else by the subject alone."""
        whole = self.by_name.get((document, subject + label), ())
        if whole:
            yield from ((target, "whole", "") for target in whole)
            return
        parts = list(self._parts(document, subject, label))
        if parts:
            yield from parts
            return
        for target in self.by_name.get((document, subject), ()) if label else ():
            if not target.source.label:
                repeats = label in {fold_item(target.field.label), subject}
                yield target, "whole" if repeats else "loose", ""

    def _parts(self, document: str, subject: str, label: str) -> Iterator[tuple[_Target, How, str]]:
        for kind, family in FAMILIES.items():
            split = family.split(label or subject)
            if split is None:
                continue
            base, part = split
            for target in self.by_name.get((document, subject + base if label else base), ()):
                if target.field.type == kind:
                    yield target, "part", part


def _numbered(subject: str, label: str) -> Iterator[tuple[int, str, str]]:
    """The row an item names, and its names without it: （１人目） anywhere, or N at the subject's end."""
    for at, text in enumerate((subject, label)):
        match = _NTH_PERSON.search(text)
        if match and int(match[1]):
            rest = text[: match.start()] + text[match.end() :]
            yield (int(match[1]), rest, label) if at == 0 else (int(match[1]), subject, rest)
    match = _TRAILING_NUMBER.fullmatch(subject)
    if match and int(match[2]):
        yield int(match[2]), match[1], label
