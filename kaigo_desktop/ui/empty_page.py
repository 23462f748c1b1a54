"""What stands where nothing is: what would fill it, and the button that does."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kaigo_desktop.ui import pieces
from kaigo_desktop.ui.upright import upright


class EmptyPage(QWidget):
    """A title, a sentence and perhaps one button, in the middle of an empty panel."""

    def __init__(self) -> None:
        super().__init__()
        sheet = QWidget()
        pieces.column(self).addWidget(upright(sheet, "sheet"))
        layout = pieces.column(sheet, margin=4, spacing=3)
        self.title, self.words = pieces.label(role="title"), pieces.label(role="secondary", wraps=True)
        for words in (self.title, self.words):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pressed: Callable[[], None] | None = None
        self.button = pieces.button("", self._press)
        layout.addStretch(2)
        layout.addWidget(self.title)
        layout.addWidget(self.words)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def say(
        self, title: str, words: str, offered: str = "", pressed: Callable[[], None] | None = None
    ) -> None:
        """Say why it is empty and offer what to do."""
        self.title.setText(title)
        self.words.setText(words)
        self.button.setText(offered)
        self.button.setAccessibleName(offered)
        self.button.setVisible(bool(offered))
        self._pressed = pressed

    def _press(self) -> None:
        if self._pressed is not None:
            self._pressed()
