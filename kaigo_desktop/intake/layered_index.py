"""Which field an item belongs to where a layout goes before the procedure's own sources."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.fieldtypes.choices import split_list
from kaigo_desktop.core.layout import Layout, LayoutField
from kaigo_desktop.core.model import Item
from kaigo_desktop.core.procedure import CodeList, Field, Procedure, Section
from kaigo_desktop.core.text import fold_item
from kaigo_desktop.intake.item_index import ItemIndex, Match, Slot

_NOWHERE = Field(key="", label="")


@dataclass(slots=True)
class LayeredIndex:
    """The sources of a procedure, and before them those of a layout where there is one.

    Attributes:
        own: the procedure's sources.
        before: the layout's; their rank is below 0.
        ignored: what the layout leaves out.
        fields: what the layout says of a field, by (group, key).
    """

    own: ItemIndex
    before: ItemIndex = field(default_factory=ItemIndex)
    ignored: ItemIndex = field(default_factory=ItemIndex)
    fields: dict[tuple[str, str], LayoutField] = field(default_factory=dict)
    _words: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, procedure: Procedure, layout: Layout | None = None) -> "LayeredIndex":
        """Index a procedure, with a layout before it; what the layout says of unknown fields is left out."""
        index = cls(ItemIndex.of(procedure))
        if layout is None:
            return index
        said = {_place(part.key): part for part in layout.fields}
        for section in procedure.sections:
            for known in section.fields:
                part = said.get((section.group, known.key))
                if part is not None and not known.local:
                    index._take(section, known, part)
        for source in layout.ignored:
            index.ignored.add(_NOWHERE, "-", 0, source)
        return index

    def matches(self, item: Item) -> Sequence[Match]:
        """Every slot `item` belongs to: by the layout, or else by the procedure.

        Where the layout names only the item and not this part of it, a better match of the procedure wins.
        """
        if not self.fields and not (self.ignored.by_name or self.ignored.by_id):
            return self.own.matches(item)
        named = self.before.matches(item)
        if firm := _firm(named):
            return firm
        if self.ignored.matches(item):
            return ()
        own = self.own.matches(item)
        return (_firm(own) or named) if named else own

    def leaves_out(self, item: Item) -> bool:
        """Whether the layout leaves `item` out on purpose."""
        return bool(self.ignored.matches(item)) and not _firm(self.before.matches(item))

    def parse(self, known: Field, slot: Slot, text: str, codes: CodeList | None) -> str | list[str]:
        """The canonical value of a received text, whose wording the layout may know."""
        kind = FIELD_TYPES[known.type]
        words = self._words.get((slot.group, slot.key))
        if words is None:
            return kind.parse(text, codes)
        if (symbol := words.get(fold_item(text))) is not None:
            return kind.parse(symbol, codes)
        if not kind.multiple:
            return kind.parse(text, codes)
        if not any(fold_item(part) in words for part in split_list(text)):
            return kind.parse(text, codes)
        parts = [words.get(fold_item(part), part) for part in split_list(text)]
        return [symbol for part in parts for symbol in kind.parse(part, codes)]

    def joined(self, slot: Slot) -> str | None:
        """What stands between the sources of a field that together are its value; None for other fields."""
        part = self.fields.get((slot.group, slot.key))
        return part.joined if part is not None else None

    def _take(self, section: Section, known: Field, part: LayoutField) -> None:
        place = section.group, known.key
        self.fields[place] = part
        if part.values:
            self._words[place] = {fold_item(wording): symbol for wording, symbol in part.values.items()}
        for rank, source in enumerate(part.sources):
            self.before.add(known, section.group, rank - len(part.sources), source)


def _firm(matches: Sequence[Match]) -> Sequence[Match]:
    return [match for match in matches if match.how != "loose"]


def _place(key: str) -> tuple[str, str]:
    group, _, name = key.rpartition(".")
    return group, name
