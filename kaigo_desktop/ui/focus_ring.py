"""The ring around what has the keyboard: black outside, yellow inside, seen on any ground."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from kaigo_desktop.ui import theme
from kaigo_desktop.ui.last_input import LastInput

_LINE = 2
_RINGED = (
    *("QLineEdit", "QPlainTextEdit", "QComboBox", "QAbstractButton", "QTabBar"),
    *("DocumentView", "EntryList", "LogSummary", "Lesson"),
)
_MOVED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class FocusRing(QWidget):
    """Lies over the window and follows the focus, inside the scroll area the control stands in.

    A button shows the ring only to who works with keys: a mouse needs no ring.
    """

    def __init__(self, window: QWidget, last: LastInput) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._last = last
        self._ringed: QWidget | None = None
        self._watched: list[QObject] = []
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow what the focus stands on."""
        if event.type() in _MOVED:
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

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        by_mouse = isinstance(now, QAbstractButton) and not self._last.by_keys
        mine = now is not None and now.window() is self.window() and any(now.inherits(k) for k in _RINGED)
        self._ringed = now if mine and not by_mouse else None
        self._watched = []
        above: QObject | None = self._ringed
        while above is not None and above is not self.window():
            self._watched.append(above)
            above.installEventFilter(self)
            if now is not None and isinstance(above, QScrollArea) and above is not now and self._last.by_keys:
                above.ensureWidgetVisible(now)  # Qt does so only for who comes from inside the area
            above = above.parent()
        self._place()

    def _place(self) -> None:
        ringed = self._ringed
        if ringed is None or not isValid(ringed) or not ringed.isVisible():
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
