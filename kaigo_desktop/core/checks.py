"""What is wrong with the values of a form field by field, before any rule of the definition is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kaigo_desktop.core.condition import holds
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.form import blank, rows_of
from kaigo_desktop.core.model import Problem, Value, Values
from kaigo_desktop.core.procedure import CodeLists, Field, Procedure
from kaigo_desktop.core.ward import Ward
from kaigo_desktop.core.wareki import from_iso


@dataclass(frozen=True, slots=True)
class _Circumstances:
    """What a value is judged by beside itself: the code lists, the day of filing and the ward."""

    codes: CodeLists
    day: date
    ward: Ward


def field_problems(
    procedure: Procedure, values: Values, codes: CodeLists, today: date, ward: Ward
) -> Iterator[Problem]:
    """The problems of every field and cell: missing, not expected, not of its type, not valid on that day.

    The conditions of a column look at its own row. A row with nothing in it is not looked at.
    """
    by = _Circumstances(codes, filing_day(procedure, values, today), ward)
    for section in procedure.sections:
        if not section.group:
            for field in section.fields:
                yield from _of_field(field, "", values, by)
            continue
        for index, row in enumerate(rows_of(values, section.group)):
            scope: Values = dict(row)
            if blank([row]):
                continue
            place = f"{section.group}[{index}]."
            for field in section.fields:
                yield from _of_field(field, place, scope, by)


def filing_day(procedure: Procedure, values: Values, today: date) -> date:
    """The day of filing; `today` where the form has none, or it is not known to the day."""
    text = values.get(procedure.filed_on, "") if procedure.filed_on else ""
    known = from_iso(text) if isinstance(text, str) else None
    return (known.full() if known else None) or today


def _of_field(field: Field, place: str, scope: Values, by: _Circumstances) -> Sequence[Problem]:
    """The problems of a field; `place` is what its path begins with."""
    value, path = scope.get(field.key, ""), place + field.key
    visible = field.visible_if is None or holds(field.visible_if, scope)
    if blank(value):
        missing = visible and _is_required(field, scope)
        return (Problem(path, "error", "required"),) if missing else ()
    if not visible:
        return (Problem(path, "warning", "not_expected"),)
    return _of_type(field, path, value, by)


def _is_required(field: Field, scope: Values) -> bool:
    return field.required or (field.required_if is not None and holds(field.required_if, scope))


def _of_type(field: Field, path: str, value: Value, by: _Circumstances) -> Sequence[Problem]:
    kind, codes = FIELD_TYPES[field.type], by.codes.get(field.codes)
    faults = [*kind.check(value, field, codes), *kind.check_here(value, codes, by.day, by.ward)]
    return [Problem(path, severity, code, facts) for code, severity, facts in faults]
