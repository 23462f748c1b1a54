"""A code map (コード対応表): how the symbols of code lists are written for one core system.

A value is stored as the stable symbol of its code list; what a core system calls it differs between products,
so it is data, `resources/codemaps/<id>.toml`, which a ward may change in its store:

    id = "example-vendor"
    version = 1
    title = "例示用の基幹システム(参考)"
    source = "…"

    [codes.sex]
    male = "1"
    female = "2"
"""

from datetime import date

import msgspec

from kaigo_desktop.core.procedure import Definition, Field

CODED = ("choice", "choices", "yes_no", "relationship")
"""Field types whose values are symbols."""

YES_NO = "yes_no"
"""What a map calls the list of a yes-or-no field that has no code list of its own."""

CHAIN = "."
"""Between the symbols of a chain (`child.wife`, 子の妻)."""


class CodeMap(Definition, frozen=True):
    """How one core system writes symbols.

    Attributes:
        version: counts the changes of a map; a ward's change gets the next number.
        source: what the codes are known from.
        valid_from: first day it may be used on, ISO, "" for no bound.
        valid_to: last day, likewise, inclusive.
        chain: what stands between the codes of a chain of symbols.
        codes: code list id → symbol → the core system's code. A symbol that is missing has no code: it stops
            a hand-over.
    """

    id: str
    version: int
    title: str
    source: str = ""
    valid_from: str = ""
    valid_to: str = ""
    chain: str = ""
    codes: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)

    def is_valid_on(self, day: date) -> bool:
        """Whether the map may be used on `day`."""
        return self.valid_from <= day.isoformat() and (not self.valid_to or day.isoformat() <= self.valid_to)

    def code(self, code_list: str, symbol: str) -> str | None:
        """The code of a symbol, of a chain as a whole or part by part; None where one has none."""
        known = self.codes.get(code_list, {})
        if symbol in known:
            return known[symbol]
        parts = [known.get(part) for part in symbol.split(CHAIN)]
        found = [part for part in parts if part is not None]
        return self.chain.join(found) if len(found) == len(parts) > 1 else None


def list_of(field: Field) -> str:
    """What a map calls the list of a coded field: the id of its code list, or `yes_no`."""
    return field.codes or field.type


def pack(code_map: CodeMap) -> bytes:
    """The canonical JSON of a map: the same content, the same bytes."""
    return msgspec.json.encode(code_map, order="sorted")


def unpack(data: bytes) -> CodeMap:
    """The map that `pack` wrote."""
    return msgspec.json.decode(data, type=CodeMap)
