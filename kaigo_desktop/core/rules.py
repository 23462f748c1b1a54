"""Review (審査): every problem of an application's values, by its field types and its definition's rules."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kaigo_desktop.core.age import age_reached_on
from kaigo_desktop.core.checks import field_problems
from kaigo_desktop.core.condition import holds
from kaigo_desktop.core.form import blank, filled_values, rows_of, with_columns
from kaigo_desktop.core.model import Problem, Values
from kaigo_desktop.core.procedure import CodeLists, Procedure, Rule
from kaigo_desktop.core.rulekinds import KINDS
from kaigo_desktop.core.rulescope import Finding, Scope
from kaigo_desktop.core.value_kinds import WARD_SETTINGS
from kaigo_desktop.core.ward import Ward

__all__ = ["KINDS", "age_reached_on", "blank", "filled_values", "misuse", "review"]

_SEVERITIES = ("error", "warning", "info")
_CELL = re.compile(r"(?P<group>[^\[]+)\[(?P<row>\d+)\]\.(?P<key>.+)")
_PLACE = re.compile(r"\{(\w+)\}")


def review(procedure: Procedure, values: Values, codes: CodeLists, today: date, ward: Ward) -> list[Problem]:
    """Every problem of `values`: errors first, then warnings, then infos, each in form order.

    A problem of a rule carries the rule's message; that of a built-in check the facts from which the messages
    make its sentence. `values` may lack keys; nothing in them makes this fail.
    """
    complete = filled_values(procedure, values)
    found = [*field_problems(procedure, complete, codes, today, ward)]
    scopes = _Scopes(Scope(procedure, with_columns(procedure, complete), [], today, ward))
    for rule, group in procedure.rules_by_group:
        found += _rule_problems(rule, group, scopes)
    if len(found) < 2:  # noqa: PLR2004 - nothing to sort
        return found
    places = _places(procedure)
    return sorted(
        found, key=lambda problem: (_SEVERITIES.index(problem.severity), *_place(problem.field, places))
    )


def misuse(rule: Rule) -> str:
    """What is wrong with how a definition writes a rule (in English, for its author), "" for nothing."""
    kind = KINDS.get(rule.kind)
    if kind is None:
        return f"unknown kind {rule.kind!r}; known: {', '.join(KINDS)}"
    fewest, most = kind.fields
    if not fewest <= len(rule.fields) <= most:
        return f"{rule.kind} takes {fewest} to {most} fields, not {len(rule.fields)}"
    if (kind.values < 0 and not rule.values) or (kind.values >= 0 and len(rule.values) != kind.values):
        wanted = "one or more" if kind.values < 0 else str(kind.values)
        return f"{rule.kind} takes {wanted} values, not {len(rule.values)}"
    if kind.numeric and not all(
        value.isdecimal() or (not value and kind.values > 1) for value in rule.values
    ):
        return f"{rule.kind} takes whole numbers as values"
    groups = {key.rpartition(".")[0] for key in rule.fields if "." in key}
    if len(groups) > 1 or (kind.over_rows and not groups):
        return f"{rule.kind} takes the columns of one group"
    return _misuse_of_kind(rule)


def _misuse_of_kind(rule: Rule) -> str:
    if (rule.kind in {"within_days", "gap"}) != (rule.days > 0):
        return "days belong to within_days and gap, which need them"
    if rule.kind == "condition" and rule.when is None:
        return "condition needs when"
    if rule.kind == "equals_ward" and rule.values[0] not in WARD_SETTINGS:
        return f"equals_ward compares with one of: {', '.join(WARD_SETTINGS)}"
    return ""


class _Scopes:
    """What rules are asked of, made once for each group: the form as a whole, and each row of the group."""

    def __init__(self, form: Scope) -> None:
        self._form = form
        self._wholes: dict[str, Scope] = {"": form}
        self._rows: dict[str, list[tuple[int, Scope]]] = {}

    def whole(self, group: str) -> Scope:
        """The form, with the rows of a group for a rule over all of them."""
        if group not in self._wholes:
            self._wholes[group] = replace(self._form, rows=rows_of(self._form.values, group))
        return self._wholes[group]

    def rows(self, group: str) -> list[tuple[int, Scope]]:
        """Each row of a group that is not blank, its cells beside the values of the form."""
        if group not in self._rows:
            whole = self.whole(group)
            self._rows[group] = [
                (index, replace(whole, values=whole.values | {f"{group}.{key}": row[key] for key in row}))
                for index, row in enumerate(whole.rows)
                if not blank([row])
            ]
        return self._rows[group]


def _rule_problems(rule: Rule, group: str, scopes: _Scopes) -> Sequence[Problem]:
    kind, when = KINDS[rule.kind], rule.when
    if group and not (kind.over_rows or kind.any_row):
        return [
            _problem(scope.procedure, rule, finding, row)
            for row, scope in scopes.rows(group)
            if when is None or holds(when, scope.values)
            for finding in kind.find(rule, scope)
        ]
    scope = scopes.whole(group)
    if when is not None and not holds(when, scope.values):
        return ()
    return [_problem(scope.procedure, rule, finding, None) for finding in kind.find(rule, scope)]


def _problem(procedure: Procedure, rule: Rule, finding: Finding, row: int | None) -> Problem:
    path = _path(finding.field, finding.row if finding.row is not None else row)
    if finding.unsure:
        labels = tuple(dict.fromkeys(_label(procedure, key) for key in rule.fields))
        return Problem(path, "info", "needs_confirmation", {"rule": rule.id, "fields": labels})
    message = _PLACE.sub(lambda match: str(finding.facts.get(match[1], match[0])), rule.message)
    return Problem(path, rule.severity, rule.id, finding.facts, message)


def _path(key: str, row: int | None) -> str:
    group, dot, name = key.rpartition(".")
    return f"{group}[{row}].{name}" if dot and row is not None else key


def _label(procedure: Procedure, key: str) -> str:
    titles = {section.group: section.title for section in procedure.groups()}
    return titles[key] if key in titles else procedure.field(key).label


def _places(procedure: Procedure) -> dict[str, tuple[int, int]]:
    """Field key or `group.key` → (section, field) position."""
    places: dict[str, tuple[int, int]] = {}
    for number, section in enumerate(procedure.sections):
        if section.group:
            places[section.group] = (number, -1)
        for index, field in enumerate(section.fields):
            places[f"{section.group}.{field.key}" if section.group else field.key] = (number, index)
    return places


def _place(path: str, places: dict[str, tuple[int, int]]) -> tuple[int, int, int]:
    """(section, row, field) of a problem; one of the whole form stands first."""
    cell = _CELL.fullmatch(path)
    if cell is None:
        number, index = places.get(path, (-1, -1))
        return number, -1, index
    number, index = places[f"{cell['group']}.{cell['key']}"]
    return number, int(cell["row"]), index
