"""A document that is a text: to read, to search, to copy from."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit

from kaigo_desktop.core.finding import folded, letters_of, places
from kaigo_desktop.ui import fonts, theme

MOST_PLACES = 500
"""Most places of a word that are marked."""

Span = tuple[int, int]
"""First and last character of a place."""


def find(text: str, word: str) -> list[Span]:
    """The places of a word, one more than `MOST_PLACES` at most."""
    wanted = folded(word)
    found = []
    for place in places(letters_of(text), wanted) if wanted else ():
        found.append(place)
        if len(found) > MOST_PLACES:
            break
    return found


class DocumentText(QPlainTextEdit):
    """Shows a text that nobody may change."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("書類の文字"))
        self.setProperty("role", "document")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(3 * fonts.measures().unit)

    def minimumSizeHint(self) -> QSize:
        """May be folded away."""
        return QSize(0, 0)

    def show_places(self, spans: Sequence[Span], current: int = -1) -> None:
        """Mark places; the current one is brought into sight and underlined."""
        palette = theme.current()
        marks = []
        for number, (first, last) in enumerate(spans):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(first)
            mark.cursor.setPosition(last + 1, QTextCursor.MoveMode.KeepAnchor)
            mark.format.setBackground(QColor(palette.marked))
            if number == current:
                mark.format.setProperty(QTextFormat.Property.FontUnderline, True)
                mark.format.setBackground(QColor(palette.focus))
                mark.format.setForeground(QColor("#000000"))
                place = QTextCursor(self.document())
                place.setPosition(first)
                self.setTextCursor(place)
                self.ensureCursorVisible()
            marks.append(mark)
        self.setExtraSelections(marks)
