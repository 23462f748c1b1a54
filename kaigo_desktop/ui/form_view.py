"""The form of an application: values, problems beside their fields, what was received, what is typed."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kaigo_desktop.core.condition import holds
from kaigo_desktop.core.field_groups import group_of
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.model import Value
from kaigo_desktop.core.procedure import Field, Section
from kaigo_desktop.flow.desk import Case
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.field_row import problem_lines
from kaigo_desktop.ui.form_sheet import CELL, FormSheet, Shape, shape_of, value_at
from kaigo_desktop.ui.text_widgets import FieldWidget

_SHEETS_KEPT = 8

Lines = list[tuple[str, str]]
"""(role of the style sheet, text) of the lines beneath a field."""


class FormView(QScrollArea):
    """Shows a case's values; collects what a person types over them (`changes`) until it is saved."""

    edited = Signal()
    reveal_wanted = Signal(str)
    copy_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._case: Case | None = None
        self._sheet: FormSheet | None = None
        self._kept: dict[Shape, FormSheet] = {}
        page = QWidget()
        page.setObjectName("sheet")
        self._sheets = pieces.column(page)
        self.setWidget(page)

    @property
    def widgets(self) -> dict[str, FieldWidget]:
        """Path of a field → its widget, in reading order."""
        return self._sheet.widgets if self._sheet else {}

    def show_case(self, case: Case, *, may_reveal: bool, keep: Mapping[str, Value] | None = None) -> None:
        """Show a case; `keep` is what a person typed before it was read anew (after a conflict)."""
        same = self._case is not None and self._case.application.id == case.application.id
        self._case = case
        sheet = self._sheet_for(case)
        sheet.put(case, may_reveal=may_reveal)
        for path, value in (keep or {}).items():
            sheet.type_in(path, value)
        self._tell(sheet, case, keep or {})
        self._show_wanted()
        if not same:
            self.verticalScrollBar().setValue(0)

    @property
    def case(self) -> Case | None:
        """The case on the form."""
        return self._case

    def changes(self) -> dict[str, Value]:
        """Path → value of every field a person changed."""
        if self._case is None:
            return {}
        values = self._case.values
        typed = {path: widget.typed() for path, widget in self.widgets.items()}
        return {
            path: value
            for path, value in typed.items()
            if value != (standing := value_at(values, path)) and (value or standing)
        }

    def focus_field(self, path: str) -> None:
        """Bring a field into view and give it the keyboard; a group's path means its first cell."""
        names = (path, *(name for name in self.widgets if name.startswith(f"{path}[")))
        found = next((self.widgets[name] for name in names if name in self.widgets), None)
        if found is not None:
            found.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(found, 0, 20 * fonts.measures().unit)

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in reading order."""
        return self._sheet.stops() if self._sheet else []

    def focused(self) -> FieldWidget | None:
        """The field that has the keyboard."""
        return next((widget for widget in self.widgets.values() if widget.control.hasFocus()), None)

    # ---- sheets

    def _sheet_for(self, case: Case) -> FormSheet:
        """The sheet for a case's shape, built or taken from those that were used before."""
        shape = shape_of(case)
        if self._sheet is not None and self._sheet.shape == shape:
            return self._sheet
        if self._sheet is not None:
            self._put_away(self._sheet)
        self._sheet = self._kept.pop(shape, None) or self._new(case)
        self._sheet.show()
        return self._sheet

    def _put_away(self, used: FormSheet) -> None:
        """Keep the sheet for later, without 個人番号, unless a row was added to it."""
        used.forget()
        used.hide()
        if used.shape is not None:
            self._kept[used.shape] = used
        if used.shape is None or len(self._kept) > _SHEETS_KEPT:
            oldest = used if used.shape is None else self._kept.pop(next(iter(self._kept)))
            self._sheets.removeWidget(oldest)
            oldest.deleteLater()

    def _new(self, case: Case) -> FormSheet:
        sheet = FormSheet(case)
        sheet.edited.connect(self._edit)
        sheet.reveal_wanted.connect(self.reveal_wanted)
        sheet.copy_wanted.connect(self.copy_wanted)
        self._sheets.addWidget(sheet)
        return sheet

    # ---- telling

    def _edit(self, path: str) -> None:
        if self._case is not None and path in self.widgets:
            widget = self.widgets[path]
            widget.mark(widget.typed() != value_at(self._case.values, path))
            self._show_wanted()
            self.edited.emit()

    def _tell(self, sheet: FormSheet, case: Case, keep: Mapping[str, Value]) -> None:
        """Problems, what was received, and what somebody else saved, beneath their fields."""
        for key, row in sheet.rows.items():
            row.notes.show_lines(self._lines(case, key, row.field, keep))
        for group, view in sheet.groups.items():
            by_row: dict[int, Lines] = {}
            for path, widget in view.widgets.items():
                lines = self._lines(case, path, widget.field, keep, view.heading(widget.field))
                cell = CELL.fullmatch(path)
                by_row.setdefault(int(cell[2]) if cell else 0, []).extend(lines)
            view.show_notes(by_row)
            own = [problem for problem in case.problems if problem.field == group]
            sheet.group_notes[group].show_lines(
                [*problem_lines(own), *self._unchangeable(case, view.section)]
            )
        for section, notes in sheet.section_notes:
            notes.show_lines(self._unchangeable(case, section))
        if case.editable:
            self._offer_readings(sheet, case)
        QTimer.singleShot(0, self, self._fit)

    def _offer_readings(self, sheet: FormSheet, case: Case) -> None:
        """A date that an era does not have (平成31年5月1日) is read as meant by one press."""
        for problem in case.problems:
            suggestion = str(problem.facts.get("suggestion", ""))
            widget = sheet.widgets.get(problem.field)
            if not suggestion or widget is None or group_of(widget.field) not in case.writable:
                continue
            cell = CELL.fullmatch(problem.field)
            notes = sheet.groups[cell[1]].notes[int(cell[2])] if cell else sheet.rows[problem.field].notes
            words = self.tr("「{text}」と読む").format(text=suggestion)
            notes.offer(words, partial(self._take_reading, problem.field, suggestion))

    def _take_reading(self, path: str, suggestion: str) -> None:
        widget = self.widgets[path]
        widget.type_in(widget.type.parse(suggestion, widget.codes))
        self._edit(path)

    def _lines(
        self, case: Case, path: str, field: Field, keep: Mapping[str, Value], heading: str = ""
    ) -> Lines:
        front = f"{heading}: " if heading else ""
        kind, codes = FIELD_TYPES[field.type], case.codes.get(field.codes)
        lines = problem_lines([problem for problem in case.problems if problem.field == path])
        if path in case.changed:
            received = kind.show(value_at(case.original, path), codes) or self.tr("(記入なし)")
            lines.append(("secondary", front + self.tr("受付時: {text}").format(text=received)))
        if path in keep and keep[path] != value_at(case.values, path):
            saved = kind.show(value_at(case.values, path), codes) or self.tr("(記入なし)")
            lines.append(("warning", front + self.tr("いま保存されている値: {text}").format(text=saved)))
        kept = [self.tr("変更する権限がありません")] if _is_kept(case, field) else []
        described = "、".join([*(text for _, text in lines), *kept]) or field.help
        self.widgets[path].control.setAccessibleDescription(described)
        return lines

    def _unchangeable(self, case: Case, section: Section) -> Lines:
        """What this person may read and not change in a section, in one line."""
        kept = [field.label for field in section.fields if _is_kept(case, field)]
        if not kept:
            return []
        if any(group_of(field) in case.writable for field in section.fields):
            words = self.tr("変更する権限がない項目: {labels}").format(labels="・".join(kept))
        else:
            words = self.tr("この欄を変更する権限がありません。")
        return [("secondary", words)]

    def _fit(self) -> None:
        for view in self._sheet.groups.values() if self._sheet else ():
            view.fit()

    def _show_wanted(self) -> None:
        """Hide the fields whose condition does not hold, unless they say something."""
        if self._case is None or self._sheet is None:
            return
        typed = {path: value for path, value in self.changes().items() if "[" not in path}
        values = self._case.values | typed
        with_problem = {problem.field for problem in self._case.problems}
        for key, row in self._sheet.rows.items():
            row.setVisible(
                holds(row.field.visible_if, values) or bool(values.get(key)) or key in with_problem
            )


def _is_kept(case: Case, field: Field) -> bool:
    """Whether a field may be read and not changed while others may be changed."""
    return case.editable and group_of(field) in case.readable - case.writable
