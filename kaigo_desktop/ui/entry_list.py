"""Entries one beneath the other, to read and to copy from; one widget, however many entries."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QTextEdit

from kaigo_desktop.ui import fonts, theme

Entry = tuple[str, str, str]
"""(what, value, beneath) of an entry: its small heading, its text, a secondary line."""


class EntryList(QTextEdit):
    """Shows entries when it is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[Entry] = ()
        self._nothing = ""
        self._shown = True
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3 * fonts.measures().unit)

    def minimumSizeHint(self) -> QSize:
        """May be folded away."""
        return QSize(0, 0)

    def show_entries(self, entries: Sequence[Entry], nothing: str) -> None:
        """Show entries, or what to say where there are none."""
        self._entries, self._nothing, self._shown = entries, nothing, False
        if self.isVisible():
            self._write()

    def texts(self) -> list[str]:
        """Every text of the entries, whether looked at yet or not."""
        return [text for entry in self._entries for text in entry if text] or [self._nothing]

    def showEvent(self, event: QShowEvent) -> None:
        """Write what was held back while nobody looked."""
        super().showEvent(event)
        self._write()

    def _write(self) -> None:
        if self._shown:
            return
        self._shown = True
        small = f'style="font-size: {fonts.SECONDARY}pt; color: {theme.current().secondary}"'
        parts = [_html(entry, small) for entry in self._entries]
        self.setHtml("".join(parts) or f"<div {small}>{html.escape(self._nothing)}</div>")


def _html(entry: Entry, small: str) -> str:
    what, value, beneath = (html.escape(text).replace("\n", "<br>") for text in entry)
    lines = [f"<span {small}>{what}</span>", value, f"<span {small}>{beneath}</span>" if beneath else ""]
    margin = 4 * fonts.measures().unit
    style = f"line-height: 140%; margin-bottom: {margin}px; white-space: pre-wrap"
    return f'<p style="{style}">{"<br>".join(filter(None, lines))}</p>'
