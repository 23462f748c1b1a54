"""A text of several lines that is as high as its text, and leaves Tab to the form."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from kaigo_desktop.ui import fonts


class GrowingText(QPlainTextEdit):
    """Grows with its text; `settled` tells a change of the text itself, not each step of an input method.

    `lines` lets Enter begin a new line; without it Enter is left to the panel. `back_wanted` tells that
    Ctrl+Z was pressed and nothing typed here is left to be taken back.
    """

    settled = Signal()
    back_wanted = Signal()

    def __init__(self, *, lines: bool) -> None:
        super().__init__()
        self._lines, self._last, self._composing = lines, "", False
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(fonts.measures().unit - 2)
        self.textChanged.connect(self._settle)
        self._fit()

    def put(self, text: str) -> None:
        """Show a text that nobody typed."""
        self._last = text
        self.setPlainText(text)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep line breaks out of a text of one line."""
        undo = event.matches(QKeySequence.StandardKey.Undo)
        if undo and not self.isReadOnly() and not self.document().isUndoAvailable():
            self.back_wanted.emit()
            return
        if not self._lines and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take a step of an input method; what changed is told when it has finished.

        Qt would write what is committed into a text that may only be read.
        """
        if self.isReadOnly():
            event.ignore()
            return
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower text is a higher one."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The face gives the height of a line."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _settle(self) -> None:
        self._fit()
        text = self.toPlainText()
        if text != self._last and not self._composing:
            self._last = text
            self.settled.emit()

    def _fit(self) -> None:
        """One line is as high as any other control, with its text in the middle."""
        line, control = self.fontMetrics().lineSpacing(), fonts.measures().control
        margin = round(self.document().documentMargin())
        air = max(0, (control - line) // 2 - margin - 1)
        self.setViewportMargins(0, air, 0, air)
        lines = max(1, round(self.document().size().height()))
        height = max(control, lines * line + 2 * (margin + air + 1))
        if (self.minimumHeight(), self.maximumHeight()) != (height, height):
            self.setFixedHeight(height)
