"""Which applications a hand-over (連携) takes, and their records: what its files are written from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.field_groups import GROUPS
from kaigo_desktop.core.masking import map_numbers
from kaigo_desktop.export.layout import Record
from kaigo_desktop.flow.desk import Desk, Progress, never, unheard
from kaigo_desktop.flow.numbers import Opener, may_open_numbers
from kaigo_desktop.flow.open_case import stored_form
from kaigo_desktop.flow.reading import Form
from kaigo_desktop.store import applications
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.hand_overs import Member

_PROVE, _WRITE, _TAKE = 1, 5, 20
"""What an application costs, in proportion: proving its approval, writing it, and taking its step."""


@dataclass(slots=True)
class Watch:
    """Tells how far a hand-over is, and ends it where somebody asked for that.

    Attributes:
        applications: how many there are; `cost` is what each of them takes, in the units above.
        done: how much of that is done.
    """

    applications: int = 0
    cost: int = 0
    progress: Callable[[Progress], None] = unheard
    cancelled: Callable[[], bool] = never
    done: int = 0

    @classmethod
    def of(
        cls,
        applications: int,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        *,
        again: bool,
    ) -> "Watch":
        """The watch of a hand-over; written `again`, no application takes a step."""
        return cls(applications, _PROVE + _WRITE + (0 if again else _TAKE), progress, cancelled)

    def proven(self) -> None:
        """Go on by the proof of one approval; raises as the others do."""
        self._go(_PROVE)

    def written(self) -> None:
        """Go on by one application written; raises as the others do."""
        self._go(_WRITE)

    def stepped(self) -> None:
        """Go on by one step taken.

        Raises:
            UserError: `hand_over_cancelled`, within the transaction, so that nothing stays of it.
        """
        self._go(_TAKE)

    def _go(self, cost: int) -> None:
        if self.cancelled():
            raise UserError("hand_over_cancelled")
        self.done += cost
        if self.cost:
            self.progress(Progress(self.done // self.cost, self.applications))


def may_hand_over(desk: Desk, procedure: str) -> bool:
    """Whether the user may hand applications of a procedure over; its file shows every field but a number."""
    groups = desk.rights.groups("read", procedure) | {"number"}
    return desk.rights.may("hand_over", procedure) and groups >= frozenset(GROUPS)


def may_see_numbers(desk: Desk, tx: Connection, members: Sequence[Member]) -> bool:
    """Whether the user may and can reveal every 個人番号 of a batch; a file holds all its numbers or none."""
    if not may_open_numbers(desk):
        return False
    procedures = [form.procedure for form in forms_of(desk, tx, members)]
    return all(desk.rights.may("reveal", each.id) for each in procedures if each.has_individual_number())


def forms_of(desk: Desk, tx: Connection, members: Sequence[Member]) -> list[Form]:
    """The forms of a batch, each once."""
    return [stored_form(desk, tx, digest) for digest in dict.fromkeys(each.definition for each in members)]


def approved(desk: Desk, tx: Connection) -> list[Member]:
    """What is approved, of the procedures the user may hand over."""
    members = []
    for application_id in applications.in_state(tx, "approved"):
        application = applications.by_id(tx, application_id)
        if application is not None and may_hand_over(desk, application.procedure):
            number = applications.revision(tx, application_id).number
            members.append(Member(application_id, number, application.definition))
    return members


def records(
    desk: Desk, tx: Connection, members: Sequence[Member], watch: Watch, *, opened: bool
) -> Iterator[Record]:
    """The members with the values and the form they have in this batch; `opened`: 個人番号 in clear."""
    forms: dict[str, Form] = {}
    opener = Opener(desk, tx) if opened else None
    for member in members:
        watch.written()
        if member.definition not in forms:
            forms[member.definition] = stored_form(desk, tx, member.definition)
        form = forms[member.definition]
        application = applications.by_id(tx, member.application)
        revision = applications.revision(tx, member.application, member.revision)
        if application is not None:
            values = revision.values
            if opener is not None:
                values = map_numbers(form.procedure, values, opener.plain)
            yield Record(application.receipt_no, application.received_at, form.procedure, form.codes, values)
