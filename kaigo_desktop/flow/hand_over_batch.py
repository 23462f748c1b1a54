"""One hand-over (連携) as a batch: what it is of, that all of it was approved in truth, and keeping it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kaigo_desktop.core.code_map import CodeMap
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.profile import Profile
from kaigo_desktop.core.workflow import system_step
from kaigo_desktop.flow import code_maps
from kaigo_desktop.flow.decide import signer_of, take_step
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.genuine_rules import rules_of
from kaigo_desktop.flow.hand_over_members import approved, forms_of, may_hand_over
from kaigo_desktop.flow.open_case import open_case
from kaigo_desktop.store import (
    applications,
    audit,
    hand_over_proofs,
    hand_overs,
    log_contents,
    manifests,
)
from kaigo_desktop.store.authority import Authority
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.hand_overs import HandOver, Member


def _untold() -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What is handed over: `at` is the moment its files carry; `maps` are its code maps."""

    id: str
    now: datetime
    at: datetime
    members: Sequence[Member]
    maps: Mapping[str, CodeMap]


def batch_of(
    desk: Desk, tx: Connection, profile: Profile, again: str = "", members: Sequence[Member] | None = None
) -> Batch:
    """A new batch of all that is approved, or of `members`; or the earlier one `again` names.

    Raises:
        UserError: `nothing_to_hand_over`, `unknown_batch`, `not_permitted`, `unknown_code_map`,
            `code_map_not_valid`.
    """
    now = desk.program.now().replace(microsecond=0)  # what the store keeps, and a workbook carries
    maps = code_maps.of_profile(desk.program, tx, profile, again)
    if again:
        batch = Batch(again, now, hand_overs.get(tx, again).at, hand_overs.members(tx, again), maps)
    else:
        chosen = approved(desk, tx) if members is None else members
        batch = Batch(hand_overs.next_id(tx, now), now, now, chosen, maps)
    if not batch.members:
        raise UserError("nothing_to_hand_over")
    for form in forms_of(desk, tx, batch.members):
        if not may_hand_over(desk, form.procedure.id):
            desk.require("hand_over", form.procedure.id)
            desk.require_all(form.procedure.id)
    return batch


def require_genuine(
    desk: Desk,
    tx: Connection,
    members: Sequence[Member],
    known: Authority,
    again: str = "",
    *,
    told: Callable[[], None] = _untold,
) -> None:
    """Let pass only what was approved in truth, for the batch `again` as it was then.

    Args:
        desk: who hands over.
        tx: the transaction.
        members: the applications.
        known: whose signatures count.
        again: an earlier batch.
        told: called for each member.

    Raises:
        UserError: `approval_not_genuine`, or what `told` raises.
    """
    flawed = hand_over_proofs.first_flaw(tx, known, rules_of(desk), members, again, told)
    if flawed:
        reason = desk.program.messages.text(flawed.code, {"where": flawed.number})
        raise UserError("approval_not_genuine", receipt_no=flawed.receipt_no, reason=reason)


def manifest_of(desk: Desk, tx: Connection, batch: Batch, handed: HandOver, known: Authority) -> bytes:
    """The signed list of what is handed over: the one a batch has already, or a new one."""
    made = manifests.of(tx, batch.id)
    return made or manifests.make(handed, len(batch.members), signer_of(desk), known)


def keep_batch(
    desk: Desk,
    tx: Connection,
    batch: Batch,
    handed: HandOver,
    manifest: bytes,
    *,
    again: bool = False,
    told: Callable[[], None] = _untold,
) -> None:
    """Keep the batch with what it was made of, take the step of each application, and enter it in the log."""
    detail: dict[str, str | int] = {
        "batch": batch.id,
        "profile": handed.profile,
        "count": len(batch.members),
        "manifest": manifests.digest_of(manifest),
    }
    if not again:
        used = code_maps.keep_used(tx, batch.maps, batch.now)
        detail["maps"] = log_contents.maps(used)
        hand_overs.add(
            tx, batch.id, handed.profile, handed.actor, handed.at, handed.files, batch.members, used
        )
        manifests.keep(tx, batch.id, manifest)
        _take_steps(desk, tx, batch, told)
    action = "hand_over_again" if again else "hand_over_batch"
    audit.append(tx, batch.now, desk.user.login, action, detail=detail)


def _take_steps(desk: Desk, tx: Connection, batch: Batch, told: Callable[[], None]) -> None:
    for member in batch.members:
        told()
        application = applications.by_id(tx, member.application)
        if application is not None:
            opened = open_case(desk, tx, application.receipt_no, "hand_over")
            step = system_step(opened.workflow, "hand-over", application.state)
            take_step(desk, tx, opened, step, comment=batch.id)
