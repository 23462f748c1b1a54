"""Flags (付箋) in the list: for several at once, looked for, kept as a search."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from kaigo_desktop.core.permission import Rights
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.flags import flags, put_flag
from kaigo_desktop.flow.saved_searches import saved_searches
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.list_panel import ListPanel
from tests.ui.at_the_window import Person
from tests.ui.conftest import Show
from tests.ui.flagging import put_by_keyboard, strike
from tests.ui.listed import listed


@pytest.fixture
def at_list(three: Desk, person: Person) -> Person:
    """A caseworker with all three in the list."""
    assert three.store is not None
    person.sign_in("tanto")
    person.place.navigation.go("all")
    person.rest()
    return person


def test_several_of_the_list_get_a_flag_after_a_look_and_one_at_once(at_list: Person, three: Desk) -> None:
    panel = at_list.place.list
    panel.table.selectAll()
    put_by_keyboard(at_list, "一斉に電話", "明日")
    assert flags(three, "1") == []
    assert "付箋「一斉に電話」: 3件に行います。" in panel.notice.words.text()
    strike(at_list, Qt.Key.Key_Space)
    at_list.rest()
    assert {flags(three, number)[0].due_on for number in "123"} == {"2026-04-03"}
    assert panel.table.hasFocus()
    assert problems(panel) == ["◆1", "◆1", "◆1"]
    panel.table.selectRow(0)
    put_by_keyboard(at_list, "もう一つ")
    assert len(flags(three, "3")) == 2
    assert problems(panel)[0] == "◆2"


def test_a_flag_that_is_asked_for_is_asked_no_more_elsewhere(at_list: Person) -> None:
    panel = at_list.place.list
    strike(at_list, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert panel.flag.isVisible()
    at_list.place.navigation.go("received")
    at_list.rest()
    assert panel.flag.isHidden()


def problems(panel: ListPanel) -> list[str]:
    """The signs of the flags in the column of problems, from the top."""
    found = [panel.model.application(row) for row in range(panel.model.rowCount())]
    assert all(found)
    return [f"◆{each.flags}" for each in found if each]


@pytest.mark.parametrize("may", [True, False])
def test_the_menu_of_the_list_offers_a_flag_to_who_may_put_one_on(
    may: bool, three: Desk, jobs: Jobs, shown: Show, rest: Show
) -> None:
    if not may:
        three.rights = Rights(frozenset({"read", "approve"}))
    panel = listed(three, jobs, shown, rest)
    panel.table.selectRow(0)
    menu = panel.menu()
    assert ("付箋を付ける…  Ctrl+M" in [entry.text() for entry in menu.actions()]) == may
    menu.deleteLater()
    panel.work.ask_flag()
    assert panel.flag.isVisible() == may


def test_the_list_is_narrowed_to_what_has_a_flag_and_to_what_is_late(at_list: Person, three: Desk) -> None:
    put_flag(three, "1", "いつか")
    put_flag(three, "2", "遅れた", three.program.today() - timedelta(days=1))
    filters = at_list.place.list.filters
    for condition, found in (("flagged", ["2", "1"]), ("flags_overdue", ["2"]), ("", ["3", "2", "1"])):
        filters.flags.setCurrentIndex(filters.flags.findData(condition))
        filters.flags.activated.emit(filters.flags.currentIndex())
        at_list.rest()
        panel = at_list.place.list
        rows = [panel.model.application(row) for row in range(panel.model.rowCount())]
        assert [each.receipt_no for each in rows if each] == found, condition
        assert list(filters.chips.chips) == (["flagged"] if condition else [])


def test_the_late_ones_are_kept_as_a_search_and_their_chip_takes_them_off(
    at_list: Person, three: Desk
) -> None:
    put_flag(three, "2", "遅れた", three.program.today() - timedelta(days=1))
    filters = at_list.place.list.filters
    filters.flags.setCurrentIndex(filters.flags.findData("flags_overdue"))
    filters.flags.activated.emit(filters.flags.currentIndex())
    filters.kept.emit("遅れた付箋")
    at_list.rest()
    (saved,) = saved_searches(three)
    assert (saved.query.flags_overdue, saved.query.flag_due_by) == (True, "")
    filters.chips.chips["flagged"].click()
    at_list.rest()
    assert at_list.place.list.model.rowCount() == 3
    at_list.place.navigation.go(f"saved-{saved.id}")
    at_list.rest()
    assert at_list.place.list.model.rowCount() == 1
    assert filters.flags.currentData() == "flags_overdue"


def test_a_period_is_kept_as_it_was_chosen(at_list: Person, three: Desk) -> None:
    filters = at_list.place.list.filters
    filters.period.setCurrentIndex(filters.period.findData(30))
    filters.period.activated.emit(filters.period.currentIndex())
    filters.kept.emit("30日以内")
    at_list.rest()
    (saved,) = saved_searches(three)
    assert (saved.query.days, saved.query.from_) == (30, "")
    assert list(filters.chips.chips) == ["days"]
    at_list.place.navigation.go(f"saved-{saved.id}")
    assert filters.period.currentData() == 30
