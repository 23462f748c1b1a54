"""Showing one application (照会): everything a person may see of it, and a record that they looked."""

from kaigo_desktop.core.checks import filing_day
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.masking import mask, mask_items
from kaigo_desktop.core.model import Problem, Revision, Values
from kaigo_desktop.core.procedure import CodeLists
from kaigo_desktop.core.rules import filled_values
from kaigo_desktop.core.workflow import Transition, allowed
from kaigo_desktop.flow.acknowledge import entries, outstanding
from kaigo_desktop.flow.checklist import items, open_points
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.flow.history import history
from kaigo_desktop.flow.layouts import read_by
from kaigo_desktop.flow.open_case import Opened, open_case
from kaigo_desktop.flow.people import history_of_pairs
from kaigo_desktop.flow.reading import Form, cells, problems
from kaigo_desktop.store import acknowledgements, applications, attachments, audit, check_marks, decisions


def show(desk: Desk, receipt_no: str, reveal_reason: str = "") -> Case:
    """What `desk`'s user may see of `receipt_no`; the look is an entry of the audit log.

    Args:
        desk: who looks.
        receipt_no: 受付番号.
        reveal_reason: why 個人番号 are to be shown; "" leaves them masked.

    Raises:
        UserError: `unknown_receipt_no`, `not_permitted`.
    """
    desk.require("read")
    if reveal_reason:
        desk.require("reveal")
    with desk.store.transaction() as tx:
        opened = open_case(desk, tx, receipt_no)
        revisions = applications.revisions(tx, opened.application.id)
        marks = check_marks.of(tx, opened.application.id)
        points = items(tx, opened, marks)
        layout = read_by(tx, opened.application.id)
        steps = decisions.of(tx, opened.application.id)
        files = attachments.of(tx, opened.application.id)
        noted = acknowledgements.of(tx, opened.application.id)
        settled = history_of_pairs(desk.program.messages, tx, opened.application.id)
        action, detail = ("reveal", {"reason": reveal_reason}) if reveal_reason else ("read", {})
        audit.append(tx, desk.program.now(), desk.user.login, action, receipt_no, detail)
    found = _problems(desk, opened)
    values, original = _seen(opened, revealed=bool(reveal_reason))
    state = opened.workflow.state(opened.application.state)
    return Case(
        application=opened.application,
        procedure=opened.form.procedure if opened.form else None,
        workflow=opened.workflow,
        codes=_offered(desk, opened),
        revision=_without_secrets(opened.revision, values, original, revealed=bool(reveal_reason)),
        values=values,
        original=original,
        changed=_changed(opened.form, revisions),
        problems=(*found, *open_points(opened, points, desk.program.messages)),
        attachments=tuple(files),
        decisions=tuple(steps),
        history=tuple(history(opened.workflow, revisions, steps, marks, points, [*settled, *entries(noted)])),
        transitions=_steps(desk, opened),
        editable=state.editable and opened.form is not None and "edit" in desk.permissions,
        revealed=bool(reveal_reason),
        open_warnings=tuple(outstanding(found, noted)),
        checklist=tuple(points),
        layout=layout,
    )


def _steps(desk: Desk, opened: Opened) -> tuple[Transition, ...]:
    """What this user may do now."""
    state = opened.application.state
    return tuple(allowed(opened.workflow, state, desk.permissions, desk.user.login, opened.submitter))


def _offered(desk: Desk, opened: Opened) -> CodeLists:
    """The code lists as the form offers them: on the day of filing, like the review."""
    if opened.form is None:
        return {}
    day = filing_day(opened.form.procedure, opened.revision.values, desk.program.today())
    return {name: codes.on(day) for name, codes in opened.form.codes.items()}


def attachment(desk: Desk, receipt_no: str, attachment_id: int) -> bytes:
    """The bytes of one kept file of `receipt_no`, checked against its SHA-256; the look is an audit entry.

    Raises:
        UserError: `unknown_receipt_no`, `unknown_attachment`, `not_permitted`, `store_damaged`.
    """
    desk.require("read")
    with desk.store.transaction() as tx:
        application = applications.by_receipt_no(tx, receipt_no)
        if application is None:
            raise UserError("unknown_receipt_no", receipt_no=receipt_no)
        if attachment_id not in {kept.id for kept in attachments.of(tx, application.id)}:
            raise UserError("unknown_attachment", receipt_no=receipt_no)
        audit.append(
            tx,
            desk.program.now(),
            desk.user.login,
            "open_attachment",
            receipt_no,
            {"attachment": attachment_id},
        )
    return attachments.read(desk.store, attachment_id)


def _seen(opened: Opened, *, revealed: bool) -> tuple[Values, Values]:
    """Values and originals with every key of the form, individual numbers masked unless revealed."""
    if opened.form is None:
        return {}, {}
    procedure = opened.form.procedure
    values = filled_values(procedure, opened.revision.values)
    original = filled_values(procedure, opened.revision.original)
    return (values, original) if revealed else (mask(procedure, values), mask(procedure, original))


def _without_secrets(revision: Revision, values: Values, original: Values, *, revealed: bool) -> Revision:
    return Revision(
        revision.id,
        revision.number,
        revision.kind,
        revision.made_at,
        revision.actor,
        revision.reason,
        values,
        original,
        revision.unmapped if revealed else mask_items(revision.unmapped),
        revision.digest,
    )


def _changed(form: Form | None, revisions: list[Revision]) -> frozenset[str]:
    """The paths of fields whose value is no longer the one that was read from the newest submission."""
    if form is None:
        return frozenset()
    submitted = next(revision for revision in reversed(revisions) if revision.kind != "edited")
    before = {path: value for path, _field, value in cells(form.procedure, submitted.values)}
    after = {path: value for path, _field, value in cells(form.procedure, revisions[-1].values)}
    return frozenset(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def _problems(desk: Desk, opened: Opened) -> list[Problem]:
    if opened.form is None:
        return []
    return problems(opened.form, opened.revision.values, desk.program.today(), desk.program.messages)
