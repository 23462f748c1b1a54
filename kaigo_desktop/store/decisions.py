"""Decisions (決裁): the steps of the workflow an application took, each a row that is never changed."""

from typing import Any

from sqlalchemy import Connection, Row, select

from kaigo_desktop.core.model import Decision
from kaigo_desktop.store import times
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.schema import correction_letter, decision, revision

SUBMIT = "submit"
_UNDONE_BY = ("return", "revise")
"""Actions after which an earlier submission counts no more."""


def add(tx: Connection, app_id: int, made: Decision) -> int:
    """Keep a decision, and the letter it went out with; its id."""
    row = {
        "application": app_id,
        "at": times.to_text(made.at),
        "actor": made.actor,
        "action": made.action,
        "from_state": made.from_state,
        "to_state": made.to_state,
        "revision": made.revision,
        "comment": made.comment,
        "override": made.override,
    }
    number = _ADD.one(tx, row)
    if made.letter:
        _ADD_LETTER.one(tx, {"decision": number, "content": made.letter})
    return number


def of(connection: Connection, app_id: int) -> list[Decision]:
    """The decisions on an application, oldest first."""
    letter = correction_letter.c.content.label("letter")
    joined = select(decision, letter).outerjoin(
        correction_letter, correction_letter.c.decision == decision.c.id
    )
    statement = joined.where(decision.c.application == app_id).order_by(decision.c.id)
    return [_decision(row) for row in connection.execute(statement)]


def submitter(connection: Connection, app_id: int) -> str:
    """The login of who submitted what now stands for approval, "" when nothing does.

    A submission counts until the application is returned or revised by a new download.
    """
    statement = select(decision.c.actor, decision.c.action, decision.c.revision)
    mattering = decision.c.action.in_((SUBMIT, *_UNDONE_BY))
    last = connection.execute(
        statement.where(decision.c.application == app_id, mattering).order_by(decision.c.id.desc()).limit(1)
    ).first()
    if last is None or last.action != SUBMIT:
        return ""
    resubmitted = select(revision.c.id).where(
        revision.c.application == app_id, revision.c.number > last.revision, revision.c.kind == "resubmitted"
    )
    return "" if connection.execute(resubmitted.limit(1)).first() else str(last.actor)


_ADD = Insert(decision)
_ADD_LETTER = Insert(correction_letter)


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        at=times.from_text(row.at),
        actor=row.actor,
        action=row.action,
        from_state=row.from_state,
        to_state=row.to_state,
        revision=row.revision,
        comment=row.comment,
        override=row.override,
        letter=row.letter or "",
    )
