"""Taking a step of the workflow (決裁): submit, approve, return, reject, withdraw, close."""

from kaigo_desktop.core.errors import BugError, UserError
from kaigo_desktop.core.model import Application, Decision, Problem
from kaigo_desktop.core.workflow import Transition, transition
from kaigo_desktop.flow.acknowledge import note, outstanding
from kaigo_desktop.flow.correction_text import letter_of
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.open_case import Opened, open_case
from kaigo_desktop.flow.reading import problems
from kaigo_desktop.flow.sight import sight_of
from kaigo_desktop.store import acknowledgements, applications, audit, decision_signatures
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.signing import Signer


def decide(
    desk: Desk,
    action: str,
    receipt_no: str,
    *,
    comment: str = "",
    acknowledge: bool = False,
    override: str = "",
    letter: str = "",
    expected_version: int | None = None,
) -> Application:
    """Take the step `action` for one application; step, decision and audit entry are one transaction.

    Args:
        desk: whose decision it is.
        action: a workflow action (`submit`, `approve` …); the system's own steps can't be asked for.
        receipt_no: 受付番号.
        comment: why; the desk asks for one where the workflow says so.
        acknowledge: take note of the warnings; one that was taken note of before is not asked again.
        override: the reason for going on in spite of errors; needs the permission `override`.
        letter: the text a request for correction goes out with; without one it is made by the template, with
            every open problem and the comment. It is kept with the decision.
        expected_version: the version the user was looking at; None takes the newest.

    Returns:
        The application after the step.

    Raises:
        UserError: `unknown_receipt_no`, `not_permitted`, `wrong_state`, `four_eyes`, `unknown_action`,
            `has_errors`, `has_warnings`, `changed_by_other`, `letter_not_expected`, `letter_has_number`.
    """
    desk.require("read")
    with desk.store.transaction() as tx:
        opened = open_case(desk, tx, receipt_no)
        step, override, warnings = allowed(
            desk, tx, opened, action, acknowledge=acknowledge, override=override
        )
        note(desk, tx, opened, warnings)
        return take_step(
            desk,
            tx,
            opened,
            step,
            comment=comment,
            override=override,
            letter=letter_of(desk, opened, step, letter, comment),
            expected_version=expected_version,
        )


def allowed(
    desk: Desk,
    connection: Connection,
    opened: Opened,
    action: str,
    *,
    acknowledge: bool = False,
    override: str = "",
) -> tuple[Transition, str, list[Problem]]:
    """Whether the step may be taken now; nothing is written.

    Returns:
        The step, the override to record (none where there is no error), the warnings taken note of with it.

    Raises:
        UserError: `not_permitted`, `wrong_state`, `four_eyes`, `unknown_action`, `has_errors`,
            `has_warnings`, `held_without_definition`.
    """
    step = transition(
        opened.workflow,
        action,
        opened.application.state,
        desk.rights.within(opened.application.procedure),
        desk.user.login,
        opened.submitter,
    )
    if not step.needs_clean:
        return step, override, []
    override, warnings = _clean(desk, connection, opened, acknowledge=acknowledge, override=override)
    return step, override, warnings


def take_step(
    desk: Desk,
    tx: Connection,
    opened: Opened,
    step: Transition,
    *,
    comment: str = "",
    override: str = "",
    letter: str = "",
    expected_version: int | None = None,
) -> Application:
    """Write a step that is already known to be allowed: state, signed decision and audit entry in `tx`.

    The one place where decisions are made; the system's own steps are signed by whoever sits at the desk.

    Raises:
        UserError: `changed_by_other`, `choose_password_first`.
    """
    application, now, signer = opened.application, desk.program.now(), signer_of(desk)
    version = application.version if expected_version is None else expected_version
    applications.set_state(tx, application.id, version, step.to)
    made = Decision(
        at=now,
        actor=desk.user.login,
        action=step.action,
        from_state=application.state,
        to_state=step.to,
        revision=opened.revision.number,
        comment=comment,
        override=override,
        letter=letter,
    )
    digest = decision_signatures.add(tx, signer, application, made, opened.revision)
    detail = {"from": application.state, "to": step.to, "decision": digest}
    audit.append(tx, now, desk.user.login, step.action, application.receipt_no, detail)
    changed = applications.by_id(tx, application.id)
    assert changed is not None  # noqa: S101 — the row was updated a moment ago in this transaction
    return changed


def signer_of(desk: Desk) -> Signer:
    """Who signs decisions and hand-overs at a desk.

    Raises:
        UserError: `choose_password_first`: an administrator knows the user's password.
        BugError: nobody, which no desk is without.
    """
    desk.require_own_password()
    if desk.store.signer is None:
        raise BugError("a decision at a desk without a signer")
    return desk.store.signer


def _clean(
    desk: Desk, tx: Connection, opened: Opened, *, acknowledge: bool, override: str
) -> tuple[str, list[Problem]]:
    """Refuse while problems stand in the way.

    A warning somebody has taken note of before stands in nobody's way as long as it says the same.
    """
    if opened.form is None:
        raise UserError("held_without_definition", receipt_no=opened.application.receipt_no)
    found = problems(opened.form, opened.revision.values, desk.program.today(), desk.program.messages)
    errors = [problem for problem in found if problem.severity == "error"]
    warnings = outstanding(desk, opened, found, acknowledgements.of(tx, opened.application.id))
    facts = {"receipt_no": opened.application.receipt_no}
    sight = sight_of(desk, opened)
    if errors and not override.strip():
        raise UserError("has_errors", **facts, count=len(errors), first=sight.problems(errors)[0].message)
    if errors:
        desk.require("override", opened.application.procedure)
    if warnings and not acknowledge:
        first = sight.problems(warnings)[0].message
        raise UserError("has_warnings", **facts, count=len(warnings), first=first)
    return override if errors else "", warnings
