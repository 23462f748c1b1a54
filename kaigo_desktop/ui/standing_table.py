"""How many applications of each procedure stand in each state: a small table; none fades."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from kaigo_desktop.core.workflow import State
from kaigo_desktop.ui import fonts, pieces


class StandingTable(QScrollArea):
    """A row a procedure, a column a state; `wanted` carries both ("" for any) of a number pressed.

    Where the states need more width than there is, the table alone scrolls across.
    """

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet = QWidget()
        self._sheet.setObjectName("sheet")
        self._grid = QGridLayout(self._sheet)
        self.setWidget(self._sheet)
        unit = fonts.measures().unit
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(5 * unit)
        self._grid.setVerticalSpacing(0)

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
            self._put(pieces.label(states[state].label, "secondary"), 0, at)
        self._put(pieces.label(self.tr("計"), "secondary"), 0, len(columns) + 1)
        for row, name in enumerate(sorted(sums, key=lambda name: -sums[name]), 1):
            title = titles.get(name) or self.tr("手続の定義がないもの")
            self._grid.addWidget(pieces.label(title), row, 0)
            for at, state in enumerate(columns, 1):
                of = f"{title} {states[state].label}"
                self._put(self._number(counts.get((name, state), 0), name, state, of), row, at)
            self._put(self._number(sums[name], name, "", title), row, len(columns) + 1)
        self._grid.setColumnStretch(len(columns) + 2, 1)
        QTimer.singleShot(0, self, self._fit)  # the numbers count once they are shown, a moment later

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the bar to scroll with, where one is needed."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self._sheet.minimumSizeHint()
        bar = self.horizontalScrollBar().sizeHint().height() if needed.width() > self.width() else 0
        self.setFixedHeight(needed.height() + bar)

    def _number(self, count: int, procedure: str, state: str, of: str) -> QWidget:
        """A number that leads to what it counts; no button for nothing, nor for what no list shows apart."""
        if not count or not procedure:
            label = pieces.label(f"{count:,}", "count")
            label.setProperty("none", not count)
            return label
        return pieces.button(
            f"{count:,}", partial(self.wanted.emit, procedure, state), "figure", f"{of} {count:,}"
        )

    def _put(self, widget: QWidget, row: int, column: int) -> None:
        self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignRight)
