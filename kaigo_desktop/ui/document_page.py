"""What a document is shown on: chooser, bar, search row, pages, text or a sentence, and the keys for them."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from kaigo_desktop.core.pages import Document
from kaigo_desktop.ui import fonts, pieces, remembered
from kaigo_desktop.ui.document_bar import DocumentBar
from kaigo_desktop.ui.document_chooser import DocumentChooser
from kaigo_desktop.ui.document_find import DocumentFind
from kaigo_desktop.ui.document_text import DocumentText
from kaigo_desktop.ui.document_view import DocumentView
from kaigo_desktop.ui.empty_page import EmptyPage
from kaigo_desktop.ui.page_scroll import Fit

KEYS = (
    ("F6", pieces.mark("書類と様式を行き来する")),
    ("Ctrl+Shift+PgUp PgDn", pieces.mark("前の書類・次の書類")),
    ("Alt+PgUp PgDn", pieces.mark("書類を送る(入力中でも)")),
    ("Ctrl+PgUp PgDn", pieces.mark("前のページ・次のページ")),
    ("Ctrl+G", pieces.mark("書類のページ番号へ")),
    ("Ctrl++ Ctrl+-", pieces.mark("書類を拡大・縮小")),
    ("Ctrl+0 Ctrl+9", pieces.mark("書類を幅に合わせる・全体を表示")),
    ("Ctrl+R", pieces.mark("書類を回転")),
    ("Ctrl+Shift+F", pieces.mark("書類の中を検索")),
    ("F3 Shift+F3", pieces.mark("次の一致・前の一致")),
)
"""The keys of a document and what they do; the case binds F6."""

_ZOOM = "case/zoom"
_LOW = 4


class DocumentPage(QWidget):
    """The parts, arranged; how a document is looked at is changed here and remembered.

    `room_wanted` asks to be unfolded, `left` gives the keyboard back to the form.
    """

    room_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._came_from: QWidget | None = None
        self.chooser, self.bar = DocumentChooser(), DocumentBar()
        self.view, self.text, self.reason = DocumentView(), DocumentText(), EmptyPage()
        self.finding = DocumentFind(self.view, self.text)
        self.note = pieces.label(role="secondary", wraps=True)
        self.stack = QStackedWidget()
        for page in (self.view, self.text, self.reason):
            self.stack.addWidget(page)
        self._head = QWidget()
        head = pieces.column(self._head, margin=2, spacing=1)
        for part in (self.chooser, self.bar, self.finding, self.note):
            head.addWidget(part)
        rows = pieces.column(self)
        rows.addWidget(self._head)
        rows.addWidget(self.stack, 1)
        self.note.hide()
        self._recall_zoom()
        self._connect()
        self._bind_keys()

    def show_pages(self, document: int, found: Document, turn: int) -> None:
        """Show the pages of a document."""
        self._offer(of_pages=True, searchable=found.searchable)
        self.stack.setCurrentWidget(self.view)
        self.view.show_document(document, found.sizes, turn)

    def show_text(self, text: str) -> None:
        """Show a document that is a text."""
        self._offer(of_pages=False, searchable=True)
        self.text.setPlainText(text)
        self.stack.setCurrentWidget(self.text)

    def show_reason(self, title: str, sentence: str, offered: str, pressed: Callable[[], None]) -> None:
        """Say why nothing is shown, and offer what to do."""
        self._offer(of_pages=False, searchable=False)
        self.reason.say(title, sentence, offered, pressed)
        self.stack.setCurrentWidget(self.reason)

    def shows_text(self) -> bool:
        """Whether a text is on top."""
        return self.stack.currentWidget() is self.text

    def tell(self, words: str) -> None:
        """Say something about the document, "" for nothing."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def focus_document(self) -> None:
        """Give the document the keyboard; from there back to where it came from."""
        now = self.window().focusWidget()
        if self.isAncestorOf(now):
            self.left.emit()
            if self._came_from is not None and isValid(self._came_from):
                self._came_from.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._came_from = now
        self.room_wanted.emit()
        page = self.stack.currentWidget()
        target = self.chooser if page is None or page is self.reason else page
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def look_for(self) -> None:
        """Open the row that looks for a word."""
        if self.bar.search.isEnabled():
            self.room_wanted.emit()
            self.finding.open_row()

    def zoom(self, wanted: str) -> None:
        """Fit (`width`, `page`), zoom to a per cent, or stay as it is for ""."""
        if wanted in {"width", "page"}:
            self.view.set_fit(cast("Fit", wanted))
        else:
            self.view.set_zoom(float(wanted) / 100 if wanted else self.view.zoom)
        self._keep_zoom()

    def step_zoom(self, steps: int) -> None:
        """Larger or smaller."""
        if self.shows_text():
            self.text.zoomIn(steps)
        else:
            self.view.step_zoom(steps)
            self._keep_zoom()

    def scroll_screens(self, steps: int) -> None:
        """Scroll by screens, wherever the keyboard is."""
        if self.shows_text():
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + steps * bar.pageStep())
        else:
            self.view.scroll_screens(steps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is very low, the page has all the room, and keys do the rest."""
        super().resizeEvent(event)
        self._head.setVisible(self.height() > _LOW * fonts.measures().control)

    def _offer(self, *, of_pages: bool, searchable: bool) -> None:
        for part in self.bar.for_pages:
            part.setVisible(of_pages)
        self.bar.search.setEnabled(searchable)

    def _keep_zoom(self) -> None:
        remembered.keep(_ZOOM, self.view.fit or f"{self.view.zoom:.3f}")

    def _recall_zoom(self) -> None:
        kept = remembered.recall(_ZOOM, "width")
        if kept in {"width", "page"}:
            self.view.fit = cast("Fit", kept)
        elif kept.replace(".", "", 1).isdigit():
            self.view.set_zoom(float(kept))

    def _connect(self) -> None:
        view, bar = self.view, self.bar
        bar.page_wanted.connect(view.go_to)
        bar.zoom_wanted.connect(self.zoom)
        bar.zoom_step.connect(self.step_zoom)
        bar.turned.connect(view.rotate)
        bar.find_wanted.connect(self.look_for)
        view.looked.connect(lambda: bar.show_page(view.page, view.pages, view.zoom, view.fit))
        view.zoomed.connect(self._keep_zoom)

    def _bind_keys(self) -> None:
        view, chooser = self.view, self.chooser
        does: dict[str, Callable[[], None]] = {
            "Ctrl+Shift+PgDown": lambda: chooser.step(1),
            "Ctrl+Shift+PgUp": lambda: chooser.step(-1),
            "Alt+PgDown": lambda: self.scroll_screens(1),
            "Alt+PgUp": lambda: self.scroll_screens(-1),
            "Ctrl+PgDown": lambda: view.go_to(view.page + 1),
            "Ctrl+PgUp": lambda: view.go_to(view.page - 1),
            "Ctrl+G": self.bar.ask_page,
            "Ctrl++": lambda: self.step_zoom(1),
            "Ctrl+=": lambda: self.step_zoom(1),
            "Ctrl+-": lambda: self.step_zoom(-1),
            "Ctrl+0": lambda: self.zoom("width"),
            "Ctrl+9": lambda: self.zoom("page"),
            "Ctrl+R": view.rotate,
            "Ctrl+Shift+F": self.look_for,
            "F3": lambda: self.finding.step(1),
            "Shift+F3": lambda: self.finding.step(-1),
        }
        for keys, act in does.items():
            QShortcut(QKeySequence(keys), self, act)
