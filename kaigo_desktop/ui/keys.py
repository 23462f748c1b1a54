"""Keys that do something wherever the keyboard is in a window."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind(
    place: QWidget, keys: Mapping[str, Callable[[], object]], only: Callable[[], bool] | None = None
) -> None:
    """Let each key (`Ctrl+L`) do its work, `only` when that says so."""
    for key, does in keys.items():
        QShortcut(QKeySequence(key), place, _guarded(does, only))


def _guarded(does: Callable[[], object], only: Callable[[], bool] | None) -> Callable[[], None]:
    def act() -> None:
        if only is None or only():
            does()

    return act
