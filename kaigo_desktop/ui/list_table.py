"""The table of applications: rows of one height, widths of the user's own, keys that open and search."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from kaigo_desktop.ui import fonts
from kaigo_desktop.ui.list_delegate import ListDelegate
from kaigo_desktop.ui.list_model import COLUMNS, ListModel, samples_of
from kaigo_desktop.ui.paged_model import Index
from kaigo_desktop.ui.row_table import RowTable, widen

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ListTable(RowTable):
    """The table over a `ListModel`; `opened` tells the row, `typed` a character meant for the search box.

    `looked` wants the application at the cursor looked at, or no longer; `composed` tells what an input
    method is making, which is searched for when it is finished; `resized` tells that there is another width.
    """

    typed = Signal(str)
    looked = Signal()
    composed = Signal(str)
    resized = Signal()
    opened = Signal(int)

    def __init__(self, model: ListModel) -> None:
        super().__init__()
        unit = fonts.measures().unit
        self.setAccessibleName(self.tr("申請の一覧"))
        self.setModel(model)
        self.setItemDelegate(ListDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for number, column in enumerate(COLUMNS):
            self.setColumnWidth(number, column.width * unit)
        widen(self, {number: samples_of(column) for number, column in enumerate(COLUMNS)})
        self.doubleClicked.connect(self._open)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def show_order(self, order: str, *, descending: bool) -> None:
        """Mark the heading the rows are ordered by, without asking for them again."""
        header = self.horizontalHeader()
        number = next((n for n, column in enumerate(COLUMNS) if column.order == order), -1)
        direction = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.setSortingEnabled(False)
        header.setSortIndicator(number, direction)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row, Space looks at it, a character is searched for, the rest moves about."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.looked.emit()
        elif event.text().strip() and event.text().isprintable() and not event.modifiers() & _COMMANDS:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of the width."""
        super().resizeEvent(event)
        self.resized.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A word of an input method goes to the search box once it is finished, and is shown there before."""
        if event.commitString():
            self.typed.emit(event.commitString())
        else:
            self.composed.emit(event.preeditString())
        event.accept()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Stay open to an input method, which Qt takes from a cell that can't be edited."""
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """As above."""
        super().focusInEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())
