"""Looking ahead of an intake (取込の確認): what each download would become; nothing is written or logged.

The same reader process and the same judgement as `receive`, over readings of the store. What an earlier
download of the same drop would bring is remembered, so that a 受付番号 that comes twice is judged in order.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.intake_outcome import outcome_of
from kaigo_desktop.core.model import Application, Refusal, Submission
from kaigo_desktop.core.sealed import is_sealed
from kaigo_desktop.core.workflow import Workflow, system_step
from kaigo_desktop.flow.decide import signer_of
from kaigo_desktop.flow.desk import Desk, FileOutcome, Progress, Received, never, unheard
from kaigo_desktop.flow.numbers import Opener
from kaigo_desktop.flow.open_case import open_case
from kaigo_desktop.flow.receive import OUTCOMES
from kaigo_desktop.flow.take_in import Plan, TakeIn
from kaigo_desktop.intake.downloads import downloads
from kaigo_desktop.intake.reader import Reader
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.file_keys import FileKeys


def look_ahead_receive(
    desk: Desk,
    paths: Sequence[Path],
    progress: Callable[[Progress], None] = unheard,
    cancelled: Callable[[], bool] = never,
) -> Received:
    """Tell what `receive` would make of `paths` now.

    Returns:
        Outcomes as `receive` gives them, with a sentence in the future; `batch` is "". After cancelling, only
        those that were looked at.

    Raises:
        UserError: `not_permitted`, or a fault of the store itself.
    """
    desk.require("receive")
    found = downloads(paths)
    look = _Look(desk, _Judging(desk, ""))
    stopped, done, current = False, 0, None
    with Reader() as reader:
        for path, part in reader.read_all(found):
            stopped = cancelled()
            if stopped:
                break
            if path != current:
                done, current = done + 1, path
            progress(Progress(done - 1, len(found), path.name, len(look.outcomes)))
            look.add(part)
    counts = {name: sum(file.outcome == name for file in look.outcomes) for name in OUTCOMES}
    progress(Progress(len(found), len(found), applications=len(look.outcomes)))
    return Received("", tuple(look.outcomes), counts, cancelled=stopped)


class _Judging(TakeIn):
    """Plans without keeping the definitions it finds and the keys it needs."""

    def keys_for(self, opener: Opener, existing: Application | None, *, secret: bool) -> FileKeys:
        """Keys of the moment: what is encrypted with them is thrown away."""
        del existing, secret
        return opener.chain.for_writing(None, secret=False)

    def kept(self, tx: Connection, snapshot: bytes) -> str:
        """No digest: nothing is kept."""
        del tx, snapshot
        return ""


@dataclass(slots=True)
class _Brought:
    """What earlier downloads of the same drop would bring of one 受付番号.

    Attributes:
        digests: of each submission as it came, with whether it would be sealed, in order.
        state: the application would stand in then.
        defined: whether it would have a definition.
    """

    state: str
    defined: bool
    digests: list[tuple[str, bool]] = field(default_factory=list)


@dataclass(slots=True)
class _Look:
    """A look ahead under way."""

    desk: Desk
    taking: TakeIn
    brought: dict[str, _Brought] = field(default_factory=dict)
    outcomes: list[FileOutcome] = field(default_factory=list)

    def add(self, part: Submission | Refusal) -> None:
        """Judge one application or refusal."""
        try:
            found = part if isinstance(part, Refusal) else self._judged(part)
        except UserError as error:  # what `receive` would refuse while it writes
            assert isinstance(part, Submission)  # noqa: S101 - a refusal is not judged
            found = Refusal(part.path, error.code, error.facts, part.receipt_no)
        if isinstance(found, Refusal):
            facts = {"name": found.path, **found.facts}
            message = self.desk.program.messages.text(found.code, facts)
            found = FileOutcome(found.path, found.receipt_no, "refused", found.code, message)
        self.outcomes.append(found)

    def _judged(self, submission: Submission) -> FileOutcome | Refusal:
        with self.desk.store.reading() as connection:
            opener = Opener(self.desk, connection)
            plan = self.taking.plan(connection, opener, submission)
            if isinstance(plan, Refusal):
                return plan
            earlier = self.brought.get(submission.receipt_no)
            outcome = self._outcome(plan, earlier)
            state, after = self._states(connection, plan, outcome, earlier)
        if outcome != "duplicate":
            defined = plan.form is not None or _is_defined(plan, earlier)
            brought = self.brought.setdefault(submission.receipt_no, _Brought(after, defined))
            brought.state, brought.defined = after, defined
            brought.digests.append((plan.submission.digest, is_sealed(plan.digest)))
        return self._told(plan, outcome, state)

    def _outcome(self, plan: Plan, earlier: _Brought | None) -> str:
        """The outcome of a plan, after what came `earlier` in the same drop.

        Raises:
            UserError: `number_key_to_compare`.
        """
        if earlier is None:
            return plan.outcome
        known = not plan.brings_files
        for digest, sealed in () if known else earlier.digests:
            if sealed and self.desk.store.keys.number is None:
                raise UserError("number_key_to_compare")
            known = known or digest == plan.submission.digest
        return outcome_of(
            has_form=plan.form is not None, kept=True, defined=_is_defined(plan, earlier), known=known
        )

    def _states(
        self, connection: Connection, plan: Plan, outcome: str, earlier: _Brought | None
    ) -> tuple[str, str]:
        """The state it stands in before, "" for none, and after.

        Raises:
            UserError: the step can't be taken, or not by this person.
        """
        state = earlier.state if earlier else plan.existing.state if plan.existing else ""
        workflow = self._workflow(connection, plan)
        if outcome == "duplicate":
            return state, state
        if workflow is None:
            return state, "held"
        if not state:
            return state, workflow.initial
        signer_of(self.desk)
        action = "revise" if _is_defined(plan, earlier) else "define"
        return state, system_step(workflow, action, state).to

    def _workflow(self, connection: Connection, plan: Plan) -> Workflow | None:
        """The workflow it would stand in; None while it is held."""
        if plan.form is not None:
            return self.desk.program.catalog.workflow(plan.form.procedure.workflow)
        if plan.existing is not None and plan.existing.definition:
            return open_case(self.desk, connection, plan.existing.receipt_no, "receive").workflow
        return None

    def _told(self, plan: Plan, outcome: str, state: str) -> FileOutcome:
        submission = plan.submission
        code = f"outcome_ahead_{outcome}"
        if outcome == "revised" and state == "approved":
            code = "outcome_ahead_revised_approved"
        facts: dict[str, object] = {
            "title": next(iter(submission.subjects), ""),
            "receipt_no": submission.receipt_no,
        }
        reason = "unknown_procedure" if outcome == "held" else None
        message = self.desk.program.messages.text(code, facts)
        return FileOutcome(submission.path, submission.receipt_no, outcome, reason, message)


def _is_defined(plan: Plan, earlier: _Brought | None) -> bool:
    """Whether the application of a plan has a definition by then."""
    return earlier.defined if earlier else plan.existing is not None and bool(plan.existing.definition)
