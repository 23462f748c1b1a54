"""The widgets of a form, built once for a definition and used for every application of the same shape."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kaigo_desktop.core.field_groups import group_of
from kaigo_desktop.core.model import Value, Values
from kaigo_desktop.core.procedure import CodeLists, Procedure, Section
from kaigo_desktop.flow.desk import Case
from kaigo_desktop.flow.edit_rights import ORDER
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.field_row import FieldRow, Notes
from kaigo_desktop.ui.row_paths import CELL, value_at
from kaigo_desktop.ui.rows_view import RowsView
from kaigo_desktop.ui.secret_widget import SecretWidget
from kaigo_desktop.ui.text_widgets import FieldWidget

Shape = tuple[str, tuple[int, ...]]
"""What applications share that share a sheet: the definition's digest, how many rows each group has."""


class FormSheet(QWidget):
    """Sections as cards, one beneath the other.

    Attributes:
        shape: the shape it was built for; None once a row was added.
        widgets: path of a field → its widget, in reading order.
        rows: key of a field outside groups → its row.
        groups: key of a group → its table; `group_notes` what stands beneath it.
        section_notes: what stands beneath the fields of each section outside groups.
    """

    edited = Signal(str)
    reveal_wanted = Signal(str)
    copy_wanted = Signal(str)
    back_wanted = Signal(str)
    rows_changing = Signal()
    rows_changed = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.shape: Shape | None = shape_of(case)
        self._stops: list[QWidget] | None = None
        self._may_reveal = False
        self._readable, self._writable = case.readable, case.writable
        self.widgets: dict[str, FieldWidget] = {}
        self.rows: dict[str, FieldRow] = {}
        self.groups: dict[str, RowsView] = {}
        self.group_notes: dict[str, Notes] = {}
        self.section_notes: list[tuple[Section, Notes]] = []
        cards = pieces.column(self, margin=3, spacing=3)
        for section in case.procedure.sections if case.procedure else ():
            cards.addWidget(
                self._group(section, case) if section.group else self._section(section, case.codes)
            )
        cards.addStretch(1)

    def put(self, case: Case, *, may_reveal: bool) -> None:
        """Show the values of a case, each to be changed or only read."""
        self._writable = case.writable
        for path, widget in self.widgets.items():
            widget.put(value_at(case.values, path))
            widget.set_open(group_of(widget.field) in case.writable)
            widget.mark(False)
            if isinstance(widget, SecretWidget):
                widget.allow_reveal(may_reveal)
        self._may_reveal = may_reveal
        for view in self.groups.values():
            may = [group_of(field) in case.writable for field in view.section.fields]
            view.show_open(some=any(may), every=all(may))
            view.order, view.kept = list(range(view.count)), view.count

    def type_in(self, path: str, value: Value) -> None:
        """Show what a person typed before; rows that were added or moved then are so again.

        A row that somebody else took away meanwhile comes back with what was typed in it alone.
        """
        if path.removesuffix(ORDER) in self.groups and isinstance(value, list):
            view = self.groups[path.removesuffix(ORDER)]
            there = {str(number): number for number in range(view.count)}
            self.arrange(view, [there.get(text) for text in value if isinstance(text, str)])
            return
        cell = CELL.fullmatch(path)
        while cell is not None and cell[1] in self.groups and self.groups[cell[1]].count <= int(cell[2]):
            self.add_row(self.groups[cell[1]])
        if path in self.widgets:
            self.widgets[path].type_in(value)
            self.widgets[path].mark(True)

    def add_row(self, view: RowsView) -> str:
        """Show one row more, to be filled; the path of its first cell."""
        self.shape = self._stops = None
        added = view.add_row()
        for path, widget in added.items():
            widget.put("")
            widget.set_open(group_of(widget.field) in self._writable)
            self._take(path, widget)
        return next(iter(added))

    def arrange(self, view: RowsView, wanted: Sequence[int | None]) -> None:
        """Show other rows of a group: of each, where it stands now, or None for an empty one.

        Contents move, widgets stay. No 個人番号 can be shown then until the rows are saved: a number is asked
        for by where its row is kept.
        """
        self.shape = self._stops = None
        group, keys = view.section.group, [field.key for field in view.section.fields]
        rows = [
            {key: self.widgets[f"{group}[{number}].{key}"].content() for key in keys}
            for number in range(view.count)
        ]
        order = [None if number is None else view.order[number] for number in wanted]
        while view.count > len(wanted):
            for path in view.drop_row():
                del self.widgets[path]
        while view.count < len(wanted):
            self.add_row(view)
        for place, number in enumerate(wanted):
            for key in keys:
                widget = self.widgets[f"{group}[{place}].{key}"]
                widget.take(("", "") if number is None else rows[number][key])
        view.order = order
        for widget in view.widgets.values():
            if isinstance(widget, SecretWidget):
                widget.allow_reveal(self._may_reveal and not view.is_arranged())

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in reading order; a group's button after its rows."""
        if self._stops is None:
            controls = [control for widget in self.widgets.values() for control in widget.stops()]
            buttons = ((view.add, view.remove, view.up, view.down) for view in self.groups.values())
            self._stops = [*controls, *(button for each in buttons for button in each)]
        return self._stops

    def forget(self) -> None:
        """Hold no 個人番号 while it is out of sight."""
        for widget in self.widgets.values():
            if isinstance(widget, SecretWidget):
                widget.put("")

    def _card(self, section: Section) -> tuple[QFrame, QVBoxLayout]:
        card = pieces.frame("card")
        rows = pieces.column(card, spacing=0)
        unit = fonts.measures().unit
        rows.setContentsMargins(4 * unit, 3 * unit, 3 * unit, 3 * unit)
        rows.addWidget(pieces.label(section.title, "heading"))
        if section.help:
            rows.addWidget(pieces.label(section.help, "secondary", wraps=True))
        rows.addSpacing(2 * unit)
        return card, rows

    def _section(self, section: Section, codes: CodeLists) -> QFrame:
        card, rows = self._card(section)
        for field in section.fields:
            hidden = group_of(field) not in self._readable
            row = FieldRow(field, codes.get(field.codes), hidden=hidden)
            rows.addWidget(row)
            self.rows[field.key] = row
            self._take(field.key, row.widget)
        notes = Notes()
        rows.addWidget(notes)
        self.section_notes.append((section, notes))
        return card

    def _group(self, section: Section, case: Case) -> QFrame:
        card, rows = self._card(section)
        view, notes = RowsView(section, case.codes, case.readable), Notes()
        for _ in range(count_of(case.values, section.group)):
            for path, widget in view.add_row().items():
                self._take(path, widget)
        view.row_wanted.connect(self._adding(view))
        view.arranged.connect(self._arranging(view))
        rows.addWidget(view)
        rows.addWidget(notes)
        self.groups[section.group], self.group_notes[section.group] = view, notes
        return card

    def _adding(self, view: RowsView) -> Callable[[], None]:
        def add() -> None:
            self.widgets[self.add_row(view)].control.setFocus()
            self.rows_changed.emit()

        return add

    def _arranging(self, view: RowsView) -> Callable[[list[int | None], int, int], None]:
        def arrange(wanted: list[int | None], row: int, column: int) -> None:
            self.rows_changing.emit()
            self.arrange(view, wanted)
            field = view.section.fields[column]
            path = f"{view.section.group}[{min(row, view.count - 1)}].{field.key}"
            control = self.widgets[path].control if path in self.widgets else view.add
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.rows_changed.emit()

        return arrange

    def _take(self, path: str, widget: FieldWidget) -> None:
        self.widgets[path] = widget
        widget.edited.connect(lambda: self.edited.emit(path))
        widget.back_wanted.connect(lambda: self.back_wanted.emit(path))
        widget.reveal_wanted.connect(lambda: self.reveal_wanted.emit(path))
        if isinstance(widget, SecretWidget):
            widget.copy_wanted.connect(lambda: self.copy_wanted.emit(path))


def shape_of(case: Case) -> Shape:
    """The shape of a case."""
    return case.application.definition, tuple(
        count_of(case.values, group) for group in _groups(case.procedure)
    )


def count_of(values: Values, group: str) -> int:
    """How many rows a group has."""
    rows = values.get(group, [])
    return 0 if isinstance(rows, str) else len(rows)


def _groups(procedure: Procedure | None) -> list[str]:
    return [section.group for section in procedure.groups()] if procedure else []
