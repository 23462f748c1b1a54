"""Which fields an edit may touch: of each changed one, its group must be one the user may edit."""

from collections.abc import Iterator, Mapping

from kaigo_desktop.core.field_groups import GROUPS, HIDDEN, group_of
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.form import rows_of
from kaigo_desktop.core.masking import MASK
from kaigo_desktop.core.model import Row, Value, Values
from kaigo_desktop.core.procedure import Field, Section
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.reading import Form

KEPT = (MASK, HIDDEN)
"""What stands in a cell nobody typed into."""

ORDER = "[]"
"""What stands after a group in the path of the order of its rows."""


def require_fields(desk: Desk, form: Form, values: Values, changes: Mapping[str, Value]) -> None:
    """Refuse an edit of a field the user may not edit, whether or not it would change anything.

    A refusal that told a change from none would tell what stands in a field one may not read. Only where the
    rows of a group are given whole may a readable column stand in them as it is.

    Args:
        desk: whose edit it is.
        form: of the application.
        values: as they stand.
        changes: as `edit` takes them; what the form has no place for is left to it to refuse.

    Raises:
        UserError: `not_permitted`, naming the group of fields.
    """
    procedure = form.procedure
    editable = desk.rights.groups("edit", procedure.id)
    if editable >= frozenset(GROUPS):
        return
    readable = desk.rights.groups("read", procedure.id)
    sections = {section.group: section for section in procedure.groups()}
    for path, typed in changes.items():
        touched: Iterator[Field]
        if path.endswith(ORDER) and path.removesuffix(ORDER) in sections:
            touched = iter(sections[path.removesuffix(ORDER)].fields)  # a row takes every column along
        elif path in sections:
            old, new = rows_of(values, path), rows_of({path: typed}, path)
            touched = _touched(form, sections[path], old, new, readable)
        else:
            touched = _named(form, path, typed)
        for field in touched:
            desk.require("edit", procedure.id, group_of(field))


def _named(form: Form, path: str, typed: Value) -> Iterator[Field]:
    """The field an edit names, unless it is left as it is."""
    group, bracket, rest = path.partition("[")
    try:
        field = form.procedure.field(f"{group}.{rest.partition('].')[2]}" if bracket else path)
    except KeyError:
        return
    if typed not in KEPT:
        yield field


def _touched(
    form: Form, section: Section, old: list[Row], new: list[Row], readable: frozenset[str]
) -> Iterator[Field]:
    """The columns in which rows given whole touch a cell: of a row that goes, every one not known empty."""
    for number in range(max(len(old), len(new))):
        before = old[number] if number < len(old) else {}
        typed = new[number] if number < len(new) else {}
        for field in section.fields:
            text = typed.get(field.key, "")
            is_new = number >= len(old)
            if text in KEPT or (is_new and not text.strip()):
                continue
            same = FIELD_TYPES[field.type].parse(text, form.codes.get(field.codes)) == before.get(
                field.key, ""
            )
            if not (same and group_of(field) in readable):
                yield field
