"""What was found, in words, one key to the next (F8)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from kaigo_desktop.core.model import Problem
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.pieces import SIGNS


class ProblemsStrip(QFrame):
    """Counts the problems and names one of them; `wanted` tells the field to go to."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        unit = fonts.measures().unit
        row = pieces.line(self, spacing=3)
        row.setContentsMargins(3 * unit, unit, 2 * unit, unit)
        self.errors, self.warnings = pieces.label(role="error"), pieces.label(role="warning")
        self.words = pieces.label(wraps=True)
        self.place = pieces.label(role="secondary")
        self.button = pieces.button(self.tr("次へ  F8"), self.next, "quiet", self.tr("次の指摘へ (F8)"))
        for part in (self.errors, self.warnings):
            row.addWidget(part)
        row.addWidget(self.words, 1)
        row.addWidget(self.place)
        row.addWidget(self.button)
        self._problems: tuple[Problem, ...] = ()
        self._now = -1

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show what was found, errors first."""
        order = ("error", "warning", "info")
        self._problems = tuple(sorted(problems, key=lambda problem: order.index(problem.severity)))
        self._now = -1
        counts = {kind: sum(problem.severity == kind for problem in problems) for kind in order}
        for part, kind in ((self.errors, "error"), (self.warnings, "warning")):
            part.setText(f"{SIGNS[kind]} {counts[kind]}")
            part.setVisible(bool(counts[kind]))
        role = next((kind for kind in ("error", "warning") if counts[kind]), "info" if problems else "done")
        pieces.restyle(self, role=f"box-{role}")
        self.words.setText(self._problems[0].message if problems else self.tr("✓ 指摘はありません"))
        self.place.setText("")
        self.button.setVisible(bool(problems))

    def next(self) -> None:
        """Go to the next problem; after the last comes the first."""
        if not self._problems:
            return
        self._now = (self._now + 1) % len(self._problems)
        problem = self._problems[self._now]
        self.words.setText(problem.message)
        self.place.setText(f"{self._now + 1} / {len(self._problems)}")
        self.wanted.emit(problem.field)
