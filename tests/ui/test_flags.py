"""Flags (付箋) of a case: put on, seen, settled and opened again, by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from kaigo_desktop.core.permission import Rights
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.flags import flags, put_flag
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.flag_bar import FlagBar
from kaigo_desktop.ui.jobs import Jobs
from tests.ui import inspecting
from tests.ui.at_the_window import Person
from tests.ui.conftest import Show
from tests.ui.flagging import Ctrl, put_by_keyboard, strike, write
from tests.ui.looking import texts


@pytest.fixture
def at_case(three: Desk, person: Person) -> Person:
    """A caseworker with the application 1 open."""
    assert three.store is not None
    person.sign_in("tanto")
    person.open_case()
    return person


def told(bar: FlagBar) -> list[str]:
    return [row.words.text() for row in bar.rows.values()]


def test_in_the_lowest_window_a_question_is_asked_whole_whatever_stands_there(at_case: Person) -> None:
    window, case = at_case.window, at_case.place.case
    at_case.place.arrival.quiet()
    window.resize(683, 384)
    put_by_keyboard(at_case, "電話で確認", "4/4")
    strike(at_case, Qt.Key.Key_M, Ctrl)
    at_case.rest()
    assert inspecting.cut_off(window) == []
    case.head.link_wanted.emit()
    at_case.rest()
    assert case.flags.isHidden()
    assert inspecting.cut_off(window) == []
    strike(at_case, Qt.Key.Key_M, Ctrl)
    at_case.rest()
    assert (case.link.isHidden(), case.flags.isHidden()) == (True, False)
    assert inspecting.cut_off(window) == []
    case.flags.line.close_again()
    at_case.rest()
    assert not case.strip.isHidden()
    case.reveal.ask("insured_my_number", "被保険者の個人番号")
    at_case.rest()
    assert case.flags.isHidden()
    assert inspecting.cut_off(window) == []


def test_a_flag_is_put_on_by_keyboard_alone_and_stands_over_the_case(at_case: Person, three: Desk) -> None:
    bar = at_case.place.case.flags
    assert bar.isHidden()
    put_by_keyboard(at_case, "戸籍を待つ", "4/4")
    (kept,) = flags(three, "1")
    assert (kept.text, kept.due_on) == ("戸籍を待つ", "2026-04-06"), "4 April is a Saturday"
    assert told(bar) == ["◆ 戸籍を待つ  R8.04.06 あと4日"]
    assert bar.line.isHidden()
    assert "付箋「戸籍を待つ」を付けました" in at_case.place.case.notice.words.text()
    where = QApplication.focusWidget()
    assert where is not None
    assert at_case.place.case.form.isAncestorOf(where)


def test_the_day_is_told_as_it_is_typed_and_one_nobody_can_read_is_not_kept(
    at_case: Person, three: Desk
) -> None:
    line = at_case.place.case.flags.line
    strike(at_case, Qt.Key.Key_M, Ctrl)
    write("電話")
    line.day.setFocus()
    write("4/4")
    assert line.told.text() == "令和8年4月6日(あと4日) 閉庁日のため次の開庁日"
    line.day.clear()
    line.day.setFocus()
    write("そのうち")
    QTest.keyClick(line.day, Qt.Key.Key_Return)
    at_case.rest()
    assert "日付を読み取れません" in line.told.text()
    assert QApplication.focusWidget() is line.day
    assert flags(three, "1") == []
    line.day.clear()
    line.day.setFocus()
    write("3日後")
    QTest.keyClick(line.day, Qt.Key.Key_Return)
    at_case.rest()
    assert [each.due_on for each in flags(three, "1")] == ["2026-04-06"]


def test_a_flag_without_words_is_not_kept_and_escape_closes_the_line_and_nothing_else(
    at_case: Person, three: Desk
) -> None:
    case, line = at_case.place.case, at_case.place.case.flags.line
    strike(at_case, Qt.Key.Key_M, Ctrl)
    strike(at_case, Qt.Key.Key_Return)
    assert not line.isHidden()
    strike(at_case, Qt.Key.Key_Escape)
    at_case.rest()
    assert line.isHidden()
    assert at_case.place.panels.currentWidget() is case
    assert flags(three, "1") == []
    strike(at_case, Qt.Key.Key_Escape)
    at_case.rest()
    assert at_case.place.panels.currentWidget() is not case


def test_the_kinds_of_the_ward_are_offered_and_kept_in_its_words(at_case: Person, three: Desk) -> None:
    line = at_case.place.case.flags.line
    offered = [line.text.itemText(number) for number in range(line.text.count())]
    assert offered == list(three.ward.flag_kinds)
    strike(at_case, Qt.Key.Key_M, Ctrl)
    strike(at_case, Qt.Key.Key_Down)
    strike(at_case, Qt.Key.Key_Return)
    at_case.rest()
    assert [each.text for each in flags(three, "1")] == [three.ward.flag_kinds[0]]


def test_a_flag_is_settled_and_opened_again_by_keyboard_and_never_gone(at_case: Person, three: Desk) -> None:
    put_flag(three, "1", "電話で確認", date(2026, 4, 3))
    put_flag(three, "1", "書類を待つ")
    at_case.place.case.open("1")
    at_case.rest()
    bar = at_case.place.case.flags
    strike(at_case, Qt.Key.Key_M, Ctrl)
    strike(at_case, Qt.Key.Key_M, Ctrl)
    assert QApplication.focusWidget() is next(iter(bar.rows.values())).buttons[0]
    strike(at_case, Qt.Key.Key_Space)
    at_case.rest()
    assert [(each.text, each.state) for each in flags(three, "1")] == [
        ("書類を待つ", "open"),
        ("電話で確認", "done"),
    ]
    assert told(bar) == ["◆ 書類を待つ", "◆ 電話で確認  済み  R8.04.03"], (
        "asked for, the settled ones are there too"
    )
    assert QApplication.focusWidget() is next(iter(bar.rows.values())).buttons[0], (
        "the keyboard goes on to the next one"
    )
    strike(at_case, Qt.Key.Key_Tab)
    strike(at_case, Qt.Key.Key_Space)
    at_case.rest()
    assert {each.state for each in flags(three, "1")} == {"done", "cancelled"}
    strike(at_case, Qt.Key.Key_Space)
    at_case.rest()
    first = flags(three, "1")[0]
    assert (first.text, first.state) == ("電話で確認", "open")


def test_what_is_typed_and_not_saved_stays_when_a_flag_is_put_on(at_case: Person, three: Desk) -> None:
    at_case.type_phone()
    put_by_keyboard(at_case, "電話")
    assert len(flags(three, "1")) == 1
    assert at_case.phone() == "03-0000-7777"
    assert at_case.place.unsaved() == 1
    at_case.place.case.save_bar.back.click()


def test_flags_and_what_became_of_them_stand_in_the_history(at_case: Person) -> None:
    put_by_keyboard(at_case, "電話", "4/6")
    bar = at_case.place.case.flags
    next(iter(bar.rows.values())).buttons[1].click()
    at_case.rest()
    shown = " ".join(texts(at_case.place.case.side.history))
    assert "付箋" in shown
    assert "電話 令和8年4月6日まで" in shown
    assert "付箋の取消し" in shown
    assert bar.isHidden()


def test_who_does_not_review_sees_the_flags_and_can_change_none(
    three: Desk, jobs: Jobs, shown: Show, rest: Show
) -> None:
    put_flag(three, "1", "電話で確認", date(2026, 4, 1))
    three.rights = Rights(frozenset({"read", "approve"}))
    panel = CasePanel(three, jobs)
    shown(panel)
    panel.open("1")
    rest(panel)
    assert told(panel.flags) == ["◆ 電話で確認  R8.04.01 期限超過1日"]
    assert panel.flags.findChildren(QPushButton, options=Qt.FindChildOption.FindChildrenRecursively) == [
        panel.flags.line.stop,
        panel.flags.line.put,
    ]
    panel.flags.begin()
    assert panel.flags.line.isHidden()


def test_every_control_of_the_flags_has_a_name_and_is_reached_by_tab(at_case: Person, three: Desk) -> None:
    put_flag(three, "1", "電話で確認", date(2026, 4, 1))
    at_case.place.case.open("1")
    at_case.rest()
    bar = at_case.place.case.flags
    at_case.window.resize(1366, 768)
    strike(at_case, Qt.Key.Key_M, Ctrl)
    at_case.rest()
    assert inspecting.unnamed(at_case.window) == []
    stops = []
    for _ in range(6):
        stops.append(QApplication.focusWidget())
        strike(at_case, Qt.Key.Key_Tab)
    (row,) = bar.rows.values()
    assert stops == [bar.line.text, bar.line.day, bar.line.stop, bar.line.put, *row.buttons]
    assert row.buttons[0].accessibleName() == "付箋「電話で確認」: 済"
    assert inspecting.cut_off(at_case.window) == []


def test_many_flags_leave_the_form_its_room(at_case: Person, three: Desk) -> None:
    for number in range(9):
        put_flag(three, "1", f"{number}番目")
    at_case.place.case.open("1")
    at_case.rest()
    bar = at_case.place.case.flags
    assert len(bar.rows) == 9
    assert bar.height() < 4 * next(iter(bar.rows.values())).height()
    strike(at_case, Qt.Key.Key_M, Ctrl)
    at_case.rest()
    strike(at_case, Qt.Key.Key_M, Ctrl)
    last = list(bar.rows.values())[-1].buttons[0]
    for _ in range(16):
        strike(at_case, Qt.Key.Key_Tab)
    at_case.rest()
    assert QApplication.focusWidget() is last
    assert not last.visibleRegion().isEmpty(), "what has the keyboard is scrolled into sight"
