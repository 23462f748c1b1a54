"""The whole job through the real window with keys and a drop, two people one after the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.program import Program
from kaigo_desktop.ui import theme
from kaigo_desktop.ui.hand_over_dialog import HandOverDialog
from kaigo_desktop.ui.main_window import MainWindow
from kaigo_desktop.ui.palette import LIGHT
from kaigo_desktop.ui.pictures import settle
from kaigo_desktop.ui.text_widgets import LineWidget
from kaigo_desktop.ui.workplace import Workplace
from tests.making.desks import PASSWORD
from tests.making.downloads import write_zip

Ctrl = Qt.KeyboardModifier.ControlModifier


class Person:
    """Somebody at the window: types, drops, presses, and waits until the window is done."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    @property
    def place(self) -> Workplace:
        """The panels of who is signed in."""
        assert self.window.workplace is not None
        return self.window.workplace

    def rest(self) -> None:
        """Wait until what was asked for is answered and painted."""
        settle(self.window.jobs, self.window)

    def sign_in(self, login: str) -> None:
        """Type login and password, press Enter."""
        panel = self.window.sign_in
        panel.login.clear()
        QTest.keyClicks(panel.login, login)
        QTest.keyClicks(panel.password, PASSWORD)
        QTest.keyClick(panel.password, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.window.workplace is not None, timeout=20_000)
        self.rest()

    def sign_out(self) -> None:
        """Leave the desk to the next person."""
        self.place.bar.sign_out.emit()
        self.rest()
        assert self.window.workplace is None

    def drop(self, path: Path) -> None:
        """Drop a folder of downloads on the window, look at what would become of it, and take it in."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        dropped = QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(self.window.windowHandle(), dropped)
        for _ in ("looked at", "taken in"):
            self.qtbot.waitUntil(lambda: self.window.jobs.long is None, timeout=30_000)
            self.rest()
            assert self.place.panels.currentWidget() is self.place.receive
            self.place.receive.press_primary()

    def open_first(self, place: str) -> None:
        """Open the first application of a work list with Enter."""
        self.place.navigation.go(place)
        self.rest()
        QTest.keyClick(self.place.list.table, Qt.Key.Key_Return)
        self.rest()
        assert self.place.panels.currentWidget() is self.place.case

    def change(self, field: str, text: str, reason: str) -> None:
        """Type a value and a reason, and save."""
        widget = self.place.case.form.widgets[field]
        assert isinstance(widget, LineWidget)
        widget.edit.clear()
        QTest.keyClicks(widget.edit, text)
        self.place.case.save_bar.save.emit(reason)
        self.rest()

    def press_primary(self) -> None:
        """Ctrl+Enter: the expected next step."""
        self.place.case.decisions.acknowledge.setChecked(True)
        QTest.keyClick(self.window, Qt.Key.Key_Return, Ctrl)
        self.rest()

    def waits_for(self, place: str, count: str) -> None:
        """Wait until a work list has so many applications."""
        button = self.place.navigation.buttons[place]
        self.qtbot.waitUntil(lambda: button.count.text() == count, timeout=20_000)

    def hand_over(self, out: Path) -> None:
        """Choose the layout and a folder, and write the files."""
        self.place.navigation.go("hand_over")
        self.rest()
        (dialog,) = self.place.findChildren(HandOverDialog)
        self.qtbot.waitUntil(lambda: dialog.profile.count() > 0, timeout=20_000)
        dialog.profile.setCurrentIndex(dialog.profile.findData("generic-utf8"))
        dialog.folder.setText(str(out))
        dialog.button.click()
        self.qtbot.waitUntil(lambda: self.window.jobs.long is None, timeout=30_000)
        self.rest()
        dialog.reject()


@pytest.fixture
def person(qtbot: QtBot, qapp: QApplication, program: Program, store_folder: Path) -> Iterator[Person]:
    """Somebody before the window over the prepared store."""
    theme.apply(qapp, program.resources, LIGHT)
    window = MainWindow(program, store_folder, lambda _continuation: None)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    yield Person(qtbot, window)
    window.close()


def test_from_a_dropped_folder_to_a_file_for_the_core_system(person: Person, tmp_path: Path) -> None:
    write_zip(tmp_path / "in", "0001")
    (tmp_path / "in" / "0002.zip").write_bytes(b"nothing of the kind")
    person.sign_in("tanto")
    person.drop(tmp_path / "in")
    assert person.place.receive.model.rowCount() == 2
    person.open_first("received")
    person.press_primary()
    person.change("changed_on", "R8.3.26", "本人に電話で確認")
    case = person.place.case.case
    assert case is not None
    assert (case.values["changed_on"], case.application.state) == ("2026-03-26", "in_review")
    person.press_primary()
    person.waits_for("pending_approval", "1")
    person.sign_out()
    person.sign_in("shonin")
    person.open_first("pending_approval")
    person.press_primary()
    person.waits_for("approved", "1")
    person.sign_out()
    person.sign_in("tanto")
    person.hand_over(tmp_path / "out")
    (rows, household) = sorted((tmp_path / "out").glob("*.csv"), key=lambda path: "household" in path.name)
    assert '"2026-03-26"' in rows.read_text(encoding="utf-8")
    assert "新宿　太郎" in household.read_text(encoding="utf-8")
    person.waits_for("approved", "0")
