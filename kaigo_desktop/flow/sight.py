"""What of an application a user may see (閲覧範囲): masks where a role may not read every group of fields."""

from collections.abc import Iterable
from dataclasses import replace

import msgspec

from kaigo_desktop.core.field_groups import GROUPS, HIDDEN, group_of, groups_at, hide
from kaigo_desktop.core.model import Application, Item, Problem, Values
from kaigo_desktop.core.permission import Rights
from kaigo_desktop.core.procedure import Field, Procedure
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.open_case import Opened, stored_form
from kaigo_desktop.flow.reading import Form
from kaigo_desktop.store.acknowledgements import Acknowledgement
from kaigo_desktop.store.database import Connection


class Sight(msgspec.Struct, frozen=True):
    """The `groups` of fields of one application a user may read; its `procedure` is None while it is held."""

    procedure: Procedure | None
    groups: frozenset[str]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is hidden."""
        return self.groups >= frozenset(GROUPS)

    def sees(self, field: Field) -> bool:
        """Whether a field may be read."""
        return group_of(field) in self.groups

    def values(self, values: Values) -> Values:
        """Values with everything hidden that may not be read."""
        if self.is_whole or self.procedure is None:
            return values if self.is_whole else {}
        return hide(self.procedure, values, self.groups)

    def items(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Items no field maps to: nobody knows what they are, so they are shown to who may read all."""
        return tuple(items if self.is_whole else (item.saying(HIDDEN) for item in items))

    def problems(self, found: Iterable[Problem]) -> list[Problem]:
        """Problems, without what they say of a field that may not be read."""
        return [
            problem if self._sees(problem.field, problem.rule) else replace(problem, facts={}, message=HIDDEN)
            for problem in found
        ]

    def noted(self, made: Iterable[Acknowledgement]) -> list[Acknowledgement]:
        """Warnings somebody took note of, without what they say of a field that may not be read."""
        return [
            each if self._sees(each.field, each.rule) else msgspec.structs.replace(each, message=HIDDEN)
            for each in made
        ]

    def text(self, text: str) -> str:
        """A text made of the whole application, such as a letter."""
        return text if self.is_whole or not text else HIDDEN

    def _sees(self, path: str, rule_id: str) -> bool:
        """Whether everything a problem speaks of may be read: its field, and the others of its rule."""
        if self.is_whole or self.procedure is None:
            return self.is_whole
        rules = (rule for rule in self.procedure.rules if rule.id == rule_id)
        spoken_of = {path, *(field for rule in rules for field in rule.fields)}
        return all(groups_at(self.procedure, each) <= self.groups for each in spoken_of)


def sight_of(desk: Desk, opened: Opened) -> Sight:
    """What the user may see of an opened application."""
    procedure = opened.form.procedure if opened.form else None
    return Sight(procedure, desk.rights.groups("read", opened.application.procedure))


def row_of(rights: Rights, application: Application) -> Application:
    """An application as it may stand in a list: who it is about belongs to the `general` fields."""
    if not rights.limits or rights.may("read", application.procedure, "general"):
        return application
    return replace(application, name=HIDDEN, kana=HIDDEN, insured_no=HIDDEN, born_on=HIDDEN)


def require_files(desk: Desk, connection: Connection, application: Application) -> None:
    """Let only those at the files of an application who may read all that stands in them.

    A form with a 個人番号 shows it on its original, so that needs the permission to reveal it; what has no
    definition may hold one.

    Raises:
        UserError: `not_permitted`.
    """
    form = stored_form(desk, connection, application.definition) if application.definition else None
    desk.require_all(application.procedure)
    if _may_show_number(form):
        desk.require("reveal", application.procedure)


def sees_files(desk: Desk, opened: Opened) -> bool:
    """Whether the user may look at the files of an opened application (`require_files`)."""
    procedure = opened.application.procedure
    may_reveal = not _may_show_number(opened.form) or desk.rights.may("reveal", procedure)
    return may_reveal and desk.rights.sees_all(procedure)


def _may_show_number(form: Form | None) -> bool:
    return form is None or form.procedure.has_individual_number()
