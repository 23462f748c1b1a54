"""The outcomes of an intake (取込の結果): by outcome, to be opened, copied and printed."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPagedPaintDevice,
    QResizeEvent,
    QShortcut,
    QTextDocument,
)
from PySide6.QtWidgets import QTabBar, QTableView, QWidget

from kaigo_desktop.flow.desk import FileOutcome
from kaigo_desktop.ui import clipboard, fonts, pieces
from kaigo_desktop.ui.outcome_model import HEADINGS, WORDS, OutcomeModel, PathDelegate
from kaigo_desktop.ui.printing import ask_for_printer
from kaigo_desktop.ui.row_table import lay_rows, widen
from kaigo_desktop.ui.wrapping_row import WrappingRow

_WIDTHS = (34, 44, 56, 80)
_PATH, _PART = 2, 3
"""The column of the file, and what part of the table it may have."""

_WRAPPED, _ROWS = 200, 5
_PRINTED = 9.0
"""Points of the printed text."""


class _Rows(QTableView):
    """The table itself; Ctrl+C copies the reason, not a cell."""

    copied = Signal()
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of the width."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what was said about the row."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
            return
        super().keyPressEvent(event)


class OutcomeTable(QWidget):
    """`opened` carries the 受付番号 of an application to show, `printed` that something went to a printer."""

    opened = Signal(str)
    printed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = OutcomeModel(self)
        self.filters, self.table = QTabBar(), self._rows()
        self.filters.setAccessibleName(self.tr("結果で絞り込む"))
        self.filters.setDrawBase(False)
        self.filters.setExpanding(False)
        self.filters.currentChanged.connect(self._filter)
        self.open_button = pieces.button(self.tr("申請を開く Enter"), self._open, "quiet")
        self.copy_button = pieces.button(self.tr("内容をコピー Ctrl+C"), self.copy, "quiet")
        self.print_button = pieces.button(self.tr("印刷… Ctrl+P"), self._print, "quiet")
        rows, head = pieces.column(self, spacing=1), WrappingRow(spacing=1)
        head.addWidget(self.filters)
        head.grow(self.filters)
        for button in (self.open_button, self.copy_button, self.print_button):
            head.addWidget(button)
        head.push(self.open_button)
        rows.addLayout(head)
        rows.addWidget(self.table, 1)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print, context=within)
        self._title = ""
        self.hide()

    def show_outcomes(self, rows: tuple[FileOutcome, ...], title: str, *, ahead: bool = False) -> None:
        """Show what became of each download, or what would (`ahead`); `title` stands over a print."""
        self._title = title
        self.model.show_outcomes(rows, ahead=ahead)
        self._offer()
        self._fit()
        self.setVisible(bool(rows))
        self._settle()

    def copy(self) -> None:
        """Put number, file and reason of the selected row on the clipboard."""
        row = self.table.currentIndex().row()
        if row >= 0:
            found = self.model.outcome(row)
            clipboard.put("\t".join(filter(None, (found.receipt_no, found.path, found.message))))

    def print_on(self, paper: QPagedPaintDevice) -> None:
        """Print the rows on show."""
        rows = [self.model.outcome(row) for row in range(self.model.rowCount())]
        document = QTextDocument()
        document.setDefaultFont(fonts.text(_PRINTED))
        document.setHtml(page(self._title, rows, self.model.words()))
        document.print_(paper)
        self.printed.emit()

    def _rows(self) -> _Rows:
        table, unit = _Rows(), fonts.measures().unit
        table.setAccessibleName(self.tr("取込の結果"))
        table.setModel(self.model)
        lay_rows(table)
        table.setWordWrap(True)  # rows with a reason are as high as it needs (`_fit`)
        table.setMinimumHeight(_ROWS * fonts.measures().row)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width * unit)
        widen(table, {0: [pieces.translate(word) for word in WORDS.values()]})
        table.setItemDelegateForColumn(_PATH, PathDelegate(table))
        table.activated.connect(self._open_row)
        table.copied.connect(self.copy)
        table.resized.connect(self._fit)
        table.selectionModel().currentChanged.connect(self._settle)
        return table

    def _offer(self) -> None:
        """A tab for all of them, and one for each outcome there is."""
        words, counts = self.model.words(), self.model.counts()
        self.filters.blockSignals(True)
        while self.filters.count():
            self.filters.removeTab(0)
        named = {"": self.tr("すべて"), **{name: words[name] for name in counts}}
        for name, word in named.items():
            place = self.filters.addTab(f"{word} {counts.get(name, sum(counts.values())):,}")
            self.filters.setTabData(place, name)
        self.filters.blockSignals(False)

    def _filter(self, place: int) -> None:
        self.model.show_only(str(self.filters.tabData(place) or ""))
        self._fit()
        self._settle()

    def _fit(self) -> None:
        """Names of files where there is room, reasons whole; of thousands the first, for each is measured."""
        rows, unit = range(min(self.model.rowCount(), _WRAPPED)), fonts.measures().unit
        text, most = QFontMetrics(fonts.text()), self.table.viewport().width() // _PART
        long = max((text.horizontalAdvance(self.model.outcome(row).path) for row in rows), default=0)
        self.table.setColumnWidth(_PATH, max(_WIDTHS[_PATH] * unit, min(long + 6 * unit, most)))
        for row in rows:
            if self.model.outcome(row).outcome in {"refused", "held", "revised"}:
                high = self.table.sizeHintForRow(row) + 2 * unit
                self.table.setRowHeight(row, max(fonts.measures().row, high))

    def _settle(self) -> None:
        row = self.table.currentIndex().row()
        self.copy_button.setEnabled(row >= 0)
        self.open_button.setEnabled(row >= 0 and self.model.can_be_opened(row))

    def _open(self) -> None:
        self._open_row(self.table.currentIndex())

    def _open_row(self, index: QModelIndex) -> None:
        if index.isValid() and self.model.can_be_opened(index.row()):
            self.opened.emit(self.model.outcome(index.row()).receipt_no)

    def _print(self) -> None:
        printer = ask_for_printer(self)
        if printer is not None:
            self.print_on(printer)


def page(title: str, rows: Sequence[FileOutcome], words: dict[str, str]) -> str:
    """The rows as a table in HTML, in which no text is markup; its headings come again on every page."""
    heads = "".join(f"<th align='left'>{html.escape(pieces.translate(head))}</th>" for head in HEADINGS)
    lines = "".join(
        f"<tr>{''.join(f'<td>{html.escape(text)}</td>' for text in cells)}</tr>"
        for cells in ((words[row.outcome], row.receipt_no, row.path, row.message) for row in rows)
    )
    style = "border='0.5' cellspacing='0' cellpadding='3' width='100%' style='border-collapse: collapse'"
    return f"<h3>{html.escape(title)}</h3><table {style}><thead><tr>{heads}</tr></thead>{lines}</table>"
