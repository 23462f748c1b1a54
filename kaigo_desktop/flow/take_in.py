"""Taking one submission into the store (取込の1件): duplicate, new, revised or held."""

from dataclasses import dataclass, field
from datetime import date

from kaigo_desktop.core.model import Application, Item, Reading, Submission
from kaigo_desktop.core.workflow import system_step
from kaigo_desktop.flow.decide import take_step
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.open_case import HELD_WORKFLOW, open_case
from kaigo_desktop.flow.reading import Form, columns, problems, search_texts
from kaigo_desktop.intake.mapping import read_through
from kaigo_desktop.store import applications, attachments, audit, definitions
from kaigo_desktop.store.applications import Columns, NewApplication, NewRevision
from kaigo_desktop.store.attachments import BlobRef
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.search import SearchTexts


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to become of a submission, decided under the writer's lock before anything is written.

    `key` is the wrapped key its files go under; `keeps_files` is False where they are kept already.
    """

    submission: Submission
    outcome: str
    form: Form | None
    existing: Application | None
    key: bytes = b""
    keeps_files: bool = True


@dataclass(slots=True)
class TakeIn:
    """Takes submissions of one batch in; holds what is the same for all of them."""

    desk: Desk
    batch: str
    today: date
    forms: dict[str, Form] = field(default_factory=dict)

    def plan(self, tx: Connection, submission: Submission) -> Plan:
        """Decide the outcome of `submission` from what the store holds."""
        form = self.form_of(tx, submission.subjects)
        existing = applications.by_receipt_no(tx, submission.receipt_no)
        if existing is None:
            outcome = "received" if form else "held"
            return Plan(submission, outcome, form, None, attachments.new_key(self.desk.store.keys))
        known = submission.digest in applications.submission_digests(tx, existing.id)
        first_form = form is not None and not existing.definition
        if known and not first_form:
            return Plan(submission, "duplicate", form, existing, keeps_files=False)
        outcome = (
            "received" if first_form else "held" if form is None and not existing.definition else "revised"
        )
        key = applications.wrapped_key(tx, existing.id)
        return Plan(submission, outcome, form, existing, key, keeps_files=not known)

    def apply(self, tx: Connection, plan: Plan, blobs: list[BlobRef]) -> None:
        """Write what `plan` says; `blobs` are its files, already kept, in the order of its enclosures."""
        submission = plan.submission
        if plan.outcome == "duplicate":
            return
        if plan.existing is None:
            application_id, number = self._add(tx, plan), 1
        else:
            application_id = plan.existing.id
            number = self.revise(tx, plan.existing, plan.form, submission.items, submission.digest)
        if plan.keeps_files:
            for enclosure, blob in zip(submission.enclosures, blobs, strict=True):
                attachments.attach(tx, application_id, number, enclosure, blob)
        audit.append(
            tx,
            self.desk.program.now(),
            self.desk.user.login,
            "resubmit" if plan.existing else "receive",
            submission.receipt_no,
            {"batch": self.batch, "digest": submission.digest},
        )

    def revise(
        self, tx: Connection, existing: Application, form: Form | None, items: tuple[Item, ...], digest: str
    ) -> int:
        """Write a further submission of `existing`: a new revision, and the step that sends it back to 受付.

        An approval given to the earlier values is withdrawn by that step, with an entry in the history.

        Returns:
            The number of the new revision.
        """
        form = (
            form
            if form is not None or not existing.definition
            else open_case(self.desk, tx, existing.receipt_no).form
        )
        reading = _read(form, items)
        shown, texts = self._index(form, reading)
        number = applications.revise(
            tx,
            existing.id,
            expected_version=existing.version,
            revision=self._revision("resubmitted" if existing.definition else "received", reading, digest),
            columns=shown,
            search=texts,
            form=(form.procedure.id, form.digest) if form else None,
        )
        opened = open_case(self.desk, tx, existing.receipt_no)
        action = "revise" if existing.definition else "define" if form else ""
        if action:
            step = system_step(opened.workflow, action, existing.state)
            comment = "再提出により承認を取り消しました" if existing.state == "approved" else ""
            take_step(self.desk, tx, opened, step, comment=comment)
        return number

    def form_of(self, tx: Connection, subjects: tuple[str, ...]) -> Form | None:
        """The form that answers to one of `subjects`, kept in the store; None where there is none."""
        catalog = self.desk.program.catalog
        procedure = catalog.find(subjects)
        if procedure is None:
            return None
        if procedure.id not in self.forms:
            digest = definitions.keep(tx, catalog.snapshot(procedure.id))
            self.forms[procedure.id] = Form(procedure, catalog.code_lists(procedure), self.desk.ward, digest)
        return self.forms[procedure.id]

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
            batch=self.batch,
            wrapped_key=plan.key,
        )
        return applications.add(tx, new, self._revision("received", reading, submission.digest), shown, texts)

    def _revision(self, kind: str, reading: Reading, digest: str) -> NewRevision:
        return NewRevision(
            kind=kind,
            made_at=self.desk.program.now(),
            actor=self.desk.user.login,
            reason="",
            values=reading.values,
            original=reading.original,
            unmapped=reading.unmapped,
            submission_digest=digest,
        )

    def _index(self, form: Form | None, reading: Reading) -> tuple[Columns, SearchTexts]:
        if form is None:
            return Columns(), {}
        found = problems(form, reading.values, self.today, self.desk.program.messages)
        return columns(form, reading.values, found, self.today), search_texts(form, reading.values)


def _read(form: Form | None, items: tuple[Item, ...]) -> Reading:
    """Items through a definition; without one every item stays unmapped, so that it can be read later."""
    return read_through(form.procedure, form.codes, items) if form else Reading({}, {}, items)
