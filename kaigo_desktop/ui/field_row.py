"""A field of a form on the screen: label, value, what was received, and what is wrong with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kaigo_desktop.core.model import Problem
from kaigo_desktop.core.procedure import CodeList, Field
from kaigo_desktop.ui import field_widgets, fonts, pieces, wording

_LABEL_WIDTH = 40
_VALUE_WIDTHS = {"short": 76, "half": 110, "full": 0}


class Notes(QWidget):
    """The lines beneath a value: what was received, what another person saved, problems."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = pieces.column(self, spacing=1)
        unit = fonts.measures().unit
        self._rows.setContentsMargins(unit + 2, 0, 0, unit)
        self._shown: list[tuple[str, str]] = []
        self._offers = False
        self.hide()

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show (role, text) lines; `role` is one of the style sheet's for labels."""
        if list(lines) == self._shown and not self._offers:
            return
        self._shown, self._offers = list(lines), False
        pieces.clear(self._rows)
        for role, text in lines:
            self._rows.addWidget(pieces.label(text, role, wraps=True))
        self.setVisible(bool(lines))

    def offer(self, text: str, take: Callable[[], object]) -> None:
        """Offer what puts a problem right with one press, beneath its line."""
        self._offers = True
        self._rows.addWidget(pieces.button(text, take, "quiet"), 0, Qt.AlignmentFlag.AlignLeft)


def problem_lines(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """The lines of problems: role and text."""
    roles = {"error": "error", "warning": "warning", "info": "secondary"}
    return [(roles[problem.severity], wording.problem(problem)) for problem in problems]


class FieldRow(QWidget):
    """One field outside a group."""

    def __init__(self, field: Field, codes: CodeList | None, *, hidden: bool = False) -> None:
        super().__init__()
        unit = fonts.measures().unit
        self.field = field
        self.widget = field_widgets.make(field, codes, hidden=hidden)
        self.notes = Notes()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * unit)
        row.addWidget(self._label(unit), 0, Qt.AlignmentFlag.AlignTop)
        values = pieces.column()
        values.addLayout(self._value(unit))
        values.addWidget(self.notes)
        row.addLayout(values, 1)

    def _label(self, unit: int) -> QLabel:
        label = pieces.label(self.field.label, "label", wraps=True)
        label.setFixedWidth(_LABEL_WIDTH * unit)
        label.setMinimumHeight(fonts.measures().control)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        label.setBuddy(self.widget.control)
        if self.field.help:
            label.setToolTip(self.field.help)
            self.widget.setToolTip(self.field.help)
        return label

    def _value(self, unit: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        widest = _VALUE_WIDTHS[self.field.width]
        row.addWidget(self.widget, 1)
        if widest:
            self.widget.setMaximumWidth(widest * unit)
            row.addStretch(0)
        return row
