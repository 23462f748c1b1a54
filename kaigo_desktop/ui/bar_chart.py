"""A small chart of bars over a baseline: painted, read aloud in words, told bar by bar under the mouse."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kaigo_desktop.ui import fonts, theme, wording

_HEIGHT, _LEAST_HEIGHT = 40, 28
_FILLED = 0.72
_SMALL = 8.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, how much, whether it is an exception (hatched), what to add in words."""

    label: str
    value: int
    hatched: bool = False
    note: str = ""

    @property
    def words(self) -> str:
        """The bar in words: 11 (閉庁日): 45."""
        return f"{self.label}{f' ({self.note})' if self.note else ''}: {self.value:,}"


class BarChart(QWidget):
    """Bars of one kind of thing; `title` names it for who does not see it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._bars: Sequence[Bar] = ()
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars."""
        self._bars = bars
        self.setAccessibleDescription(wording.listed(bar.words for bar in bars if bar.value))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room, so high that differences show."""
        unit = fonts.measures().unit
        return QSize(100 * unit, _HEIGHT * unit)

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        unit = fonts.measures().unit
        return QSize(40 * unit, _LEAST_HEIGHT * unit)

    def event(self, event: QEvent) -> bool:
        """Tell the bar under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._bars:
            at = int(event.pos().x() * len(self._bars) / max(1, self.width()))
            if 0 <= at < len(self._bars):
                QToolTip.showText(event.globalPos(), self._bars[at].words, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bars, their labels beneath and their values above, as far as they fit."""
        if not self._bars:
            return
        painter, look = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.text(_SMALL))
        metrics = QFontMetricsF(painter.font())
        line, step = metrics.height(), self.width() / len(self._bars)
        base = self.height() - 1.3 * line
        most = max(1, *(bar.value for bar in self._bars))
        widest = max(metrics.horizontalAdvance(bar.label) for bar in self._bars)
        labels = _every(widest + 4 + max(0.0, (widest - step) / 2), step)  # the last is moved inside by that
        values = _every(max(metrics.horizontalAdvance(f"{bar.value:,}") for bar in self._bars) + 2, step) == 1
        for at, bar in enumerate(self._bars):
            height = (base - 1.3 * line) * bar.value / most
            box = QRectF((at + (1 - _FILLED) / 2) * step, base - height, _FILLED * step, height)
            painter.fillRect(box, _brush(bar, look.accent, look.faded))
            painter.setPen(QColor(look.secondary))
            if bar.hatched and bar.value:
                painter.drawRect(box)
            if values and bar.value:
                _write(painter, QRectF(at * step, box.top() - 1.2 * line, step, 1.2 * line), f"{bar.value:,}")
            if (len(self._bars) - 1 - at) % labels == 0:  # the last one is named: it is today
                wide = metrics.horizontalAdvance(bar.label) + 2
                left = min(max((at + 0.5) * step - wide / 2, 0), self.width() - wide)
                _write(painter, QRectF(left, base, wide, 1.3 * line), bar.label)
        painter.setPen(QPen(QColor(look.edge)))
        painter.drawLine(QPointF(0, base), QPointF(self.width(), base))
        painter.end()


def _every(width: float, step: float) -> int:
    """Every how many bars a text of that width has room."""
    return max(1, -int(-width // step))


def _brush(bar: Bar, plain: str, hatched: str) -> QBrush:
    if bar.hatched:
        return QBrush(QColor(hatched), Qt.BrushStyle.BDiagPattern)
    return QBrush(QColor(plain))


def _write(painter: QPainter, box: QRectF, text: str) -> None:
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
