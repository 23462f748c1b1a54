"""A session ends by itself, begins with a password of one's own, and tells when it was last used."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow import administer
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.store import audit
from kaigo_desktop.ui import wording
from kaigo_desktop.ui.fresh_process import Continuation
from kaigo_desktop.ui.new_password_panel import NewPasswordPanel
from tests.making.desks import PASSWORD, Clock
from tests.ui.at_the_window import Person
from tests.ui.looking import texts

NEW = "lantern kettle bicycle"


@pytest.mark.parametrize(("time", "locks"), [({"minutes": 9}, False), ({"minutes": 11}, True)])
def test_idle_time_locks_even_when_the_terminal_slept(
    person: Person, clock: Clock, time: dict[str, float], *, locks: bool
) -> None:
    person.sign_in("tanto")
    clock.at += timedelta(**time)
    person.window.clock.look()
    assert (person.window.pages.currentWidget() is person.window.sign_in) is locks
    person.rest()


def test_the_longest_session_locks_whoever_is_busy(person: Person, clock: Clock) -> None:
    person.sign_in("tanto")
    for _ in range(12 * 8 - 1):
        clock.at += timedelta(minutes=7, seconds=30)
        person.window.clock.touch()
        person.window.clock.look()
    assert person.window.workplace is not None
    assert "連続利用の上限" in person.place.bar.lock_time.text()
    clock.at += timedelta(minutes=8)
    person.window.clock.touch()
    person.window.clock.look()
    assert person.window.sign_in.title.text() == "施錠中"
    person.rest()


def test_a_clock_set_back_keeps_no_session_open(
    person: Person, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.sign_in("tanto")
    clock.at -= timedelta(hours=1)
    moved = person.window.clock._moment()[1] + 11 * 60
    monkeypatch.setattr("kaigo_desktop.ui.session_clock.time.monotonic", lambda: moved)
    person.window.clock.look()
    assert person.window.pages.currentWidget() is person.window.sign_in
    person.rest()


def test_the_bar_says_when_it_locks(person: Person, clock: Clock) -> None:
    person.sign_in("tanto")
    person.window.clock.look()
    at = (clock.at + timedelta(minutes=10)).astimezone().strftime("%H:%M")
    assert person.place.bar.lock_time.text() == f"操作がなければ {at} に施錠"
    clock.at += timedelta(minutes=9, seconds=30)
    person.window.clock.look()
    assert person.place.bar.lock_time.text() == "まもなく施錠します"


def test_signing_out_begins_anew_too_and_is_entered_in_the_log(person: Person, received: Desk) -> None:
    person.sign_in("shonin")
    person.place.bar.sign_out.emit()
    person.rest()
    assert person.left == [Continuation("shonin", geometry=person.left[0].geometry)]
    with received.store.reading() as connection:
        last = audit.entries(connection)[-1]
    assert (last.actor, last.action) == ("shonin", "sign_out")


def test_a_window_goes_on_where_the_one_before_was(
    qtbot: QtBot, received: Desk, program: Program, store_folder: Path
) -> None:
    assert received.user.login == "tanto"
    person = Person(qtbot, program, store_folder, Continuation("tanto", locked=True, receipt_no="1"))
    assert person.window.sign_in.title.text() == "施錠中"
    assert person.window.sign_in.login.text() == "tanto"
    person.sign_in()
    person.rest()
    assert person.place.case_shown() == "1"
    person.window.close()


def test_wrong_passwords_hold_the_button_back_and_count_down(person: Person) -> None:
    for _ in range(3):
        person.sign_in("tanto", "wrong wrong wrong")
        person.window.sign_in.button.ready("サインイン")
    person.window.sign_in.button.wait(2)
    button = person.window.sign_in.button
    assert (button.text(), button.isEnabled()) == ("あと2秒待ってください", False)
    button._timer.timeout.emit()
    assert button.text() == "あと1秒待ってください"
    button._timer.timeout.emit()
    assert (button.text(), button.isEnabled()) == ("サインイン", True)
    button.wait(1799)
    assert button.text() == "あと29:59待ってください"
    person.window.sign_in.login.textEdited.emit("shonin")
    assert button.isEnabled()


def test_a_password_an_administrator_knows_is_changed_before_anything_else(
    qtbot: QtBot, person: Person, open_desk: Callable[[str], Desk]
) -> None:
    administer.reset_password(open_desk("kanri"), "tanto", "a password for one time")
    person.sign_in("tanto", "a password for one time")
    panel = person.window.pages.currentWidget()
    assert isinstance(panel, NewPasswordPanel)
    assert "一度だけ使えます" in "".join(texts(panel))
    panel.old.setText("a password for one time")
    panel.new.setText("tanto2026")
    qtbot.waitUntil(lambda: panel.rules.text().startswith("▲"), timeout=5_000)
    panel.again.setText("tanto2026")
    panel.button.click()
    person.rest()
    assert "利用者ID、氏名" in panel.notice.words.text()
    for line in (panel.new, panel.again):
        line.setText(NEW)
    qtbot.waitUntil(lambda: panel.rules.text().startswith("✓"), timeout=5_000)
    panel.button.click()
    person.rest()
    assert person.place.desk.greeting.must_choose == ""
    assert person.window.pages.currentWidget() is person.place


def test_who_does_not_choose_a_password_signs_out(person: Person, open_desk: Callable[[str], Desk]) -> None:
    administer.reset_password(open_desk("kanri"), "tanto", "a password for one time")
    person.sign_in("tanto", "a password for one time")
    panel = person.window.pages.currentWidget()
    assert isinstance(panel, NewPasswordPanel)
    panel.left.emit()
    person.rest()
    assert [one.login for one in person.left] == ["tanto"]
    assert person.window.desk is None


def test_the_last_sign_in_and_failures_since_are_told_until_they_are_read(
    person: Person, clock: Clock
) -> None:
    person.sign_in("tanto")
    assert "前回のサインイン" not in person.place.arrival.words.text()
    person.place.bar.sign_out.emit()
    person.rest()
    person.sign_in("tanto", "wrong wrong wrong")
    person.sign_in("tanto")
    words = person.place.arrival.words.text()
    assert f"前回のサインイン: {wording.moment(clock.at)}" in words
    assert "1回間違えられています" in words
    person.place.arrival.quiet()
    assert person.place.arrival.isHidden()


def test_a_first_password_is_asked_to_be_changed_and_may_be_changed_at_any_time(
    qtbot: QtBot, person: Person
) -> None:
    person.sign_in("tanto")
    assert "管理者が設定したもの" in person.place.arrival.words.text()
    person.place.arrival.password_wanted.emit()
    panel = person.window.pages.currentWidget()
    assert isinstance(panel, NewPasswordPanel)
    panel.left.emit()
    assert person.window.pages.currentWidget() is person.place
    person.place.bar.who.click()
    panel = person.window.pages.currentWidget()
    assert isinstance(panel, NewPasswordPanel)
    for line, text in ((panel.old, PASSWORD), (panel.new, NEW), (panel.again, NEW)):
        line.setText(text)
    panel.button.click()
    qtbot.waitUntil(lambda: person.window.pages.currentWidget() is person.place, timeout=20_000)
    person.place.bar.sign_out.emit()
    person.rest()
    person.sign_in("tanto", NEW)
    assert "管理者が設定したもの" not in person.place.arrival.words.text()
