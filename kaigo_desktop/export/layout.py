"""Which cells a hand-over has: a profile and a procedure make tables, a record makes their rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kaigo_desktop.core.labels import display
from kaigo_desktop.core.model import Row, Value, Values
from kaigo_desktop.core.procedure import CodeLists, Field, Procedure
from kaigo_desktop.core.profile import RECEIPT_NO, RECEIVED_AT, ROW, Column, Profile
from kaigo_desktop.export.notation import DATES

_LEADING = {RECEIPT_NO: "受付番号", RECEIVED_AT: "受付日時", ROW: "行"}
_WORDED = ("choice", "choices", "yes_no", "relationship")


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
    """A column of a table: its key, its heading, and its field (none for 受付番号, 受付日時, 行)."""

    key: str
    header: str
    field: Field | None


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

    @property
    def header(self) -> list[str]:
        """The headings in order."""
        return [cell.header for cell in self.cells]

    def rows(self, record: Record) -> Iterator[tuple[int, list[str]]]:
        """The rows `record` gives, each with its position (from 0): one, or one for each row of the group."""
        if not self.group:
            yield 0, [self._text(cell, record, record.values, 0) for cell in self.cells]
            return
        for number, row in enumerate(_rows_of(record.values.get(self.group, []))):
            values: Values = dict(row)
            yield number, [self._text(cell, record, values, number) for cell in self.cells]

    def path(self, column: int, row: int) -> str:
        """Where a cell's value stands in the record: `insured_name`, `household[0].name`, `receipt_no`."""
        key = self.cells[column].key
        return f"{self.group}[{row}].{key}" if self.group and self.cells[column].field else key

    def _text(self, cell: Cell, record: Record, values: Values, row: int) -> str:
        if cell.field is not None:
            return self.notation.text(cell.field, values.get(cell.key, ""), record.codes)
        leading = {RECEIPT_NO: record.receipt_no, RECEIVED_AT: record.received_at, ROW: str(row + 1)}
        return leading.get(cell.key, "")


@dataclass(frozen=True, slots=True)
class Notation:
    """How a profile writes values: dates, and the separator of a multiple choice; all else as it stands."""

    date: Callable[[str], str]
    separator: str

    def text(self, field: Field, value: Value, codes: CodeLists) -> str:
        """The text of one cell: choices as their label, yes and no in words, dates as the profile wants."""
        parts = [value] if isinstance(value, str) else [part for part in value if isinstance(part, str)]
        return self.separator.join(self._part(field, part, codes) for part in parts)

    def _part(self, field: Field, text: str, codes: CodeLists) -> str:
        if field.type == "date":
            return self.date(text)
        return display(field, text, codes) if field.type in _WORDED else text


def tables(profile: Profile, procedure: Procedure, *, may_see_individual_numbers: bool) -> list[Table]:
    """The tables of `procedure` under `profile`: the form first, then its repeated groups in form order.

    A column of a 個人番号 is left out unless the profile asks for it and the user may see it; a group the
    profile takes no column of has no table.
    """
    wanted = profile.columns.get(procedure.id)
    notation = Notation(DATES[profile.dates], profile.list_separator)
    numbers = profile.individual_numbers and may_see_individual_numbers
    made = []
    for group, title, fields in _parts(procedure):
        columns = _all(profile, group, fields) if wanted is None else _chosen(wanted, group)
        by_key = {field.key: field for field in fields}
        cells = tuple(
            Cell(column.key, column.header or _heading(column.key, by_key), by_key.get(column.key))
            for column in columns
            if numbers or column.key not in by_key or by_key[column.key].type != "individual_number"
        )
        if cells:
            made.append(Table(procedure.id, group, title, cells, notation))
    return made


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
    parts = [(column.key.rpartition("."), column.header) for column in wanted]
    return [Column(key=key, header=header) for (owner, _, key), header in parts if owner == group]


def _heading(key: str, fields: dict[str, Field]) -> str:
    """The field's label; the key itself where an older form has no such field (its cells stay empty)."""
    return fields[key].label if key in fields else _LEADING.get(key, key)


def _rows_of(value: Value) -> Iterator[Row]:
    """The rows of a group's value; anything else (an empty text) has none."""
    return (part for part in value if isinstance(part, dict)) if not isinstance(value, str) else iter(())
