"""What is higher than its window: it scrolls up and down, and is never wider than it may be."""

from PySide6.QtCore import QSize
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kaigo_desktop.ui import fonts, pieces


def upright(sheet: QWidget, name: str = "page") -> QScrollArea:
    """`sheet` with a bar beside it where there is too little height; `name` is its ground's in the style."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(_Ground(sheet, name))
    return area


class _Ground(QWidget):
    """What is scrolled: it asks for the height that `sheet` has in the width there is.

    The least height of texts over several lines is that of lines as short as may be: with it there would be
    a bar beside what fits.
    """

    def __init__(self, sheet: QWidget, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        pieces.column(self).addWidget(sheet)

    def minimumSizeHint(self) -> QSize:
        """No height of its own where the height follows from the width."""
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


def size_over(parent: QWidget | None, width: int, height: int) -> QSize:
    """The size of a dialog, wanted in units of `fonts.Measures`: no larger than the window it stands over."""
    unit = fonts.measures().unit
    wanted = QSize(width * unit, height * unit)
    return wanted if parent is None else wanted.boundedTo(parent.window().size())
