"""When a person last did something, and whether with keys or with the mouse.

Only the events of windows are watched: a filter over every event of the application, written in Python, would
slow everything down.
"""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_KEYS = {QEvent.Type.KeyPress, QEvent.Type.InputMethod, QEvent.Type.ShortcutOverride}
_MOUSE = {QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin}


class LastInput(QObject):
    """`happened` tells every key and click in any window of the program; `by_keys` which of them was last."""

    happened = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.by_keys = True
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note keys and clicks."""
        kind = event.type()
        if kind in _KEYS or kind in _MOUSE:
            self.by_keys = kind in _KEYS
            self.happened.emit()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
