"""What a kind of rule is asked of, and what it answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.model import Row, Values
from kaigo_desktop.core.procedure import Procedure, Rule
from kaigo_desktop.core.text import fold_address
from kaigo_desktop.core.ward import Ward
from kaigo_desktop.core.wareki import PartialDate, from_iso


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule looks at: the form's values, and a row's under `group.key` when it is asked of a row.

    Outside a row, `group.key` is the list of the column's texts. `rows` are those of the group of a rule over
    all rows.
    """

    procedure: Procedure
    values: Values
    rows: list[Row]
    today: date
    ward: Ward

    def text(self, key: str) -> str:
        """The text of a field; "" for a blank one and for a list."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) and value.strip() else ""

    def date(self, key: str) -> PartialDate | None:
        """The date of a field, None where there is none to read."""
        return from_iso(self.text(key))

    def folded(self, key: str) -> str:
        """The text of a field as it is compared: widths, spaces and ways to write an address do not count."""
        text, field_type = self.text(key), FIELD_TYPES[self.procedure.field(key).type]
        if field_type.fold == "address":
            return fold_address(text, self.ward.address_prefixes)
        return text if field_type.secret else field_type.search_text(text)

    def dates(self, keys: tuple[str, ...]) -> list[tuple[str, PartialDate]]:
        """The fields among `keys` that hold a readable date."""
        return [(key, known) for key in keys if (known := self.date(key)) is not None]


@dataclass(frozen=True, slots=True)
class Finding:
    """That a rule does not hold: the marked field, facts for the message, the row if the kind chose it."""

    field: str
    facts: dict[str, object] = attribute(default_factory=dict)
    unsure: bool = False
    row: int | None = None


Findings = Iterator[Finding]
Kind = Callable[[Rule, Scope], Findings]
