"""Texts as they are painted: whether their colour stands out from what lies around them."""

from collections import Counter

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.inspecting import told


def faint(window: QWidget, least: float = 4.5) -> list[str]:
    """Texts whose colour, as it is painted, is too close to what lies around it."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    scale = image.devicePixelRatio()
    found = []
    for widget in window.findChildren(QWidget):
        if not _shows_text(widget) or not widget.isEnabled() or widget.window() is not window:
            continue
        seen = widget.visibleRegion().boundingRect()
        if seen.height() < widget.fontMetrics().height() or seen.width() < 8:
            continue
        corner = widget.mapTo(window, seen.topLeft())
        box = QRect(corner, seen.size()).adjusted(2, 2, -2, -2)
        at = QRect(box.topLeft() * scale, box.size() * scale) & image.rect()
        ratio = _painted_contrast(image.copy(at))
        if ratio < least:
            found.append(f"{told(widget)}: {ratio:.2f}")
    return found


def _shows_text(widget: QWidget) -> bool:
    if not widget.isVisible():
        return False
    if isinstance(widget, QLabel | QPushButton | QCheckBox):
        return bool(widget.text().strip())
    return isinstance(widget, QLineEdit) and bool(widget.text() or widget.placeholderText())


def _painted_contrast(image: QImage) -> float:
    """The ground is the commonest colour; the text reaches its own colour in at least a few pixels."""
    pixels = Counter(memoryview(image.constBits()).cast("I"))  # four bytes a pixel: no line is padded
    if not pixels:
        return 21.0
    ground = pixels.most_common(1)[0][0]
    return max((contrast(QColor(one), QColor(ground)) for one, _ in pixels.most_common(60)), default=21.0)


def luminance(colour: QColor) -> float:
    """The relative luminance of WCAG 2.2."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: QColor, second: QColor) -> float:
    """The contrast of two colours by WCAG 2.2: 1 to 21."""
    bright, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)
