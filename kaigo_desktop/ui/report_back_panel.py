"""未反映: results still to be entered in マイナポータル申請管理, to copy from and to mark as entered."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QStackedWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kaigo_desktop.core.workflow import State
from kaigo_desktop.flow import report_back
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.report_back import Result
from kaigo_desktop.ui import fonts, pieces, wording
from kaigo_desktop.ui.empty_page import EmptyPage
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.list_delegate import paint_bare
from kaigo_desktop.ui.list_model import STATE_ROLE
from kaigo_desktop.ui.pieces import paint_state, translate
from kaigo_desktop.ui.row_table import RowTable, widen
from kaigo_desktop.ui.wrapping_row import WrappingRow

Index = QModelIndex | QPersistentModelIndex

_COLUMNS = (
    (pieces.mark("受付番号"), 46),
    (pieces.mark("手続"), 44),
    (pieces.mark("氏名"), 36),
    (pieces.mark("受付日時"), 36),
    (pieces.mark("結果"), 22),
    (pieces.mark("決定日時"), 36),
)
_STATE = 4
_FIGURES = {0, 3, 5}


class ResultsModel(QAbstractTableModel):
    """A row a result."""

    def __init__(self) -> None:
        super().__init__()
        self.results: Sequence[Result] = ()

    def show_results(self, results: Sequence[Result]) -> None:
        """Show these."""
        self.beginResetModel()
        self.results = results
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many."""
        return 0 if parent is not None and parent.isValid() else len(self.results)

    def columnCount(self, parent: Index | None = None) -> int:
        """受付番号, 手続, 氏名, 受付日時, 結果, 決定日時."""
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translate(_COLUMNS[section][0])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, numbers in their own face, the state as its label."""
        if role == Qt.ItemDataRole.FontRole:
            return fonts.figures() if index.column() in _FIGURES else fonts.text()
        result = self.results[index.row()]
        if role == STATE_ROLE and index.column() == _STATE:
            return State(id="", label=translate(result.state), tone=result.tone)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        decided = wording.moment(result.decided_at) if result.decided_at else ""
        received = wording.received(result.received_at)
        cells = (result.receipt_no, translate(result.procedure), result.name, received, result.state, decided)
        return cells[index.column()]


class ResultDelegate(QStyledItemDelegate):
    """Paints the result as the label of its state."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        state = index.data(STATE_ROLE)
        if state is None:
            super().paint(painter, option, index)
        else:
            paint_state(painter, paint_bare(self, painter, option, index), state)


