"""The values of a transcript (転記), one beneath the other: what is next, and what was copied already."""

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from kaigo_desktop.flow.transcribe import Entry, Transcript
from kaigo_desktop.ui import pieces

_UNSAID = {
    "empty": pieces.mark("(空欄)"),
    "uncoded": pieces.mark("(コードがありません)"),
}
_NO_LETTERS = re.compile(r"\W+")


class TranscriptRow(QFrame):
    """One value: its label, the value, and a button that copies it.

    Its parts have names that stay (`transcribe_value_household_0_name`), for tools that work the screen.
    """

    def __init__(self, entry: Entry, wanted: Callable[[], None]) -> None:
        super().__init__()
        self.entry = entry
        name = object_name(entry.path)
        self.setObjectName(f"transcribe_row_{name}")
        row, words = pieces.line(self, margin=2, spacing=2), pieces.column(spacing=1)
        self.label = pieces.label(entry.label, "secondary")
        unsaid = _UNSAID.get(entry.kind)
        self.value = pieces.label(pieces.translate(unsaid) if unsaid else entry.text, wraps=True)
        self.value.setObjectName(f"transcribe_value_{name}")
        self.value.setAccessibleName(entry.label)
        said = self.tr("{label}をコピー").format(label=entry.label)
        self.button = pieces.button(self.tr("コピー"), wanted, "quiet", said)
        self.button.setObjectName(f"transcribe_copy_{name}")
        words.addWidget(self.label)
        words.addWidget(self.value)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.setVisible(entry.is_copied)
        if not entry.is_copied:
            pieces.restyle(self.value, role="secondary")

    def show_state(self, *, is_next: bool, is_copied: bool) -> None:
        """Show that it is the next to copy, or was copied already."""
        pieces.restyle(self, role="box-info" if is_next else "")
        self.label.setText(f"✓ {self.entry.label}" if is_copied else self.entry.label)
        pieces.restyle(self.label, role="done" if is_copied else "secondary")


class TranscriptRows(QScrollArea):
    """Every value of a transcript; `wanted` carries the number of the one whose button was pressed."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[TranscriptRow] = []
        self.setObjectName("transcribe_rows")
        self.setAccessibleName(self.tr("転記する項目"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_transcript(self, found: Transcript) -> None:
        """Lay a transcript out, nothing copied yet."""
        page = QWidget()
        page.setObjectName("page")
        page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = pieces.column(page, margin=2, spacing=1)
        self.rows = []
        for part in found.parts:
            column.addWidget(pieces.label(pieces.translate(part.title), "heading", wraps=True))
            for entry in part.entries:
                row = TranscriptRow(entry, partial(self.wanted.emit, len(self.rows)))
                self.rows.append(row)
                column.addWidget(row)
        column.addStretch(1)
        self.setWidget(page)

    def show_state(self, following: int, copied: set[int]) -> None:
        """Show which is next (-1: none) and which were copied, the next one in sight."""
        for number, row in enumerate(self.rows):
            row.show_state(is_next=number == following, is_copied=number in copied)
        QTimer.singleShot(0, self, partial(self._bring, following))  # once everything has its place

    def _bring(self, number: int) -> None:
        if 0 <= number < len(self.rows):
            self.ensureWidgetVisible(self.rows[number], 0, self.rows[number].height())


def object_name(path: str) -> str:
    """A path as a part of an object name: `household[0].name` → `household_0_name`."""
    return _NO_LETTERS.sub("_", path).strip("_")
