"""The columns of the list: which, in what order and how wide, kept from day to day."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu

from kaigo_desktop.ui import fonts, remembered
from kaigo_desktop.ui.list_model import COLUMNS
from kaigo_desktop.ui.list_table import ListTable
from kaigo_desktop.ui.pieces import translate

_KEPT, _DRAGGED = f"list/columns-{len(COLUMNS)}", "list/columns-dragged"
_ALWAYS = "receipt_no"
_LONG = {"receipt_no": 14, "procedure": 26, "born_on": 16, "kana": 14, "name": 12}
"""What columns may have beyond their first width, in units, where a window is wide: the first one first."""


class ListColumns(QObject):
    """Headings are dragged to another place; a right press on one offers what to show.

    Widths nobody has chosen grow with the table; from the first one that is dragged on they are left alone.
    """

    def __init__(self, table: ListTable) -> None:
        super().__init__(table)
        self._header = table.horizontalHeader()
        self._first = self._header.saveState()
        self._widths = [self._header.sectionSize(number) for number in range(len(COLUMNS))]
        self._widths[-1] = COLUMNS[-1].width * fonts.measures().unit  # the last one is stretched
        remembered.restore_sizes(_KEPT, self._header)
        self._settling = False
        self._header.setSectionsMovable(True)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._ask)
        self._soon = QTimer(self, singleShot=True, interval=0)  # dragging tells of every pixel
        self._soon.timeout.connect(partial(remembered.keep_sizes, _KEPT, self._header))
        self._table = table
        table.resized.connect(self._grow)
        self._header.sectionMoved.connect(lambda *_: self._soon.start())
        self._header.sectionResized.connect(self._resized)

    def menu(self) -> QMenu:
        """Every column to be shown or not (the 受付番号 always is), and the way back to the usual ones."""
        made = QMenu(self._header)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, column in enumerate(COLUMNS):
            entry = made.addAction(translate(column.title))
            entry.setCheckable(True)
            entry.setChecked(not self._header.isSectionHidden(number))
            entry.setEnabled(column.id != _ALWAYS)
            entry.toggled.connect(partial(self.show_column, number))
        made.addSeparator()
        made.addAction(translate("列を元に戻す"), self.restore)
        return made

    def show_column(self, number: int, shown: bool) -> None:
        """Show or hide a column."""
        self._settling = True
        self._header.setSectionHidden(number, not shown)
        self._settling = False
        self._grow()
        self._soon.start()

    def restore(self) -> None:
        """Every column, in the usual order and width."""
        self._settling = True
        self._header.restoreState(self._first)
        self._header.setSectionsMovable(True)
        self._settling = False
        remembered.keep(_DRAGGED, "")
        self._grow()
        self._soon.start()

    def _grow(self) -> None:
        """Give the columns what room there is beyond their first widths, unless somebody chose their own."""
        if remembered.recall(_DRAGGED):
            return
        shown = [number for number in range(len(COLUMNS)) if not self._header.isSectionHidden(number)]
        room = self._table.viewport().width() - sum(self._widths[number] for number in shown)
        more = dict.fromkeys(shown, 0)
        unit, numbers = fonts.measures().unit, {column.id: n for n, column in enumerate(COLUMNS)}
        for number, units in ((numbers[name], units) for name, units in _LONG.items()):
            if number in more:
                more[number] = max(0, min(room, units * unit))
                room -= more[number]
        self._settling = True
        for number in shown:
            if number != self._last():
                self._header.resizeSection(number, self._widths[number] + more[number])
        self._settling = False

    def _last(self) -> int:
        """The column that is stretched."""
        shown = (number for number in range(len(COLUMNS)) if not self._header.isSectionHidden(number))
        return max(shown, key=self._header.visualIndex)

    def _resized(self, number: int, before: int, after: int) -> None:
        """Keep a width somebody dragged; what hides, grows or is stretched tells of itself too."""
        if before and after and not self._settling and number != self._last():
            remembered.keep(_DRAGGED, "1")
            self._soon.start()

    def _ask(self, place: QPoint) -> None:
        self.menu().popup(self._header.mapToGlobal(place))
