"""What a set of values means for the store: problems, list columns and search texts of one application.

One place makes them, so that intake, edits and re-reading can't disagree.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.form import rows_of
from kaigo_desktop.core.layout import Layout
from kaigo_desktop.core.model import Problem, Value, Values
from kaigo_desktop.core.procedure import CodeLists, Field, Procedure, Section
from kaigo_desktop.core.rules import review
from kaigo_desktop.core.ward import Ward
from kaigo_desktop.messages import Messages
from kaigo_desktop.store.applications import Columns
from kaigo_desktop.store.search import WRITTEN, SearchTexts


@dataclass(frozen=True, slots=True)
class Form:
    """A definition with what is needed to judge values against it."""

    procedure: Procedure
    codes: CodeLists
    ward: Ward
    digest: str = ""
    layout: Layout | None = None
    """What goes before the definition where something is read; never part of what is kept with it."""


def problems(form: Form, values: Values, today: date, messages: Messages) -> list[Problem]:
    """Review `values`; every problem carries its sentence."""
    found = review(form.procedure, values, form.codes, today, form.ward)
    return [
        replace(problem, message=messages.problem(problem, field_label(form, problem.field)))
        for problem in found
    ]


def columns(form: Form, values: Values, found: list[Problem], received_on: date) -> Columns:
    """The list columns of `values`; a column on a group's field shows the first row."""
    shown = {"name": "", "kana": "", "insured_no": "", "born_on": ""}
    for _path, field, value in cells(form.procedure, values):
        if field.column and not shown[field.column]:
            shown[field.column] = value if isinstance(value, str) else ""
    return Columns(
        **shown,
        due_on=(received_on + timedelta(days=form.procedure.handling_days)).isoformat(),
        errors=sum(problem.severity == "error" for problem in found),
        warnings=sum(problem.severity == "warning" for problem in found),
    )


def search_texts(form: Form, values: Values) -> SearchTexts:
    """The folded texts of every searched field, by kind, and names as they stand; no individual number."""
    texts: dict[str, list[str]] = {}
    for _path, field, value in cells(form.procedure, values):
        kind, field_type = field.search, FIELD_TYPES[field.type]
        if kind and not field_type.secret and isinstance(value, str) and value.strip():
            texts.setdefault(kind, []).append(field_type.search_text(value, kind))
            if kind == "name":
                texts.setdefault(WRITTEN, []).append(value)
    return texts


def cells(procedure: Procedure, values: Values) -> list[tuple[str, Field, Value]]:
    """(path, field, value) of every field that holds something: `applicant_name`, `household[0].name`."""
    return [cell for section in procedure.sections for cell in _section_cells(section, values)]


def _section_cells(section: Section, values: Values) -> list[tuple[str, Field, Value]]:
    if not section.group:
        return [(field.key, field, values[field.key]) for field in section.fields if values.get(field.key)]
    return [
        (f"{section.group}[{index}].{field.key}", field, row[field.key])
        for index, row in enumerate(rows_of(values, section.group))
        for field in section.fields
        if row.get(field.key)
    ]


def field_label(form: Form, path: str) -> str:
    """What staff call the field at `path`; a cell of a row names the row (世帯員氏名（1人目）)."""
    if not path:
        return form.procedure.short_title
    group, bracket, rest = path.partition("[")
    try:
        if not bracket:
            return form.procedure.field(path).label
        number, _, key = rest.partition("].")
        return f"{form.procedure.field(f'{group}.{key}').label}({int(number) + 1})"
    except KeyError:
        return next((section.title for section in form.procedure.groups() if section.group == path), path)
