"""What is higher than its window: it scrolls up and down, and is never wider than it may be."""

from PySide6.QtCore import QSize
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kaigo_desktop.ui import fonts


def upright(sheet: QWidget, name: str = "page") -> QScrollArea:
    """`sheet` with a bar beside it where there is too little height; `name` is its ground's in the style."""
    area = QScrollArea()
    sheet.setObjectName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(sheet)
    return area


def size_over(parent: QWidget | None, width: int, height: int) -> QSize:
    """The size of a dialog, wanted in units of `fonts.Measures`: no larger than the window it stands over."""
    unit = fonts.measures().unit
    wanted = QSize(width * unit, height * unit)
    return wanted if parent is None else wanted.boundedTo(parent.window().size())
