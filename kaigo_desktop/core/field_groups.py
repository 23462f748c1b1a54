"""Groups of fields (項目群) a role may be kept from: found from a definition, never field by field.

A new procedure therefore needs no list of its own: what a field is (its type, its place in the search, who
fills it) says which group it belongs to.
"""

from collections.abc import Collection, Iterable

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.model import Value, Values
from kaigo_desktop.core.procedure import Field, Procedure

GROUPS = ("number", "address", "contact", "staff", "general")
"""Every group: `number` 個人番号, `address` 住所, `contact` 電話番号, `staff` 職員記入欄, `general` 他."""

SEARCHED = {
    "name": ("general",),
    "kana": ("general",),
    "number": ("general", "staff"),
    "address": ("address",),
    "phone": ("contact",),
}
"""What feeds each kind of the search index: who may not read all of it finds nothing by it."""

HIDDEN = "閲覧権限がありません"
"""What stands in place of a value one may not read, also of an empty one."""

_ADDRESSES = ("address", "postal_code")


def group_of(field: Field) -> str:
    """The group of a field: one of `GROUPS`."""
    if FIELD_TYPES[field.type].secret:
        return "number"
    marks = {field.type, field.search, field.person}
    if not marks.isdisjoint(_ADDRESSES):
        return "address"
    if "phone" in marks:
        return "contact"
    return "staff" if field.local else "general"


def groups_at(procedure: Procedure, path: str) -> frozenset[str]:
    """The groups of what stands at a path: a field, `group[0].key`, `group.key`, or a whole group of rows.

    All of them where the form has no such place, or "" for the whole form: what is not known is not shown.
    """
    group, bracket, rest = path.partition("[")
    key = f"{group}.{rest.partition('].')[2]}" if bracket else path
    try:
        return frozenset({group_of(procedure.field(key))})
    except KeyError:
        rows = [section for section in procedure.groups() if section.group == path]
        return frozenset(group_of(field) for section in rows for field in section.fields) or frozenset(GROUPS)


def hide(procedure: Procedure, values: Values, readable: Collection[str]) -> Values:
    """`values` with `HIDDEN` in every field of a group that is not `readable`, those of rows included.

    Keys the form does not know are hidden unless everything is readable.
    """
    if set(GROUPS) <= set(readable):
        return values
    sections = {section.group: section for section in procedure.groups()}
    known = _keys(procedure.fields(), readable)
    return {
        key: _hide_rows(value, _keys(sections[key].fields, readable))
        if key in sections
        else value
        if key in known
        else HIDDEN
        for key, value in values.items()
    }


def _keys(fields: Iterable[Field], readable: Collection[str]) -> set[str]:
    return {field.key for field in fields if group_of(field) in readable}


def _hide_rows(value: Value, known: set[str]) -> Value:
    if isinstance(value, str):
        return HIDDEN
    return [
        {key: text if key in known else HIDDEN for key, text in row.items()}
        for row in value
        if isinstance(row, dict)
    ]
