"""Whatever leaves a case or the list by the clipboard is an entry of the log, without what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from kaigo_desktop.store.audit import entries
from kaigo_desktop.ui.case_panel import CasePanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kaigo_desktop.flow.desk import Desk
    from kaigo_desktop.ui.jobs import Jobs
from tests.ui.conftest import Show
from tests.ui.listed import listed


def copied(desk: Desk) -> list[tuple[str, str]]:
    """What the log says was copied: 受付番号 and what it was."""
    with desk.store.reading() as connection:
        return [
            (entry.receipt_no, str(entry.detail["what"]))
            for entry in entries(connection)
            if entry.action == "copy"
        ]


@pytest.fixture
def panel(received: Desk, jobs: Jobs, shown: Show, rest: Show) -> CasePanel:
    """Application 1, open."""
    made = CasePanel(received, jobs)
    shown(made)
    made.open("1")
    rest(made)
    return made


def test_copying_a_field_names_the_field_and_not_its_value(
    panel: CasePanel, received: Desk, rest: Show
) -> None:
    panel.form.focus_field("applicant_name")
    panel.copy_value()
    rest(panel)
    ((number, what),) = copied(received)
    assert number == "1"
    assert "届出人氏名" in what
    assert "太郎" not in what


def test_the_usual_key_for_copying_is_seen_too(panel: CasePanel, received: Desk, rest: Show) -> None:
    panel.form.focus_field("applicant_name")
    control = QApplication.focusWidget()
    assert control is not None
    QTest.keyClick(control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(control, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rest(panel)
    assert QGuiApplication.clipboard().text() == "新宿　太郎"
    assert [number for number, _ in copied(received)] == ["1"]


def test_a_cell_of_the_list_is_copied_from_its_application(
    received: Desk, jobs: Jobs, shown: Show, rest: Show
) -> None:
    made = listed(received, jobs, shown, rest)
    made.focus_list()
    QTest.keyClick(made.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rest(made)
    assert copied(received) == [("1", "申請の一覧")]


def test_emptying_the_clipboard_and_copying_elsewhere_is_no_entry(
    panel: CasePanel, received: Desk, rest: Show, qtbot: QtBot
) -> None:
    panel.form.focus_field("applicant_name")
    QGuiApplication.clipboard().clear()
    other = QLineEdit("よその文字")
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    other.selectAll()
    other.copy()
    rest(panel)
    assert copied(received) == []


def test_without_a_case_nothing_is_entered(received: Desk, jobs: Jobs, shown: Show, rest: Show) -> None:
    made = CasePanel(received, jobs)
    shown(made)
    made.setFocus()
    QGuiApplication.clipboard().setText("何か")
    rest(made)
    assert copied(received) == []
