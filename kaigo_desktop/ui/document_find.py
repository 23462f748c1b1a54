"""The row that looks for a word in a document, and goes from one place to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kaigo_desktop.core.pages import Hit, Hits
from kaigo_desktop.ui import document_text, pieces
from kaigo_desktop.ui.document_text import DocumentText, Span
from kaigo_desktop.ui.document_view import DocumentView

_WAIT_MS = 250


class DocumentFind(QWidget):
    """Looks while somebody types (what is committed, never what an input method composes).

    `wanted` asks for the places of a word on the pages; a text is searched here.
    """

    wanted = Signal(str)

    def __init__(self, view: DocumentView, text: DocumentText) -> None:
        super().__init__()
        self._view, self._text = view, text
        self._hits: Sequence[Hit] = ()
        self._spans: Sequence[Span] = ()
        self._now, self._more = -1, ""
        self.word = QLineEdit()
        self.word.setAccessibleName(self.tr("書類の中で探す語"))
        self.word.setPlaceholderText(self.tr("この書類の中を検索"))
        self.word.setClearButtonEnabled(True)
        self.told = pieces.label("", "secondary")
        self.previous = pieces.button("‹", lambda: self.step(-1), "quiet", self.tr("前の一致"))
        self.next = pieces.button("›", lambda: self.step(1), "quiet", self.tr("次の一致"))
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.look)
        self.word.textChanged.connect(lambda _text: self._timer.start())
        self.word.returnPressed.connect(self._entered)
        row = pieces.line(self, spacing=1)
        row.addWidget(self.word, 1)
        for part in (self.told, self.previous, self.next):
            part.setToolTip(part.accessibleName())
            row.addWidget(part)
        row.addWidget(pieces.button(self.tr("閉じる"), self.put_away, "quiet", self.tr("検索を閉じる")))
        self.hide()

    def open_row(self) -> None:
        """Let a word be typed."""
        self.show()
        self.word.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.word.selectAll()

    def put_away(self) -> None:
        """Look for nothing any more."""
        had_focus = self.word.hasFocus()
        self.word.clear()
        self._timer.stop()
        self._forget()
        self.told.setText("")
        self.hide()
        if had_focus:
            (self._view if self._view.isVisible() else self._text).setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Look for the word now."""
        self._timer.stop()
        self._forget()
        word = self.word.text()
        self.told.setText("")
        if word.strip() and self._text.isVisible():
            self._spans = document_text.find(self._text.toPlainText(), word)
            self._more = "+" if len(self._spans) > document_text.MOST_PLACES else ""
            self.step(1)
        elif word.strip():
            self.wanted.emit(word)

    def take(self, word: str, hits: Hits) -> None:
        """Show the places on the pages, from the page that is looked at on."""
        if word != self.word.text() or self._timer.isActive():
            return
        self._hits, self._more = hits.places, "" if hits.complete else "+"
        later = [number for number, hit in enumerate(hits.places) if hit.page >= self._view.page]
        self._now = (later[0] if later else 0) - 1
        self.step(1)
        if not hits.has_text:
            self.told.setText(self.tr("文字の情報がない書類です"))

    def step(self, steps: int) -> None:
        """Go to the next place, or the one before; from the last to the first."""
        count = len(self._hits) or len(self._spans)
        self._now = (self._now + steps) % count if count else -1
        self.told.setText(f"{self._now + 1} / {count:,}{self._more}" if count else self.tr("見つかりません"))
        self._mark()

    def _mark(self) -> None:
        self._view.show_hits(self._hits, self._now)
        self._text.show_places(self._spans, self._now)
        several = len(self._hits) + len(self._spans) > 1
        for part in (self.previous, self.next):
            part.setEnabled(several)

    def _forget(self) -> None:
        self._hits, self._spans, self._now = (), (), -1
        self._mark()

    def _entered(self) -> None:
        if self._timer.isActive():
            self.look()
        else:
            self.step(1)
