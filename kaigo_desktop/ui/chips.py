"""Conditions as chips: each says one and is taken off by a press."""

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from kaigo_desktop.ui import pieces


class Chips(QWidget):
    """A row of them, hidden while there are none; `taken_off` carries the name of the one pressed."""

    taken_off = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[str, QPushButton] = {}
        self._shown: dict[str, str] = {}
        self._row = pieces.line(self, spacing=2)
        self.hide()

    def show_chips(self, words: Mapping[str, str]) -> None:
        """Show name → words; nothing at all for none."""
        if words == self._shown:
            return
        self._shown = dict(words)
        if list(words) != list(self.chips):  # otherwise only their words are others, as while somebody types
            self._make(words)
        for name, text in words.items():
            chip, told = self.chips[name], self.tr("{condition} を外す").format(condition=text)
            chip.setText(f"{text}  ×")
            chip.setAccessibleName(told)
            chip.setToolTip(told)
        self.setVisible(bool(words))

    def _make(self, names: Iterable[str]) -> None:
        pieces.clear(self._row)
        self.chips = {name: pieces.button("", partial(self.taken_off.emit, name), "chip") for name in names}
        for chip in self.chips.values():
            self._row.addWidget(chip)
        self._row.addStretch(1)
