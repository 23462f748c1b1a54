"""Sheets that were built before, kept for the next application of the same shape."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from kaigo_desktop.flow.desk import Case
from kaigo_desktop.ui.form_sheet import FormSheet, Shape, shape_of

_SHEETS_KEPT = 8


class KeptSheets(QObject):
    """The sheet on show (`sheet`) and those put away, all in one layout; `built` carries a new one."""

    built = Signal(object)

    def __init__(self, parent: QObject, layout: QVBoxLayout) -> None:
        super().__init__(parent)
        self.sheet: FormSheet | None = None
        self._layout = layout
        self._kept: dict[Shape, FormSheet] = {}

    def sheet_for(self, case: Case) -> FormSheet:
        """The sheet for a case's shape, built or taken from those that were used before."""
        shape = shape_of(case)
        if self.sheet is not None and self.sheet.shape == shape:
            return self.sheet
        if self.sheet is not None:
            self._put_away(self.sheet)
        self.sheet = self._kept.pop(shape, None) or self._new(case)
        self.sheet.show()
        return self.sheet

    def _put_away(self, used: FormSheet) -> None:
        """Keep the sheet for later, without 個人番号, unless rows were added to it or moved."""
        used.forget()
        used.hide()
        if used.shape is not None:
            self._kept[used.shape] = used
        if used.shape is None or len(self._kept) > _SHEETS_KEPT:
            oldest = used if used.shape is None else self._kept.pop(next(iter(self._kept)))
            self._layout.removeWidget(oldest)
            oldest.deleteLater()

    def _new(self, case: Case) -> FormSheet:
        sheet = FormSheet(case)
        self.built.emit(sheet)
        self._layout.addWidget(sheet)
        return sheet
