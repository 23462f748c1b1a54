"""A search box that leaves an input method alone: it speaks when a word is finished, not before."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_PAUSE_MS = 150


class SearchLine(QLineEdit):
    """Tells the text to search for after a short pause in typing.

    Enter and ↓ search at once; `entered` tells that the person wants to go on to what is found.
    """

    wanted = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self._composing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.wanted.emit(self.text()))
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self._enter)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether a word is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._wait()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take ↓ like Enter."""
        if event.key() == Qt.Key.Key_Down:
            self._enter()
        else:
            super().keyPressEvent(event)

    def put(self, text: str) -> None:
        """Show a text without searching for it."""
        self.blockSignals(True)
        self.setText(text)
        self.blockSignals(False)
        self._pause.stop()

    def _enter(self) -> None:
        self._pause.stop()
        self.wanted.emit(self.text())
        self.entered.emit()

    def _wait(self) -> None:
        if self._composing:
            self._pause.stop()
        else:
            self._pause.start()
