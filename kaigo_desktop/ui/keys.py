"""Keys that do something wherever the keyboard is in a window."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kaigo_desktop.ui.case_page import CasePage


def bind(
    place: QWidget, keys: Mapping[str, Callable[[], object]], only: Callable[[], bool] | None = None
) -> None:
    """Let each key (`Ctrl+L`) do its work, `only` when that says so."""
    for key, does in keys.items():
        QShortcut(QKeySequence(key), place, _guarded(does, only))


def of_a_case(case: CasePage, step: Callable[[int], None]) -> dict[str, Callable[[], object]]:
    """The keys of a case: its problems, saving, copying, the next one and the one before."""
    return {
        "F8": case.strip.next,
        "Ctrl+S": case.save_bar.press,
        "Alt+Left": partial(step, -1),
        "Alt+Right": partial(step, 1),
        "Ctrl+Shift+C": case.copy_value,
    }


def _guarded(does: Callable[[], object], only: Callable[[], bool] | None) -> Callable[[], None]:
    def act() -> None:
        if only is None or only():
            does()

    return act
