"""What a hand does at any widget, where it is in sight: click, drag, ask for its menu, turn the wheel, drop.

Nothing here knows what a widget is for; where a hand goes is chosen by the `Random` it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QMenu, QWidget
from shiboken6 import isValid

from tests.ui.composing import compose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from random import Random

LEFT, NO_KEY, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HELD = (NO_KEY, NO_KEY, CONTROL, SHIFT)
WRITTEN = "any-written"
"""How the names of files begin that somebody has the program write."""


def touch(widget: QWidget, chance: Random) -> str:
    """Do one thing at a place of `widget` that is in sight; what was done."""
    ways = (_click, _click, _click, _click_twice, _drag, _ask, _ask, _turn)
    way = chance.choice(ways)
    way(widget, chance)
    return way.__name__.strip("_").replace("_", " ")


def name(widget: QWidget) -> str:
    """What tells a widget from others: its kind and name; those of a list, a table for what lies in it."""
    holder = widget.parentWidget() if widget.objectName() == "qt_scrollarea_viewport" else None
    named = holder or widget
    return f"{type(named).__name__} {named.accessibleName() or named.objectName()}"


def in_sight(ground: QWidget) -> dict[str, list[QWidget]]:
    """What a hand can reach of a window, its buttons aside, by kind."""
    kinds: dict[str, list[QWidget]] = {}
    for one in ground.findChildren(QWidget):
        reached = one.isVisible() and not one.visibleRegion().isEmpty() and one.window() is ground.window()
        if reached and not isinstance(one, QAbstractButton):
            kinds.setdefault(name(one).split()[0], []).append(one)
    return kinds


def write(where: QWidget, text: str) -> None:
    """Type a text with an input method: composed first, then committed."""
    compose(where, text)
    compose(where, "", text)


def enter(where: QWidget) -> None:
    """Press Enter, whether anybody takes it or not."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        if isValid(where):
            QApplication.sendEvent(where, QKeyEvent(kind, Qt.Key.Key_Return, NO_KEY, "\r"))


def pick_entry(menu: QMenu, chance: Random) -> None:
    """Press an entry of a menu, whether it can be chosen or not; beside all of them where there is none."""
    entries = menu.actions()
    place = menu.actionGeometry(chance.choice(entries)).center() if entries else QPoint(-1, -1)
    QTest.mouseClick(menu, LEFT, pos=place)


def carried(files: Sequence[Path]) -> QMimeData:
    """Files as a file manager copies or drags them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def drop(window: QWidget, files: Sequence[Path], chance: Random) -> None:
    """Drag files over a window and let them go there, or think better of it."""
    handle, data, at = window.windowHandle(), carried(files), _spot(window, chance)
    QApplication.sendEvent(handle, QDragEnterEvent(at, COPY, data, LEFT, NO_KEY))
    QApplication.sendEvent(handle, QDropEvent(QPointF(at), COPY, data, LEFT, NO_KEY))


def name_file(dialog: QFileDialog, files: Sequence[Path], chance: Random) -> None:
    """Type a file's name into a dialog that asks for one, and Enter: one to write, one to read, a folder."""
    folder = files[-1].parent
    if dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave:
        named = folder / f"{WRITTEN}-{chance.randrange(3)}.csv"
    elif dialog.fileMode() == QFileDialog.FileMode.Directory:
        named = folder
    else:
        named = chance.choice([*files, *sorted(folder.glob(f"{WRITTEN}*"))])
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    if line is not None:
        line.setText(str(named))
        enter(line)


def _click(widget: QWidget, chance: Random) -> None:
    QTest.mouseClick(widget, LEFT, chance.choice(HELD), _spot(widget, chance))


def _click_twice(widget: QWidget, chance: Random) -> None:
    QTest.mouseDClick(widget, LEFT, pos=_spot(widget, chance))


def _drag(widget: QWidget, chance: Random) -> None:
    QTest.mousePress(widget, LEFT, pos=_spot(widget, chance))
    for _ in range(2):
        if isValid(widget):
            QTest.mouseMove(widget, _spot(widget, chance))
    if isValid(widget):
        QTest.mouseRelease(widget, LEFT, pos=_spot(widget, chance))


def _ask(widget: QWidget, chance: Random) -> None:
    """Press the right button: the menu of a widget, or of the one it lies on."""
    at = _spot(widget, chance)
    QApplication.sendEvent(
        widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    )


def _turn(widget: QWidget, chance: Random) -> None:
    """Turn the wheel, now and then with Ctrl."""
    at = QPointF(_spot(widget, chance))
    event = QWheelEvent(
        at, QPointF(widget.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, chance.choice((-120, 120))),
        Qt.MouseButton.NoButton, chance.choice(HELD), Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def _spot(widget: QWidget, chance: Random) -> QPoint:
    """A place of a widget that is in sight."""
    seen = widget.visibleRegion().boundingRect()
    return seen.topLeft() + QPoint(
        chance.randrange(max(1, seen.width())), chance.randrange(max(1, seen.height()))
    )
