"""Signing a month of the log off: what was found, in words, and one button."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QLineEdit

from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.wrapping_row import WrappingRow


class SignOffBar(QFrame):
    """`wanted` carries what the reviewer found."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.finding = QLineEdit()
        self.finding.setAccessibleName(self.tr("点検の所見"))
        self.finding.setPlaceholderText(self.tr("点検の所見(異常がなければ「異常なし」)"))
        self.why = pieces.label(role="secondary")
        self.button = pieces.button(self.tr("点検を済ませる  Ctrl+Enter"), self.press, "primary")
        hint = QFontMetrics(fonts.text()).horizontalAdvance(self.finding.placeholderText())
        self.finding.setMinimumWidth(hint + 6 * fonts.measures().unit)
        row = WrappingRow()
        pieces.column(self, margin=3).addLayout(row)
        for part in (self.finding, self.why, self.button):
            row.addWidget(part)
        row.grow(self.finding)
        self.finding.textChanged.connect(lambda _text: self._settle())
        self._over = False
        self._settle()

    def show_month(self, *, over: bool) -> None:
        """Begin with another month; one that runs cannot be signed off yet."""
        self._over = over
        self.finding.clear()
        self._settle()

    def press(self) -> None:
        """Sign off, where there is something to sign."""
        if self.button.isEnabled():
            self.wanted.emit(self.finding.text().strip())

    def _settle(self) -> None:
        self.finding.setEnabled(self._over)
        self.button.setEnabled(self._over and bool(self.finding.text().strip()))
        self.why.setText("" if self._over else self.tr("月が終わると点検できます"))
