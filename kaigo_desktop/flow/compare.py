"""Two applications side by side (対比), to decide whether they are one person's or the same one twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from kaigo_desktop.core import wareki
from kaigo_desktop.core.alike import same_block
from kaigo_desktop.core.field_groups import HIDDEN, group_of
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.form import blank
from kaigo_desktop.core.labels import display
from kaigo_desktop.core.model import Value
from kaigo_desktop.core.people import Person, Texts, people_of, texts_of
from kaigo_desktop.core.procedure import Field
from kaigo_desktop.core.same_person import most_alike
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.open_case import Opened, open_case
from kaigo_desktop.flow.reading import Form, cells, field_label
from kaigo_desktop.flow.sight import sight_of
from kaigo_desktop.messages import Messages
from kaigo_desktop.store import audit

_LABELS = {
    "insured_no": "person_insured_no",
    "name": "person_name",
    "kana": "person_kana",
    "born_on": "person_born_on",
    "phone": "person_phone",
    "address": "person_address",
}
_GROUPS = {"phone": "contact", "address": "address"}
"""Attribute of a person → its group of fields, where that is not `general`."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One line: what it is, both values as staff read them, and whether they are the same.

    Attributes:
        person: whether the line is about the person (they come first), not another item of the forms.
        same: variants of characters, width and spaces do not count; None where one is missing, and for a
            個人番号, which is masked on both sides and not compared.
    """

    label: str
    left: str
    right: str
    same: bool | None
    person: bool = False


def compare(desk: Desk, receipt_no: str, other: str) -> list[Compared]:
    """`receipt_no` and `other` line by line: the two people most alike, then every item both forms have.

    The look is an entry of the audit log for each of them.

    Raises:
        UserError: `unknown_receipt_no`, `not_permitted`, `held_without_definition`.
    """
    desk.require("read")
    with desk.store.transaction() as tx:
        left, right = open_case(desk, tx, receipt_no), open_case(desk, tx, other)
        for looked, beside in ((receipt_no, other), (other, receipt_no)):
            audit.append(tx, desk.program.now(), desk.user.login, "compare", looked, {"other": beside})
    groups = sight_of(desk, left).groups & sight_of(desk, right).groups
    return [*_people(desk.program.messages, left, right, groups), *_items(left, right, groups)]


def _people(messages: Messages, left: Opened, right: Opened, groups: frozenset[str]) -> Iterator[Compared]:
    one, other = (people_of(opened.form.procedure, opened.revision.values) if opened.form else []
                  for opened in (left, right))  # fmt: skip
    alike = most_alike(one, other)
    if alike is None or left.form is None or right.form is None:
        return
    texts = (
        texts_of(left.form.procedure, left.revision.values)[alike.left],
        texts_of(right.form.procedure, right.revision.values)[alike.right],
    )
    pair = (_at(one, alike.left), _at(other, alike.right))
    for mark, code in _LABELS.items():
        shown = [messages.listed(_shown(mark, each)) for each in texts]
        if any(shown):
            same = _same_mark(mark, *pair) if all(shown) else None
            found = Compared(messages.text(code), shown[0], shown[1], same, person=True)
            yield found if _GROUPS.get(mark, "general") in groups else _hidden(found)


def _at(people: Iterable[Person], position: int) -> Person:
    return next(person for person in people if person.position == position)


def _shown(mark: str, texts: Texts) -> Iterable[str]:
    shown = (wareki.show(text) if mark == "born_on" else text for name, text in texts if name == mark)
    return dict.fromkeys(shown)


def _same_mark(mark: str, left: Person, right: Person) -> bool | None:
    """Whether an attribute is the same; None where what stands there could not be read on one side."""
    if mark == "address":
        pairs = list(product(left.addresses, right.addresses))
        return any(same_block(one, other) for one, other in pairs) if pairs else None
    if mark == "phone":
        known = left.phones and right.phones
        return not set(left.phones).isdisjoint(right.phones) if known else None
    one, other = (str(getattr(person, mark)).replace(" ", "") for person in (left, right))
    return one == other if one and other else None


def _items(left: Opened, right: Opened, groups: frozenset[str]) -> Iterator[Compared]:
    """Every item both forms have and at least one fills; what tells of the person alone is shown before."""
    if left.form is None or right.form is None:
        return
    sides = [_cells(opened.form, opened) for opened in (left, right) if opened.form]
    for path in dict.fromkeys([*sides[0], *sides[1]]):
        fields = [_field(form, path) for form in (left.form, right.form)]
        if fields[0] is None or fields[1] is None:
            continue
        values = [side.get(path, "") for side in sides]
        found = Compared(
            field_label(left.form, path),
            _worded(left.form, fields[0], values[0]),
            _worded(right.form, fields[1], values[1]),
            _same(fields[0], values[0], values[1]),
        )
        yield found if {group_of(fields[0]), group_of(fields[1])} <= groups else _hidden(found)


def _hidden(line: Compared) -> Compared:
    """A line of what may not be read."""
    return replace(line, left=HIDDEN, right=HIDDEN, same=None)


def _cells(form: Form, opened: Opened) -> dict[str, Value]:
    """Path → value of what is filled, without the items the person's lines were made of."""
    return {
        path: value
        for path, field, value in cells(form.procedure, opened.revision.values)
        if not blank(value) and ("[" in path or not (field.column or field.person))
    }


def _field(form: Form, path: str) -> Field | None:
    group, bracket, rest = path.partition("[")
    key = f"{group}.{rest.partition('].')[2]}" if bracket else path
    try:
        return form.procedure.field(key)
    except KeyError:
        return None


def _worded(form: Form, field: Field, value: Value) -> str:
    if blank(value):
        return ""
    return display(field, value, form.codes)


def _same(field: Field, left: Value, right: Value) -> bool | None:
    kind = FIELD_TYPES[field.type]
    if kind.secret or blank(left) or blank(right):
        return None
    return left == right or (isinstance(left, str) and kind.search_text(left) == kind.search_text(right))
