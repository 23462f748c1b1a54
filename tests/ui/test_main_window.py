"""The window from the first run to the last: set up, sign in, work, lock, sign out, close."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.fresh_process import Continuation
from kaigo_desktop.ui.main_window import MainWindow
from kaigo_desktop.ui.pictures import settle
from kaigo_desktop.ui.set_up_panel import SetUpPanel
from kaigo_desktop.ui.text_widgets import LineWidget
from kaigo_desktop.ui.workplace import Workplace
from tests.making.desks import PASSWORD
from tests.ui.looking import texts


class Replaced:
    """What was to begin anew: in a test the window goes on at the sign-in, as where the system refuses."""

    def __init__(self) -> None:
        self.left: list[Continuation] = []

    def __call__(self, continuation: Continuation) -> None:
        self.left.append(continuation)


def window_over(
    qtbot: QtBot, program: Program, folder: Path, before: Continuation | None = None
) -> MainWindow:
    made = MainWindow(program, folder, Replaced(), before)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, program: Program, store_folder: Path) -> Iterator[MainWindow]:
    """A window over the prepared store, nobody signed in."""
    assert dressed is not None
    made = window_over(qtbot, program, store_folder)
    yield made
    made.close()


def sign_in(window: MainWindow, login: str, password: str = PASSWORD) -> None:
    window.sign_in.login.setText(login)
    window.sign_in.password.setText(password)
    window.sign_in.password.returnPressed.emit()
    settle(window.jobs, window)


def place_of(window: MainWindow) -> Workplace:
    assert window.workplace is not None
    return window.workplace


def test_the_first_run_makes_a_store_and_shows_the_recovery_key_once(
    qtbot: QtBot, dressed: QApplication, program: Program, tmp_path: Path
) -> None:
    assert dressed is not None
    window = window_over(qtbot, program, tmp_path / "new")
    panel = window.pages.currentWidget()
    assert isinstance(panel, SetUpPanel)
    panel.login.setText("kanri")
    panel.name.setText("管理　一郎")
    panel.password.setText(PASSWORD)
    panel.again.setText("something else")
    panel.button.click()
    assert "2つのパスワードが一致していません。" in panel.notice.words.text()
    panel.again.setText(PASSWORD)
    panel.button.click()
    qtbot.waitUntil(lambda: panel.pages.currentIndex() == 1, timeout=20_000)
    recovery_key = panel.key.text()
    assert len(recovery_key) > 20
    assert not panel.go_on.isEnabled()
    panel.kept.click()
    panel.go_on.click()
    assert window.pages.currentWidget() is window.sign_in
    window.sign_in.other.click()
    window.sign_in.key.setText(recovery_key)
    window.sign_in.button.click()
    settle(window.jobs, window)
    assert place_of(window).desk.user.role == "administrator"
    window.close()


def test_a_wrong_password_is_told_where_it_was_typed(window: MainWindow) -> None:
    sign_in(window, "tanto", "wrong wrong wrong")
    assert window.workplace is None
    assert not window.sign_in.notice.isHidden()
    assert window.sign_in.button.isEnabled()


def test_an_administrator_accepts_a_store_nobody_can_vouch_for_and_nobody_else_does(
    window: MainWindow, program: Program, store_folder: Path
) -> None:
    (store_folder / "attempts.json").unlink()
    assert program.state is not None
    shutil.rmtree(program.state / "seen", ignore_errors=True)
    for login in ("tanto", "kanri"):
        sign_in(window, login)
        assert window.workplace is None
        assert "最新のものか確かめられない" in window.sign_in.notice.words.text()
        accept = window.sign_in.notice.findChild(QPushButton)
        assert accept is not None
        accept.click()
        settle(window.jobs, window)
    assert place_of(window).desk.user.login == "kanri"


def test_a_caseworker_finds_the_work_and_nothing_else(window: MainWindow) -> None:
    sign_in(window, "tanto")
    names = set(place_of(window).navigation.buttons)
    assert place_of(window).panels.currentWidget() is place_of(window).home
    assert {
        "home",
        "today",
        "mine",
        "to_report",
        "received",
        "in_review",
        "approved",
        "all",
        "receive",
        "hand_over",
    } <= names
    assert not {"accounts", "layouts", "verify"} & names


def test_an_administrator_sees_accounts_and_no_application(window: MainWindow) -> None:
    sign_in(window, "kanri")
    place = place_of(window)
    assert set(place.navigation.buttons) == {"accounts", "layouts", "verify"}
    assert place.panels.currentWidget() is place.accounts
    assert place.accounts.model.rowCount() == 5


def test_an_auditor_may_verify(qtbot: QtBot, window: MainWindow) -> None:
    sign_in(window, "kansa")
    place = place_of(window)
    assert set(place.navigation.buttons) == {"log", "log_report", "verify"}
    place.navigation.go("verify")
    place.verify.button.click()
    qtbot.waitUntil(place.verify.button.isEnabled, timeout=20_000)
    assert "異常はありません" in place.verify.notice.words.text()


def test_from_the_list_to_a_decision_and_on_to_the_next(received: Desk, window: MainWindow) -> None:
    decide(received, "start-review", "1")
    sign_in(window, "tanto2")
    place = place_of(window)
    assert place.navigation.buttons["today"].count.text() == "1"
    place.navigation.go("today")
    settle(window.jobs, window)
    place.list.table.opened.emit(0)
    settle(window.jobs, window)
    assert place.panels.currentWidget() is place.case
    place.case.decisions.acknowledge.setChecked(True)
    place.case.decisions.press_primary()
    settle(window.jobs, window)
    assert show(received, "1").application.state == "pending_approval"
    assert place.navigation.buttons["today"].count.text() == "0"
    assert place.navigation.buttons["pending_approval"].count.text() == "1"
    assert place.panels.currentWidget() is place.list
    assert "「提出」を記録しました" in place.list.notice.words.text()


def test_the_keys_of_the_panel_are_shown(window: MainWindow) -> None:
    sign_in(window, "tanto")
    place = place_of(window)
    for name, told in (("home", "次の1件を担当して開く"), ("all", "行を移る")):
        place.navigation.go(name)
        place._show_keys()
        dialog = place.findChildren(QDialog)[-1]
        assert told in texts(dialog)
        dialog.close()


def test_another_person_signs_in_after_signing_out(window: MainWindow) -> None:
    sign_in(window, "tanto")
    place_of(window).bar.sign_out.emit()
    settle(window.jobs, window)
    assert window.workplace is None
    sign_in(window, "shonin")
    assert place_of(window).desk.user.login == "shonin"


def test_closing_with_unsaved_changes_asks_first(received: Desk, window: MainWindow) -> None:
    decide(received, "start-review", "1")
    sign_in(window, "tanto")
    place = place_of(window)
    place.open_case("1")
    settle(window.jobs, window)
    phone = place.case.form.widgets["applicant_phone"]
    assert isinstance(phone, LineWidget)
    phone.edit.setText("03-0000-7777")
    assert not window.close()
    assert "保存していない変更が1項目あります" in place.case.notice.words.text()
    place.case.save_bar.undo.emit()
    assert window.close()


def test_closing_leaves_no_thread(
    qtbot: QtBot, dressed: QApplication, program: Program, store_folder: Path
) -> None:
    assert dressed is not None
    before = threading.active_count()
    window = window_over(qtbot, program, store_folder)
    sign_in(window, "tanto")
    assert {thread.name for thread in threading.enumerate()} >= {"worker", "pages"}
    window.close()
    assert threading.active_count() == before
