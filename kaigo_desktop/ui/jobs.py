"""The only thread code: one long-lived worker thread does everything that touches the store.

A job is a function without arguments that calls `flow` and touches no widget. Its result comes back on the
window's thread through a queued signal, unless whoever asked is gone or has asked anew (`topic`). While long
work (an intake) runs, the jobs that wait are done between two of its steps, so that a case opens while 10,000
files are taken in. What touches no store may have a thread of its own beside it (`Jobs.beside`): a page that
is slow to paint keeps nobody from saving.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from kaigo_desktop import log
from kaigo_desktop.core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kaigo_desktop.flow.desk import Progress
    from kaigo_desktop.messages import Messages

T = TypeVar("T")

_SECONDS_BETWEEN_PROGRESS = 0.1


def _nothing() -> None:
    """Do nothing."""


def _unheard(_told: object) -> None:
    """Tell nobody."""


class Failure(NamedTuple):
    """Why a job gave no result: reason code and the sentence for the user (`bug` where it is our mistake)."""

    code: str
    sentence: str


@dataclass(slots=True)
class Job:
    """One piece of work under way; kept by who may want to cancel it."""

    context: QObject
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Failure], None]
    heard: Callable[[Progress], None] | None = None
    result: Any = None
    failure: Failure | None = None
    forgotten: bool = False
    stop: Callable[[], None] | None = None
    _cancelled: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask long work to end at the next place where nothing is half done."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Whether somebody asked to end."""
        return self._cancelled.is_set()

    def wanted(self) -> bool:
        """Whether somebody still waits for the result."""
        return not self.forgotten and isValid(self.context)


def _silence(job: Job, asker: QObject) -> None:
    """Let the work of a job be done, and nobody be told of it, where it is of `asker` or a part of that."""
    part = job.context if isValid(job.context) else None
    while part is not None and part is not asker:
        part = part.parent()
    if part is asker:
        job.done = job.failed = _unheard


