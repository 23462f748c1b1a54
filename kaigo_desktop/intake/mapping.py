"""Reading a submission through a definition: items become canonical values; what is left over is kept."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kaigo_desktop.core import wareki
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.layout import Layout
from kaigo_desktop.core.model import Item, Reading, Row, Value, Values
from kaigo_desktop.core.procedure import CodeLists, Field, Procedure
from kaigo_desktop.intake.item_index import Match, Slot
from kaigo_desktop.intake.layered_index import LayeredIndex
from kaigo_desktop.intake.parts import FAMILIES

_KEPT_INDEXES = 64
_Key = tuple[int, int]
_indexes: OrderedDict[_Key, tuple[Procedure, Layout | None, LayeredIndex]] = OrderedDict()


class _Filled(NamedTuple):
    """A slot's canonical value and the same as received."""

    value: str | list[str]
    received: str | list[str]


_NOTHING = _Filled("", "")


def read_through(
    procedure: Procedure, codes: CodeLists, items: Sequence[Item], layout: Layout | None = None
) -> Reading:
    """Read items through a definition, and through a layout before it where the form has one.

    Every field that is not local has a value, blank where nothing was received; rows of a group stand in the
    order of their number, empty ones dropped. A field takes the first of its sources that holds something; an
    item no field took stays in `unmapped`, in order, unless it is empty.
    """
    index = _index_of(procedure, layout)
    run = _Run(items, codes, index)
    for at, item in enumerate(items):
        if item.value.strip():
            for match in index.matches(item):
                run.candidates.setdefault(match.slot, []).append((at, match))
    values: Values = {}
    original: Values = {}
    for section in procedure.sections:
        fields = [form_field for form_field in section.fields if not form_field.local]
        if section.group:
            values[section.group], original[section.group] = run.rows(section.group, fields)
            continue
        for form_field in fields:
            filled = run.fill(form_field, Slot("", 0, form_field.key))
            values[form_field.key], original[form_field.key] = filled.value, filled.received
    left = (item for at, item in enumerate(items) if at not in run.taken and item.value.strip())
    return Reading(values, original, tuple(left))


def left_out(procedure: Procedure, layout: Layout, items: Iterable[Item]) -> tuple[Item, ...]:
    """Those of `items` that a layout leaves out on purpose; they are kept like all that no field took."""
    index = _index_of(procedure, layout)
    return tuple(item for item in items if index.leaves_out(item))


def _index_of(procedure: Procedure, layout: Layout | None) -> LayeredIndex:
    """The index of a procedure's sources and a layout's, made once per pair of objects."""
    key = id(procedure), id(layout)
    known = _indexes.get(key)
    if known is None or known[0] is not procedure or known[1] is not layout:
        known = _indexes[key] = (procedure, layout, LayeredIndex.of(procedure, layout))
        if len(_indexes) > _KEPT_INDEXES:
            _indexes.popitem(last=False)
    return known[2]


@dataclass(slots=True)
class _Run:
    """One submission being read: which items may fill which slot, and which have."""

    items: Sequence[Item]
    codes: CodeLists
    index: LayeredIndex
    candidates: dict[Slot, list[tuple[int, Match]]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def rows(self, group: str, fields: Sequence[Field]) -> tuple[list[Row], list[Row]]:
        """The rows of a group by their number, and the same as received; gaps close up."""
        rows: list[Row] = []
        received: list[Row] = []
        for number in sorted({slot.row for slot in self.candidates if slot.group == group}):
            row: Row = {}
            row_received: Row = {}
            for each in fields:
                value, text = self.fill(each, Slot(group, number, each.key))
                row[each.key], row_received[each.key] = _one_text(value), _one_text(text)
            rows.append(row)
            received.append(row_received)
        return rows, received

    def fill(self, form_field: Field, slot: Slot) -> _Filled:
        """Make the value of one slot from the items of its first source that holds something."""
        kind = FIELD_TYPES[form_field.type]
        candidates = self.candidates.get(slot)
        if not candidates:
            return _Filled([], []) if kind.multiple else _NOTHING
        between = self.index.joined(slot)
        if between is not None and any(match.rank < 0 for _, match in candidates):
            return self._chained(form_field, slot, candidates, between)
        found = candidates
        if len(candidates) > 1:
            rank = min(match.rank for _, match in candidates)
            found = [(at, match) for at, match in candidates if match.rank == rank]
        codes = self.codes.get(form_field.codes)
        if kind.multiple:
            texts = [self.items[at].value for at, _ in found]
            self.taken.update(at for at, _ in found)
            symbols = [sign for text in texts for sign in self.index.parse(form_field, slot, text, codes)]
            return _Filled(list(dict.fromkeys(symbols)), texts)
        whole = next((at for at, match in found if match.how == "whole"), None)
        if whole is None and any(match.how == "part" for _, match in found):
            return self._joined(form_field, found)
        at = found[0][0] if whole is None else whole
        self.taken.add(at)
        received = self.items[at].value
        return _Filled(self.index.parse(form_field, slot, received, codes), received)

    def _chained(
        self, form_field: Field, slot: Slot, candidates: Iterable[tuple[int, Match]], between: str
    ) -> _Filled:
        """Put the values of all the layout's sources after each other, in the order it names them."""
        ranked = sorted((match.rank, at) for at, match in candidates if match.rank < 0)
        places = list(dict.fromkeys(at for _, at in ranked))
        self.taken.update(places)
        received = between.join(self.items[at].value for at in places)
        codes = self.codes.get(form_field.codes)
        return _Filled(self.index.parse(form_field, slot, received, codes), received)

    def _joined(self, form_field: Field, found: Iterable[tuple[int, Match]]) -> _Filled:
        """Join the parts of a date, address, phone number or name; a part that comes twice counts once."""
        places: dict[str, int] = {}
        for at, match in found:
            if match.how == "part":
                places.setdefault(match.part, at)
        self.taken.update(places.values())
        joined = FAMILIES[form_field.type].joined({part: self.items[at].value for part, at in places.items()})
        value = FIELD_TYPES[form_field.type].parse(joined.readable, None)
        unreadable = form_field.type == "date" and wareki.from_iso(_one_text(value)) is None
        return _Filled(joined.unreadable if unreadable else value, joined.received)


def _one_text(value: Value) -> str:
    """A cell of a row is one text."""
    return value if isinstance(value, str) else "、".join(map(str, value))
