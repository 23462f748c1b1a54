"""Which cells a hand-over has: a profile and a procedure make tables, a record makes their rows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from kaigo_desktop.core.code_map import CODED, CodeMap, list_of
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.labels import display
from kaigo_desktop.core.model import Row, Value, Values
from kaigo_desktop.core.procedure import CodeLists, Field, Procedure
from kaigo_desktop.core.profile import LABEL, RECEIPT_NO, RECEIVED_AT, ROW, SYMBOL, Column, Profile
from kaigo_desktop.export.notation import DATES, iso

_LEADING = {RECEIPT_NO: "受付番号", RECEIVED_AT: "受付日時", ROW: "行"}

NO_MAPS: Mapping[str, CodeMap] = MappingProxyType({})
"""What a profile needs that writes labels and symbols only."""

Missing = Callable[[str, str], None]
"""Is told of a symbol without a code: where it stands (`household[0].relationship`), and the symbol."""


@dataclass(frozen=True, slots=True)
class Record:
    """One approved application as it is handed over, in the form it was received under.

    `received_at` is ISO local time; `values` are those of the approved revision, 個人番号 in clear only for a
    user who may see them.
    """

    receipt_no: str
    received_at: str
    procedure: Procedure
    codes: CodeLists
    values: Values


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a table: its key, its heading, and its field (none for 受付番号, 受付日時, 行).

    `codes` is how its symbols are written: `label`, `symbol` or the id of a code map.
    """

    key: str
    header: str
    field: Field | None
    codes: str = LABEL


@dataclass(frozen=True, slots=True)
class Table:
    """One file (or sheet) of a procedure: the form's fields, or the rows of one repeated group (世帯員).

    Attributes:
        procedure: id of the procedure.
        group: key of the repeated group, "" for the form itself.
        title: what people call it: the procedure's short title, and the group's.
        cells: its columns in order.
    """

    procedure: str
    group: str
    title: str
    cells: tuple[Cell, ...]
    notation: "Notation"
    _plan: "_Plan" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the columns once into those written as they stand and those that need wording."""
        object.__setattr__(self, "_plan", _Plan.of(self.cells, self.notation))

    @property
    def header(self) -> list[str]:
        """The headings in order."""
        return [cell.header for cell in self.cells]

    def rows(self, record: Record, missing: Missing) -> Iterator[tuple[int, list[str]]]:
        """The rows `record` gives, each with its position (from 0): one, or one for each row of the group.

        A symbol without a code leaves its cell empty and is told to `missing`.
        """
        if not self.group:
            yield 0, self._cells(record, record.values, 0, missing)
            return
        for number, row in enumerate(_rows_of(record.values.get(self.group, []))):
            yield number, self._cells(record, dict(row), number, missing)

    def path(self, column: int, row: int) -> str:
        """Where a cell's value stands in the record: `insured_name`, `household[0].name`, `receipt_no`."""
        key = self.cells[column].key
        return f"{self.group}[{row}].{key}" if self.group and self.cells[column].field else key

    def _cells(self, record: Record, values: Values, row: int, missing: Missing) -> list[str]:
        plan, value_of = self._plan, values.get
        plan.under(record.codes)
        texts: list[Any] = list(map(value_of, plan.keys, plan.blanks))  # lists too, until worded below
        leading = {RECEIPT_NO: record.receipt_no, RECEIVED_AT: record.received_at, ROW: str(row + 1)}
        for column, key in plan.leading:
            texts[column] = leading.get(key, "")
        for column, cell, item, known in plan.worded:
            value = texts[column] or ""
            found = known.get(value) if isinstance(value, str) else None
            if found is None:
                found = self.notation.text(cell, item, value, record.codes)
                if isinstance(value, str) and len(known) < _REMEMBERED and len(value) <= _LONGEST_REMEMBERED:
                    known[value] = found
            texts[column] = found[0]
            for symbol in found[1]:
                missing(self.path(column, row), symbol)
        return texts


_REMEMBERED, _LONGEST_REMEMBERED = 4_096, 64


@dataclass(slots=True)
class _Plan:
    """The columns of a table by what they need: most cells of a wide form are written as they stand.

    Attributes:
        keys: each column's key in the values; `blanks` are as many empty texts.
        leading: (column, key) of 受付番号, 受付日時 and 行.
        worded: (column, cell, field, wordings found so far) of dates, choices and what holds several values:
            the same few labels come again and again.
        codes: the code lists those wordings come from.
    """

    keys: tuple[str, ...]
    blanks: tuple[str, ...]
    leading: tuple[tuple[int, str], ...]
    worded: tuple[tuple[int, Cell, Field, dict[str, tuple[str, list[str]]]], ...]
    codes: CodeLists | None = None

    @classmethod
    def of(cls, cells: tuple[Cell, ...], notation: "Notation") -> "_Plan":
        """Sort the columns `cells`."""
        return cls(
            keys=tuple(cell.key for cell in cells),
            blanks=("",) * len(cells),
            leading=tuple((column, cell.key) for column, cell in enumerate(cells) if cell.field is None),
            worded=tuple(
                (column, cell, cell.field, {})
                for column, cell in enumerate(cells)
                if cell.field is not None and not notation.is_plain(cell.field)
            ),
        )

    def under(self, codes: CodeLists) -> None:
        """Forget the wordings when a record brings other code lists."""
        if self.codes is not codes:
            self.codes = codes
            for *_, known in self.worded:
                known.clear()


