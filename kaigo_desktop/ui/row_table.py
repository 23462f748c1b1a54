"""A table of whole rows: no grid, one height, headings at the left, a cursor that heeds no held keys."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from kaigo_desktop.ui import fonts


def widen(table: QTableView, samples: Mapping[int, Iterable[str]] | None = None) -> None:
    """Let every column be as wide as its heading at least, and as the texts that usually stand in it.

    What was given stays where it is enough: the words of another language may be longer.
    """
    unit, model = fonts.measures().unit, table.model()
    small, text = QFontMetrics(fonts.text(fonts.SECONDARY)), QFontMetrics(fonts.text())
    for column in range(model.columnCount()):
        heading = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        needs = [small.horizontalAdvance(heading) + 5 * unit]
        needs += [text.horizontalAdvance(sample) + 6 * unit for sample in (samples or {}).get(column, ())]
        if table.columnWidth(column) < max(needs):  # a last one that takes what is left keeps its least width
            table.setColumnWidth(column, max(needs))


def lay_rows(table: QTableView, *, wrapped: bool = False) -> None:
    """Let a table show whole rows, one of them selected: no grid, headings at the left, and Tab leads out.

    Rows have one height and the last column takes what is left over; where they are `wrapped`, each is as
    high as its texts need and the columns share the width.
    """
    row, rows, header = fonts.measures().row, table.verticalHeader(), table.horizontalHeader()
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(wrapped)
    table.setTabKeyNavigation(False)
    rows.hide()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    if wrapped:
        table.setProperty("role", "wrapped")
        rows.setMinimumSectionSize(row)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    else:
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row)
        header.setStretchLastSection(True)


class RowTable(QTableView):
    """Several rows may be selected; a row that is gone to is selected alone, whatever key is held."""

    def __init__(self) -> None:
        super().__init__()
        lay_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def selectRow(self, row: int) -> None:
        """Put the cursor on a row and select it alone, though Ctrl be held (the key that led here has it)."""
        flags = QItemSelectionModel.SelectionFlag
        index = self.model().index(row, max(0, self.currentIndex().column()))
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def select_too(self, rows: Iterable[int]) -> None:
        """Select these beside what is selected."""
        flags = QItemSelectionModel.SelectionFlag
        for row in rows:
            self.selectionModel().select(self.model().index(row, 0), flags.Select | flags.Rows)

    def selected_rows(self) -> list[int]:
        """The selected rows from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())
