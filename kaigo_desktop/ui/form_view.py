"""The form of an application, built from its definition: sections, rows, problems beside their fields."""

import re
from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kaigo_desktop.core.condition import holds
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.model import Value, Values
from kaigo_desktop.core.procedure import Field, Section
from kaigo_desktop.flow.desk import Case
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.field_row import FieldRow, Notes, problem_lines
from kaigo_desktop.ui.rows_view import RowsView
from kaigo_desktop.ui.text_widgets import FieldWidget, SecretWidget

_CELL = re.compile(r"(\w+)\[(\d+)\]\.(\w+)")


class FormView(QScrollArea):
    """Shows a case's values; collects what a person types over them (`changes`) until it is saved."""

    edited = Signal()
    reveal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._case: Case | None = None
        self._may_reveal = False
        self._clear()

    def _clear(self) -> None:
        self.widgets: dict[str, FieldWidget] = {}
        self._rows: dict[str, FieldRow] = {}
        self._groups: dict[str, RowsView] = {}
        self._section_notes: dict[str, Notes] = {}
        self._sheet = QWidget()
        self._sheet.setObjectName("sheet")
        self._layout = pieces.column(self._sheet, margin=3, spacing=3)
        self.setWidget(self._sheet)

    def show_case(self, case: Case, *, may_reveal: bool, keep: Mapping[str, Value] | None = None) -> None:
        """Show a case; `keep` is what a person typed before it was read anew (after a conflict)."""
        before, self._case, self._may_reveal = self._case, case, may_reveal
        if case.procedure is None or before is None or not _same_shape(before, case):
            self._clear()
            self._build(case)
        for path, widget in self.widgets.items():
            widget.put(_value(case.values, path))
            widget.set_open(case.editable)
            if isinstance(widget, SecretWidget):
                widget.allow_reveal(may_reveal)
            widget.mark(False)
        for view in self._groups.values():
            view.add.setVisible(case.editable)
        for path, value in (keep or {}).items():
            if path in self.widgets:
                self.widgets[path].type_in(value)
                self.widgets[path].mark(True)
        self._tell(case, keep or {})
        self._show_wanted()

    def changes(self) -> dict[str, Value]:
        """Path → value of every field a person changed."""
        if self._case is None:
            return {}
        values = self._case.values
        return {
            path: typed
            for path, widget in self.widgets.items()
            if (typed := widget.typed()) != _value(values, path) and (typed or _value(values, path))
        }

    def focus_field(self, path: str) -> None:
        """Bring a field into view and give it the keyboard; a group's path means its first cell."""
        found = self.widgets.get(path) or next(
            (widget for name, widget in self.widgets.items() if name.startswith(f"{path}[")), None
        )
        if found is not None:
            found.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(found, 0, 20 * fonts.measures().unit)

    def focus_secret(self) -> None:
        """Go to the first 個人番号."""
        self.focus_field(next((path for path, w in self.widgets.items() if isinstance(w, SecretWidget)), ""))

    def focused_text(self) -> str:
        """The text of the field that has the keyboard, for copying; never a masked number."""
        for widget in self.widgets.values():
            if widget.control.hasFocus():
                return widget.shown()
        return ""

    # ---- building

    def _build(self, case: Case) -> None:
        if case.procedure is not None:
            for section in case.procedure.sections:
                self._layout.addWidget(
                    self._group(section, case) if section.group else self._section(section, case)
                )
        self._layout.addStretch(1)

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

    def _section(self, section: Section, case: Case) -> QFrame:
        card, rows = self._card(section)
        for field in section.fields:
            row = FieldRow(field, case.codes.get(field.codes))
            rows.addWidget(row)
            self._rows[field.key] = row
            self._take(field.key, row.widget)
        return card

    def _group(self, section: Section, case: Case) -> QFrame:
        card, rows = self._card(section)
        view = RowsView(section, case.codes)
        for _ in range(_count(case.values, section.group)):
            self._add_row(view)
        view.row_wanted.connect(lambda: self._one_more(view))
        notes = Notes()
        rows.addWidget(view)
        rows.addWidget(notes)
        self._groups[section.group], self._section_notes[section.group] = view, notes
        return card

    def _add_row(self, view: RowsView) -> None:
        for path, widget in view.add_row().items():
            self._take(path, widget)

    def _one_more(self, view: RowsView) -> None:
        first = view.count
        self._add_row(view)
        for path, widget in view.widgets.items():
            if path.startswith(f"{view.section.group}[{first}]"):
                widget.put("")
                widget.set_open(True)
        self.focus_field(f"{view.section.group}[{first}].{view.section.fields[0].key}")

    def _take(self, path: str, widget: FieldWidget) -> None:
        self.widgets[path] = widget
        widget.edited.connect(lambda: self._edit(path))
        widget.reveal_wanted.connect(self.reveal_wanted)

    # ---- telling

    def _edit(self, path: str) -> None:
        if self._case is not None:
            widget = self.widgets[path]
            widget.mark(widget.typed() != _value(self._case.values, path))
            self._show_wanted()
            self.edited.emit()

    def _tell(self, case: Case, keep: Mapping[str, Value]) -> None:
        """Problems, what was received, and what somebody else saved, beneath their fields."""
        for key, row in self._rows.items():
            row.notes.show_lines(self._lines(case, key, row.field, keep))
        for group, view in self._groups.items():
            by_row: dict[int, list[tuple[str, str]]] = {}
            for path, widget in view.widgets.items():
                lines = self._lines(case, path, widget.field, keep, view.heading(widget.field))
                by_row.setdefault(_row(path), []).extend(lines)
            view.show_notes(by_row)
            own = [problem for problem in case.problems if problem.field == group]
            self._section_notes[group].show_lines(problem_lines(own))
        QTimer.singleShot(0, self, self._fit)

    def _lines(
        self, case: Case, path: str, field: Field, keep: Mapping[str, Value], heading: str = ""
    ) -> list[tuple[str, str]]:
        front = f"{heading}: " if heading else ""
        kind, codes = FIELD_TYPES[field.type], case.codes.get(field.codes)
        lines = problem_lines([problem for problem in case.problems if problem.field == path])
        if path in case.changed:
            received = kind.show(_value(case.original, path), codes) or self.tr("(記入なし)")
            lines.append(("secondary", front + self.tr("受付時: {text}").format(text=received)))
        if path in keep and keep[path] != _value(case.values, path):
            saved = kind.show(_value(case.values, path), codes) or self.tr("(記入なし)")
            lines.append(("warning", front + self.tr("いま保存されている値: {text}").format(text=saved)))
        self.widgets[path].control.setAccessibleDescription(
            "、".join(text for _, text in lines) or field.help
        )
        return lines

    def _fit(self) -> None:
        for view in self._groups.values():
            view.fit()

    def _show_wanted(self) -> None:
        """Hide the fields whose condition does not hold, unless they say something."""
        if self._case is None:
            return
        values = self._case.values | {
            path: value for path, value in self.changes().items() if "[" not in path
        }
        for key, row in self._rows.items():
            wanted = holds(row.field.visible_if, values) or bool(values.get(key))
            row.setVisible(wanted or any(problem.field == key for problem in self._case.problems))


def _same_shape(before: Case, case: Case) -> bool:
    if (
        before.application.id != case.application.id
        or before.application.definition != case.application.definition
    ):
        return False
    groups = [section.group for section in case.procedure.groups()] if case.procedure else []
    return all(_count(before.values, group) == _count(case.values, group) for group in groups)


def _value(values: Values, path: str) -> Value:
    """The value at a path; "" where nothing stands."""
    cell = _CELL.fullmatch(path)
    if cell is None:
        return values.get(path, "")
    group, number, key = cell.groups()
    rows = values.get(group, [])
    if isinstance(rows, str) or int(number) >= len(rows):
        return ""
    row = rows[int(number)]
    return row.get(key, "") if isinstance(row, dict) else ""


def _count(values: Values, group: str) -> int:
    rows = values.get(group, [])
    return 0 if isinstance(rows, str) else len(rows)


def _row(path: str) -> int:
    cell = _CELL.fullmatch(path)
    return int(cell[2]) if cell else 0
