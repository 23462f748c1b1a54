"""The worker thread: results come back, failures are told, what nobody waits for is not told."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.desk import Progress
from kaigo_desktop.flow.program import Program
from kaigo_desktop.ui.jobs import Failure, Jobs

pytestmark = pytest.mark.usefixtures("dressed")


def test_work_is_done_on_another_thread_and_told_on_ours(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[tuple[str, str]] = []
    context = QObject()

    def done(name: str) -> None:
        told.append((name, threading.current_thread().name))

    jobs.run(context, lambda: threading.current_thread().name, done)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("worker", "MainThread")]


def test_a_fault_of_the_world_is_told_in_its_sentence(qtbot: QtBot, jobs: Jobs) -> None:
    failures: list[Failure] = []

    def work() -> None:
        raise UserError("unknown_receipt_no", receipt_no="77")

    jobs.run(QObject(jobs), work, lambda _: None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].code == "unknown_receipt_no"
    assert "77" in failures[0].sentence


def test_a_mistake_of_ours_is_told_with_its_reference_and_ends_nothing(qtbot: QtBot, jobs: Jobs) -> None:
    failures: list[Failure] = []
    numbers: list[int] = []
    jobs.failed.connect(failures.append)
    jobs.run(QObject(jobs), lambda: 1 // 0, numbers.append)
    jobs.run(QObject(jobs), lambda: 7, numbers.append)
    qtbot.waitUntil(lambda: bool(numbers))
    assert [failure.code for failure in failures] == ["bug"]
    assert numbers == [7]


def test_what_a_panel_asked_for_is_done_though_nobody_tells_it_any_more(qtbot: QtBot, jobs: Jobs) -> None:
    panel, other = QObject(jobs), QObject(jobs)
    done: list[str] = []
    told: list[object] = []
    jobs.run(QObject(panel), lambda: done.append("of the panel"), told.append)
    jobs.run(QObject(panel), lambda: 1 // 0, told.append, told.append)
    jobs.run(other, lambda: "of another", told.append)
    jobs.forget(panel)
    qtbot.waitUntil(lambda: jobs.idle)
    assert (done, told) == (["of the panel"], ["of another"])


def test_a_newer_question_makes_the_older_one_void(qtbot: QtBot, jobs: Jobs) -> None:
    answers: list[int] = []
    context = QObject(jobs)
    for number in range(5):
        jobs.run(context, partial(abs, number), answers.append, topic="same")
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [4]


def test_who_is_gone_is_told_nothing(qtbot: QtBot, jobs: Jobs) -> None:
    import shiboken6

    answers: list[str] = []
    gone = QObject()
    jobs.run(gone, lambda: "gone", answers.append)
    shiboken6.delete(gone)
    jobs.run(QObject(jobs), lambda: "here", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["here"]


def test_long_work_gives_way_between_its_steps(qtbot: QtBot, jobs: Jobs) -> None:
    order: list[str] = []
    asked, done = threading.Event(), threading.Event()

    def long_work(progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> str:
        asked.wait(5)
        progress(Progress(1, 2))
        order.append("long")
        assert not cancelled()
        return "over"

    def short_work() -> None:
        order.append("short")

    told: list[Progress] = []
    jobs.run_long(QObject(jobs), long_work, lambda _: done.set(), lambda _: None, told.append, gives_way=True)
    jobs.run(QObject(jobs), short_work, lambda _: None)
    asked.set()
    qtbot.waitUntil(done.is_set)
    assert order == ["short", "long"]
    assert told == [Progress(1, 2)]
    assert jobs.long is None


def test_a_newer_question_breaks_the_one_before_off(qtbot: QtBot, jobs: Jobs) -> None:
    stopped = threading.Event()
    told: list[str] = []
    context = QObject()

    def first() -> str:
        assert stopped.wait(10)
        return "first"

    jobs.run(context, first, told.append, topic="ids", stop=stopped.set)
    jobs.run(context, lambda: "second", told.append, topic="ids")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["second"]


def test_a_thread_beside_ends_when_told_and_with_the_first_at_the_latest(
    qtbot: QtBot, program: Program
) -> None:
    jobs = Jobs(program.messages)
    ended: list[str] = []
    names = ("first", "second")
    others = [
        jobs.beside(name, lambda: None, lambda: ended.append(threading.current_thread().name))
        for name in names
    ]
    told: list[str] = []
    context = QObject()
    for other in others:
        other.run(context, lambda: threading.current_thread().name, told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert sorted(told) == ["first", "second"]
    assert list(jobs.at_work()) == [jobs, *others]
    others[0].end()
    assert list(jobs.at_work()) == [jobs, others[1]]
    jobs.close()
    assert sorted(ended) == ["first", "second"]
