"""Home: what awaits, the numbers of the desk, the way to both, and the next one to work on."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.saved_searches import saved_searches
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.home_panel import HomePanel
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.vocabulary import gather
from tests.making.desks import Clock
from tests.making.downloads import write_zip
from tests.ui.at_the_window import Person
from tests.ui.conftest import Show
from tests.ui.looking import texts

Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def two(caseworker: Desk, tmp_path: Path) -> Desk:
    """A desk with application 1 under review and 2 just received."""
    for number in "12":
        write_zip(tmp_path / "downloads", number)
    receive(caseworker, [tmp_path / "downloads"])
    decide(caseworker, "start-review", "1")
    return caseworker


def home_of(desk: Desk, jobs: Jobs, shown: Show, rest: Show) -> HomePanel:
    panel = HomePanel(desk, jobs)
    shown(panel)
    panel.show_vocabulary(gather(desk))
    rest(panel)
    return panel


def press(person: Person, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(person.window, key, held)
    person.rest()


def counts(panel: HomePanel) -> dict[str, str]:
    return {name: tile.count.text() for name, tile in panel.tiles.tiles.items()}


def test_what_awaits_is_told_with_its_count(two: Desk, jobs: Jobs, shown: Show, rest: Show) -> None:
    panel = home_of(two, jobs, shown, rest)
    found = counts(panel)
    assert next(iter(found)) == "today"
    told = {name: found[name] for name in ("today", "received", "in_review", "overdue", "to_report")}
    assert told == {"today": "2", "received": "1", "in_review": "1", "overdue": "0", "to_report": "0"}


def test_what_is_over_its_deadline_alarms(
    two: Desk, jobs: Jobs, shown: Show, rest: Show, clock: Clock
) -> None:
    assert not home_of(two, jobs, shown, rest).tiles.tiles["overdue"].count.property("alarm")
    clock.at += timedelta(days=90)
    panel = home_of(two, jobs, shown, rest)
    assert counts(panel)["overdue"] == "2"
    assert panel.tiles.tiles["overdue"].count.property("alarm")


def test_the_numbers_are_told_in_bars_and_a_table(two: Desk, jobs: Jobs, shown: Show, rest: Show) -> None:
    panel = home_of(two, jobs, shown, rest)
    assert panel.received.accessibleDescription() == "3/30: 2"
    assert panel.ages.accessibleDescription() == "0〜3日: 2"
    table = texts(panel.standing)
    assert table[:3] == ["受付", "審査中", "計"]
    assert table[4:] == ["1", "1", "2"]


def test_the_numbers_follow_what_is_done(two: Desk, jobs: Jobs, shown: Show, rest: Show) -> None:
    panel = home_of(two, jobs, shown, rest)
    decide(two, "start-review", "2")
    panel.show_vocabulary(gather(two))
    rest(panel)
    assert (counts(panel)["received"], counts(panel)["in_review"]) == ("0", "2")
    assert texts(panel.standing)[:2] == ["審査中", "計"]


def test_an_empty_desk_says_how_to_begin(caseworker: Desk, jobs: Jobs, shown: Show, rest: Show) -> None:
    panel = home_of(caseworker, jobs, shown, rest)
    assert panel.currentWidget() is panel.empty
    assert "マイナポータル申請管理" in " ".join(texts(panel.empty))
    wanted: list[bool] = []
    panel.receive_wanted.connect(lambda: wanted.append(True))
    panel.empty.button.click()
    assert wanted == [True]


def test_counts_follow_what_somebody_else_does(person: Person, two: Desk) -> None:
    person.sign_in("tanto2")
    place = person.place
    assert place.home.tiles.tiles["in_review"].count.text() == "1"
    decide(two, "start-review", "2")
    assert place.live.isActive()
    place.live.timeout.emit()
    person.rest()
    assert place.home.tiles.tiles["in_review"].count.text() == "2"
    assert place.navigation.buttons["in_review"].count.text() == "2"


def test_a_tile_leads_to_its_list_and_escape_back(person: Person, two: Desk) -> None:
    assert two.user.login == "tanto"
    person.sign_in("tanto")
    place = person.place
    assert place.panels.currentWidget() is place.home
    place.home.tiles.tiles["received"].click()
    person.rest()
    assert place.panels.currentWidget() is place.list
    assert (place.list.filters.title.text(), place.list.filters.count.text()) == ("受付", "1件")
    place.navigation.go("to_report")
    person.rest()
    assert place.panels.currentWidget() is place.report
    press(person, Qt.Key.Key_Escape)
    assert place.panels.currentWidget() is place.home
    assert place.navigation.buttons["home"].isChecked()


def test_conditions_are_kept_under_a_name_listed_and_taken_away(person: Person, two: Desk) -> None:
    assert two.user.login == "tanto"
    person.sign_in("tanto")
    place = person.place
    place.home.tiles.tiles["in_review"].click()
    person.rest()
    place.list.filters.keep.button.click()
    QTest.keyClicks(place.list.filters.keep.name, "sagyo")
    QTest.keyClick(place.list.filters.keep.name, Qt.Key.Key_Return)
    person.rest()
    (name,) = [name for name in place.navigation.buttons if name.startswith("saved-")]
    saved = place.navigation.buttons[name]
    assert saved.text() == "☆ sagyo"
    saved.click()
    person.rest()
    assert place.list.filters.count.text() == "1件"
    (entry,) = saved.actions()
    entry.trigger()
    person.rest()
    assert name not in place.navigation.buttons
    assert saved_searches(two) == []


def test_a_number_leads_to_what_it_counts(person: Person, two: Desk) -> None:
    assert two.user.login == "tanto"
    person.sign_in("tanto")
    place = person.place
    numbers = {each.accessibleName(): each for each in place.home.standing.findChildren(QPushButton)}
    numbers["資格取得・異動・喪失 審査中 1"].click()
    person.rest()
    assert place.panels.currentWidget() is place.list
    assert place.list.filters.count.text() == "1件"
    assert place.list.filters.states.currentText() == "審査中"


def test_the_next_one_is_taken_and_opened_from_home_and_escape_leads_back(person: Person, two: Desk) -> None:
    person.sign_in("tanto2")
    press(person, Qt.Key.Key_N, Ctrl)
    place = person.place
    taken = place.case_shown()
    assert taken in {"1", "2"}
    assert show(two, taken).application.assignee == "tanto2"
    press(person, Qt.Key.Key_Escape)
    assert place.panels.currentWidget() is place.home
    assert place.home.tiles.tiles["mine"].count.text() == "1"


def test_searching_from_home_looks_through_everything(person: Person, two: Desk) -> None:
    assert two.user.login == "tanto"
    person.sign_in("tanto")
    press(person, Qt.Key.Key_F, Ctrl)
    place = person.place
    assert place.panels.currentWidget() is place.list
    assert place.navigation.buttons["all"].isChecked()
    assert place.list.filters.search.hasFocus()
