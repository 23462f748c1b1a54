"""A repeated group (世帯員 …) as a compact table of widgets: a row a person, notes beneath the row."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from kaigo_desktop.core.field_groups import GROUPS, group_of
from kaigo_desktop.core.procedure import CodeLists, Field, Section
from kaigo_desktop.ui import field_widgets, fonts, pieces
from kaigo_desktop.ui.field_row import Notes
from kaigo_desktop.ui.text_widgets import DateWidget, FieldWidget

_WIDTHS = {
    "name": 27, "kana": 30, "date": 38, "relationship": 15, "choice": 20, "yes_no": 15, "insured_no": 23,
    "individual_number": 34, "address": 60, "phone": 28, "postal_code": 20, "number": 16,
}  # fmt: skip
_WIDTH = 30


class RowsView(QWidget):
    """Rows of a group. `widgets`: each cell's path (`household[0].name`) to its widget, in reading order."""

    row_wanted = Signal()

    def __init__(self, section: Section, codes: CodeLists, readable: Collection[str] = GROUPS) -> None:
        super().__init__()
        self.section, self._codes, self._readable = section, codes, readable
        self.widgets: dict[str, FieldWidget] = {}
        self.notes: list[Notes] = []
        self._sheet = QWidget()
        self._sheet.setObjectName("sheet")
        unit = fonts.measures().unit
        self._grid = QGridLayout(self._sheet)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(unit)
        self._grid.setVerticalSpacing(0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._sheet)
        self.add = pieces.button(self.tr("行を追加"), self.row_wanted.emit, "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._head()

    @property
    def count(self) -> int:
        """How many rows are shown."""
        return len(self.notes)

    def add_row(self) -> dict[str, FieldWidget]:
        """Show one row more; its widgets by path."""
        number = self.count
        line = 1 + 2 * number
        self._grid.addWidget(pieces.label(str(number + 1), "secondary"), line, 0)
        added: dict[str, FieldWidget] = {}
        for column, field in enumerate(self.section.fields, 1):
            widget = self._made(field)
            named = f"{field.label}({number + 1})"
            widget.control.setAccessibleName(named)
            if isinstance(widget, DateWidget):
                widget.set_compact()
            self._grid.addWidget(widget, line, column)
            added[f"{self.section.group}[{number}].{field.key}"] = widget
        notes = Notes()
        self._grid.addWidget(notes, line + 1, 1, 1, len(self.section.fields))
        self.notes.append(notes)
        self.widgets |= added
        self.fit()
        return added

    def _made(self, field: Field) -> FieldWidget:
        hidden = group_of(field) not in self._readable
        return field_widgets.make(field, self._codes.get(field.codes), hidden=hidden)

    def show_notes(self, lines: Mapping[int, Sequence[tuple[str, str]]]) -> None:
        """Show (role, text) lines beneath the rows they belong to."""
        for number, notes in enumerate(self.notes):
            notes.show_lines(lines.get(number, ()))
        self.fit()

    def fit(self) -> None:
        """Be as high as the rows are: the page scrolls, not the table."""
        self._grid.activate()
        bar = self._area.horizontalScrollBar().sizeHint().height()
        wide = self._sheet.minimumSizeHint().width() > self._area.viewport().width() > 0
        self._area.setFixedHeight(self._sheet.sizeHint().height() + (bar if wide else 0))

    def heading(self, field: Field) -> str:
        """The heading of a column: its label without the name of the group (世帯員氏名 → 氏名)."""
        return field.label.removeprefix(self.section.title).strip("の ") or field.label

    def _head(self) -> None:
        unit = fonts.measures().unit
        for column, field in enumerate(self.section.fields, 1):
            heading = pieces.label(self.heading(field), "secondary")
            heading.setContentsMargins(unit + 2, 0, 0, 0)
            width = _WIDTHS.get(field.type, _WIDTH)
            self._grid.addWidget(heading, 0, column)
            self._grid.setColumnMinimumWidth(column, width * unit)
            self._grid.setColumnStretch(column, width)
        self._grid.setColumnMinimumWidth(0, 4 * unit)