class ReportBackPanel(QWidget):
    """`changed` tells that marks were made or taken back, `opened` the 受付番号 of one to look at."""

    changed = Signal()
    opened = Signal(str)

    HELP = "help_report"
    KEYS = (
        ("Ctrl+C", pieces.mark("選んだ結果をコピー")),
        ("Space", pieces.mark("選んだものを反映済みにする")),
        ("Enter", pieces.mark("申請を開く")),
        ("Esc", pieces.mark("ホームへ戻る")),
    )

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self.notice, self.empty, self.model = pieces.Notice(), EmptyPage(), ResultsModel()
        self.table = _table(self.model)
        self.table.doubleClicked.connect(self._open)
        self.copy = pieces.button(self.tr("コピー  Ctrl+C"), self.copy_selected)
        self.mark = pieces.button(self.tr("反映済みにする  Space"), self.mark_selected, "primary")
        self.shown = pieces.button(self.tr("反映済みを見る"), self._turn, "quiet")
        self.shown.setCheckable(True)
        self.pages = QStackedWidget()
        for page in (self.table, self.empty):
            self.pages.addWidget(page)
        self._arrange()
        does = {"Ctrl+C": self.copy_selected, "Space": self.mark_selected, "Return": self._open_current}
        for key, act in does.items():  # of the table alone: Space on a button presses that button
            within = Qt.ShortcutContext.WidgetShortcut
            QShortcut(QKeySequence(key), self.table, act, context=within)

    def arrive(self) -> None:
        """Read anew, and put the keyboard on the results."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def refresh(self) -> None:
        """Read anew what is shown."""
        done = self.shown.isChecked()
        read = report_back.reported if done else report_back.results
        self._jobs.run(self, lambda: read(self._desk), self._show, self._fail, topic="results")

    def copy_selected(self) -> None:
        """Put the selected results, or all of them, on the clipboard: numbers, procedures and results."""
        chosen = self._selected() or self.model.results
        QGuiApplication.clipboard().setText(report_back.as_text(chosen))
        words = self.tr("{count}件の受付番号・手続・結果をコピーしました。")
        self.notice.say("done", words.format(count=len(chosen)))

    def mark_selected(self) -> None:
        """Mark the selected results as entered in the portal, or take their marks back."""
        numbers = [each.receipt_no for each in self._selected()]
        if not numbers:
            self.notice.say("info", self.tr("一覧から選んでください。Ctrl+A ですべて選べます。"))
            return
        done = self.shown.isChecked()
        change = report_back.unmark_reported if done else report_back.mark_reported
        words = self.tr("{count}件を反映済みにしました。")
        if done:
            words = self.tr("{count}件を未反映に戻しました。")
        said = words.format(count=len(numbers))

        def told(_: None) -> None:
            back = () if done else (pieces.button(self.tr("取り消す"), self._undo(numbers), "quiet"),)
            self.notice.say("done", said, *back)
            self.refresh()
            self.changed.emit()

        self._jobs.run(self, lambda: change(self._desk, numbers), told, self._fail)

    def _undo(self, numbers: Sequence[str]) -> Callable[[], None]:
        def told(_: None) -> None:
            self.notice.quiet()
            self.refresh()
            self.changed.emit()

        def take_back() -> None:
            work = lambda: report_back.unmark_reported(self._desk, numbers)  # noqa: E731
            self._jobs.run(self, work, told, self._fail)

        return take_back

    def _turn(self) -> None:
        done = self.shown.isChecked()
        self.mark.setText(self.tr("未反映に戻す  Space") if done else self.tr("反映済みにする  Space"))
        self.mark.setAccessibleName(self.mark.text())
        self.refresh()

    def _show(self, results: Sequence[Result]) -> None:
        self.model.show_results(results)
        if results:
            self.pages.setCurrentWidget(self.table)
            self.table.selectRow(0)
        else:
            self.pages.setCurrentWidget(self.empty)
            title = self.tr("未反映の結果はありません")
            words = self.tr(
                "連携した申請と却下した申請が、ここに並びます。マイナポータル申請管理で処理状況を入力したら、"
                "反映済みにしてください。"
            )
            if self.shown.isChecked():
                title, words = self.tr("反映済みの結果はありません"), ""
            self.empty.say(title, words)
        for control in (self.copy, self.mark):
            control.setEnabled(bool(results))

    def _selected(self) -> list[Result]:
        return [self.model.results[row] for row in self.table.selected_rows()]

    def _fail(self, failure: Failure) -> None:
        self.notice.say("error", failure.sentence)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.results[index.row()].receipt_no)

    def _open_current(self) -> None:
        if self.table.currentIndex().isValid():
            self._open(self.table.currentIndex())

    def _arrange(self) -> None:
        layout = pieces.column(self, margin=4, spacing=3)
        words = self.tr(
            "マイナポータル申請管理に処理状況を入力する申請です。入力したら反映済みにすると、ここから消えます。"
        )
        row = WrappingRow()
        for offered in (self.shown, self.copy, self.mark):
            row.addWidget(offered)
        row.push(self.copy)
        layout.addWidget(pieces.label(self.tr("ポータルへの反映"), "title"))
        layout.addWidget(pieces.label(words, "secondary", wraps=True))
        layout.addWidget(self.notice)
        layout.addWidget(self.pages, 1)
        layout.addLayout(row)


def _table(model: ResultsModel) -> RowTable:
    table, unit = RowTable(), fonts.measures().unit
    table.setAccessibleName(translate("ポータルへ反映する結果"))
    table.setModel(model)
    table.setItemDelegate(ResultDelegate(table))
    for number, (_, width) in enumerate(_COLUMNS):
        table.setColumnWidth(number, width * unit)
    widen(table, {_STATE: [translate("連携済")]})
    return table
