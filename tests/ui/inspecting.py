"""What somebody with a screen reader, a keyboard or weak eyes meets: names, Tab, texts cut off, contrast."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from kaigo_desktop.ui import fonts
from kaigo_desktop.ui.list_model import COLUMNS
from kaigo_desktop.ui.list_table import ListTable
from kaigo_desktop.ui.pieces import state_size

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QTabBar)
_INSIDE_OTHERS = (QComboBox, QHeaderView, QTabBar, QLineEdit, QTableView)
_MOST_STEPS = 400


def controls(window: QWidget) -> list[QWidget]:
    """What a person can work with now: seen, enabled and not a part of a larger control."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and widget.isEnabled()
        and not isinstance(widget, QHeaderView)
        and not _is_part(widget)
        and widget.window() is window
    ]


def _is_part(widget: QWidget) -> bool:
    """A combo box's list, a search line's clear button, a tab bar's arrows, a table's corner."""
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, _INSIDE_OTHERS) and not isinstance(widget, QTabBar):
            return True
        above = above.parentWidget()
    return False


def told(widget: QWidget) -> str:
    """A widget in the words of a test that fails: its kind, name and text."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text!r} {text[:30]!r}"


def unnamed(window: QWidget) -> list[str]:
    """Controls a screen reader has no name for."""
    found = []
    for widget in controls(window):
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        labelled = any(
            label.buddy() is widget for label in window.findChildren(QLabel) if label.buddy() is not None
        )
        if not (widget.accessibleName().strip() or text.strip() or labelled):
            found.append(f"{told(widget)} in {type(widget.parentWidget()).__name__}")
    return found


def walk_by_tab(window: QWidget) -> tuple[list[QWidget], list[str]]:
    """Press Tab until it comes round: what had the keyboard, and what of it no ring was drawn around."""
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(window, Qt.Key.Key_Tab)
    met: list[QWidget] = []
    bare = []
    for _ in range(_MOST_STEPS):
        now = QApplication.focusWidget()
        if now is None or now in met:
            break
        met.append(now)
        if not _is_ringed(window, now):
            bare.append(told(now))
        QTest.keyClick(now, Qt.Key.Key_Tab)
    return met, bare


def _is_ringed(window: QWidget, widget: QWidget) -> bool:
    """Whether the focus is seen: by the window's ring, or by what the widget paints itself (rows)."""
    if isinstance(widget, QAbstractItemView):
        return True
    ring = getattr(window, "ring", None)
    if not isinstance(ring, QWidget):
        return True
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return ring.isVisible() and ring.geometry().intersects(box)


def unreached(before: list[QWidget], met: list[QWidget]) -> list[str]:
    """Controls Tab passes by; of buttons that exclude each other one is enough, arrows move among them.

    `before` are the controls there were before the walk: a table that Tab comes to may bring others.
    """
    proxies = {proxy for widget in met if (proxy := widget.focusProxy())}
    reached = {*met, *proxies}
    found = []
    for widget in before:
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        others = group.buttons() if group is not None and group.exclusive() else []
        if not widget.isVisible():
            continue
        if not ({widget, *others} & reached or any(widget.isAncestorOf(one) for one in reached)):
            found.append(told(widget))
    return found


# ---- cut off


def lay_out() -> None:
    """What folds for a size asks for another layout, and a bar that comes for it for yet another."""
    for _ in range(3):
        QApplication.processEvents()


def cut_off(window: QWidget) -> list[str]:
    """Texts that have less room than they need."""
    found = [
        f"{told(widget)}: {lack}"
        for widget in window.findChildren(QWidget)
        if _is_open(widget) and widget.window() is window and (lack := _lack(widget))
    ]
    return [*found, *_outside(window)]


def _is_open(widget: QWidget) -> bool:
    """Whether a widget is seen, and not folded away with all that stands around it."""
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if not (above.width() and above.height()):
            return False
        above = above.parentWidget()
    return widget.isVisible()


def _lack(widget: QWidget) -> str:
    for kind, lack in _LACKS.items():
        if isinstance(widget, kind):
            return lack(widget)
    return ""


def _lack_of_line(line: QLineEdit) -> str:
    """A hint cut off is none, unless it is told beneath the pointer too."""
    hint, room = line.placeholderText(), line.width() - 16
    need = _advance(line, hint)
    cut = not line.text() and need > room and line.toolTip() != hint
    return f"placeholder {hint!r} {need} > {room}" if cut else ""