class Jobs(QObject):
    """Takes work from the window to the worker thread and brings results back."""

    failed = Signal(object)
    """A `Failure` nobody else shows."""

    changed = Signal()
    """Long work began or ended: see `long`."""

    _finished = Signal(object)
    _progressed = Signal(object, object)

    def __init__(
        self,
        messages: Messages,
        parent: QObject | None = None,
        name: str = "worker",
        stop: Callable[[], object] = _nothing,
        at_end: Callable[[], object] = _nothing,
    ) -> None:
        super().__init__(parent)
        self.long: Job | None = None
        self._others: list[Jobs] = []
        self.ends = False
        self._under_way: dict[int, Job] = {}
        self._messages, self._stop, self._at_end = messages, stop, at_end
        self._waiting: SimpleQueue[Job | None] = SimpleQueue()
        self._topics: dict[tuple[int, str], Job] = {}
        self._finished.connect(self._take_back, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._serve, name=name)
        self._thread.start()

    def beside(self, name: str, stop: Callable[[], object], at_end: Callable[[], object]) -> Jobs:
        """A second thread for work that touches no store; it ends with this one at the latest.

        Args:
            name: what the thread is called.
            stop: cuts short what is under way there; called from any thread.
            at_end: the last thing done on that thread.
        """
        made = Jobs(self._messages, self, name, stop, at_end)
        made.failed.connect(self.failed)
        self._others.append(made)
        return made

    @property
    def idle(self) -> bool:
        """Whether every result of this thread has been brought back."""
        return not self._under_way

    def at_work(self) -> Iterator[Jobs]:
        """This thread, and those beside it that have not been told to end by the time they are asked for."""
        yield self
        for other in tuple(self._others):
            if not other.ends:
                yield other

    def run(
        self,
        context: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Failure], None] | None = None,
        topic: str = "",
        *,
        stop: Callable[[], None] | None = None,
    ) -> None:
        """Do `work` on the worker thread, then `done(result)` or `failed(why)` here.

        Args:
            context: whose question it is; nothing is called once its Qt object is gone.
            work: calls `flow`; raises `UserError` for the world's faults.
            done: takes the result.
            failed: takes the reason; without it the `failed` signal tells it.
            topic: a newer question of the same context under the same topic makes this one void.
            stop: called here when it is void, to break it off while it runs.
        """
        job = Job(context, work, done, failed or self.failed.emit, stop=stop)
        if topic:
            previous = self._topics.get((id(context), topic))
            if previous is not None:
                previous.forgotten = True
                if previous.stop is not None:
                    previous.stop()
            self._topics[id(context), topic] = job
        self._give(job)

    def run_long(
        self,
        context: QObject,
        work: Callable[[Callable[[Progress], None], Callable[[], bool]], T],
        done: Callable[[T], None],
        failed: Callable[[Failure], None],
        heard: Callable[[Progress], None],
        *,
        gives_way: bool = False,
    ) -> Job:
        """Do work that tells its progress and may be cancelled; one at a time.

        Args:
            context: as in `run`; long work goes on when its panel is gone.
            work: takes what to call with its progress, and what tells whether to stop.
            done: takes the result.
            failed: takes the reason.
            heard: takes the progress here, ten times a second at most.
            gives_way: other jobs may be done whenever it tells its progress (it holds no transaction then).
        """
        job = Job(context, lambda: None, done, failed, heard)
        job.work = lambda: work(self._listener(job, gives_way=gives_way), job.cancelled)
        self.long = job
        self._give(job)
        self.changed.emit()
        return job

    def forget(self, asker: QObject) -> None:
        """Do what `asker` and all that belongs to it asked for, but bring nothing of it back."""
        for job in self._under_way.values():
            _silence(job, asker)

    def _give(self, job: Job) -> None:
        self._under_way[id(job)] = job
        self._waiting.put(job)

    def end(self) -> None:
        """Cut short what may be, let the thread come to its end, and don't wait for it."""
        self.ends = True
        if self.long is not None:
            self.long.cancel()
        self._stop()
        self._waiting.put(None)

    def close(self) -> None:
        """Cancel long work, finish what was asked for, end the thread and those beside it."""
        for other in self._others:
            other.end()
        self.end()
        for other in self._others:
            other.close()
        self._thread.join()

    def _listener(self, job: Job, *, gives_way: bool) -> Callable[[Progress], None]:
        """What long work calls after each step, on the worker thread."""
        last = 0.0

        def listen(progress: Progress) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= _SECONDS_BETWEEN_PROGRESS or progress.done >= progress.total:
                last = now
                self._progressed.emit(job, progress)
            if gives_way:
                self._do_waiting()

        return listen

    def _do_waiting(self) -> None:
        """Do the short jobs that wait; an order to end is left for the end of the long work."""
        while True:
            try:
                job = self._waiting.get_nowait()
            except Empty:
                return
            if job is None:
                self._waiting.put(None)
                return
            self._do(job)

    def _serve(self) -> None:
        while (job := self._waiting.get()) is not None:
            self._do(job)
        self._at_end()

    def _do(self, job: Job) -> None:
        if job.wanted() or job.heard is not None:
            try:
                job.result = job.work()
            except UserError as error:
                job.failure = Failure(error.code, self._messages.error(error))
            except Exception as error:  # noqa: BLE001 — an edge: a bug is logged and told with its number
                facts: dict[str, object] = {"reference": log.bug(error)}
                job.failure = Failure("bug", self._messages.text("bug", facts))
        self._finished.emit(job)

    def _take_back(self, job: Job) -> None:
        del self._under_way[id(job)]
        if self.long is job:
            self.long = None
            self.changed.emit()
        for key in [key for key, kept in self._topics.items() if kept is job]:
            del self._topics[key]
        if not job.wanted():
            return
        if job.failure is not None:
            job.failed(job.failure)
        else:
            job.done(job.result)

    def _tell(self, job: Job, progress: Progress) -> None:
        if job.heard is not None and isValid(job.context):
            job.heard(progress)
