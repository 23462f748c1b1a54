"""Values as people read them: the labels of choices, the wording of dates."""

from collections.abc import Iterable

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.form import rows_of
from kaigo_desktop.core.model import Row, Value, Values
from kaigo_desktop.core.procedure import CodeLists, Field, Procedure

Label = str | list[str] | list[dict[str, str]]
"""The label of a choice, of several, or of the choices of each row."""

_WORDED = ("choice", "choices", "yes_no", "relationship")


def display(field: Field, value: Value, codes: CodeLists) -> str:
    """One field's value on the screen and on paper: 令和8年3月30日, 転入, 訪問介護、通所介護."""
    return FIELD_TYPES[field.type].show(value, codes.get(field.codes))


def labels(procedure: Procedure, values: Values, codes: CodeLists) -> dict[str, Label]:
    """The labels of the choices among `values`: {key: label | [labels] | [{key: label} per row]}.

    A group is named when it has a choice among its columns. Blank values have no label and are left out.
    """
    found = {
        field.key: _label(field, values.get(field.key, ""), codes) for field in _worded(procedure.fields())
    }
    for section in procedure.groups():
        columns = _worded(section.fields)
        if columns:
            found[section.group] = [
                _row_labels(columns, row, codes) for row in rows_of(values, section.group)
            ]
    return {key: label for key, label in found.items() if label}


def _worded(fields: Iterable[Field]) -> list[Field]:
    return [field for field in fields if field.type in _WORDED]


def _label(field: Field, value: Value, codes: CodeLists) -> Label:
    if isinstance(value, str):
        return display(field, value, codes)
    return [display(field, part, codes) for part in value if isinstance(part, str)]


def _row_labels(columns: list[Field], row: Row, codes: CodeLists) -> dict[str, str]:
    return {field.key: display(field, row[field.key], codes) for field in columns if row.get(field.key)}
