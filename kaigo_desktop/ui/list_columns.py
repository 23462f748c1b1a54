"""The columns of the list: which, in what order and how wide, kept from day to day."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu

from kaigo_desktop.ui import remembered
from kaigo_desktop.ui.list_model import COLUMNS
from kaigo_desktop.ui.list_table import ListTable
from kaigo_desktop.ui.pieces import translate

_KEPT = f"list/columns-{len(COLUMNS)}"
_ALWAYS = "receipt_no"


class ListColumns(QObject):
    """Headings are dragged to another place; a right press on one offers what to show."""

    def __init__(self, table: ListTable) -> None:
        super().__init__(table)
        self._header = table.horizontalHeader()
        self._first = self._header.saveState()
        remembered.restore_sizes(_KEPT, self._header)
        self._header.setSectionsMovable(True)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._ask)
        self._soon = QTimer(self, singleShot=True, interval=0)  # dragging tells of every pixel
        self._soon.timeout.connect(partial(remembered.keep_sizes, _KEPT, self._header))
        self._header.sectionMoved.connect(lambda *_: self._soon.start())
        self._header.sectionResized.connect(lambda *_: self._soon.start())

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
        self._header.setSectionHidden(number, not shown)
        self._soon.start()

    def restore(self) -> None:
        """Every column, in the usual order and width."""
        self._header.restoreState(self._first)
        self._header.setSectionsMovable(True)
        self._soon.start()

    def _ask(self, place: QPoint) -> None:
        self.menu().popup(self._header.mapToGlobal(place))
