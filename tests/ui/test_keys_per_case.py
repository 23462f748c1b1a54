"""Keys from one open application to the next: counted as they reach the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kaigo_desktop.flow.assign import assign
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from tests.making.downloads import MOVED_IN, write_zip
from tests.ui.at_the_window import Person

Ctrl = Qt.KeyboardModifier.ControlModifier
MOST = 2
SOUND = {**MOVED_IN, "旧住所": "東京都中野区中野1-1"}


class Counter(QObject):
    """Counts the keys that reach a window."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a key that is pressed down."""
        if isinstance(watched, QWindow) and isinstance(event, QKeyEvent):
            self.keys += event.type() == QEvent.Type.KeyPress
        return False


@pytest.fixture
def counter(qapp: QApplication) -> Iterator[Counter]:
    made = Counter()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture
def three(caseworker: Desk, tmp_path: Path) -> Desk:
    """Three applications with nothing wrong, just received."""
    for number in "123":
        write_zip(tmp_path / "downloads", number, SOUND)
    receive(caseworker, [tmp_path / "downloads"])
    assert not any(show(caseworker, number).problems for number in "123")
    return caseworker


def submit_until_another_is_open(person: Person, desk: Desk, first: str) -> str:
    """Press Ctrl+Enter until `first` is submitted and another application stands on the screen."""
    while show(desk, first).application.state != "pending_approval" or person.place.case_shown() == first:
        QTest.keyClick(person.window.windowHandle(), Qt.Key.Key_Return, Ctrl)
        person.rest()
    return person.place.case_shown()


def test_from_one_of_a_list_submitted_to_the_next_one_open(
    person: Person, three: Desk, counter: Counter
) -> None:
    person.sign_in("tanto")
    person.place.navigation.go("received")
    person.rest()
    QTest.keyClick(person.place.list.table, Qt.Key.Key_Return)
    person.rest()
    first = person.place.case_shown()
    counter.keys = 0
    following = submit_until_another_is_open(person, three, first)
    assert following not in {"", first}
    assert 0 < counter.keys <= MOST
    assert "「提出」を記録しました" in person.place.case.notice.words.text()


def test_from_one_that_was_taken_submitted_to_the_next_one_taken_and_open(
    person: Person, three: Desk, counter: Counter
) -> None:
    assign(three, ["2"], "tanto2")
    person.sign_in("tanto")
    QTest.keyClick(person.window.windowHandle(), Qt.Key.Key_N, Ctrl)
    person.rest()
    first = person.place.case_shown()
    counter.keys = 0
    following = submit_until_another_is_open(person, three, first)
    assert 0 < counter.keys <= MOST
    assert {first, following} == {"1", "3"}
    assert show(three, following).application.assignee == "tanto"


def test_after_the_last_one_home_says_that_nothing_is_left(person: Person, three: Desk) -> None:
    assign(three, ["2", "3"], "tanto2")
    person.sign_in("tanto")
    QTest.keyClick(person.window, Qt.Key.Key_N, Ctrl)
    person.rest()
    assert submit_until_another_is_open(person, three, "1") == ""
    assert person.place.panels.currentWidget() is person.place.home


def test_an_approval_goes_on_to_the_next_one_too(person: Person, three: Desk, counter: Counter) -> None:
    for number in "123":
        decide(three, "start-review", number)
        decide(three, "submit", number)
    person.sign_in("shonin")
    QTest.keyClick(person.window, Qt.Key.Key_N, Ctrl)
    person.rest()
    first = person.place.case_shown()
    counter.keys = 0
    QTest.keyClick(person.window.windowHandle(), Qt.Key.Key_Return, Ctrl)
    person.rest()
    assert show(three, first).application.state == "approved"
    assert person.place.case_shown() not in {"", first}
    assert counter.keys == 1


def test_opened_beside_the_list_it_stays_after_the_step(person: Person, three: Desk) -> None:
    decide(three, "start-review", "1")
    person.sign_in("tanto")
    person.place.open_case("1", listed=False)
    person.rest()
    QTest.keyClick(person.window, Qt.Key.Key_Return, Ctrl)
    person.rest()
    assert show(three, "1").application.state == "pending_approval"
    assert person.place.case_shown() == "1"
