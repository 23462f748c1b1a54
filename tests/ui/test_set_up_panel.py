"""The first run on the screen: the recovery key and the root can be read, whole, and copied."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kaigo_desktop.flow.program import Program
from kaigo_desktop.ui import clipboard
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.pieces import WrappedLabel
from kaigo_desktop.ui.set_up_panel import SetUpPanel
from tests.making.desks import PASSWORD
from tests.ui.conftest import Show


def made(program: Program, tmp_path: Path, jobs: Jobs, shown: Show, rest: Show) -> SetUpPanel:
    """The panel after a store was made at it."""
    panel = SetUpPanel(program, tmp_path / "none yet", jobs)
    shown(panel)
    panel.login.setText("kanri")
    panel.name.setText("管理　一郎")
    for line in (panel.password, panel.again):
        line.setText(PASSWORD)
    panel.button.click()
    rest(panel)
    return panel


def test_recovery_key_and_root_are_shown_whole(
    program: Program, tmp_path: Path, jobs: Jobs, shown: Show, rest: Show
) -> None:
    panel = made(program, tmp_path, jobs, shown, rest)
    texts = [panel.key, panel.root]
    assert all(text.height() >= text.sizeHint().height() for text in texts)
    assert all(text.width() >= text.sizeHint().width() for text in texts)
    wrapped = [text for text in panel.findChildren(WrappedLabel) if text.isVisible()]
    assert wrapped
    assert all(text.height() >= text.heightForWidth(text.width()) for text in wrapped)
    assert [len(line.split("-")) for line in panel.key.text().split("-\n")] == [4, 3]
    assert len(panel.root.text().replace(" ", "")) == 32


def test_the_recovery_key_is_copied_as_it_is_typed(
    program: Program, tmp_path: Path, jobs: Jobs, shown: Show, rest: Show
) -> None:
    panel = made(program, tmp_path, jobs, shown, rest)
    panel.copy.click()
    assert QGuiApplication.clipboard().text() == panel.key.text().replace("\n", "")
    assert QGuiApplication.clipboard().text().count("-") == 6


def test_the_recovery_key_reaches_the_clipboard_only_where_it_is_taken_back(
    program: Program, tmp_path: Path, jobs: Jobs, shown: Show, rest: Show
) -> None:
    panel = made(program, tmp_path, jobs, shown, rest)
    clipboard.put("something else")
    panel.key.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        QTest.keyClick(panel.key, key, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "something else"
    panel.copy.click()
    clipboard.forget()
    assert QGuiApplication.clipboard().text() == ""
