"""The list of applications (一覧): search, filters, and a table of any length."""

from array import array
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal

from kaigo_desktop.core.model import Application
from kaigo_desktop.core.workflow import TYPED_IN
from kaigo_desktop.flow import find
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.saved_searches import save_search
from kaigo_desktop.ui import pieces
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.list_menu import ListMenu
from kaigo_desktop.ui.list_page import ListPage
from kaigo_desktop.ui.paged_rows import PAGE
from kaigo_desktop.ui.places import Place
from kaigo_desktop.ui.vocabulary import Vocabulary

_STAGES = (256, 1_001, None)
"""How many ids a new question asks for, one after the other: more than a screen shows, enough to say that
there are a thousand and more, all of them."""

Rows = Sequence[Application]

_LULL_MS = 80
"""Between two of them: what is there is painted, and who types on asks for no list they never see."""


class ListPanel(ListPage):
    """Shows the applications of a place; `opened` tells the 受付番号 of the one to open.

    `next_wanted` wants the next one to work on, `changed` tells that the store was changed here.
    """

    opened = Signal(str)
    receive_wanted = Signal()
    next_wanted = Signal()
    changed = Signal()
    transcribe_wanted = Signal()

    HELP = "help_list"
    KEYS = (
        ("↑ ↓", pieces.mark("行を移る")),
        ("Shift+↑ ↓", pieces.mark("続けて選ぶ")),
        ("Enter", pieces.mark("申請を開く")),
        ("Space", pieces.mark("内容を横に見る、閉じる")),
        ("Ctrl+N", pieces.mark("次の1件を担当して開く")),
        ("Ctrl+M", pieces.mark("選んだ申請に付箋を付ける")),
        ("Ctrl+T", pieces.mark("承認済の申請を転記")),
        (pieces.mark("文字"), pieces.mark("検索する(Enter か ↓ で一覧へ)")),
        ("Ctrl+F", pieces.mark("検索欄へ")),
        ("Esc", pieces.mark("検索を消して一覧へ")),
    )

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__(desk, jobs)
        self._vocabulary = Vocabulary()
        self._current = -1
        self._query: find.Query | None = None
        self._asking = self._entering = False  # Enter in the search box leads to what is found, once it is
        self._connect()

    def _connect(self) -> None:
        self.filters.changed.connect(self._ask)
        self.filters.kept.connect(self._keep)
        self.model.order_wanted.connect(self._order)
        table, search = self.table, self.filters.search
        search.entered.connect(self._enter)
        search.textEdited.connect(self._stay)
        table.horizontalHeader().sectionClicked.connect(self._head_clicked)
        table.opened.connect(self._open)
        table.typed.connect(self._type)
        table.composed.connect(lambda text: search.put(text or self.filters.query.text))
        table.looked.connect(self._look)
        table.customContextMenuRequested.connect(self._offer)
        table.selectionModel().selectionChanged.connect(self._count_selected)
        self.work.next_wanted.connect(self.next_wanted)
        self.work.changed.connect(self.changed)
        self.work.ended.connect(self.focus_list)
        self.work.flag_wanted.connect(self.flag.ask)
        self.flag.wanted.connect(self.work.stick)
        self.flag.left.connect(self.focus_list)

    def show_place(self, place: Place) -> None:
        """Show what an entry of the navigation stands for, every other condition taken off."""
        self.notice.quiet()
        self.flag.hide()
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

    def _count_selected(self) -> None:
        self.work.show_selected(len(self.table.selectionModel().selectedRows()))
        self.preview.follow(self.current())

    def _look(self) -> None:
        self.preview.toggle(self.current())

    def menu(self) -> ListMenu:
        """What is offered for what is selected."""
        row = self.table.currentIndex().row()
        here = self.model.application(row) if 0 <= row < self.model.rowCount() else None
        typed_in = here is not None and here.state in TYPED_IN and "hand_over" in self._desk.permissions
        ways, way = (partial(self._open, row), self._look), self.transcribe_wanted.emit
        transcribe = way if typed_in else None
        return ListMenu(self, self.work, self._vocabulary, self.current(), ways, transcribe=transcribe)

    def _offer(self, place: QPoint) -> None:
        if self.current():
            self.menu().popup(self.table.viewport().mapToGlobal(place))

    def _keep(self, title: str) -> None:
        work = partial(save_search, self._desk, title, self.filters.query)
        self._jobs.run(self, work, lambda _: self.changed.emit(), self._fail)

    def _ask(self) -> None:
        query = self.filters.query
        self.table.show_order(query.order, descending=query.descending)
        row = self.table.currentIndex().row()
        found = self.model.application(row) if 0 <= row < self.model.rowCount() else None
        self._current = found.id if found else self._current
        last = len(_STAGES) - 1
        stage = last if query == self._query else 0
        self._query, self._asking = query, True
        self._ask_for(query, stage, self._take)

    def _enter(self) -> None:
        self._entering = True
        if not self._asking:
            self._arrive()

    def _stay(self) -> None:
        self._entering = False

    def _arrive(self) -> None:
        if self._entering and self.model.rowCount():
            self.focus_list()
        self._entering = False

    def _ask_for(self, query: find.Query, stage: int, take: Callable[["array[int]", Rows], None]) -> None:
        """Ask for as many ids as belong to a stage, at first with rows; a newer question breaks it off."""
        stop, limit = find.Stop(), _STAGES[stage]

        def work() -> tuple["array[int]", Rows]:
            if stage or limit is None:
                return find.ids(self._desk, query, limit, stop), ()
            return find.page(self._desk, query, limit, PAGE, stop)

        def took(found: tuple["array[int]", Rows]) -> None:
            ids = found[0]
            take(*found)
            if limit is None or len(ids) < limit:
                self.filters.show_count(len(ids))
            else:
                self.filters.show_count(limit - 1 if stage else None, more=True)
                QTimer.singleShot(_LULL_MS, self, partial(self._ask_on, query, stage + 1))

        self._jobs.run(self, work, took, self._fail, topic="ids", stop=stop.stop)

    def _ask_on(self, query: find.Query, stage: int) -> None:
        if query == self._query:
            self._ask_for(query, stage, self._take_more)

    def _take_more(self, ids: "array[int]", rows: Rows) -> None:
        if not self.model.complete(ids):
            self._take(ids, rows)

    def _take(self, ids: "array[int]", rows: Rows) -> None:
        before, chosen = max(0, self.table.currentIndex().row()), self.chosen()
        self.filters.tell()
        self.model.show_ids(ids, self._vocabulary, rows)
        if ids:
            self.pages.setCurrentWidget(self.table)
            row = self.model.row_of(self._current)
            self.table.selectRow(row if row >= 0 else min(before, len(ids) - 1))
            if len(chosen) > 1:
                self.table.select_too(row for each in chosen if (row := self.model.row_of(each)) >= 0)
        else:
            receive = self.receive_wanted.emit if "receive" in self._desk.permissions else None
            self.empty.say_why(self.filters, self._vocabulary, receive)
            self.pages.setCurrentWidget(self.empty)
        self._asking = False
        self._arrive()

    def _fail(self, failure: Failure) -> None:
        self.filters.tell()
        self.notice.say("error", failure.sentence)

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
