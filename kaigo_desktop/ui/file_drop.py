"""Files dropped or pasted anywhere in the window: downloads to take in, whatever stands under the pointer.

Drags reach a window before the widget under the pointer does; there they are taken, so that no text field
takes the path of a file for something typed.
"""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from kaigo_desktop.ui import pieces

_MOVES = {QEvent.Type.DragEnter, QEvent.Type.DragMove}


class FileDrop(QObject):
    """Takes files dropped on the window of `place` while that is on show; `dropped` carries their paths.

    Args:
        place: what must be on show.
        allowed: whether this person may take anything in; who may not can drop no file anywhere.
    """

    dropped = Signal(object)

    def __init__(self, place: QWidget, *, allowed: bool) -> None:
        super().__init__(place)
        self._place, self._allowed = place, allowed
        self.hint = QLabel(self.tr("ここで離すと、取込の確認に進みます"), place)
        self.hint.setObjectName("drop")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setProperty("over", True)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.hide()
        place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags of files; watch the window once there is one."""
        kind = event.type()
        if watched is self._place:
            if isinstance(event, QShowEvent):
                self._watch()
            return False
        if kind == QEvent.Type.DragLeave:
            self.hint.hide()
            return False
        if kind != QEvent.Type.Drop and kind not in _MOVES:
            return False
        return isinstance(event, QDropEvent) and self._take(event)

    def paste(self) -> None:
        """Take the files that were copied in a file manager, as if they were dropped."""
        paths = _paths(cast("QMimeData | None", QGuiApplication.clipboard().mimeData()))
        if paths and self._allowed:
            self.dropped.emit(paths)

    def _take(self, event: QDropEvent) -> bool:
        """Answer a drag of files; False for any other, which goes where it would."""
        paths = _paths(event.mimeData())
        if not event.mimeData().hasUrls() or not self._place.isVisible():
            return False
        takes = bool(paths) and self._allowed
        is_drop = not isinstance(event, QDragMoveEvent)
        self._show_hint(on=takes and not is_drop)
        if not takes:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if is_drop:
            self.dropped.emit(paths)
        return True

    def _show_hint(self, *, on: bool) -> None:
        self.hint.setGeometry(self._place.rect())
        self.hint.setVisible(on)
        self.hint.raise_()

    def _watch(self) -> None:
        window = self._place.window().windowHandle()
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
            pieces.restyle(self.hint, over=True)


def _paths(data: QMimeData | None) -> list[Path]:
    """The files of this computer; a clipboard that was cleared may hold nothing at all."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data else []
