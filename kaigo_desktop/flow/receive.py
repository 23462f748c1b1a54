"""Receiving downloads (取込): files → reader process → definition → store, each whole or not at all.

The writer's lock is held for a group of applications: their files are committed first, the rows that name
them second (a commit over two database files is not atomic; files no row names are swept at the next
intake).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby, islice
from pathlib import Path

from kaigo_desktop import log
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Refusal, Submission
from kaigo_desktop.flow.desk import Desk, FileOutcome, Progress, Received, never, unheard
from kaigo_desktop.flow.numbers import Opener
from kaigo_desktop.flow.read_ahead import read_ahead
from kaigo_desktop.flow.take_in import Plan, TakeIn
from kaigo_desktop.flow.tell_forms import FormTeller
from kaigo_desktop.intake.downloads import downloads
from kaigo_desktop.intake.reader import Reader
from kaigo_desktop.store import applications, attachments, audit, batches, inserts
from kaigo_desktop.store.database import Connection

GROUP_COUNT, GROUP_BYTES = 512, 32 << 20
"""A group is committed when it holds this many applications or bytes of files: one flush to disk for
many, and little to do again after a power cut."""

FIRST_COUNT = 64
"""The first group is that small and each following one twice as large, up to a whole one: so writing begins
while the reader process is still at its first downloads, and it hears early of the forms there are."""

_Planned = tuple[Plan | Refusal, list[attachments.BlobRef]]

TOGETHER = 32
"""The rows of so many applications are written at once, while files of the next ones are being encrypted."""

OUTCOMES = ("received", "revised", "duplicate", "held", "refused")


def receive(
    desk: Desk,
    paths: Sequence[Path],
    progress: Callable[[Progress], None] = unheard,
    cancelled: Callable[[], bool] = never,
) -> Received:
    """Take in what `paths` name: downloads, folders of them, ZIPs of ZIPs.

    A bad file never stops the others and never leaves half of itself. Cancelling stops between
    applications; what was taken in stays. Receiving the same again answers `duplicate` and writes no version.

    Raises:
        UserError: `not_permitted`, or a fault of the store itself (`disk_full`, `store_busy` …).
    """
    desk.require("receive")
    attachments.sweep(desk.store)
    with desk.store.transaction() as tx:
        batch = batches.start(tx, desk.user.login, desk.program.now())
    found = downloads(paths)
    stopped = False
    done, current = 0, None
    with Reader() as reader:
        run = _Run(desk, batch, TakeIn(desk, batch, teller=FormTeller(desk, reader.tell)))
        for path, part in read_ahead(reader.read_all(found), _size):
            stopped = cancelled()
            if stopped:
                break
            if path != current:
                done, current = done + 1, path
            progress(Progress(done - 1, len(found), path.name, len(run.outcomes)))
            run.add(part)
    run.flush()
    counts = {name: sum(file.outcome == name for file in run.outcomes) for name in OUTCOMES}
    with desk.store.transaction() as tx:
        batches.finish(tx, batch, desk.program.now(), counts)
        audit.append(
            tx, desk.program.now(), desk.user.login, "receive_batch", detail={"batch": batch, **counts}
        )
    progress(Progress(len(found), len(found), applications=len(run.outcomes)))
    return Received(batch, tuple(run.outcomes), counts, cancelled=stopped)


@dataclass(slots=True)
class _Run:
    """One intake under way: the group not yet written, and the outcomes so far."""

    desk: Desk
    batch: str
    taking: TakeIn
    group: list[Submission | Refusal] = field(default_factory=list)
    most: int = FIRST_COUNT
    size: int = 0
    receipt_nos: set[str] = field(default_factory=set)
    outcomes: list[FileOutcome] = field(default_factory=list)

    def add(self, part: Submission | Refusal) -> None:
        """Put one application or refusal into the group; write the group when it is full."""
        if isinstance(part, Submission):
            if part.receipt_no in self.receipt_nos:
                self.flush()
            self.receipt_nos.add(part.receipt_no)
            self.size += _size((Path(), part))
        self.group.append(part)
        if len(self.group) >= min(self.most, GROUP_COUNT) or self.size >= GROUP_BYTES:
            self.flush()
            self.most *= 2

    def flush(self) -> None:
        """Write the group: its files, committed first, and the rows that name them."""
        if not self.group:
            return
        first = len(self.outcomes)
        with self.desk.store.transaction() as tx:
            opener = Opener(self.desk, tx)
            plans = [
                part if isinstance(part, Refusal) else self.taking.plan(tx, opener, part)
                for part in self.group
            ]
            files = [
                (plan.keys.of(enclosure.role), enclosure)
                for plan in plans
                if isinstance(plan, Plan) and plan.brings_files
                for enclosure in plan.submission.enclosures
            ]
            now = self.desk.program.now().astimezone()
            with attachments.writing(self.desk.store, now, files) as blobs:
                planned = ((plan, list(islice(blobs, _own_files(plan)))) for plan in plans)
                for new, some in groupby(planned, lambda one: _is_new(one[0])):
                    if new:
                        while self._write_together(tx, opener, islice(some, TOGETHER)):
                            pass
                    else:
                        for plan, own in some:
                            self._write(tx, opener, plan, own)
                applications.add_words(tx, self.taking.words)
                batches.note(tx, self.batch, first, map(_kept, self.outcomes[first:]))
        self.taking.words.clear()
        self.group.clear()
        self.receipt_nos.clear()
        self.size = 0

    def _write_together(self, tx: Connection, opener: Opener, planned: Iterable[_Planned]) -> bool:
        """Write new applications table by table, a tenth less work; where a row is refused, each alone.

        Returns:
            Whether there was one.
        """
        came: list[_Planned] = []
        words, outcomes = len(self.taking.words), len(self.outcomes)
        with inserts.gathered(tx) as waiting:
            for plan, own in planned:
                came.append((plan, own))
                self._write(tx, opener, plan, own)
        try:
            waiting.write(tx)
        except Exception:  # noqa: BLE001 - the edge of one file: which one it is comes out when each is alone
            del self.taking.words[words:], self.outcomes[outcomes:]
            for plan, own in came:
                self._write(tx, opener, plan, own)
        return bool(came)

    def _write(
        self, tx: Connection, opener: Opener, plan: Plan | Refusal, blobs: list[attachments.BlobRef]
    ) -> None:
        if isinstance(plan, Refusal):
            self._refuse(plan)
            return
        submission = plan.submission
        try:
            with self._part(tx):
                self.taking.apply(tx, opener, plan, blobs)
        except UserError as error:
            self._refuse(Refusal(submission.path, error.code, error.facts, submission.receipt_no))
        except Exception as error:  # noqa: BLE001 - the edge of one file: our mistake in it must not stop the others
            facts: dict[str, object] = {"reference": log.bug(error)}
            self._refuse(Refusal(submission.path, "bug_in_file", facts, submission.receipt_no))
        else:
            reason = "unknown_procedure" if plan.outcome == "held" else None
            facts = {"title": next(iter(submission.subjects), ""), "receipt_no": submission.receipt_no}
            message = self.desk.program.messages.text(reason or f"outcome_{plan.outcome}", facts)
            self.outcomes.append(
                FileOutcome(submission.path, submission.receipt_no, plan.outcome, reason, message)
            )

    @contextmanager
    def _part(self, tx: Connection) -> Iterator[None]:
        """One application: all of it is written or nothing, its words included."""
        before = len(self.taking.words)
        try:
            with inserts.part(tx):
                yield
        except BaseException:
            del self.taking.words[before:]
            raise

    def _refuse(self, refusal: Refusal) -> None:
        message = self.desk.program.messages.text(refusal.code, {"name": refusal.path, **refusal.facts})
        self.outcomes.append(FileOutcome(refusal.path, refusal.receipt_no, "refused", refusal.code, message))


def _own_files(plan: Plan | Refusal) -> int:
    """How many files are written for a plan."""
    return len(plan.submission.enclosures) if isinstance(plan, Plan) and plan.brings_files else 0


def _is_new(plan: Plan | Refusal) -> bool:
    """Whether nothing has to be read of what is written before it in its group."""
    return isinstance(plan, Refusal) or plan.existing is None


def _kept(told: FileOutcome) -> batches.FileOutcome:
    """An outcome as its row keeps it: without the sentence."""
    return batches.FileOutcome(told.path, told.receipt_no, told.outcome, told.reason or "", "")


def _size(found: tuple[Path, Submission | Refusal]) -> int:
    """The bytes of files in what was read."""
    part = found[1]
    return sum(len(file.data) for file in part.enclosures) if isinstance(part, Submission) else 0
