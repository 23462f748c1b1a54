"""Asking why 個人番号 are to be shown: the reason goes into the audit log with who and when."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from kaigo_desktop.ui import fonts, pieces


class RevealBar(QFrame):
    """`wanted` carries the reason."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "box-info")
        unit = fonts.measures().unit
        row = pieces.line(self, spacing=2)
        row.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("例: 基幹システムとの照合。理由は記録に残り、30秒で隠れます"))
        self.reason.setAccessibleName(self.tr("個人番号を表示する理由"))
        self.reason.returnPressed.connect(self._press)
        words = pieces.label(self.tr("個人番号を表示する理由"))
        words.setBuddy(self.reason)
        row.addWidget(words)
        row.addWidget(self.reason, 1)
        row.addWidget(pieces.button(self.tr("やめる"), self.hide, "quiet"))
        row.addWidget(pieces.button(self.tr("表示する"), self._press, "primary"))
        self.hide()

    def ask(self) -> None:
        """Ask for the reason."""
        self.reason.clear()
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self) -> None:
        if self.reason.text().strip():
            self.hide()
            self.wanted.emit(self.reason.text().strip())
