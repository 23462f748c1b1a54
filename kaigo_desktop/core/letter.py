"""A letter to an applicant as data (通知文): its wording with places, and how they are filled."""

from collections.abc import Mapping, Sequence
from string import Formatter

import msgspec

from kaigo_desktop.core.procedure import Definition

PLACES = {
    "body": frozenset({
        "ward", "section", "contact", "procedure", "receipt_no", "received_on", "applicant", "date",
        "answer_by", "entries", "note",
    }),
    "entry": frozenset({"number", "label", "ask"}),
    "ask": frozenset({"reason"}),
    "note": frozenset({"note"}),
}  # fmt: skip
"""Part of a letter → what may stand there in {}."""


class Letter(Definition):
    """A letter (`resources/texts`).

    Attributes:
        body: the whole; `{entries}` and `{note}` stand where the parts below come.
        entry: one thing to mend; repeated for each.
        nothing: stands in place of the entries where there is none.
        note: the clerk's own words, left out where there are none.
        ask: what the applicant is asked to do about a finding that has no sentence among `asks`.
        asks: problem code or rule id → what the applicant is asked to do.
    """

    id: str
    title: str
    body: str
    entry: str
    nothing: str
    note: str
    ask: str
    asks: dict[str, str] = msgspec.field(default_factory=dict)


class Entry(msgspec.Struct, frozen=True):
    """One thing to mend: the item as the form calls it, what was found and by which code or rule id."""

    label: str
    rule: str
    reason: str


def compose(letter: Letter, facts: Mapping[str, str], entries: Sequence[Entry], note: str) -> str:
    """The text of a letter: `facts` fill the places of its body, entries are numbered from 1."""
    told = [
        letter.entry.format(number=number, label=entry.label, ask=_ask(letter, entry))
        for number, entry in enumerate(entries, 1)
    ]
    parts = {
        "entries": "".join(told) or letter.nothing,
        "note": letter.note.format(note=note.strip()) if note.strip() else "",
    }
    return letter.body.format_map({**facts, **parts})


def _ask(letter: Letter, entry: Entry) -> str:
    return letter.asks.get(entry.rule) or letter.ask.format(reason=entry.reason)


def strange_places(letter: Letter) -> dict[str, str]:
    """Part of a letter → the places in it that nothing fills, or all of it where its brackets don't match."""
    return {part: strange for part in PLACES if (strange := _strange(getattr(letter, part), PLACES[part]))}


def _strange(text: str, known: frozenset[str]) -> str:
    try:
        named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return text
    return "、".join(sorted(named - known))
