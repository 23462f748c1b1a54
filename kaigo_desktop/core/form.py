"""The values of a form as a whole: what is blank, what is missing, the rows of a group."""

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.model import Row, Value, Values
from kaigo_desktop.core.procedure import Procedure, Section


def blank(value: Value) -> bool:
    """Whether a value says nothing: empty or spaces, no symbol, no row with anything in it."""
    if isinstance(value, str):
        return not value.strip()
    return all(all(map(blank, part.values())) if isinstance(part, dict) else blank(part) for part in value)


def rows_of(values: Values, group: str) -> list[Row]:
    """The rows of `group`, none where it is missing."""
    rows = values.get(group, [])
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def filled_values(procedure: Procedure, values: Values) -> Values:
    """`values` with every key of the form, in its order; "" or [] for what is missing.

    Rows hold every column. Keys the form does not know stand at the end: nothing is dropped.
    """
    filled: Values = {}
    for section in procedure.sections:
        if section.group:
            filled[section.group] = [_filled_row(section, row) for row in rows_of(values, section.group)]
        else:
            for field in section.fields:
                if field.key in values:
                    filled[field.key] = values[field.key]
                else:
                    filled[field.key] = [] if FIELD_TYPES[field.type].multiple else ""
    return filled | {key: value for key, value in values.items() if key not in filled}


def with_columns(procedure: Procedure, values: Values) -> Values:
    """`values` and beside them every column of a group as `group.key`: the texts of all its rows."""
    columns: Values = dict(values)
    for section in procedure.groups():
        rows = rows_of(values, section.group)
        for field in section.fields:
            columns[f"{section.group}.{field.key}"] = [row.get(field.key, "") for row in rows]
    return columns


def _filled_row(section: Section, row: Row) -> Row:
    filled = {field.key: row.get(field.key, "") for field in section.fields}
    return filled | {key: text for key, text in row.items() if key not in filled}
