"""The small parts every panel is made of: labels, buttons, cards, a notice, a state's label."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kaigo_desktop.ui import fonts, theme

if TYPE_CHECKING:
    from kaigo_desktop.core.workflow import State

_LINE_HEIGHT = 135
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})  # `html` reads 2,000 entities
_CONTEXT = "window"
_Box = TypeVar("_Box", QHBoxLayout, QVBoxLayout)

SIGNS = {"error": "▲", "warning": "●", "info": "ⓘ", "flag": "◆"}
"""The shape beside the colour of a problem, and of a flag (付箋)."""


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """A text, never markup; `role` is one of the style sheet's (`title`, `secondary`, `error` …)."""
    made = WrappedLabel() if wraps else QLabel()
    made.setTextFormat(Qt.TextFormat.RichText if wraps else Qt.TextFormat.PlainText)
    made.setText(text)
    made.setProperty("role", role)
    return made


class WrappedLabel(QLabel):
    """A plain text over several lines with air between them, which the Japanese faces do not bring along."""

    def __init__(self) -> None:
        super().__init__()
        self._plain = ""
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        # a line's air comes after it; as much before the first keeps the text in the middle
        self.setContentsMargins(0, fonts.measures().unit, 0, 0)

    def text(self) -> str:
        """The plain text."""
        return self._plain

    def setText(self, text: str) -> None:
        """Show a plain text; nothing in it is markup."""
        self._plain = text
        lines = text.translate(_MARKUP)
        super().setText(
            f'<p style="line-height: {_LINE_HEIGHT}%; white-space: pre-wrap">{lines}</p>' if text else ""
        )

    def clear(self) -> None:
        """Show nothing."""
        self.setText("")


def copyable(text: str = "", role: str = "") -> QLabel:
    """A text one may select and copy."""
    made = label(text, role)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def button(text: str, pressed: Callable[[], object], role: str = "", name: str = "") -> QPushButton:
    """A button; `role` is `primary`, `danger`, `quiet` or "". `name` is read aloud instead of the text."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAccessibleName(name or text)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked: pressed())
    return made


def restyle(widget: QWidget, **properties: object) -> None:
    """Set style sheet properties of a widget that is already dressed."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def column(parent: QWidget | None = None, margin: int = 0, spacing: int = 0) -> QVBoxLayout:
    """A vertical layout; lengths in units of `fonts.Measures`."""
    return _measured(QVBoxLayout(parent) if parent else QVBoxLayout(), margin, spacing)


def line(parent: QWidget | None = None, margin: int = 0, spacing: int = 0) -> QHBoxLayout:
    """A horizontal layout; lengths in units of `fonts.Measures`."""
    return _measured(QHBoxLayout(parent) if parent else QHBoxLayout(), margin, spacing)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def frame(role: str) -> QFrame:
    """A surface of the style sheet: `card`, `bar`, `head`, `rule`."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def mark(text: str, _use: str = "") -> str:
    """A text that is translated where it is shown: `dev.py words` finds it here.

    `_use` tells what it is used as where that makes another word of it (`translate`).
    """
    return text


def translate(text: str, use: str = "") -> str:
    """The wording of a text outside a widget's own class, in the language of the window.

    Marked for a `use` it may have another wording: the state 却下 is Rejected, the `step` Reject.
    """
    return QCoreApplication.translate(_CONTEXT, text, use)


class Notice(QFrame):
    """A sentence where it belongs, with what can be done about it; hidden while there is nothing to say.

    The buttons stand beside the sentence, or beneath it where they would take most of its room.
    """

    def __init__(self) -> None:
        super().__init__()
        self._row = line(self, spacing=2)
        unit = fonts.measures().unit
        self._row.setContentsMargins(3 * unit, 2 * unit, 2 * unit, 2 * unit)
        self.words = label(wraps=True)
        self._row.addWidget(self.words, 1)
        self._buttons = line(spacing=2)
        self._row.addLayout(self._buttons)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the buttons their place."""
        super().resizeEvent(event)
        self._place_buttons()

    def say(self, kind: str, text: str, *buttons: QPushButton) -> None:
        """Show `text` as `error`, `warning`, `done` or `info`, with buttons beside it."""
        clear(self._buttons)
        for offered in buttons:
            self._buttons.addWidget(offered)
        sign = {"error": "▲ ", "warning": "● ", "done": "✓ "}.get(kind, "")
        self.words.setText(sign + text)
        self.setAccessibleName(text)
        restyle(self, role=f"box-{kind}")
        self._place_buttons()
        self.show()

    def _place_buttons(self) -> None:
        beneath = self._buttons.sizeHint().width() > self.width() // 2
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if beneath else ways.LeftToRight)

    def quiet(self) -> None:
        """Say nothing any more."""
        self.words.clear()
        clear(self._buttons)
        self.hide()


class StateLabel(QWidget):
    """A state as a small label with its word."""

    def __init__(self, state: "State | None" = None) -> None:
        super().__init__()
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: "State") -> None:
        """Show another state."""
        self._state = state
        self.setAccessibleName(state.label)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word with a margin on both sides."""
        return state_size(self._state.label if self._state else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the label."""
        if self._state is not None:
            painter = QPainter(self)
            paint_state(painter, QRectF(self.rect()), self._state)
            painter.end()


def state_size(text: str) -> QSize:
    """How large the label of a state is."""
    metrics, unit = QFontMetrics(fonts.text(fonts.SECONDARY)), fonts.measures().unit
    return QSize(metrics.horizontalAdvance(text) + 4 * unit, metrics.height() + 2 * unit)


def paint_state(painter: QPainter, box: QRectF, state: "State") -> None:
    """Paint a state's label at the left of `box`, in the middle of its height; hollow for what is over."""
    tone, size = theme.current().tone(state.tone), state_size(state.label)
    width = min(float(size.width()), box.width())
    place = QRectF(box.left(), box.center().y() - size.height() / 2, width, size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tone.text)) if not tone.ground else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.ground) if tone.ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(QColor(tone.text))
    painter.setFont(fonts.text(fonts.SECONDARY))
    room = int(width) - 3 * fonts.measures().unit
    label = painter.fontMetrics().elidedText(state.label, Qt.TextElideMode.ElideRight, room)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, label)
    painter.restore()


def _measured(layout: _Box, margin: int, spacing: int) -> _Box:
    unit = fonts.measures().unit
    layout.setContentsMargins(margin * unit, margin * unit, margin * unit, margin * unit)
    layout.setSpacing(spacing * unit)
    return layout
