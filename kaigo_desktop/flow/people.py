"""People (名寄せ): other applications of the same person, and what somebody decides about two of them.

The program suggests and says why; nothing is ever merged, and no state is changed by a decision here.
"""

from dataclasses import dataclass, replace
from typing import Literal, get_args

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.field_groups import HIDDEN
from kaigo_desktop.core.model import Application
from kaigo_desktop.core.permission import Rights
from kaigo_desktop.core.same_person import Certainty, Likeness, most_alike
from kaigo_desktop.flow.desk import Desk, HistoryEntry
from kaigo_desktop.flow.open_case import find_application
from kaigo_desktop.flow.sight import row_of
from kaigo_desktop.store import applications, audit, people, settlements
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.settlements import Settlement

Verdict = Literal["duplicate", "different", "same_person"]
"""What a person may decide about two applications: the same one twice, two people, one person's."""

_SETTLED = {
    "duplicate": "settled_duplicate",
    "different": "settled_different",
    "same_person": "settled_same_person",
}
_CORRECTION = "correction"
_TOLD_OF = {"person_phone": "contact", "person_address": "address"}
"""What a reason speaks of, where that is not one of the `general` fields → the group it belongs to."""


@dataclass(frozen=True, slots=True)
class WhyAlike:
    """What one attribute says: code, points for (above 0) or against (below 0), and the sentence."""

    code: str
    points: int
    message: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another application that is likely, or by somebody's decision, about the same person.

    Attributes:
        reasons: what each attribute says, for and against.
        same_procedure: whether it may be a duplicate.
        certainty: `strong` or `possible`; "" where only a person's decision speaks for it.
        settled: `duplicate` or `same_person` as somebody decided; `correction` where one corrects the other
            by a link; "" while nobody decided.
        left: position of the person in the form asked about (row of a household, from 0).
        right: position in this one.
    """

    application: Application
    reasons: tuple[WhyAlike, ...]
    same_procedure: bool
    certainty: Certainty | Literal[""]
    settled: str
    left: int
    right: int


def same_person(desk: Desk, receipt_no: str) -> list[Suggestion]:
    """The other applications of the people of `receipt_no`, the most alike first, then the newest.

    A pair somebody decided to be of different people is left out; one decided to be a duplicate or of the
    same person says so in `settled`. No application is scanned: candidates share a key.

    Raises:
        UserError: `unknown_receipt_no`, `not_permitted`.
    """
    desk.require("read")
    with desk.store.reading() as connection:
        application = find_application(desk, connection, receipt_no)
        verdicts = _verdicts(connection, application.id)
        about = people.of(connection, [application.id]).get(application.id, [])
        candidates = people.alike(connection, about) | verdicts.keys()
        candidates -= {application.id} | {
            other for other, verdict in verdicts.items() if verdict == "different"
        }
        others = people.of(connection, sorted(candidates))
        found = {
            other: alike
            for other in candidates
            if (alike := most_alike(about, others.get(other, ())) or Likeness((), 0, 0)).suggested
            or other in verdicts
        }
        rows = applications.by_ids(connection, list(found))
    seen = [other for other, row in rows.items() if desk.rights.may("read", row.procedure)]
    listed = [_suggestion(desk, application, rows[other], found[other]) for other in seen]
    settled = [replace(one, settled=verdicts.get(one.application.id, one.settled)) for one in listed]
    return sorted(settled, key=lambda one: (-found[one.application.id].points, -one.application.id))


def settle(desk: Desk, receipt_no: str, other: str, verdict: Verdict, reason: str) -> Settlement:
    """Record what the user decided about two applications; the newest decision about a pair counts.

    It stands in the history of both and is an audit entry. A `duplicate` is not withdrawn or closed by it.

    Raises:
        UserError: `unknown_receipt_no`, `not_permitted`, `unknown_verdict`, `settle_reason_missing`,
            `settle_with_itself`, `duplicate_of_other_procedure`.
    """
    desk.require("review")
    if verdict not in get_args(Verdict):
        raise UserError("unknown_verdict", verdict=verdict, verdicts=get_args(Verdict))
    if not reason.strip():
        raise UserError("settle_reason_missing", receipt_no=receipt_no, other=other)
    if receipt_no == other:
        raise UserError("settle_with_itself", receipt_no=receipt_no)
    with desk.store.transaction() as tx:
        one, another = (find_application(desk, tx, each, "review") for each in (receipt_no, other))
        if verdict == "duplicate" and one.procedure != another.procedure:
            raise UserError("duplicate_of_other_procedure", receipt_no=receipt_no, other=other)
        now = desk.program.now()
        made = Settlement(one.id, another.id, verdict, reason, desk.user.login, now)
        settlements.add(tx, made)
        audit.append(
            tx, now, desk.user.login, "settle_people", receipt_no, {"other": other, "verdict": verdict}
        )
        return made


def history_of_pairs(desk: Desk, connection: Connection, app_id: int) -> list[HistoryEntry]:
    """The decisions about an application and others, as lines of its history, oldest first.

    Which other one it was, and why, is for who may read that one.
    """
    made = settlements.of(connection, app_id)
    partners = applications.by_ids(connection, [each.partner(app_id) for each in made])
    return [
        HistoryEntry(
            each.at,
            each.actor,
            "settle",
            desk.program.messages.text(_SETTLED[each.verdict]),
            _reason(desk, partners[each.partner(app_id)], each.reason),
        )
        for each in made
    ]


def _reason(desk: Desk, partner: Application, reason: str) -> str:
    return f"{partner.receipt_no}: {reason}" if desk.rights.may("read", partner.procedure) else HIDDEN


def _verdicts(connection: Connection, app_id: int) -> dict[int, str]:
    """The newest verdict about the application and each other one."""
    return {each.partner(app_id): each.verdict for each in settlements.of(connection, app_id)}


def _suggestion(desk: Desk, asked: Application, other: Application, alike: Likeness) -> Suggestion:
    linked = other.receipt_no == asked.follows or asked.receipt_no == other.follows
    reasons = (
        WhyAlike(why.code, why.points, desk.program.messages.text(why.code))
        for why in alike.reasons
        if all(_may_tell(desk.rights, each.procedure, why.code) for each in (asked, other))
    )
    return Suggestion(
        application=row_of(desk.rights, other),
        reasons=tuple(reasons),
        same_procedure=bool(other.procedure) and other.procedure == asked.procedure,
        certainty=alike.certainty if alike.suggested else "",
        settled=_CORRECTION if linked else "",
        left=alike.left,
        right=alike.right,
    )


def _may_tell(rights: Rights, procedure: str, code: str) -> bool:
    """Whether the user may read what a reason speaks of."""
    group = next((group for mark, group in _TOLD_OF.items() if code.startswith(mark)), "general")
    return rights.may("read", procedure, group)
