"""Taking one submission into the store (取込の1件): duplicate, new, revised or held."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.layout import Layout, choose
from kaigo_desktop.core.model import Application, Enclosure, Item, Reading, Refusal, Submission, Values
from kaigo_desktop.core.people import Person, people_of
from kaigo_desktop.core.procedure import Procedure
from kaigo_desktop.core.staff_fields import keep_local
from kaigo_desktop.core.workflow import system_step
from kaigo_desktop.flow.decide import take_step
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.layouts import in_use, note_reading
from kaigo_desktop.flow.open_case import HELD_WORKFLOW, open_case
from kaigo_desktop.flow.reading import Form, columns, problems, search_texts
from kaigo_desktop.intake.mapping import read_through
from kaigo_desktop.store import applications, attachments, audit, definitions
from kaigo_desktop.store.applications import Columns, NewApplication
from kaigo_desktop.store.attachments import ApplicationKey, BlobRef
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.search import SearchTexts

_WITHDRAWN = "再提出により承認を取り消しました"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to become of a submission, decided under the writer's lock before anything is written.

    `key` is what its files are encrypted with; None where they are kept already.
    """

    submission: Submission
    outcome: str
    form: Form | None
    existing: Application | None
    key: ApplicationKey | None = None


@dataclass(slots=True)
class TakeIn:
    """Takes submissions of one batch in; holds what is the same for all of them."""

    desk: Desk
    batch: str
    forms: dict[tuple[str, str], Form] = field(default_factory=dict)
    layouts: list[Layout] | None = None
    answers: dict[tuple[str, ...], Procedure | None] = field(default_factory=dict)

    def plan(self, tx: Connection, submission: Submission) -> Plan | Refusal:
        """Decide the outcome of `submission` from what the store holds, refused where the user may not."""
        form = self.form_of(tx, submission.subjects, submission.received_at)
        keys = self.desk.store.keys
        existing = applications.by_receipt_no(tx, submission.receipt_no)
        try:
            self.require(form.procedure.id if form else "", existing)
        except UserError as error:
            return Refusal(submission.path, error.code, error.facts, submission.receipt_no)
        if existing is None:
            return Plan(submission, "received" if form else "held", form, None, attachments.new_key(keys))
        known = submission.digest in applications.submission_digests(tx, existing.id)
        first_form = form is not None and not existing.definition
        if known and not first_form:
            return Plan(submission, "duplicate", form, existing)
        outcome = "received" if first_form else "revised" if existing.definition else "held"
        key = None if known else attachments.key_of(tx, existing.id, keys)
        return Plan(submission, outcome, form, existing, key)

    def require(self, procedure: str, existing: Application | None) -> None:
        """Let pass who may receive for a procedure ("" for none), and for the one an application has by now.

        Raises:
            UserError: `not_permitted`.
        """
        self.desk.require("receive", procedure)
        if existing is not None and existing.definition:
            self.desk.require("receive", existing.procedure)

    def apply(self, tx: Connection, plan: Plan, blobs: Sequence[BlobRef]) -> None:
        """Write what `plan` says; `blobs` are its files, already kept, in the order of its enclosures."""
        submission = plan.submission
        if plan.outcome == "duplicate":
            return
        files = list(zip(submission.enclosures, blobs, strict=True)) if plan.key else []
        if plan.existing is None:
            application_id, number = self._add(tx, plan), 1
            attachments.attach(tx, application_id, number, files)
        else:
            application_id = plan.existing.id
            number = self.revise(tx, plan.existing, plan.form, submission.items, submission.digest, files)
        self.note_layout(tx, application_id, number, plan.form)
        audit.append(
            tx,
            self.desk.program.now(),
            self.desk.user.login,
            "resubmit" if plan.existing else "receive",
            submission.receipt_no,
            {"batch": self.batch, "digest": submission.digest},
        )

    def revise(  # noqa: PLR0917 - a submission and what came with it
        self,
        tx: Connection,
        existing: Application,
        form: Form | None,
        items: Sequence[Item],
        digest: str,
        files: Sequence[tuple[Enclosure, BlobRef]] = (),
    ) -> int:
        """Write a further submission of `existing`: a new revision, and the step that sends it back to 受付.

        What staff noted in their own fields stays; everything else is as submitted now.
        An approval given to the earlier values is withdrawn by that step, with an entry in the history.
        `files` that came with it are named before the step, which signs them.

        Returns:
            The number of the new revision.
        """
        if form is None and existing.definition:
            form = open_case(self.desk, tx, existing.receipt_no, "receive").form
        reading = _read(form, items, applications.revision(tx, existing.id).values)
        shown, texts = self._index(form, reading)
        number = applications.revise(
            tx,
            existing.id,
            expected_version=existing.version,
            kind="resubmitted" if existing.definition else "received",
            actor=self.desk.user.login,
            at=self.desk.program.now(),
            reason="",
            values=reading.values,
            original=reading.original,
            unmapped=reading.unmapped,
            columns=shown,
            search=texts,
            about=_about(form, reading),
            digest=digest,
            procedure=form.procedure.id if form else None,
            definition=form.digest if form else None,
        )
        attachments.attach(tx, existing.id, number, files)
        action = "revise" if existing.definition else "define"
        if form is not None:
            opened = open_case(self.desk, tx, existing.receipt_no, "receive")
            step = system_step(opened.workflow, action, existing.state)
            comment = _WITHDRAWN if existing.state == "approved" else ""
            take_step(self.desk, tx, opened, step, comment=comment)
        return number

    def note_layout(self, tx: Connection, application_id: int, number: int, form: Form | None) -> None:
        """Note which layout the revision `number` was read by, where one was."""
        if form is not None and form.layout is not None:
            note_reading(tx, application_id, number, form.layout, self.desk.program.now())

    def form_of(self, tx: Connection, subjects: tuple[str, ...], received_at: str) -> Form | None:
        """The form that answers to one of `subjects`, kept in the store; None where there is none.

        A layout that was valid when it was received goes before the procedures, and leads to one of them.
        """
        program = self.desk.program
        if self.layouts is None:
            self.layouts = in_use(program, tx)
        layout = choose(self.layouts, subjects, received_at[:10] or program.today().isoformat())
        procedure = program.catalog.procedure(layout.procedure) if layout else self._answering(subjects)
        if procedure is None:
            return None
        key = procedure.id, layout.stem if layout else ""
        if key not in self.forms:
            digest = definitions.keep(tx, program.catalog.snapshot(procedure.id))
            codes = program.catalog.code_lists(procedure)
            self.forms[key] = Form(procedure, codes, self.desk.ward, digest, layout)
        return self.forms[key]

    def _answering(self, subjects: tuple[str, ...]) -> Procedure | None:
        """The procedure that answers to `subjects`; within a batch the catalogue is asked once."""
        if subjects not in self.answers:
            self.answers[subjects] = self.desk.program.catalog.find(subjects)
        return self.answers[subjects]

    def _add(self, tx: Connection, plan: Plan) -> int:
        submission, form = plan.submission, plan.form
        workflow = self.desk.program.catalog.workflow(form.procedure.workflow if form else HELD_WORKFLOW)
        reading = _read(form, submission.items)
        shown, texts = self._index(form, reading)
        new = NewApplication(
            receipt_no=submission.receipt_no,
            procedure=form.procedure.id if form else "",
            procedure_title=next(iter(submission.subjects), ""),
            definition=form.digest if form else "",
            state=workflow.initial if form else "held",
            received_at=submission.received_at,
            taken_in_at=self.desk.program.now(),
            digest=submission.digest,
            batch=self.batch,
            actor=self.desk.user.login,
            values=reading.values,
            original=reading.original,
            unmapped=reading.unmapped,
            columns=shown,
            search=texts,
            about=_about(form, reading),
        )
        application_id = applications.add(tx, new)
        if plan.key:
            attachments.keep_key(tx, application_id, plan.key)
        return application_id

    def _index(self, form: Form | None, reading: Reading) -> tuple[Columns, SearchTexts]:
        if form is None:
            return Columns(), {}
        today = self.desk.program.today()
        found = problems(form, reading.values, today, self.desk.program.messages)
        return columns(form, reading.values, found, today), search_texts(form, reading.values)


def _read(form: Form | None, items: Sequence[Item], before: Values | None = None) -> Reading:
    """Items through a definition, and staff's notes from `before`.

    Without a definition every item stays unmapped, so that it can be read later.
    """
    if form is None:
        return Reading({}, {}, tuple(items))
    reading = read_through(form.procedure, form.codes, items, form.layout)
    return replace(reading, values=keep_local(form.procedure, reading.values, before)) if before else reading


def _about(form: Form | None, reading: Reading) -> list[Person]:
    """Whom the values are about; nobody who is known while there is no form."""
    return people_of(form.procedure, reading.values) if form else []
