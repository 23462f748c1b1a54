"""A search box that leaves an input method alone: it speaks when a word is finished, not before."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_PAUSE_MS = 150


class SearchLine(QLineEdit):
    """Tells the text to search for after a short pause in typing."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self._composing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.wanted.emit(self.text()))
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self._pause.start)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether a word is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._wait()

    def put(self, text: str) -> None:
        """Show a text without searching for it."""
        self.blockSignals(True)
        self.setText(text)
        self.blockSignals(False)
        self._pause.stop()

    def _wait(self) -> None:
        if self._composing:
            self._pause.stop()
        else:
            self._pause.start()
