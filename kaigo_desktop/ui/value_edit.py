"""The line a value is typed in: it waits for an input method to finish, and takes back beyond itself."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class ValueEdit(QLineEdit):
    """Without validator or longest length: neither may swallow what an input method commits.

    `settled` tells that a person changed the text; while an input method composes, that waits for its end
    (the first key of a composition takes a marked text away, which is no change yet). `back_wanted` tells
    that Ctrl+Z was pressed and nothing typed here is left to be taken back.
    """

    settled = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._composing = self._waiting = False
        self.textEdited.connect(self._settle)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take a step of an input method; it composes while there is a text not committed.

        Qt would write what is committed into a line that may only be read.
        """
        if self.isReadOnly():
            event.ignore()
            return
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if self._waiting and not self._composing:
            self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on taking back where the line's own memory ends."""
        undo = event.matches(QKeySequence.StandardKey.Undo)
        if undo and not self.isReadOnly() and not self.isUndoAvailable():
            self.back_wanted.emit()
            return
        super().keyPressEvent(event)

    def _settle(self) -> None:
        self._waiting = self._composing
        if not self._composing:
            self.settled.emit()
