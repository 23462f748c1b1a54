"""What is said beneath the fields of a form: what is wrong, what was received, what another person saved."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from kaigo_desktop.core.field_groups import group_of
from kaigo_desktop.core.model import Problem, Value
from kaigo_desktop.core.procedure import Field, Section
from kaigo_desktop.flow.desk import Case
from kaigo_desktop.ui import wording
from kaigo_desktop.ui.field_row import problem_lines
from kaigo_desktop.ui.form_sheet import FormSheet
from kaigo_desktop.ui.row_paths import CELL, kept_path, value_at
from kaigo_desktop.ui.text_widgets import FieldWidget

Judge = Callable[[Case, str, Field, Value], Sequence[Problem]]
"""Tells what is wrong with a value typed at a path, before it is saved."""


def no_judge(_case: Case, _path: str, _field: Field, _value: Value) -> Sequence[Problem]:
    """Find nothing."""
    return ()


Lines = list[tuple[str, str]]
"""(role of the style sheet, text) of the lines beneath a field."""


class FormNotes(QObject):
    """Tells on a sheet; `reading_wanted` carries a path and the date that is meant there."""

    reading_wanted = Signal(str, str)

    def __init__(self, parent: QObject, judge: Judge) -> None:
        super().__init__(parent)
        self._judge = judge

    def tell_at(self, sheet: FormSheet, case: Case, path: str, *, judged: bool = True) -> None:
        """Say anew what is to be said about one field, beneath it or beneath its row.

        Without `judged`, what its type says of what is being typed is left for later.
        """
        cell = CELL.fullmatch(path)
        view = sheet.groups[cell[1]] if cell else None
        if cell is None or view is None:
            notes, places = sheet.rows[path].notes, {path: ""}
        else:
            front = f"{cell[1]}[{cell[2]}]."
            notes = view.notes[int(cell[2])]
            places = {
                other: view.heading(widget.field)
                for other, widget in view.widgets.items()
                if other.startswith(front)
            }
        lines: Lines = []
        for place, heading in places.items():
            lines += self._lines(sheet, case, place, {}, heading, judged=judged or place != path)
        notes.show_lines(lines)
        for place in places:
            self._offer_readings(sheet, case, place, judged=judged or place != path)
        if view is not None:
            view.fit()

    def tell(self, sheet: FormSheet, case: Case, keep: Mapping[str, Value]) -> None:
        """Problems, what was received, and what somebody else saved, beneath their fields."""
        for key, row in sheet.rows.items():
            row.notes.show_lines(self._lines(sheet, case, key, keep))
        for group, view in sheet.groups.items():
            by_row: dict[int, Lines] = {}
            for path, widget in view.widgets.items():
                lines = self._lines(sheet, case, path, keep, view.heading(widget.field))
                cell = CELL.fullmatch(path)
                by_row.setdefault(int(cell[2]) if cell else 0, []).extend(lines)
            view.show_notes(by_row)
            own = [problem for problem in case.problems if problem.field == group]
            sheet.group_notes[group].show_lines(
                [*problem_lines(own), *self._unchangeable(case, view.section)]
            )
        for section, notes in sheet.section_notes:
            notes.show_lines(self._unchangeable(case, section))
        for path in sheet.widgets:
            self._offer_readings(sheet, case, path)

    def _offer_readings(self, sheet: FormSheet, case: Case, path: str, *, judged: bool = True) -> None:
        """A date that an era does not have (平成31年5月1日) is read as meant by one press."""
        widget, cell = sheet.widgets[path], CELL.fullmatch(path)
        if not case.editable or group_of(widget.field) not in case.writable:
            return
        for problem in self._said(case, kept_path(sheet.groups, path), widget, judged=judged):
            suggestion = str(problem.facts.get("suggestion", ""))
            if suggestion:
                notes = sheet.groups[cell[1]].notes[int(cell[2])] if cell else sheet.rows[path].notes
                words = self.tr("「{text}」と読む").format(text=suggestion)
                notes.offer(words, partial(self.reading_wanted.emit, path, suggestion))

    def _lines(
        self,
        sheet: FormSheet,
        case: Case,
        path: str,
        keep: Mapping[str, Value],
        heading: str = "",
        *,
        judged: bool = True,
    ) -> Lines:
        widget = sheet.widgets[path]
        field, kind, codes = widget.field, widget.type, widget.codes
        front = f"{heading}: " if heading else ""
        stored = kept_path(sheet.groups, path)
        saved = kind.show(value_at(case.values, stored), codes) or self.tr("(記入なし)")
        back = ""
        lines = problem_lines(self._said(case, stored, widget, judged=judged))
        if widget.changed():
            if path in keep:
                lines.append(("warning", front + self.tr("いま保存されている値: {text}").format(text=saved)))
            elif stored:
                words = self.tr("変更前: {text}（Ctrl+Z で戻す）")
                lines.append(("secondary", front + words.format(text=saved)))
        else:
            back = self.tr("（Ctrl+Z で戻す）") if group_of(field) in case.writable else ""
        if stored in case.changed:
            received = kind.show(value_at(case.original, stored), codes) or self.tr("(記入なし)")
            lines.append(("secondary", front + self.tr("受付時: {text}").format(text=received) + back))
        kept = [self.tr("変更する権限がありません")] if _is_kept(case, field) else []
        described = wording.listed([*(text for _, text in lines), *kept]) or field.help
        widget.control.setAccessibleDescription(described)
        return lines

    def _said(self, case: Case, stored: str, widget: FieldWidget, *, judged: bool) -> list[Problem]:
        """The problems of a value; of a typed one what its type says now, and what the rules said before."""
        found = [problem for problem in case.problems if problem.field == stored]
        if not widget.changed():
            return found
        rules = {rule.id for rule in case.procedure.rules} if case.procedure else set()
        fresh = self._judge(case, stored, widget.field, widget.typed()) if judged else ()
        return [*fresh, *(problem for problem in found if problem.rule in rules)]

    def _unchangeable(self, case: Case, section: Section) -> Lines:
        """What this person may read and not change in a section, in one line."""
        kept = [field.label for field in section.fields if _is_kept(case, field)]
        if not kept:
            return []
        if any(group_of(field) in case.writable for field in section.fields):
            words = self.tr("変更する権限がない項目: {labels}").format(labels=wording.listed(kept))
        else:
            words = self.tr("この欄を変更する権限がありません。")
        return [("secondary", words)]


def _is_kept(case: Case, field: Field) -> bool:
    """Whether a field may be read and not changed while others may be changed."""
    return case.editable and group_of(field) in case.readable - case.writable
