"""Garbage is collected in the window's thread alone, and the whole heap only while no job is under way."""

import gc
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from kaigo_desktop.ui.collecting import Collector
from kaigo_desktop.ui.jobs import Jobs

pytestmark = pytest.mark.usefixtures("dressed")

Passes = list[tuple[int, str]]
DUE = 1_000
"""More new objects than Python lets be by itself."""


@pytest.fixture
def collector(jobs: Jobs) -> Iterator[Collector]:
    """One at work, and gone after the test."""
    owner = QObject()
    yield Collector(jobs, owner)
    delete(owner)


@pytest.fixture
def passes() -> Iterator[Passes]:
    """The generation and the thread of each pass from here on."""
    seen: Passes = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            seen.append((told["generation"], threading.current_thread().name))

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


@pytest.fixture
def all_is_due() -> Iterator[None]:
    """Every generation is due as soon as it holds anything."""
    before = gc.get_threshold()
    gc.set_threshold(1, 0, 0)
    yield
    gc.set_threshold(*before)


def test_a_worker_that_makes_many_objects_collects_none(
    collector: Collector, jobs: Jobs, qtbot: QtBot, passes: Passes
) -> None:
    made: list[list[list[int]]] = []
    jobs.run(collector, lambda: [[number] for number in range(100 * DUE)], made.append)
    qtbot.waitUntil(lambda: bool(made))
    assert [thread for _, thread in passes if thread != "MainThread"] == []


@pytest.mark.usefixtures("collector")
def test_the_window_collects_in_a_while(qtbot: QtBot, passes: Passes) -> None:
    kept = [[number] for number in range(2 * DUE)]
    qtbot.waitUntil(lambda: bool(passes))
    assert len(kept) == 2 * DUE


@pytest.mark.usefixtures("all_is_due")
def test_only_what_is_new_is_looked_at_while_a_job_is_under_way(
    collector: Collector, jobs: Jobs, qtbot: QtBot, passes: Passes
) -> None:
    goes_on = threading.Event()
    ended: list[bool] = []
    gc.collect(1)
    jobs.run(collector, partial(goes_on.wait, 60), ended.append)
    passes.clear()
    kept = [[number] for number in range(DUE)]
    collector.collect()
    assert passes == [(0, "MainThread")]
    goes_on.set()
    qtbot.waitUntil(lambda: bool(ended))
    passes.clear()
    kept += [[number] for number in range(DUE)]
    collector.collect()
    assert passes == [(2, "MainThread")]
    assert len(kept) == 2 * DUE


def test_what_stood_before_is_looked_at_no_more(collector: Collector) -> None:
    stands = [[number] for number in range(DUE)]
    collector.keep()
    assert not {id(one) for one in gc.get_objects()} & {id(one) for one in stands}


def test_python_collects_by_itself_again_when_the_window_is_gone(jobs: Jobs) -> None:
    owner = QObject()
    Collector(jobs, owner)
    assert not gc.isenabled()
    delete(owner)
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
