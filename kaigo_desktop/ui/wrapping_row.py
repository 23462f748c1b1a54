"""A row that goes on beneath itself where the window is too narrow for it: nothing in it is cut off."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from kaigo_desktop.ui import fonts


class WrappingRow(QLayout):
    """Lays its parts out in lines, each as wide as it asks to be.

    What is left of a line goes to the part that `grow` names, else before the one that `push` names, so
    that it and what follows stand at the right; else it stays empty at the end. What `push` names stays
    together with what follows it where one line has room for that.

    Args:
        parent: whose layout this is, if it is anybody's.
        spacing: between parts and between lines, in units of `fonts.Measures`.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 2) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._grows: QWidget | None = None
        self._pushed: QWidget | None = None
        if parent is not None:
            parent.setLayout(self)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing * fonts.measures().unit)

    def grow(self, widget: QWidget) -> None:
        """Let `widget` have what is left of its line."""
        self._grows = widget

    def push(self, widget: QWidget) -> None:
        """Push `widget` and what follows it to the end of their line."""
        self._pushed = widget

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more part in (Qt's own `addWidget` comes by here)."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """A part by its place, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take a part out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than its parts need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high all lines are in `width`."""
        lines = list(self._lines(width))
        return sum(_height(line) for line in lines) + self.spacing() * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        shown = self._shown()
        gaps = self.spacing() * max(0, len(shown) - 1)
        return QSize(sum(_wanted(item) for item in shown) + gaps, _height(shown))

    def minimumSize(self) -> QSize:
        """As wide as the widest part, as high as one line."""
        shown = self._shown()
        return QSize(max((item.minimumSize().width() for item in shown), default=0), _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        """Place every part."""
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            height, left = _height(line), rect.left()
            rest = rect.width() - self._width(line)
            named = {item.widget() for item in line}
            for item in line:
                widget, width = item.widget(), min(_wanted(item), rect.width())
                if widget is self._grows:
                    width += max(0, rest)
                elif widget is self._pushed and self._grows not in named:
                    left += max(0, rest)
                box = QRect(QPoint(left, top), QSize(width, min(height, item.sizeHint().height())))
                box.moveTop(top + (height - box.height()) // 2)
                item.setGeometry(box)
                left += width + self.spacing()
            top += height + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _width(self, line: list[QLayoutItem]) -> int:
        return sum(_wanted(item) for item in line) + self.spacing() * (len(line) - 1)

    def _lines(self, width: int) -> Iterator[list[QLayoutItem]]:
        shown, line = self._shown(), list[QLayoutItem]()
        for place, item in enumerate(shown):
            together = shown[place:] if item.widget() is self._pushed else [item]
            if self._width(together) > width:
                together = [item]
            if line and self._width([*line, *together]) > width:
                yield line
                line = []
            line.append(item)
        if line:
            yield line


def _wanted(item: QLayoutItem) -> int:
    """How wide a part wants to be; one that grows is content with its least width."""
    return max(item.sizeHint().width(), item.minimumSize().width())


def _height(line: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in line), default=0)
