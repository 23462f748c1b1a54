"""The application in its look, a worker thread that ends with the test  and panels to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

import pytest
from PySide6.QtCore import QEvent, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.ui import language, theme
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.palette import LIGHT
from kaigo_desktop.ui.pictures import settle
from tests.making.desks import Clock, make_program
from tests.making.downloads import MOVED_IN, write_zip
from tests.ui.at_the_window import Person

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Show = Callable[[QWidget], None]
FAULTY = MOVED_IN | {"届出人電話番号": "内線 12", "旧住所": "", "資格異動年月日": "令和8年1月5日"}


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application object is made as the program makes it."""
    return ["kaigo-desktop", *theme.WORDS]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with the light tokens, dressed once."""
    theme.apply(qapp, make_program(Clock().now).resources, LIGHT)
    return qapp


@pytest.fixture(autouse=True)
def _nothing_stays_on_the_clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave no test's text to the next, and none to the end of the process, where Qt would trip over it."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _no_timer_is_left_running(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a timer going, once everything that was closed is gone."""
    started: WeakSet[QTimer] = WeakSet()
    start = QTimer.start

    def remember_and_start(timer: QTimer, *interval: int) -> None:
        started.add(timer)
        start(timer, *interval)

    monkeypatch.setattr(QTimer, "start", remember_and_start)
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [timer for timer in started if isValid(timer) and timer.isActive()]
    names = [f"{type(timer.parent()).__name__} every {timer.interval()} ms" for timer in left]
    for timer in left:
        timer.stop()
    assert not names, f"timers left running: {', '.join(names)}"


@pytest.fixture
def jobs(dressed: QApplication, program: Program, open_desk: Callable[[str], Desk]) -> Iterator[Jobs]:
    """A worker thread that has ended when the test has, and before the desks it works for are closed."""
    assert dressed is not None
    assert open_desk is not None
    made = Jobs(program.messages)
    yield made
    made.close()


@pytest.fixture
def rest(jobs: Jobs) -> Show:
    """Let worker and window come to rest."""
    return lambda widget: settle(jobs, widget)


@pytest.fixture
def shown(qtbot: QtBot, jobs: Jobs) -> Show:
    """Show a panel as large as in a small window, and let it come to rest."""

    def show(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.resize(1200, 700)
        widget.show()
        settle(jobs, widget)

    return show


@pytest.fixture
def received(caseworker: Desk, tmp_path: Path) -> Desk:
    """A caseworker's desk with one sound application, number 1."""
    receive(caseworker, [write_zip(tmp_path / "downloads", "1")])
    return caseworker


@pytest.fixture
def three(caseworker: Desk, tmp_path: Path) -> Desk:
    """A desk with the applications 1, 2 and 3."""
    for number in "123":
        write_zip(tmp_path / "downloads", number)
    receive(caseworker, [tmp_path / "downloads"])
    return caseworker


@pytest.fixture
def person(qtbot: QtBot, dressed: QApplication, program: Program, store_folder: Path) -> Iterator[Person]:
    """Somebody at a window over the prepared store, nobody signed in."""
    assert dressed is not None
    made = Person(qtbot, program, store_folder)
    yield made
    made.window.close()


@pytest.fixture
def worked(caseworker: Desk, supervisor: Desk, tmp_path: Path) -> Desk:
    """A store with one application new, one with problems in review, one waiting, one approved."""
    receive(caseworker, [write_zip(tmp_path, each, FAULTY if each == "2" else MOVED_IN) for each in "1234"])
    for number in ("2", "3", "4"):
        decide(caseworker, "start-review", number)
    for number in ("3", "4"):
        decide(caseworker, "submit", number, acknowledge=True)
    decide(supervisor, "approve", "4")
    return caseworker


@contextmanager
def spoken(program: Program, spoken_language: str) -> Iterator[None]:
    """The window's language for a while."""
    before = QLocale()
    language.speak(program, spoken_language)
    yield
    application = QApplication.instance()
    assert application is not None
    for made in application.findChildren(QTranslator):
        application.removeTranslator(made)
        made.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture(params=["ja", "en"])
def speaking(request: pytest.FixtureRequest, dressed: QApplication, program: Program) -> Iterator[Program]:
    """The program in each language of the window."""
    assert dressed is not None
    with spoken(program, request.param):
        yield program
