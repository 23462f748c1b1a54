"""Checking a value while it is typed (入力中の確認), by its type alone; the rules follow when it is saved."""

from dataclasses import replace

from kaigo_desktop.core.checks import filing_day
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.model import Problem, Value
from kaigo_desktop.core.procedure import Field
from kaigo_desktop.flow.desk import Case, Desk


def check_typed(desk: Desk, case: Case, path: str, field: Field, value: Value) -> list[Problem]:
    """What the type of `field` finds wrong with a value typed at `path`, each with its sentence.

    A blank value, and one that is sealed or masked, has nothing wrong with it here.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("read")
    kind = FIELD_TYPES[field.type]
    if not value or kind.secret or case.procedure is None:
        return []
    codes = case.codes.get(field.codes)
    day = filing_day(case.procedure, case.values, desk.program.today())
    faults = [*kind.check(value, field, codes), *kind.check_here(value, codes, day, desk.ward)]
    found = [Problem(path, severity, code, facts) for code, severity, facts in faults]
    messages = desk.program.messages
    return [replace(problem, message=messages.problem(problem, field.label)) for problem in found]
