"""Walking through the checklist (確認): what is still to be made sure of, and marking what has been."""

from collections.abc import Iterable

from kaigo_desktop.core.checklist import ChecklistItem, Mark
from kaigo_desktop.core.checklist import checklist as standing
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Problem
from kaigo_desktop.core.workflow import Workflow
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.open_case import Opened, open_case
from kaigo_desktop.messages import Messages
from kaigo_desktop.store import audit, check_marks
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.revisions import newest_submission


def checklist(desk: Desk, receipt_no: str) -> list[ChecklistItem]:
    """Every point of the procedure's checklist as it stands for `receipt_no`; none while it is held.

    Raises:
        UserError: `unknown_receipt_no`, `not_permitted`.
    """
    desk.require("read")
    with desk.store.reading() as connection:
        opened = open_case(desk, connection, receipt_no)
        return items(connection, opened, check_marks.of(connection, opened.application.id))


def mark(desk: Desk, receipt_no: str, key: str, done: bool, note: str = "") -> list[ChecklistItem]:
    """Tick the point `key`, or take its tick back; the mark and its audit entry are one transaction.

    Marks are only ever added, so that it stays known who ticked what when. Nothing is written where the point
    stands so already.

    Args:
        desk: whose mark it is.
        receipt_no: 受付番号.
        key: of the point.
        done: made sure of, or not any more.
        note: how, in the reviewer's words.

    Returns:
        The checklist after the mark.

    Raises:
        UserError: `unknown_receipt_no`, `not_permitted`, `held_without_definition`, `unknown_check`,
            `checklist_closed` (no longer under review).
    """
    desk.require("review")
    with desk.store.transaction() as tx:
        opened = open_case(desk, tx, receipt_no, "review")
        marks = check_marks.of(tx, opened.application.id)
        now = next((item for item in _required(opened, items(tx, opened, marks)) if item.key == key), None)
        if now is None:
            raise UserError("unknown_check", key=key, receipt_no=receipt_no)
        if (now.done, now.note) != (done, note) or now.outdated:
            made = Mark(key, done, desk.user.login, desk.program.now(), note, opened.revision.number)
            check_marks.add(tx, opened.application.id, made)
            detail: dict[str, str | int] = {"key": key, "done": int(done)}
            audit.append(tx, made.at, desk.user.login, "check", receipt_no, detail)
            marks = [*marks, made]
        return items(tx, opened, marks)


def items(connection: Connection, opened: Opened, marks: Iterable[Mark]) -> list[ChecklistItem]:
    """The checklist of an opened application with its `marks`, oldest first."""
    if opened.form is None or not opened.form.procedure.checklist:
        return []
    submitted = newest_submission(connection, opened.application.id)
    return standing(opened.form.procedure, opened.revision.values, marks, submitted)


def open_points(opened: Opened, found: Iterable[ChecklistItem], messages: Messages) -> list[Problem]:
    """What to tell whoever submits or approves: an info that names the points not ticked. It never blocks."""
    left = [item.label for item in found if item.is_open]
    if not left or not _awaits_decision(opened.workflow, opened.application.state):
        return []
    facts: dict[str, object] = {"count": len(left), "items": messages.listed(left)}
    return [Problem("", "info", "checklist_open", facts, messages.text("checklist_open", facts))]


def _required(opened: Opened, found: list[ChecklistItem]) -> list[ChecklistItem]:
    """The checklist, where marks may be made now."""
    application = opened.application
    if opened.form is None:
        raise UserError("held_without_definition", receipt_no=application.receipt_no)
    state = opened.workflow.state(application.state)
    if not (state.editable or _awaits_decision(opened.workflow, state.id)):
        raise UserError("checklist_closed", receipt_no=application.receipt_no, state=state.label)
    return found


def _awaits_decision(workflow: Workflow, state: str) -> bool:
    """Whether the next step is to submit, or to decide on what somebody else submitted."""
    return any(
        (step.needs_clean or step.four_eyes) and step.starts_from(state) for step in workflow.transitions
    )
