"""Taking one submission into the store (取込の1件): duplicate, new, revised or held."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.intake_outcome import outcome_of
from kaigo_desktop.core.layout import Layout, choose
from kaigo_desktop.core.model import Application, Enclosure, Item, Reading, Refusal, Submission, Values
from kaigo_desktop.core.people import Person, people_of
from kaigo_desktop.core.sealed import is_sealed
from kaigo_desktop.core.staff_fields import keep_local
from kaigo_desktop.core.workflow import system_step
from kaigo_desktop.flow.decide import take_step
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.drop_numbers import Dropped, drop_numbers
from kaigo_desktop.flow.layouts import in_use
from kaigo_desktop.flow.numbers import (
    Opener,
    Sealer,
    carries_numbers,
    drops_numbers,
    index_kept,
    kept_numbers,
    knows,
    sealed_reading,
)
from kaigo_desktop.flow.open_case import HELD_WORKFLOW, open_case
from kaigo_desktop.flow.reading import Form, columns, problems, search_texts
from kaigo_desktop.flow.submitted import Submitted, contents
from kaigo_desktop.flow.tell_forms import FormTeller
from kaigo_desktop.intake.mapping import read_through
from kaigo_desktop.store import applications, attachments, audit, definitions, numbers
from kaigo_desktop.store.applications import Columns, NewApplication, Words, Written
from kaigo_desktop.store.attachments import BlobRef
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.file_keys import FileKeys
from kaigo_desktop.store.search import SearchTexts

_WITHDRAWN = "再提出により承認を取り消しました"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to become of a submission, decided under the writer's lock before anything is written.

    Attributes:
        keys: what its 個人番号 and files are encrypted with.
        digest: of the submission as it is kept: sealed where a 個人番号 may stand in it.
        brings_files: whether its files are to be kept; False where they are kept already.
        dropped: what was taken out of it, where the ward keeps no 個人番号.
    """

    submission: Submission
    outcome: str
    form: Form | None
    existing: Application | None
    keys: FileKeys
    digest: str
    brings_files: bool = True
    dropped: Dropped | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A further submission: items, digest as it is kept, how 個人番号 are sealed, what the history tells.

    `files` that came with it are named before the step that signs them.
    """

    items: Sequence[Item]
    digest: str
    seal: Callable[[str], str]
    reason: str = ""
    files: Sequence[tuple[Enclosure, BlobRef]] = ()


@dataclass(slots=True)
class TakeIn:
    """Takes submissions of one batch in; holds what is the same for all of them."""

    desk: Desk
    batch: str
    forms: dict[tuple[str, str], Form] = field(default_factory=dict)
    layouts: list[Layout] | None = None
    answers: dict[tuple[tuple[str, ...], str], Form | None] = field(default_factory=dict)
    teller: FormTeller | None = None
    words: Words = field(default_factory=list)

    def plan(self, tx: Connection, opener: Opener, submission: Submission) -> Plan | Refusal:
        """Decide the outcome of `submission` from what the store holds; `opener` is that of the transaction.

        It is refused where the user may not receive it, and where it can't be told from what is kept, for
        want of the number key or because that was erased: a new version might undo an approval.
        """
        form = self.form_of(tx, submission.subjects, submission.received_at)
        if self.teller is not None:
            self.teller.tell_of(submission.subjects, form)
        secret, dropped = carries_numbers(form, submission.items), None
        if secret and drops_numbers(self.desk):
            submission, dropped = drop_numbers(form, submission)
        existing = applications.by_receipt_no(tx, submission.receipt_no)
        try:
            self.require(form.procedure.id if form else "", existing)
            known = existing is not None and knows(tx, opener, existing, submission.digest)
        except UserError as error:
            code = "number_key_to_compare" if error.code == "number_key_needed" else error.code
            return Refusal(submission.path, code, {**error.facts}, submission.receipt_no)
        keys = self.keys_for(opener, existing, secret=secret)
        defined = existing is not None and bool(existing.definition)
        kept = existing is not None
        outcome = outcome_of(has_form=form is not None, kept=kept, defined=defined, known=known)
        digest = submission.digest
        if secret and dropped is None:
            digest = numbers.seal(keys.originals, submission.receipt_no, digest)
        return Plan(submission, outcome, form, existing, keys, digest, not known, dropped)

    def require(self, procedure: str, existing: Application | None) -> None:
        """Let pass who may receive for a procedure ("" for none), and for the one an application has by now.

        Raises:
            UserError: `not_permitted`.
        """
        self.desk.require("receive", procedure)
        if existing is not None and existing.definition:
            self.desk.require("receive", existing.procedure)

    def apply(self, tx: Connection, opener: Opener, plan: Plan, blobs: Sequence[BlobRef]) -> None:
        """Write what `plan` says; `blobs` are its files, already kept, in the order of its enclosures."""
        submission = plan.submission
        if plan.outcome == "duplicate":
            return
        files = list(zip(submission.enclosures, blobs, strict=True)) if plan.brings_files else []
        seal = Sealer(lambda: plan.keys.originals, submission.receipt_no, drops_numbers(self.desk))
        if plan.existing is None:
            written = self._add(tx, opener, plan, seal)
            attachments.attach(tx, written.application, written.number, files)
            came = Submitted(next(iter(submission.subjects), ""), submission.received_at, files)
            told = contents(self.desk, tx, written, plan.form, came)
        else:
            opener.chain.keep(plan.existing.id, plan.keys)
            sent = Sent(
                submission.items, plan.digest, seal, plan.dropped.sentence if plan.dropped else "", files
            )
            told = self.revise(tx, opener, plan.existing, plan.form, sent)
        digest = {} if is_sealed(plan.digest) else {"digest": plan.digest}
        audit.append(
            tx,
            self.desk.program.now(),
            self.desk.user.login,
            "resubmit" if plan.existing else "receive",
            submission.receipt_no,
            {"batch": self.batch, **digest, **told, **(plan.dropped.counts() if plan.dropped else {})},
        )

    def revise(
        self, tx: Connection, opener: Opener, existing: Application, form: Form | None, sent: Sent
    ) -> dict[str, str]:
        """Write a further submission of `existing`: a new revision, and the step that sends it back to 受付.

        What staff noted in their own fields stays; everything else is as submitted now.
        An approval given to the earlier values is withdrawn by that step, with an entry in the history.

        Returns:
            What its entry in the log must tell (`submitted.contents`).
        """
        if form is None and existing.definition:
            form = open_case(self.desk, tx, existing.receipt_no, "receive").form
        reading = _read(form, sent.items, sent.seal, applications.revision(tx, existing.id).values)
        shown, texts = self._index(form, reading)
        written = applications.revise(
            tx,
            existing.id,
            expected_version=existing.version,
            kind="resubmitted" if existing.definition else "received",
            actor=self.desk.user.login,
            at=self.desk.program.now(),
            reason=sent.reason,
            values=reading.values,
            original=reading.original,
            unmapped=reading.unmapped,
            columns=shown,
            search=texts,
            about=_about(form, reading),
            digest=sent.digest,
            procedure=form.procedure.id if form else None,
            definition=form.digest if form else None,
        )
        attachments.attach(tx, existing.id, written.number, sent.files)
        index_kept(self.desk, tx, opener, existing.id, _numbers(form, reading))
        action = "revise" if existing.definition else "define"
        if form is not None:
            opened = open_case(self.desk, tx, existing.receipt_no, "receive")
            step = system_step(opened.workflow, action, existing.state)
            comment = _WITHDRAWN if existing.state == "approved" else ""
            take_step(self.desk, tx, opened, step, comment=comment)
        came = Submitted(existing.procedure_title, existing.received_at, sent.files)
        return contents(self.desk, tx, written, form, came)

    def form_of(self, tx: Connection, subjects: tuple[str, ...], received_at: str) -> Form | None:
        """The form that answers to one of `subjects`, kept in the store; None where there is none.

        A layout that was valid when it was received goes before the procedures, and leads to one of them.
        """
        asked = subjects, received_at[:10] or self.desk.program.today().isoformat()
        if asked not in self.answers:
            self.answers[asked] = self._answering(tx, *asked)
        return self.answers[asked]

    def _answering(self, tx: Connection, subjects: tuple[str, ...], day: str) -> Form | None:
        program = self.desk.program
        if self.layouts is None:
            self.layouts = in_use(program, tx)
        layout = choose(self.layouts, subjects, day)
        procedure = program.catalog.procedure(layout.procedure) if layout else program.catalog.find(subjects)
        if procedure is None:
            return None
        key = procedure.id, layout.stem if layout else ""
        if key not in self.forms:
            digest = self.kept(tx, program.catalog.snapshot(procedure.id))
            codes = program.catalog.code_lists(procedure)
            self.forms[key] = Form(procedure, codes, self.desk.ward, digest, layout)
        return self.forms[key]

    def keys_for(self, opener: Opener, existing: Application | None, *, secret: bool) -> FileKeys:
        """What is to be written of a submission is encrypted with these, now and when it comes again."""
        return opener.chain.for_writing(existing.id if existing else None, secret=secret)

    def kept(self, tx: Connection, snapshot: bytes) -> str:
        """The digest of a definition's snapshot, which is kept in the store from now on."""
        return definitions.keep(tx, snapshot)

    def _add(self, tx: Connection, opener: Opener, plan: Plan, seal: Sealer) -> Written:
        submission, form = plan.submission, plan.form
        workflow = self.desk.program.catalog.workflow(form.procedure.workflow if form else HELD_WORKFLOW)
        read = self.teller.reading_of(submission, form) if self.teller else None
        reading = sealed_reading(form, read, seal) if read else _read(form, submission.items, seal)
        shown, texts = self._index(form, reading)
        new = NewApplication(
            receipt_no=submission.receipt_no,
            procedure=form.procedure.id if form else "",
            procedure_title=next(iter(submission.subjects), ""),
            definition=form.digest if form else "",
            state=workflow.initial if form else "held",
            received_at=submission.received_at,
            taken_in_at=self.desk.program.now(),
            digest=plan.digest,
            batch=self.batch,
            actor=self.desk.user.login,
            values=reading.values,
            original=reading.original,
            unmapped=reading.unmapped,
            columns=shown,
            search=texts,
            about=_about(form, reading),
            reason=plan.dropped.sentence if plan.dropped else "",
        )
        written = applications.add(tx, new, self.words)
        application_id = written.application
        opener.chain.keep(application_id, plan.keys)
        opener.remember(application_id, submission.receipt_no, seal)
        index_kept(self.desk, tx, opener, application_id, _numbers(form, reading), new=True)
        return written

    def _index(self, form: Form | None, reading: Reading) -> tuple[Columns, SearchTexts]:
        if form is None:
            return Columns(), {}
        today = self.desk.program.today()
        found = problems(form, reading.values, today, self.desk.program.messages)
        return columns(form, reading.values, found, today), search_texts(form, reading.values)


def _read(
    form: Form | None, items: Sequence[Item], seal: Callable[[str], str], before: Values | None = None
) -> Reading:
    """Items through a definition, every 個人番号 sealed, and staff's notes from `before`.

    Without a definition every item stays unmapped, so that it can be read later.
    """
    if form is None:
        return sealed_reading(form, Reading({}, {}, tuple(items)), seal)
    reading = sealed_reading(form, read_through(form.procedure, form.codes, items, form.layout), seal)
    return replace(reading, values=keep_local(form.procedure, reading.values, before)) if before else reading


def _numbers(form: Form | None, reading: Reading) -> list[str]:
    """The numbers of a sealed reading, as they are kept."""
    return kept_numbers(form.procedure if form else None, reading.values)


def _about(form: Form | None, reading: Reading) -> list[Person]:
    """Whom the values are about; nobody who is known while there is no form."""
    return people_of(form.procedure, reading.values) if form else []
