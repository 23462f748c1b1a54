"""The reviewer's checklist (確認項目): which points of a definition apply, and what has been made sure of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from kaigo_desktop.core.condition import holds
from kaigo_desktop.core.form import filled_values, with_columns
from kaigo_desktop.core.model import Values
from kaigo_desktop.core.procedure import CheckPoint, Procedure


@dataclass(frozen=True, slots=True)
class Mark:
    """A reviewer's mark at a point: ticked, or taken back; `revision` is the number they looked at."""

    key: str
    done: bool
    actor: str
    at: datetime
    note: str
    revision: int


class ChecklistItem(msgspec.Struct, frozen=True):
    """One point as it stands for an application.

    Attributes:
        key, label, help: as the definition says.
        applies: whether the values call for it.
        done: whether the newest mark ticks it.
        actor, at, note: of the newest mark, also of one that took a tick back; "", None, "" without a mark.
        outdated: ticked before the newest submission came in, so that it may be worth another look.
    """

    key: str
    label: str
    help: str
    applies: bool
    done: bool
    actor: str = ""
    at: datetime | None = None
    note: str = ""
    outdated: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it still wants doing."""
        return self.applies and not self.done


def checklist(
    procedure: Procedure, values: Values, marks: Iterable[Mark], submitted: int
) -> list[ChecklistItem]:
    """Every point of `procedure` in its order.

    Args:
        procedure: the definition.
        values: canonical values; keys may be missing.
        marks: every mark of the application, oldest first.
        submitted: number of the revision the newest submission made.
    """
    scope = with_columns(procedure, filled_values(procedure, values))
    newest = {mark.key: mark for mark in marks}
    return [
        _item(point, newest.get(point.key), submitted, applies=holds(point.when, scope))
        for point in procedure.checklist
    ]


def _item(point: CheckPoint, mark: Mark | None, submitted: int, *, applies: bool) -> ChecklistItem:
    if mark is None:
        return ChecklistItem(point.key, point.label, point.help, applies, done=False)
    return ChecklistItem(
        point.key,
        point.label,
        point.help,
        applies,
        mark.done,
        mark.actor,
        mark.at,
        mark.note,
        outdated=mark.done and mark.revision < submitted,
    )
