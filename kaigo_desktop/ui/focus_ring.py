"""The ring around what has the keyboard: black outside, yellow inside, seen on any ground."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from kaigo_desktop.ui import theme

_LINE = 2
_RINGED = ("QLineEdit", "QPlainTextEdit", "QComboBox", "QAbstractButton", "QTabBar")
_KEYS = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}
_MOVED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class FocusRing(QWidget):
    """Lies over the window and follows the focus, inside the scroll area the control stands in.

    A button shows the ring only to who works with keys: a mouse needs no ring.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ringed: QWidget | None = None
        self._watched: list[QObject] = []
        self.hide()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def stop(self) -> None:
        """Follow no more, before the window goes."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._ringed, self._watched = None, []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus, and what it stands on."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent) and isinstance(watched, QWidget):
            self._follow(watched, event.reason())
        elif kind == QEvent.Type.FocusOut and watched is self._ringed:
            self._ringed = None
            self.hide()
        elif kind in _MOVED and any(watched is one for one in self._watched):
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the two lines."""
        palette, painter = theme.current(), QPainter(self)
        for inset, colour in ((_LINE // 2, palette.focus_outside), (_LINE + _LINE // 2, palette.focus)):
            pen = QPen(QColor(colour), _LINE)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))
        painter.end()

    def _follow(self, widget: QWidget, reason: Qt.FocusReason) -> None:
        by_mouse = isinstance(widget, QAbstractButton) and reason not in _KEYS
        mine = widget.window() is self.window() and any(widget.inherits(kind) for kind in _RINGED)
        self._ringed = widget if mine and not by_mouse else None
        self._watched = []
        above: QObject | None = self._ringed
        while above is not None and above is not self.window():
            self._watched.append(above)
            above = above.parent()
        self._place()

    def _place(self) -> None:
        ringed = self._ringed
        if ringed is None or not ringed.isVisible():
            self.hide()
            return
        window = self.window()
        box = QRect(ringed.mapTo(window, QPoint(0, 0)), ringed.size()).adjusted(-_LINE, -_LINE, _LINE, _LINE)
        for above in self._watched:
            if isinstance(above, QAbstractScrollArea) and above is not ringed:
                view = above.viewport()
                box &= QRect(view.mapTo(window, QPoint(0, 0)), view.size())
        self.setGeometry(box)
        self.setVisible(not box.isEmpty())
        self.raise_()
        self.update()
