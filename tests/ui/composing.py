"""What an input method does to a control."""

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def compose(control: QWidget, preedit: str, commit: str = "") -> None:
    """A step of an input method: what is being composed, or what it commits."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(control, event)
