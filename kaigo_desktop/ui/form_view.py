"""The form of an application: values, problems beside their fields, what was received, what is typed."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kaigo_desktop.core.condition import holds
from kaigo_desktop.core.field_groups import group_of
from kaigo_desktop.core.model import Value
from kaigo_desktop.flow.desk import Case
from kaigo_desktop.flow.edit_rights import ORDER
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.form_notes import FormNotes, Judge, no_judge
from kaigo_desktop.ui.form_sheet import FormSheet
from kaigo_desktop.ui.kept_sheets import KeptSheets
from kaigo_desktop.ui.row_paths import kept_path, orders, shown_path, value_at
from kaigo_desktop.ui.text_widgets import FieldWidget

_PAUSE_MS = 600
"""How long somebody types nothing before what they typed is judged: half a date is no mistake."""


class FormView(QScrollArea):
    """Shows a case's values; collects what a person types over them (`changes`) until it is saved."""

    edited = Signal()
    reveal_wanted = Signal(str)
    copy_wanted = Signal(str)
    rows_changing = Signal()
    rows_changed = Signal()

    def __init__(self, judge: Judge = no_judge) -> None:
        super().__init__()
        self._pause, self._typing = QTimer(self, singleShot=True, interval=_PAUSE_MS), ""
        self._pause.timeout.connect(self._judge)
        self._notes = FormNotes(self, judge)
        self._notes.reading_wanted.connect(self._take_reading)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._case: Case | None = None
        self._page = QWidget()
        self._page.setObjectName("sheet")
        self._sheets = KeptSheets(self, pieces.column(self._page))
        self._sheets.built.connect(self._join)
        self.setWidget(self._page)

    @property
    def _sheet(self) -> FormSheet | None:
        return self._sheets.sheet

    @property
    def widgets(self) -> dict[str, FieldWidget]:
        """Path of a field → its widget, in reading order."""
        return self._sheet.widgets if self._sheet else {}

    def show_case(self, case: Case, *, may_reveal: bool, keep: Mapping[str, Value] | None = None) -> None:
        """Show a case; `keep` is what a person typed before it was read anew (after a conflict)."""
        same = self._case is not None and self._case.application.id == case.application.id
        self._case = case
        sheet = self._sheets.sheet_for(case)
        sheet.put(case, may_reveal=may_reveal)
        rows_first = sorted((keep or {}).items(), key=lambda typed: not typed[0].endswith(ORDER))
        for path, value in rows_first:  # a row that is moved takes along what stands in the store alone
            sheet.type_in(path, value)
        self._notes.tell(sheet, case, keep or {})
        QTimer.singleShot(0, self, self._fit)
        self._show_wanted()
        self.release()
        if not same:
            self.verticalScrollBar().setValue(0)

    def hold(self) -> None:
        """Take nothing more: another case is on its way, and what is typed over this one would go with it."""
        self._page.setEnabled(False)

    def release(self) -> None:
        """Take what is typed again."""
        self._page.setEnabled(True)

    @property
    def case(self) -> Case | None:
        """The case on the form."""
        return self._case

    def changes(self) -> dict[str, Value]:
        """Path → value of every field a person changed; first the order of rows that are moved or gone."""
        if self._case is None:
            return {}
        moved = orders(self._sheet.groups) if self._sheet else {}
        return moved | {path: widget.typed() for path, widget in self.widgets.items() if widget.changed()}

    def changes_since(self, saved: Mapping[str, Value]) -> dict[str, Value]:
        """What was changed after `saved` was taken from here, back to what stood before included."""
        shown = {path: self.widgets[path].typed() for path in saved if path in self.widgets}
        return {
            path: value
            for path, value in (self.changes() | shown).items()
            if path not in saved or (path in shown and value != saved[path])
        }

    def half_typed(self) -> str:
        """The path of the first field in which something stands that is no value yet, "" for none."""
        return next((path for path, widget in self.widgets.items() if widget.is_half_typed()), "")

    def focus_field(self, path: str) -> None:
        """Bring a field into view and give it the keyboard; a group's path means its first cell."""
        path = (shown_path(self._sheet.groups, path) if self._sheet else "") or path
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
        return next(
            (one for one in self.widgets.values() if any(stop.hasFocus() for stop in one.stops())), None
        )

    def _join(self, sheet: FormSheet) -> None:
        sheet.edited.connect(self._edit)
        sheet.back_wanted.connect(self._take_back)
        sheet.reveal_wanted.connect(self.reveal_wanted)
        sheet.copy_wanted.connect(self.copy_wanted)
        sheet.rows_changing.connect(self.rows_changing)
        sheet.rows_changed.connect(self._rearranged)

    # ---- telling

    def _edit(self, path: str) -> None:
        if self._case is not None and self._sheet is not None and path in self.widgets:
            self.widgets[path].mark(self.widgets[path].changed())
            if path != self._typing:
                self._judge()
            self._typing = path
            self._notes.tell_at(self._sheet, self._case, path, judged=False)
            self._pause.start()
            self._show_wanted()
            self.edited.emit()

    def _judge(self) -> None:
        """Say what is wrong with what was typed last, once the typing rests or goes on elsewhere."""
        path, self._typing = self._typing, ""
        if self._case is not None and self._sheet is not None and path in self.widgets:
            self._notes.tell_at(self._sheet, self._case, path)

    def _take_back(self, path: str) -> None:
        """Back to the value that is saved; where that stands already, to the one that was received."""
        widget, kept = self.widgets[path], kept_path(self._sheet.groups, path) if self._sheet else ""
        if self._case is None or group_of(widget.field) not in self._case.writable:
            return
        if widget.changed():
            widget.type_in(widget.standing())
        elif kept in self._case.changed and not widget.type.secret:
            received = widget.type.show(value_at(self._case.original, kept), widget.codes)
            widget.type_in(widget.type.parse(received, widget.codes))
        else:
            return
        self._edit(path)

    def _rearranged(self) -> None:
        if self._case is not None and self._sheet is not None:
            self._notes.tell(self._sheet, self._case, {})
            QTimer.singleShot(0, self, self._fit)
            self._show_wanted()
            self.rows_changed.emit()
            self.edited.emit()

    def _take_reading(self, path: str, suggestion: str) -> None:
        widget = self.widgets[path]
        widget.type_in(widget.type.parse(suggestion, widget.codes))
        self._edit(path)

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