def _lack_of_choice(combo: QComboBox) -> str:
    need, room = _advance(combo, combo.currentText()), combo.width() - 40
    return f"choice {combo.currentText()!r} {need} > {room}" if need > room else ""


def _lack_of_button(button: QAbstractButton) -> str:
    need = _need_of_button(button) if button.text() else 0
    return f"{need} > {button.width()}" if need > button.width() else ""


def _lack_of_label(label: QLabel) -> str:
    if not label.text():
        return ""
    box = label.contentsRect()
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        return f"lines {need} > {label.height()}" if need > label.height() + 1 else ""
    need = max(_advance(label, line) for line in label.text().split("\n"))
    if need > box.width() + 1:
        return f"{need} > {box.width()}"
    high = label.fontMetrics().height()
    return f"height {high} > {label.height()}" if high > label.height() + 1 else ""


def _need_of_button(button: QAbstractButton) -> int:
    """As wide as the text; labels laid over the button (a count) come on top."""
    counts = [label for label in button.findChildren(QLabel) if label.isVisible() and label.text()]
    need = _advance(button, button.text())
    if counts:
        return need + sum(label.sizeHint().width() for label in counts) + 24
    return min(need + 8, button.sizeHint().width())


def _lack_of_header(header: QHeaderView) -> str:
    if header.orientation() != Qt.Orientation.Horizontal:
        return ""
    for section in range(header.count()):
        if not header.isSectionHidden(section):
            name = str(header.model().headerData(section, Qt.Orientation.Horizontal) or "")
            need = QFontMetrics(fonts.text(fonts.SECONDARY)).horizontalAdvance(name) + 16
            room = header.sectionSize(section)
            if need > room:
                return f"heading {name!r} {need} > {room}"
    return ""


def _lack_of_cells(table: ListTable) -> str:
    """A state's label and a deadline are never shortened."""
    model, unit = table.model(), fonts.measures().unit
    for row in range(min(model.rowCount(), 30)):
        for column, listed in enumerate(COLUMNS):
            text = str(model.index(row, column).data() or "")
            need = {
                "state": state_size(text).width() + 3 * unit,
                "due_on": QFontMetrics(fonts.text()).horizontalAdvance(text) + 4 * unit,
            }.get(listed.id, 0)
            if need > table.columnWidth(column):
                return f"cell {text!r} {need} > {table.columnWidth(column)}"
    return ""


def _lack_of_area(area: QScrollArea) -> str:
    """What is wider than its area is cut off where there is no bar to scroll across with."""
    off = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    sheet, room = area.widget(), area.viewport().width()
    need = sheet.width() if sheet is not None else 0
    return f"{need} > {room}" if off and need > room else ""


_LACKS: dict[type | tuple[type, ...], Callable[[Any], str]] = {
    QScrollArea: _lack_of_area,
    QLabel: _lack_of_label,
    QHeaderView: _lack_of_header,
    ListTable: _lack_of_cells,
    QLineEdit: _lack_of_line,
    QComboBox: _lack_of_choice,
    (QPushButton, QToolButton, QCheckBox): _lack_of_button,
}


def _outside(window: QWidget) -> Iterator[str]:
    """Controls that reach beyond what they stand on, where nothing scrolls to them."""
    for widget in filter(_is_open, controls(window)):
        inside, above = widget, widget.parentWidget()
        while above is not None and not inside.isWindow() and not _scrolls(inside):
            box = QRect(widget.mapTo(above, QPoint(0, 0)), widget.size())
            if not above.rect().adjusted(-1, -1, 1, 1).contains(box):
                yield f"{told(widget)}: beyond {type(above).__name__} {above.rect()}: {box.getRect()}"
                break
            inside, above = above, above.parentWidget()


def _scrolls(widget: QWidget) -> bool:
    """Whether `widget` is the part of a scroll area that moves behind its frame."""
    above = widget.parentWidget()
    area = above.parentWidget() if above is not None else None
    return isinstance(area, QAbstractScrollArea) and area.viewport() is above


def _advance(widget: QWidget, text: str) -> int:
    return QFontMetrics(widget.font()).horizontalAdvance(text.replace("&", ""))