@dataclass(frozen=True, slots=True)
class Notation:
    """How a profile writes values: dates, symbols, the separator of a multiple choice; all else as it stands.

    `maps` are the code maps its columns name, by id.
    """

    date: Callable[[str], str]
    separator: str
    maps: Mapping[str, CodeMap]

    def is_plain(self, item: Field) -> bool:
        """Whether a value of this field is written as it stands, whatever it is."""
        if item.type == "date":
            return self.date is iso
        return item.type not in CODED and not FIELD_TYPES[item.type].multiple

    def text(self, cell: Cell, field: Field, value: Value, codes: CodeLists) -> tuple[str, list[str]]:
        """The text of one cell, and the symbols in it that have no code (their place there is empty)."""
        parts = [value] if isinstance(value, str) else [part for part in value if isinstance(part, str)]
        written = [self._part(cell, field, part, codes) for part in parts]
        uncoded = [part for part, text in zip(parts, written, strict=True) if text is None]
        return self.separator.join(text or "" for text in written), uncoded

    def _part(self, cell: Cell, field: Field, text: str, codes: CodeLists) -> str | None:
        if field.type == "date":
            return self.date(text)
        if field.type not in CODED or cell.codes == SYMBOL or not text.strip():
            return text
        if cell.codes == LABEL:
            return display(field, text, codes)
        return self.maps[cell.codes].code(list_of(field), text)


def tables(
    profile: Profile,
    procedure: Procedure,
    *,
    maps: Mapping[str, CodeMap] = NO_MAPS,
    may_see_individual_numbers: bool,
) -> list[Table]:
    """The tables of `procedure` under `profile`: the form first, then its repeated groups in form order.

    `maps` holds every code map the profile names.
    A column of a 個人番号 is left out unless the profile asks for it and the user may see it; a group the
    profile takes no column of has no table.
    """
    wanted = profile.columns.get(procedure.id)
    notation = Notation(DATES[profile.dates], profile.list_separator, maps)
    numbers = profile.individual_numbers and may_see_individual_numbers
    made = []
    for group, title, fields in _parts(procedure):
        columns = _all(profile, group, fields) if wanted is None else _chosen(wanted, group)
        by_key = {field.key: field for field in fields}
        cells = tuple(
            _cell(profile, column, by_key)
            for column in columns
            if numbers or column.key not in by_key or by_key[column.key].type != "individual_number"
        )
        if cells:
            made.append(Table(procedure.id, group, title, cells, notation))
    return made


def _cell(profile: Profile, column: Column, fields: dict[str, Field]) -> Cell:
    field = fields.get(column.key)
    codes = profile.notation(list_of(field), column) if field and field.type in CODED else LABEL
    return Cell(column.key, column.header or _heading(column.key, fields), field, codes)


def _parts(procedure: Procedure) -> Iterator[tuple[str, str, tuple[Field, ...]]]:
    """Group key, title and fields of the form and of each group."""
    yield "", procedure.short_title, tuple(procedure.fields())
    for section in procedure.groups():
        yield section.group, f"{procedure.short_title} {section.title}", section.fields


def _all(profile: Profile, group: str, fields: tuple[Field, ...]) -> list[Column]:
    leading = (RECEIPT_NO, ROW) if group else (RECEIPT_NO, RECEIVED_AT)
    items = (field.key for field in fields if profile.local_fields or not field.local)
    return [Column(key=key) for key in (*leading, *items)]


def _chosen(wanted: tuple[Column, ...], group: str) -> list[Column]:
    """The profile's columns that belong to `group` ("": the form), their key without the group."""
    parts = [(column, *column.key.rpartition(".")) for column in wanted]
    return [
        Column(key=key, header=column.header, codes=column.codes)
        for column, owner, _dot, key in parts
        if owner == group
    ]


def _heading(key: str, fields: dict[str, Field]) -> str:
    """The field's label; the key itself where an older form has no such field (its cells stay empty)."""
    return fields[key].label if key in fields else _LEADING.get(key, key)


def _rows_of(value: Value) -> Iterator[Row]:
    """The rows of a group's value; anything else (an empty text) has none."""
    return (part for part in value if isinstance(part, dict)) if not isinstance(value, str) else iter(())
