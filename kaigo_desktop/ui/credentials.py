"""Lines for logins and passwords, and the card they stand on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QVBoxLayout, QWidget

from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.upright import upright

_CARD_WIDTH = 110


def text_line(name: str, placeholder: str = "") -> QLineEdit:
    """A line for text, named for screen readers."""
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(placeholder)
    return line


def password_line(name: str) -> QLineEdit:
    """A line for a password: hidden, without suggestions of an input method."""
    line = text_line(name)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return line


def form() -> QFormLayout:
    """A form with its labels above the lines."""
    layout = QFormLayout()
    layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    layout.setVerticalSpacing(2 * fonts.measures().unit)
    return layout


def centred_card(page: QWidget) -> QVBoxLayout:
    """A card in the middle of a page, which scrolls where the window is too low for it; its layout."""
    unit = fonts.measures().unit
    card: QFrame = pieces.frame("card")
    card.setFixedWidth(_CARD_WIDTH * unit)
    ground = QWidget()
    pieces.column(page).addWidget(upright(ground))
    outer = pieces.column(ground)
    outer.addStretch(2)
    middle = pieces.line()  # an alignment would cut off texts of several lines
    middle.addStretch(1)
    middle.addWidget(card)
    middle.addStretch(1)
    outer.addLayout(middle)
    outer.addStretch(3)
    return pieces.column(card, margin=8, spacing=3)
