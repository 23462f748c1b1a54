"""A repeated group (世帯員 …) as a compact table of widgets: a row a person, notes beneath the row."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

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
_ADD = "Alt+Ins"


class RowsView(QWidget):
    """Rows of a group, added, taken away and moved with buttons or the keys that stand on them.

    `widgets`: each cell's path (`household[0].name`) to its widget, in reading order. `order`: of each row
    the number of the kept row it shows, None for a new one; `kept`: how many are kept. `arranged` carries the
    rows wanted instead, by where they stand now, and where the keyboard is to be then (row, column).
    """

    row_wanted = Signal()
    arranged = Signal(object, int, int)

    def __init__(self, section: Section, codes: CodeLists, readable: Collection[str] = GROUPS) -> None:
        super().__init__()
        self.section, self._codes, self._readable = section, codes, readable
        self.widgets: dict[str, FieldWidget] = {}
        self.notes: list[Notes] = []
        self.order: list[int | None] = []
        self.kept = 0
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        layout.addLayout(self._buttons())
        self._last = 0
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note_row)
        self._head()

    @property
    def count(self) -> int:
        """How many rows are shown."""
        return len(self.notes)

    def show_open(self, *, some: bool, every: bool) -> None:
        """Offer a row more to who may change some column, taking rows away and moving them to who may all."""
        self.add.setVisible(some)
        for button in (self.remove, self.up, self.down):
            button.setVisible(every)
        for shortcut in self.findChildren(QShortcut):
            shortcut.setEnabled(some if shortcut.key() == QKeySequence(_ADD) else every)

    def row_of(self, widget: QWidget | None) -> tuple[int, int] | None:
        """Row and column of the cell a widget stands in."""
        for place, cell in enumerate(self.widgets.values()):
            if widget is not None and (widget is cell or cell.isAncestorOf(widget)):
                return divmod(place, len(self.section.fields))
        return None

    def add_row(self) -> dict[str, FieldWidget]:
        """Show one row more; its widgets by path."""
        number = self.count
        self.order.append(None)
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

    def drop_row(self) -> list[str]:
        """Show the last row no longer; the paths that are gone."""
        number = self.count - 1
        self.order.pop()
        self.notes.pop()
        for line in (1 + 2 * number, 2 + 2 * number):
            for column in range(len(self.section.fields) + 1):
                item = self._grid.itemAtPosition(line, column)
                if item is not None and (widget := item.widget()) is not None:
                    self._grid.removeWidget(widget)
                    widget.hide()
                    widget.deleteLater()
        gone = [path for path in self.widgets if path.startswith(f"{self.section.group}[{number}].")]
        for path in gone:
            del self.widgets[path]
        self.fit()
        return gone

    def is_arranged(self) -> bool:
        """Whether kept rows are gone or stand elsewhere; rows added after them leave them where they are."""
        kept = [number for number in self.order if number is not None]
        return self.order != [*range(len(kept)), *[None] * (self.count - len(kept))] or len(kept) < self.kept

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
        room, least = self._area.viewport().width(), self._sheet.minimumSizeHint().width()
        high = max(self._sheet.sizeHint().height(), self._sheet.heightForWidth(max(room, least)))
        self._sheet.setFixedHeight(
            high
        )  # its own least height is that of lines wrapped as narrowly as may be
        self._area.setFixedHeight(high + (bar if least > room > 0 else 0))

    def heading(self, field: Field) -> str:
        """The heading of a column: its label without the name of the group (世帯員氏名 → 氏名)."""
        return field.label.removeprefix(self.section.title).strip("の ") or field.label

    def _buttons(self) -> QHBoxLayout:
        row = pieces.line()
        self.add = pieces.button(self.tr("行を追加 Alt+Ins"), self.row_wanted.emit, "quiet")
        self.remove = pieces.button(self.tr("この行を削除 Alt+Del"), self._remove, "quiet")
        self.up = pieces.button(self.tr("上へ Ctrl+↑"), partial(self._move, -1), "quiet")
        self.down = pieces.button(self.tr("下へ Ctrl+↓"), partial(self._move, 1), "quiet")
        keys = {_ADD: self.row_wanted.emit, "Alt+Del": self._remove}
        moves = {"Ctrl+Up": partial(self._move, -1), "Ctrl+Down": partial(self._move, 1)}
        for key, does in (keys | moves).items():
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(key), self, does, context=within)
        for button in (self.add, self.remove, self.up, self.down):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _note_row(self, _before: QWidget | None, now: QWidget | None) -> None:
        found = self.row_of(now)
        if found is not None:
            self._last = found[0]

    def _at(self) -> tuple[int, int]:
        """The cell the keyboard is in, or the first of the row it was in last."""
        return self.row_of(QApplication.focusWidget()) or (min(self._last, self.count - 1), 0)

    def _remove(self) -> None:
        row, column = self._at()
        if row >= 0:
            self.arranged.emit([number for number in range(self.count) if number != row], row, column)

    def _move(self, by: int) -> None:
        row, column = self._at()
        if row >= 0 and 0 <= row + by < self.count:
            wanted = list(range(self.count))
            wanted[row], wanted[row + by] = wanted[row + by], wanted[row]
            self.arranged.emit(wanted, row + by, column)

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
