"""What the window remembers from one day to the next: sizes, columns, ways of looking; nothing of a case.

It lies in the user's own folder (`kaigo-desktop/window.ini`) and is the same for everybody who signs in
from there. Names are `panel/what`; a value that can't be read any more is the default again. The file is a
few hundred bytes; Qt writes it when the event loop comes round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QSettings, QStandardPaths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHeaderView, QSplitter, QWidget

_NAME = "remembered"
"""What its settings are called among the application's children: to look at all of those takes some ms."""


def keep(name: str, value: str) -> None:
    """Remember a word, such as a zoom mode or the name of a tab."""
    _kept().setValue(name, value)


def keep_at_once(name: str, value: str) -> None:
    """Remember a word although no event loop may come round any more."""
    keep(name, value)
    _kept().sync()


def recall(name: str, default: str = "") -> str:
    """The word kept under `name`."""
    value = _kept().value(name, default)
    return value if isinstance(value, str) else default


def keep_sizes(name: str, widget: QSplitter | QHeaderView) -> None:
    """Remember how a splitter is divided, or the order, widths and visibility of a table's columns."""
    _kept().setValue(name, widget.saveState())


def restore_sizes(name: str, widget: QSplitter | QHeaderView) -> bool:
    """Divide as it was kept; False, and nothing done, where nothing fitting was."""
    state = _kept().value(name)
    return isinstance(state, QByteArray) and widget.restoreState(state)


def keep_geometry(name: str, window: QWidget) -> None:
    """Remember a window's place and size."""
    _kept().setValue(name, window.saveGeometry())


def restore_geometry(name: str, window: QWidget) -> bool:
    """Put a window where it was kept, on a screen that is there; False where nothing was."""
    state = _kept().value(name)
    return isinstance(state, QByteArray) and window.restoreGeometry(state)


def _kept() -> QSettings:
    """The application's own settings, made at the first question and gone with it."""
    application = QCoreApplication.instance()
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    path = f"{folder}/kaigo-desktop/window.ini"
    made = application.findChild(QSettings, _NAME) if application is not None else None
    if made is not None and made.fileName() == path:
        return made
    if made is not None:
        made.setObjectName("")
        made.deleteLater()
    fresh = QSettings(path, QSettings.Format.IniFormat, application)
    fresh.setObjectName(_NAME)
    return fresh
