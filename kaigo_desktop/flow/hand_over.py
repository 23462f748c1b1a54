"""Handing approved applications over to the core system (連携), and the same batch again byte for byte."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.workflow import system_step
from kaigo_desktop.export.layout import Record
from kaigo_desktop.export.losses import Loss
from kaigo_desktop.export.writers import write
from kaigo_desktop.flow.decide import take_step
from kaigo_desktop.flow.desk import Desk, HandedOver, Progress, unheard
from kaigo_desktop.flow.open_case import open_case, stored_form
from kaigo_desktop.flow.reading import Form
from kaigo_desktop.store import applications, audit, hand_overs
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.hand_overs import Member


def waiting(desk: Desk) -> int:
    """How many approved applications wait for a hand-over.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("hand_over")
    with desk.store.reading() as connection:
        return len(applications.in_state(connection, "approved"))


def hand_over(
    desk: Desk,
    profile_id: str,
    out: Path,
    again: str = "",
    progress: Callable[[Progress], None] = unheard,
) -> HandedOver:
    """Write the files of a profile into `out`.

    The files are complete under temporary names before the store records the batch, and get their names
    after it: a power cut in between leaves no file the store does not know of, and `again` writes them anew.

    Args:
        desk: who hands over.
        profile_id: 連携様式.
        out: folder the files go to, made if missing.
        again: a batch to write once more, with the values it had then, whatever became of them since.
        progress: told of every hundredth application.

    Returns:
        The batch. Where `losses` is not empty (characters the encoding can't hold) no file was written and
        nothing handed over.

    Raises:
        UserError: `not_permitted`, `unknown_profile`, `unknown_batch`, `nothing_to_hand_over`, or what the
            disk says.
    """
    desk.require("hand_over")
    profile = desk.program.catalog.profile(profile_id)
    with desk.store.transaction() as tx:
        now = desk.program.now().replace(microsecond=0)  # what the store keeps, and a workbook carries
        if again:
            earlier = hand_overs.get(tx, again)
            batch, at, members = again, earlier.at, hand_overs.members(tx, again)
        else:
            batch, at, members = hand_overs.next_id(tx, now), now, _approved(tx)
        if not members:
            raise UserError("nothing_to_hand_over")
        written = write(
            profile,
            batch,
            at,
            _records(desk, tx, members, progress),
            out,
            may_see_individual_numbers="reveal" in desk.permissions,
        )
        if written.losses:
            return HandedOver(batch, profile_id, 0, (), tuple(_loss(loss) for loss in written.losses))
        files = tuple((file.name, file.sha256, file.rows) for file in written.files)
        try:
            if not again:
                hand_overs.add(tx, batch, profile_id, desk.user.login, at, files, members, {})
                _take_steps(desk, tx, members, batch)
            detail: dict[str, str | int] = {"batch": batch, "profile": profile_id, "count": len(members)}
            audit.append(
                tx, now, desk.user.login, "hand_over_again" if again else "hand_over_batch", detail=detail
            )
        except BaseException:
            written.discard()
            raise
    written.publish()
    return HandedOver(batch, profile_id, len(members), files, ())


def _approved(tx: Connection) -> list[Member]:
    members = []
    for application_id in applications.in_state(tx, "approved"):
        application = applications.by_id(tx, application_id)
        if application is not None:
            number = applications.revision(tx, application_id).number
            members.append(Member(application_id, number, application.definition))
    return members


def _records(
    desk: Desk, tx: Connection, members: Sequence[Member], progress: Callable[[Progress], None]
) -> Iterator[Record]:
    """The members with the values and the form they have in this batch."""
    forms: dict[str, Form] = {}
    for done, member in enumerate(members):
        if done % 100 == 0:
            progress(Progress(done, len(members)))
        if member.definition not in forms:
            forms[member.definition] = stored_form(desk, tx, member.definition)
        form = forms[member.definition]
        application = applications.by_id(tx, member.application)
        revision = applications.revision(tx, member.application, member.revision)
        if application is not None:
            yield Record(
                application.receipt_no, application.received_at, form.procedure, form.codes, revision.values
            )


def _take_steps(desk: Desk, tx: Connection, members: Sequence[Member], batch: str) -> None:
    for member in members:
        application = applications.by_id(tx, member.application)
        if application is not None:
            opened = open_case(desk, tx, application.receipt_no)
            step = system_step(opened.workflow, "hand-over", application.state)
            take_step(desk, tx, opened, step, comment=batch)


def _loss(loss: Loss) -> tuple[str, str, str]:
    return (loss.receipt_no, loss.field, loss.character)
