"""A 個人番号 in the window: one at a time, for thirty seconds, and out of it only through the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kaigo_desktop.core.masking import MASK
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.store import audit
from kaigo_desktop.ui import clipboard
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.secret_widget import SecretWidget
from tests.making.downloads import MOVED_IN, write_zip

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kaigo_desktop.flow.desk import Desk
    from kaigo_desktop.ui.jobs import Jobs
    from tests.ui.conftest import Show

FIRST, SECOND = "123456789018", "621498320257"
PATHS = ("household[0].individual_number", "household[1].individual_number")
FAMILY = MOVED_IN | {"世帯員氏名（２人目）": "新宿　花子", "世帯員個人番号（２人目）": SECOND}


@pytest.fixture
def panel(caseworker: Desk, jobs: Jobs, shown: Show, rest: Show, tmp_path: Path) -> CasePanel:
    receive(caseworker, [write_zip(tmp_path, "1", FAMILY)])
    made = CasePanel(caseworker, jobs)
    shown(made)
    made.open("1")
    rest(made)
    return made


def secret(panel: CasePanel, at: int) -> SecretWidget:
    widget = panel.form.widgets[PATHS[at]]
    assert isinstance(widget, SecretWidget)
    return widget


def reveal(panel: CasePanel, at: int, rest: Show) -> None:
    secret(panel, at).reveal.click()
    panel.reveal.reasons[0].click()
    rest(panel)


def actions(desk: Desk) -> list[tuple[str, object]]:
    with desk.store.reading() as connection:
        wanted = ("reveal", "copy")
        return [(e.action, e.detail) for e in audit.entries(connection) if e.action in wanted]


def test_one_number_is_in_sight_at_a_time(panel: CasePanel, caseworker: Desk, rest: Show) -> None:
    reveal(panel, 0, rest)
    assert (secret(panel, 0).shown(), secret(panel, 1).shown()) == (FIRST, MASK)
    reveal(panel, 1, rest)
    assert (secret(panel, 0).shown(), secret(panel, 1).shown()) == (MASK, SECOND)
    assert panel.form.changes() == {}
    assert [detail for _, detail in actions(caseworker)] == [
        {"path": path, "reason": "本人確認"} for path in PATHS
    ]


def test_the_seconds_left_are_counted(panel: CasePanel, rest: Show) -> None:
    reveal(panel, 0, rest)
    panel.number.second.timeout.emit()
    assert "あと29秒" in panel.reveal.told.text()
    panel.number.hide()
    assert panel.reveal.isHidden()
    assert secret(panel, 0).shown() == MASK


def test_another_panel_or_the_lock_hides_the_number(panel: CasePanel, rest: Show) -> None:
    reveal(panel, 0, rest)
    panel.hide()
    assert secret(panel, 0).shown() == MASK


def test_a_number_that_comes_too_late_is_not_shown(panel: CasePanel, rest: Show) -> None:
    secret(panel, 0).reveal.click()
    panel.reveal.reasons[0].click()
    panel.hide()
    rest(panel)
    assert secret(panel, 0).shown() == MASK


def test_a_number_is_copied_through_the_log_and_goes_again(
    panel: CasePanel, caseworker: Desk, rest: Show
) -> None:
    board = QGuiApplication.clipboard()
    board.setText("先に")
    QTest.keyClick(secret(panel, 0).edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rest(panel)
    assert board.text() == "先に"
    reveal(panel, 0, rest)
    secret(panel, 0).edit.selectAll()
    QTest.keyClick(secret(panel, 0).edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rest(panel)
    assert board.text() == FIRST
    assert actions(caseworker)[-1] == ("copy", {"what": "世帯員個人番号(1)"})
    formats = " ".join(board.mimeData().formats())
    assert "ExcludeClipboardContentFromMonitorProcessing" in formats
    assert "CanIncludeInClipboardHistory" in formats
    clipboard.forget()
    assert board.text() == ""


def test_what_somebody_copied_since_stays_on_the_clipboard(panel: CasePanel, qtbot: QtBot) -> None:
    clipboard.watch()
    clipboard.put_number(FIRST)
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    with qtbot.waitActive(elsewhere):
        elsewhere.show()
    elsewhere.destroy()  # somebody works with another program now
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is None)
    board = QGuiApplication.clipboard()
    board.setText("別の内容")
    clipboard.forget()
    assert (board.text(), panel.isVisible()) == ("別の内容", True)


def test_a_number_on_the_clipboard_goes_by_itself(
    panel: CasePanel, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(clipboard, "KEPT_MS", 1)
    clipboard.put_number(FIRST)
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().text())
    assert panel.isVisible()


def test_a_number_in_sight_may_be_changed_and_is_saved(
    panel: CasePanel, caseworker: Desk, rest: Show
) -> None:
    reveal(panel, 1, rest)
    edit = secret(panel, 1).edit
    edit.selectAll()
    QTest.keyClicks(edit, FIRST)
    for _ in range(31):
        panel.number.second.timeout.emit()
    assert secret(panel, 1).shown() == FIRST
    assert panel.form.changes() == {PATHS[1]: FIRST}
    panel._save("聞き取り")
    rest(panel)
    assert secret(panel, 1).shown() == MASK
    assert "P1-same-individual-number" in {problem.rule for problem in show(caseworker, "1").problems}
