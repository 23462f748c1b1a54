"""The clipboard (クリップボード): what is put there goes again, and a 個人番号 never into a history of it.

A text field's own copying (Ctrl+C, menus) puts text there too, without a mark of ours: `watch` notes whether
the keyboard was in one of our windows when the clipboard changed.
"""

import os
from typing import cast

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 30_000
"""How long a 個人番号 stays on the clipboard."""

_OURS = "application/x-kaigo-desktop"
_COPIED_HERE = "copied_here"
_NATIVE = 'application/x-qt-windows-mime;value="{name}"'
_KEPT_OUT = {
    "ExcludeClipboardContentFromMonitorProcessing": b"\x01\x00\x00\x00",
    "CanIncludeInClipboardHistory": b"\x00\x00\x00\x00",
    "CanUploadToCloudClipboard": b"\x00\x00\x00\x00",
}
"""Windows' own formats that keep a text out of the clipboard's history and other people's clouds."""


def watch() -> None:
    """Note from now on whether what the clipboard holds was copied in this program."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.property(_COPIED_HERE) is None:
        clipboard.setProperty(_COPIED_HERE, False)
        clipboard.dataChanged.connect(_note)


def put(text: str) -> None:
    """Put a text on the clipboard, where it stays until `forget` (lock, sign-out, end)."""
    QGuiApplication.clipboard().setMimeData(_data(text))


def put_number(text: str) -> None:
    """Put a 個人番号 on the clipboard for thirty seconds, kept out of every history."""
    data, mark = _data(text), os.urandom(8)
    data.setData(_OURS, mark)
    for name, value in _KEPT_OUT.items():
        data.setData(_NATIVE.format(name=name), value)
    QGuiApplication.clipboard().setMimeData(data)
    QTimer.singleShot(KEPT_MS, lambda: _forget(mark))


def forget() -> None:
    """Empty the clipboard if what it holds is ours; what somebody copied elsewhere since stays."""
    _forget()


def forget_selection() -> None:
    """Empty the other clipboard of X11, which takes what the mouse marks."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def _note() -> None:
    QGuiApplication.clipboard().setProperty(_COPIED_HERE, QGuiApplication.focusWindow() is not None)


def _data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    data.setData(_OURS, b"text")
    return data


def _forget(mark: bytes = b"") -> None:
    clipboard = QGuiApplication.clipboard()
    data = cast("QMimeData | None", clipboard.mimeData())  # a cleared one may hold nothing at all
    if data is None:
        return
    ours = data.hasFormat(_OURS) or bool(clipboard.property(_COPIED_HERE))
    if data.data(_OURS).data() == mark if mark else ours:
        clipboard.clear()
