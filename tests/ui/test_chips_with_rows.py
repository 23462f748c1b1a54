"""Chips come together with the rows they go with, so that the rows before them are painted no second time."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui import filter_bar
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.list_panel import ListPanel
from tests.making.desks import ADMIN
from tests.ui.conftest import Show
from tests.ui.listed import listed

NEVER_MS = 3_600_000


class Paints(QObject):
    """Counts how often the rows are painted."""

    def __init__(self, panel: ListPanel) -> None:
        super().__init__(panel)
        self.count = 0
        panel.table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


@pytest.fixture
def panel(three: Desk, jobs: Jobs, shown: Show, rest: Show) -> ListPanel:
    return listed(three, jobs, shown, rest)


@pytest.fixture
def worker_at_work(panel: ListPanel, jobs: Jobs) -> Iterator[Event]:
    """The worker does something else until the event is set."""
    over = Event()
    jobs.run(panel, over.wait, lambda _: None)
    yield over
    over.set()


def of(panel: ListPanel) -> list[str]:
    return list(panel.filters.chips.chips)


def turn() -> None:
    """Do all that waits for the window, paints too."""
    for _ in range(3):
        QApplication.processEvents()


@pytest.fixture
def only_with_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let chips come for no other reason than an answer."""
    monkeypatch.setattr(filter_bar, "_NEAR_MS", NEVER_MS)


@pytest.mark.usefixtures("only_with_answers")
def test_old_rows_are_neither_moved_nor_painted_between_a_question_and_its_answer(
    panel: ListPanel, worker_at_work: Event, rest: Show
) -> None:
    before, paints = panel.table.mapTo(panel, panel.table.rect().topLeft()), Paints(panel)
    panel.filters.narrow("qualification", "received")
    turn()
    assert (of(panel), paints.count) == ([], 0)
    assert panel.table.mapTo(panel, panel.table.rect().topLeft()) == before
    worker_at_work.set()
    rest(panel)
    assert of(panel) == ["procedures", "states"]
    assert paints.count > 0
    assert panel.table.mapTo(panel, panel.table.rect().topLeft()).y() > before.y()


@pytest.mark.usefixtures("only_with_answers")
def test_the_answer_to_the_last_of_several_questions_brings_its_chips_alone(
    panel: ListPanel, worker_at_work: Event, rest: Show
) -> None:
    panel.filters.narrow("qualification", "received")
    panel.filters.narrow("", "in_review")
    worker_at_work.set()
    rest(panel)
    assert of(panel) == ["states"]


@pytest.mark.usefixtures("only_with_answers")
def test_a_question_that_fails_shows_its_chips_with_the_failure(
    open_desk: Callable[[str], Desk], jobs: Jobs, shown: Show, rest: Show
) -> None:
    panel = ListPanel(open_desk(ADMIN.login), jobs)
    shown(panel)
    panel.filters.narrow("", "in_review")
    rest(panel)
    assert not panel.notice.isHidden()
    assert of(panel) == ["states"]


def test_chips_come_soon_where_no_answer_comes_and_no_question_puts_them_off(
    qtbot: QtBot, panel: ListPanel, worker_at_work: Event
) -> None:
    panel.filters.narrow("", "in_review")
    due = panel.filters._soon.remainingTime()
    qtbot.waitUntil(lambda: panel.filters._soon.remainingTime() < due)
    panel.filters.narrow("qualification", "in_review")
    assert panel.filters._soon.remainingTime() < due
    qtbot.waitUntil(lambda: of(panel) == ["procedures", "states"])
    assert not worker_at_work.is_set()
