"""Showing one application (照会): everything a person may see of it, and a record that they looked."""

from dataclasses import dataclass, replace

from kaigo_desktop.core.checklist import ChecklistItem
from kaigo_desktop.core.checks import filing_day
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.masking import mask, mask_items
from kaigo_desktop.core.model import Attachment, Decision, Problem, Revision, Values
from kaigo_desktop.core.procedure import CodeLists
from kaigo_desktop.core.rules import filled_values
from kaigo_desktop.core.workflow import Transition, allowed
from kaigo_desktop.flow import flags as stuck
from kaigo_desktop.flow.acknowledge import entries, outstanding
from kaigo_desktop.flow.checklist import items, open_points
from kaigo_desktop.flow.correction_text import REQUEST
from kaigo_desktop.flow.desk import Case, Desk, HistoryEntry, KeptLayout
from kaigo_desktop.flow.history import history
from kaigo_desktop.flow.layouts import read_by
from kaigo_desktop.flow.open_case import Opened, find_application, open_case
from kaigo_desktop.flow.people import history_of_pairs
from kaigo_desktop.flow.reading import Form, cells, problems
from kaigo_desktop.flow.sight import Sight, require_files, row_of, sees_files, sight_of
from kaigo_desktop.store import (
    acknowledgements,
    applications,
    attachments,
    audit,
    check_marks,
    decisions,
    work,
)
from kaigo_desktop.store.acknowledgements import Acknowledgement
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.file_keys import Keychain, living
from kaigo_desktop.store.work import Flag


def show(desk: Desk, receipt_no: str) -> Case:
    """What `desk`'s user may see of `receipt_no`; the look is an entry of the audit log.

    個人番号 are masked; one at a time is shown by `flow.reveal`.

    Raises:
        UserError: `unknown_receipt_no`, `not_permitted`.
    """
    desk.require("read")
    with desk.store.transaction() as tx:
        opened = open_case(desk, tx, receipt_no)
        sight = sight_of(desk, opened)
        kept = _kept(desk, tx, opened, sight)
        audit.append(tx, desk.program.now(), desk.user.login, "read", receipt_no)
    found, writable = _problems(desk, opened), _writable(desk, opened)
    values, original = _seen(opened, sight, kept.living)
    return Case(
        application=row_of(desk.rights, opened.application),
        procedure=opened.form.procedure if opened.form else None,
        workflow=opened.workflow,
        codes=_offered(desk, opened),
        revision=_without_secrets(opened.revision, sight, values, original, kept.living),
        values=values,
        original=original,
        changed=_changed(opened.form, kept.revisions),
        problems=(*sight.problems(found), *open_points(opened, kept.points, desk.program.messages)),
        attachments=tuple(kept.files),
        decisions=tuple(kept.steps),
        history=kept.history,
        transitions=_steps(desk, opened),
        editable=bool(writable),
        permissions=desk.rights.within(opened.application.procedure),
        readable=sight.groups,
        writable=writable,
        sees_files=sees_files(desk, opened),
        open_warnings=tuple(sight.problems(outstanding(desk, opened, found, kept.noted))),
        checklist=tuple(kept.points),
        layout=kept.layout,
        flags=tuple(kept.flags),
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the store holds of an application beside its values, as far as the user may see it."""

    revisions: list[Revision]
    points: list[ChecklistItem]
    layout: KeptLayout | None
    steps: list[Decision]
    files: list[Attachment]
    noted: list[Acknowledgement]
    history: tuple[HistoryEntry, ...]
    flags: list[Flag]
    living: frozenset[str]


def _kept(desk: Desk, tx: Connection, opened: Opened, sight: Sight) -> _Kept:
    app_id = opened.application.id
    revisions, marks = applications.revisions(tx, app_id), check_marks.of(tx, app_id)
    points = items(tx, opened, marks)
    steps = [replace(step, letter=sight.text(step.letter)) for step in decisions.of(tx, app_id)]
    noted = acknowledgements.of(tx, app_id)
    flags = work.flags_of(tx, app_id)
    further = [*history_of_pairs(desk, tx, app_id), *entries(sight.noted(noted)), *stuck.entries(flags)]
    told = history(opened.workflow, revisions, steps, marks, points, further)
    layout, files = read_by(tx, app_id), _files(desk, tx, app_id)
    return _Kept(revisions, points, layout, steps, files, noted, tuple(told), flags, living(tx, app_id))


def _steps(desk: Desk, opened: Opened) -> tuple[Transition, ...]:
    """What this user may do now; a letter shows everything, so a step with one is for who may read it."""
    application = opened.application
    held = desk.rights.within(application.procedure)
    steps = allowed(opened.workflow, application.state, held, desk.user.login, opened.submitter)
    whole = desk.rights.sees_all(application.procedure)
    return tuple(step for step in steps if whole or step.action != REQUEST)


def _writable(desk: Desk, opened: Opened) -> frozenset[str]:
    """The groups of fields this user may change now."""
    if opened.form is None or not opened.workflow.state(opened.application.state).editable:
        return frozenset()
    return desk.rights.groups("edit", opened.application.procedure)


def _offered(desk: Desk, opened: Opened) -> CodeLists:
    """The code lists as the form offers them: on the day of filing, like the review."""
    if opened.form is None:
        return {}
    day = filing_day(opened.form.procedure, opened.revision.values, desk.program.today())
    return {name: codes.on(day) for name, codes in opened.form.codes.items()}


def attachment(desk: Desk, receipt_no: str, attachment_id: int) -> bytes:
    """The bytes of one kept file of `receipt_no`, checked against its SHA-256; the look is an audit entry.

    Raises:
        UserError: `unknown_receipt_no`, `unknown_attachment`, `not_permitted` (also for want of `reveal`
            where a 個人番号 may stand in it), `attachment_erased`, `store_damaged`.
    """
    desk.require("read")
    with desk.store.transaction() as tx:
        application = find_application(desk, tx, receipt_no)
        require_files(desk, tx, application)
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
    try:
        return attachments.read(desk.store, attachment_id)
    except UserError as error:
        if error.code == "number_key_needed":
            desk.require("reveal")
        raise


def _files(desk: Desk, tx: Connection, application_id: int) -> list[Attachment]:
    """The kept files, each with its SHA-256 where this person may know it."""
    chain = Keychain(tx, desk.store.keys)
    kept = attachments.of(tx, application_id)
    return [replace(file, sha256=attachments.sha256_of(chain, file.sha256)) for file in kept]


def _seen(opened: Opened, sight: Sight, alive: frozenset[str]) -> tuple[Values, Values]:
    """Values and originals with every key of the form, as far as they may be seen, numbers masked."""
    if opened.form is None:
        return {}, {}
    procedure = opened.form.procedure
    values = filled_values(procedure, opened.revision.values)
    original = filled_values(procedure, opened.revision.original)
    values, original = mask(procedure, values, alive), mask(procedure, original, alive)
    return sight.values(values), sight.values(original)


def _without_secrets(
    revision: Revision, sight: Sight, values: Values, original: Values, alive: frozenset[str]
) -> Revision:
    return Revision(
        revision.id,
        revision.number,
        revision.kind,
        revision.made_at,
        revision.actor,
        revision.reason,
        values,
        original,
        sight.items(mask_items(revision.unmapped, alive)),
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
