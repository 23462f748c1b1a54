"""Moving over the pages of a document: scrolling, zooming around a point, turning; it paints nothing."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from kaigo_desktop.ui import fonts
from kaigo_desktop.ui.page_layout import PageLayout, fitting, lay_out, natural, zoom_of

Fit = Literal["width", "page", ""]
"""How the zoom follows the window; "" for a zoom of its own."""

STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
"""Zooms one steps through; 1.0 is 100 %."""

_MOST_FITTED = 3.0  # a stamp need not fill the window
_SCREEN = 0.9
_NOTCH, _NOTCH_ZOOM = 120, 1.2


class PageScroll(QAbstractScrollArea):
    """Lengths inside are device pixels.

    `looked` tells that another page, zoom or turn is looked at, `turned` which turn, `zoomed` that the wheel
    zoomed.

    Attributes:
        fit: how the zoom follows the window.
        scale: device pixels to a point.
        turn: right angles clockwise.
    """

    looked = Signal()
    turned = Signal(int)
    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.fit: Fit = "width"
        self.scale = 1.0
        self.turn = 0
        self._sizes: Sequence[tuple[float, float]] = ()
        self._layout = PageLayout((), 0, 0, 0)
        self._dragged: QPoint | None = None
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self.moved)

    @property
    def pages(self) -> int:
        """How many pages can be shown."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page at the top of what is seen, from 0; at the end the last one."""
        bar = self.verticalScrollBar()
        if bar.maximum() and bar.value() == bar.maximum():
            return self.pages - 1
        seen = self._layout.seen(self.top(), self.top() + self.high() // 3)
        return seen[-1] if len(seen) else 0

    @property
    def zoom(self) -> float:
        """The zoom; 1.0 is 100 %."""
        return zoom_of(self.scale, self.devicePixelRatioF())

    def lay(self, sizes: Sequence[tuple[float, float]], turn: int) -> None:
        """Show pages of these sizes (points), from the beginning."""
        self._sizes, self.turn = tuple(sizes), turn
        self.arrange()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum() // 2)
        self.looked.emit()

    def go_to(self, page: int) -> None:
        """Bring the beginning of a page to the top."""
        if self._sizes:
            place = self._layout.places[min(max(page, 0), self.pages - 1)]
            self.verticalScrollBar().setValue(self.logical(place.top - self._gap()))

    def set_fit(self, fit: Fit) -> None:
        """Let the zoom follow the window, or keep it as it is."""
        self.fit = fit
        self._rearrange()

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom, the point `at` of the viewport staying where it is."""
        self.fit = ""
        self.scale = natural(min(max(zoom, STEPS[0]), STEPS[-1]), self.devicePixelRatioF())
        self._rearrange(at)

    def step_zoom(self, steps: int) -> None:
        """Zoom to the next of the usual steps."""
        now = self.zoom
        further = [step for step in STEPS if (step > now * 1.01 if steps > 0 else step < now / 1.01)]
        if further:
            self.set_zoom(further[0] if steps > 0 else further[-1])

    def rotate(self, steps: int = 1) -> None:
        """Turn all pages clockwise by right angles."""
        page = self.page
        self.turn = (self.turn + steps) % 4
        self.arrange()
        self.go_to(page)
        self.turned.emit(self.turn)

    def scroll_screens(self, steps: int) -> None:
        """Scroll by screens."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(steps * _SCREEN * self.viewport().height()))

    def arrange(self) -> None:
        """Lay the pages out for the window as it is."""
        gap = self._gap()
        if self.fit:
            high = self.high() - 2 * gap if self.fit == "page" else None
            fitted = fitting(self._sizes, self.turn, self.wide() - 2 * gap, high)
            self.scale = min(fitted, natural(_MOST_FITTED, self.devicePixelRatioF()))
        self._layout = lay_out(self._sizes, self.scale, self.turn, self.wide(), gap)
        for bar, whole, seen in (
            (self.verticalScrollBar(), self._layout.height, self.viewport().height()),
            (self.horizontalScrollBar(), self._layout.width, self.viewport().width()),
        ):
            bar.setRange(0, max(0, self.logical(whole) - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(8 * fonts.measures().unit)
        self.moved()

    def moved(self) -> None:
        """Something else is seen."""
        self.viewport().update()
        self.looked.emit()

    def top(self) -> int:
        """What of the pages is at the top of the window."""
        return round(self.verticalScrollBar().value() * self.devicePixelRatioF())

    def left(self) -> int:
        """What of the pages is at its left."""
        return round(self.horizontalScrollBar().value() * self.devicePixelRatioF())

    def wide(self) -> int:
        """How wide the window is."""
        return round(self.viewport().width() * self.devicePixelRatioF())

    def high(self) -> int:
        """How high it is."""
        return round(self.viewport().height() * self.devicePixelRatioF())

    def logical(self, pixels: float) -> int:
        """Device pixels as Qt counts them."""
        return round(pixels / self.devicePixelRatioF())

    def minimumSizeHint(self) -> QSize:
        """May be folded away."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew; the page stays where it was."""
        super().resizeEvent(event)
        self._rearrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was laid out while nobody looked."""
        super().showEvent(event)
        self._rearrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * _NOTCH_ZOOM ** (event.angleDelta().y() / _NOTCH), event.position())
            self.zoomed.emit()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, Home and End, beside the arrows and Page Up and Down."""
        bar, key = self.verticalScrollBar(), event.key()
        if key == Qt.Key.Key_Space:
            self.scroll_screens(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the page."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the page along."""
        if self._dragged is not None:
            now = event.position().toPoint()
            moved, self._dragged = now - self._dragged, now
            for bar, way in ((self.horizontalScrollBar(), moved.x()), (self.verticalScrollBar(), moved.y())):
                bar.setValue(bar.value() - way)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of it."""
        self._dragged = None
        self.viewport().unsetCursor()

    def _rearrange(self, at: QPointF | None = None) -> None:
        """Arrange anew and keep what is at the point `at`, or at the top, in its place."""
        if not self._layout.places:
            self.arrange()
            return
        ratio = self.devicePixelRatioF()
        x, y = (at.x() * ratio, at.y() * ratio) if at is not None else (self.wide() / 2, 0.0)
        across, down = self.left() + x, self.top() + y
        page = self._layout.seen(round(down), round(down) + 1).start
        before = self._layout.places[page]
        self.arrange()
        after = self._layout.places[page]
        grown = after.width / before.width
        beyond = down - before.top
        self.verticalScrollBar().setValue(
            self.logical(after.top + (beyond * grown if beyond > 0 else beyond) - y)
        )
        self.horizontalScrollBar().setValue(self.logical(after.left + (across - before.left) * grown - x))

    def _gap(self) -> int:
        return round(2 * fonts.measures().unit * self.devicePixelRatioF())
