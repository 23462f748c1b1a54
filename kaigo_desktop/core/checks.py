"""What is wrong with the values of a form field by field, before any rule of the definition is asked."""

from collections.abc import Iterator

from kaigo_desktop.core.condition import holds
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.form import blank, rows_of
from kaigo_desktop.core.model import Problem, Value, Values
from kaigo_desktop.core.procedure import CodeLists, Field, Procedure


def field_problems(procedure: Procedure, values: Values, codes: CodeLists) -> Iterator[Problem]:
    """The problems of every field and cell: missing, not expected, not of its type.

    The conditions of a column look at its own row. A row with nothing in it is not looked at.
    """
    for section in procedure.sections:
        if not section.group:
            for field in section.fields:
                yield from _of_field(field, field.key, values, codes)
            continue
        for index, row in enumerate(rows_of(values, section.group)):
            scope: Values = dict(row)
            if blank([row]):
                continue
            for field in section.fields:
                yield from _of_field(field, f"{section.group}[{index}].{field.key}", scope, codes)


def _of_field(field: Field, path: str, scope: Values, codes: CodeLists) -> Iterator[Problem]:
    value = scope.get(field.key, "")
    visible = holds(field.visible_if, scope)
    if blank(value):
        if visible and _is_required(field, scope):
            yield Problem(path, "error", "required")
    elif not visible:
        yield Problem(path, "warning", "not_expected")
    else:
        yield from _of_type(field, path, value, codes)


def _is_required(field: Field, scope: Values) -> bool:
    return field.required or (field.required_if is not None and holds(field.required_if, scope))


def _of_type(field: Field, path: str, value: Value, codes: CodeLists) -> Iterator[Problem]:
    for code, severity, facts in FIELD_TYPES[field.type].check(value, field, codes.get(field.codes)):
        yield Problem(path, severity, code, facts)
