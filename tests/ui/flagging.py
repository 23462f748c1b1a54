"""A person who puts flags on by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.at_the_window import Person
from tests.ui.composing import compose

Ctrl = Qt.KeyboardModifier.ControlModifier


def strike(person: Person, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget() or person.window, key, held)


def write(text: str) -> None:
    """Let an input method write where the keyboard is."""
    where = QApplication.focusWidget()
    assert where is not None
    compose(where, "", text)


def put_by_keyboard(person: Person, text: str, day: str = "") -> None:
    strike(person, Qt.Key.Key_M, Ctrl)
    write(text)
    strike(person, Qt.Key.Key_Tab)
    write(day)
    strike(person, Qt.Key.Key_Return)
    person.rest()
