"""The list of applications (一覧): search, filters, and a table of any length."""

from array import array
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from kaigo_desktop.core.model import Application
from kaigo_desktop.flow import find
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.saved_searches import save_search
from kaigo_desktop.ui import pieces
from kaigo_desktop.ui.copy_watch import CopyWatch
from kaigo_desktop.ui.empty_page import EmptyPage
from kaigo_desktop.ui.filter_bar import FilterBar
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.list_model import ListModel
from kaigo_desktop.ui.list_table import ListTable
from kaigo_desktop.ui.places import Place
from kaigo_desktop.ui.vocabulary import Vocabulary
from kaigo_desktop.ui.work_bar import WorkBar

_STAGES = (256, 1_001, None)
"""How many ids a new question asks for, one after the other: more than a screen shows, enough to say that
there are a thousand and more, all of them."""

_LULL_MS = 80
"""Between two of them: what is there is painted, and who types on asks for no list they never see."""

_MOST_KEPT = 500
"""A selection of up to so many rows stays when the list is read anew."""


class ListPanel(QWidget):
    """Shows the applications of a place; `opened` tells the 受付番号 of the one to open.

    `next_wanted` wants the next one to work on, `changed` tells that the store was changed here.
    """

    opened = Signal(str)
    receive_wanted = Signal()
    next_wanted = Signal()
    changed = Signal()

    HELP = "help_list"
    KEYS = (
        ("↑ ↓", pieces.mark("行を移る")),
        ("Shift+↑ ↓", pieces.mark("続けて選ぶ")),
        ("Enter", pieces.mark("申請を開く")),
        ("Ctrl+N", pieces.mark("次の1件を担当して開く")),
        ("Ctrl+T", pieces.mark("承認済の申請を転記")),
        (pieces.mark("文字"), pieces.mark("検索する")),
        ("Ctrl+F", pieces.mark("検索欄へ")),
        ("Esc", pieces.mark("検索を消して一覧へ")),
    )

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._vocabulary = Vocabulary()
        self._current = -1
        self._query: find.Query | None = None
        self.filters = FilterBar(desk.program.today())
        self.filters.changed.connect(self._ask)
        self.notice = pieces.Notice()
        self.model = ListModel(self._rows, desk.ward, desk.program.today(), self)
        self.model.order_wanted.connect(self._order)
        self.table = ListTable(self.model)
        self.table.horizontalHeader().sectionClicked.connect(self._head_clicked)
        self.table.opened.connect(self._open)
        self.table.typed.connect(self._type)
        self.empty = EmptyPage()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        layout = pieces.column(self)
        layout.addWidget(self.filters)
        layout.addWidget(self.notice)
        layout.addWidget(self.pages, 1)
        self.work = WorkBar(desk, jobs, self.notice, self.selected)
        self.work.next_wanted.connect(self.next_wanted)
        self.work.changed.connect(self.changed)
        self.work.ended.connect(self.focus_list)
        self.table.selectionModel().selectionChanged.connect(self._count_selected)
        self.filters.kept.connect(self._keep)
        layout.addWidget(self.work)
        self.setTabOrder(self.filters.clear, self.table)
        CopyWatch(self.table, desk, jobs, self.current)

    def show_place(self, place: Place) -> None:
        """Show what an entry of the navigation stands for, every other condition taken off."""
        self.notice.quiet()
        self.filters.show_place(place)
        self.table.clearSelection()
        self.table.setCurrentIndex(self.model.index(-1, -1))
        self._current = -1
        self._ask()

    def refresh(self, vocabulary: Vocabulary) -> None:
        """Ask the store again, keeping place, conditions and the current row."""
        if vocabulary is not self._vocabulary:
            self._vocabulary = vocabulary
            self.filters.show_vocabulary(vocabulary)
            self.work.show_vocabulary(vocabulary)
        self._ask()

    def step(self, steps: int, receipt_no: str) -> str:
        """Move the cursor on from `receipt_no` and return the 受付番号 there; "" where the list ends.

        An application that has left the list since (it was decided) has its successor where it stood.
        """
        row = self.table.currentIndex().row()
        here = self.model.application(row) if 0 <= row < self.model.rowCount() else None
        gone = here is not None and here.receipt_no != receipt_no
        row += 0 if gone and steps > 0 else steps
        if not 0 <= row < self.model.rowCount():
            return ""
        self.table.selectRow(row)
        found = self.model.application(row)
        return found.receipt_no if found else ""

    def position(self) -> str:
        """Where the cursor stands: 3 / 34."""
        return f"{self.table.currentIndex().row() + 1:,} / {self.model.rowCount():,}"

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def focus_list(self) -> None:
        """Put the cursor into the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def selected(self) -> list[str]:
        """The 受付番号 of what is selected, from the top."""
        rows = self.table.selected_rows()
        return [found.receipt_no for row in rows if (found := self.model.application(row))]

    def _chosen(self) -> list[int]:
        """The ids of what is selected, as long as they are few enough to look for again."""
        rows = self.table.selected_rows()
        found = (self.model.application(row) for row in rows) if 1 < len(rows) <= _MOST_KEPT else ()
        return [each.id for each in found if each]

    def _count_selected(self) -> None:
        self.work.show_selected(len(self.table.selectionModel().selectedRows()))

    def _keep(self, title: str) -> None:
        work = partial(save_search, self._desk, title, self.filters.query)
        self._jobs.run(self, work, lambda _: self.changed.emit(), self._fail)

    def current(self) -> str:
        """The 受付番号 the cursor stands on, "" for none."""
        row = self.table.currentIndex().row()
        found = self.model.application(row) if 0 <= row < self.model.rowCount() else None
        return found.receipt_no if found else ""

    def _rows(self, ids: Sequence[int]) -> Sequence[Application]:
        return find.rows(self._desk, ids)

    def _ask(self) -> None:
        query = self.filters.query
        self.table.show_order(query.order, descending=query.descending)
        row = self.table.currentIndex().row()
        found = self.model.application(row) if 0 <= row < self.model.rowCount() else None
        self._current = found.id if found else self._current
        last = len(_STAGES) - 1
        stage = last if query == self._query else 0
        self._query = query
        self._ask_for(query, stage, self._take)

    def _ask_for(self, query: find.Query, stage: int, take: Callable[["array[int]"], None]) -> None:
        """Ask for as many ids as belong to a stage; a newer question breaks it off."""
        stop = find.Stop()
        work = partial(find.ids, self._desk, query, _STAGES[stage], stop)

        def took(ids: "array[int]") -> None:
            take(ids)
            limit = _STAGES[stage]
            if limit is None or len(ids) < limit:
                self.filters.show_count(len(ids))
            else:
                self.filters.show_count(limit - 1 if stage else None, more=True)
                QTimer.singleShot(_LULL_MS, self, partial(self._ask_on, query, stage + 1))

        self._jobs.run(self, work, took, self._fail, topic="ids", stop=stop.stop)

    def _ask_on(self, query: find.Query, stage: int) -> None:
        if query == self._query:
            self._ask_for(query, stage, self._take_more)

    def _take_more(self, ids: "array[int]") -> None:
        if not self.model.complete(ids):
            self._take(ids)

    def _take(self, ids: "array[int]") -> None:
        before, chosen = max(0, self.table.currentIndex().row()), self._chosen()
        self.model.show_ids(ids, self._vocabulary)
        if ids:
            self.pages.setCurrentWidget(self.table)
            row = self.model.row_of(self._current)
            self.table.selectRow(row if row >= 0 else min(before, len(ids) - 1))
            if len(chosen) > 1:
                self.table.select_too(row for each in chosen if (row := self.model.row_of(each)) >= 0)
        else:
            self._say_empty()
            self.pages.setCurrentWidget(self.empty)

    def _fail(self, failure: Failure) -> None:
        self.notice.say("error", failure.sentence)

    def _say_empty(self) -> None:
        if self.filters.is_narrowed():
            words = self.tr("検索の言葉や、手続・状態・期間の条件を減らしてください。")
            self.empty.say(
                self.tr("条件に合う申請はありません"), words, self.tr("条件を消す"), self.filters.take_off
            )
        elif self._vocabulary.counts:
            words = self.tr("ここに移った申請が、新しい順に並びます。")
            self.empty.say(self.tr("いまは1件もありません"), words)
        else:
            words = self.tr("マイナポータル申請管理からダウンロードした申請ZIPを取り込むと、ここに並びます。")
            offered = self.tr("取込を開く") if "receive" in self._desk.permissions else ""
            self.empty.say(self.tr("まだ申請がありません"), words, offered, self.receive_wanted.emit)

    def _head_clicked(self, section: int) -> None:
        """Order by the heading; pressed again, the other way round."""
        self.model.sort(section, self.table.horizontalHeader().sortIndicatorOrder())

    def _order(self, order: str, descending: bool) -> None:
        same = order == self.filters.query.order
        self.filters.set_order(order, descending=not self.filters.query.descending if same else descending)

    def _open(self, row: int) -> None:
        found = self.model.application(row)
        if found is not None:
            self.opened.emit(found.receipt_no)

    def _type(self, text: str) -> None:
        self.focus_search()
        self.filters.search.setText(text)
