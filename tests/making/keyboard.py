"""Somebody with a keyboard and no mouse: presses keys, types, and sees where the keyboard is.

Keys go to the window that is in front, as the system sends them, so that Qt finds shortcut, menu or widget by
itself. What no key of a keyboard makes (漢字, かな) is committed to whatever has the keyboard, as an input
method does. Nothing else is done to the window: whatever is looked at here, a person sees too.
"""

from collections.abc import Callable
from functools import reduce
from operator import or_

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kaigo_desktop.ui.main_window import MainWindow
from kaigo_desktop.ui.pictures import settle

PATIENCE_MS = 30_000
NONE = Qt.KeyboardModifier.NoModifier
HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}
MOST_TABS = 150
"""More stops than any panel has: whatever Tab does not reach by then it never reaches."""


class Keyboard:
    """Counts what is pressed (`pressed`); a sign an input method commits counts as one key."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot, self._window = qtbot, window
        self.pressed = 0

    def press(self, keys: str, times: int = 1) -> None:
        """Press `Ctrl+Return` and wait until it is answered."""
        for _ in range(times):
            self._click(keys)
            self.rest()

    def type(self, text: str) -> None:
        """Type a text over what is marked, sign by sign or as an input method commits it."""
        if text.isascii():
            for sign in text:
                self._strike(Qt.Key(ord(sign.upper())), HELD["Shift"] if sign.isupper() else NONE)
            return
        self.pressed += len(text)
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QCoreApplication.sendEvent(QGuiApplication.focusObject(), event)

    def tab_to(self, name: str) -> None:
        """Press Tab until the keyboard is on what is called `name`, or begins so."""
        for _ in range(MOST_TABS):
            if self.name().startswith(name):
                self.rest()
                return
            self._click("Tab")
        raise AssertionError(f"Tab does not lead to {name}")

    def at(self) -> QWidget:
        """What has the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def name(self) -> str:
        """What a screen reader calls it."""
        return self.at().accessibleName()

    def rest(self) -> None:
        """Wait until what was asked for is answered and painted."""
        settle(self._window.jobs, self._window)

    def wait(self, until: Callable[[], object]) -> None:
        """Wait until something is to be seen."""
        self._qtbot.waitUntil(lambda: bool(until()), timeout=PATIENCE_MS)
        self.rest()

    def _click(self, keys: str) -> None:
        *held, name = keys.split("+")
        self._strike(Qt.Key[f"Key_{name}"], reduce(or_, map(HELD.__getitem__, held), NONE))

    def _strike(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        self.pressed += 1
        QTest.keyClick(self._in_front(), key, held)

    def _in_front(self) -> QWindow:
        """The window keys go to: the dialog that is open or else the whole; it hands them to a list over it.

        When a window closes, the one beneath comes to the front; the offscreen platform leaves that to us.
        """
        front = QApplication.activeModalWidget() or self._window
        if QApplication.activePopupWidget() is None and QApplication.activeWindow() is not front:
            with self._qtbot.waitActive(front):
                front.activateWindow()
        return front.windowHandle()
