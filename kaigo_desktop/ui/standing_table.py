"""How many applications of each procedure stand in each state: a small table; none fades."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from kaigo_desktop.core.workflow import State
from kaigo_desktop.ui import fonts, pieces


class StandingTable(QWidget):
    """A row a procedure, a column a state that occurs."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        unit = fonts.measures().unit
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4 * unit)
        self._grid.setVerticalSpacing(unit)

    def show_counts(
        self,
        counts: Mapping[tuple[str, str], int],
        titles: Mapping[str, str],
        states: Mapping[str, State],
    ) -> None:
        """Show (procedure, state) → count under titles and labels, the largest procedure first."""
        pieces.clear(self._grid)
        found = {state for _, state in counts}
        columns = [state for state in states if state in found]
        sums = {name: sum(count for (of, _), count in counts.items() if of == name) for name, _ in counts}
        for at, state in enumerate(columns, 1):
            self._put(states[state].label, 0, at, "secondary")
        self._put(self.tr("計"), 0, len(columns) + 1, "secondary")
        for row, name in enumerate(sorted(sums, key=lambda name: -sums[name]), 1):
            title = pieces.label(titles.get(name) or self.tr("手続の定義がないもの"))
            self._grid.addWidget(title, row, 0)
            for at, state in enumerate(columns, 1):
                count = counts.get((name, state), 0)
                self._put(f"{count:,}", row, at, "count", none=not count)
            self._put(f"{sums[name]:,}", row, len(columns) + 1, "count")
        self._grid.setColumnStretch(0, 1)

    def _put(self, text: str, row: int, column: int, role: str, *, none: bool = False) -> None:
        label = pieces.label(text, role)
        label.setProperty("none", none)
        self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight)
