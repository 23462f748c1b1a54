"""Beside the form: what the resident sent, what to make sure of, the readings compared, what happened."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from kaigo_desktop.core.model import Item
from kaigo_desktop.flow.desk import Case, Desk, HistoryEntry
from kaigo_desktop.ui import fonts, pieces, remembered, wording
from kaigo_desktop.ui.checklist_tab import ChecklistTab
from kaigo_desktop.ui.document_pane import DocumentPane
from kaigo_desktop.ui.entry_list import Entry, EntryList
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.people_tab import PeopleTab
from kaigo_desktop.ui.readings_tab import ReadingsTab

_TIGHT = 140
_TAB = "case/tab"
_TABS = ("documents", "checklist", "readings", "people", "items", "history")
"""What each tab is remembered by, in their order."""


class SideTabs(QTabWidget):
    """Lists to read and copy from, and what is done beside the form.

    `done` tells that a tab wrote something, in words or with none; `failed` carries a `Failure`,
    `opened` the 受付番号 of another application to open, `people_counted` how many are of the same person.
    """

    done = Signal(str)
    failed = Signal(object)
    opened = Signal(str)
    people_counted = Signal(int)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setAccessibleName(self.tr("書類・その他の項目・履歴"))
        self.tabBar().setAccessibleName(self.accessibleName())
        self._titles: dict[QWidget, str] = {}
        self.documents = DocumentPane(desk, jobs)
        self.items, self.history = EntryList(), EntryList()
        self.checklist, self.readings = ChecklistTab(desk, jobs), ReadingsTab(desk, jobs)
        self.people = PeopleTab(desk, jobs)
        for page, short, title in (
            (self.documents, self.tr("書類"), self.tr("申請書・添付・原本")),
            (self.checklist, self.tr("確認"), self.tr("確認項目")),
            (self.readings, self.tr("比較"), self.tr("受付時・再提出・現在の比較")),
            (self.people, self.tr("同じ人"), self.tr("同じ人のほかの申請")),
            (self.items, self.tr("その他"), self.tr("その他の項目")),
            (self.history, self.tr("履歴"), self.tr("履歴")),
        ):
            page.setAccessibleName(title)
            self._titles[page] = short
            self.setTabToolTip(self.addTab(page, short), title)
        self.people.opened.connect(self.opened)
        self.people.counted.connect(self._count_people)
        for tab in (self.checklist, self.readings, self.people):
            tab.done.connect(self.done)
            tab.failed.connect(self.failed)
        self.setMinimumHeight(self.tabBar().sizeHint().height())
        self._remember()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the tabs stand closer where they would have to be scrolled."""
        super().resizeEvent(event)
        pieces.restyle(self.tabBar(), tight=self.width() < _TIGHT * fonts.measures().unit)

    def show_case(self, case: Case) -> None:
        """Show what belongs to `case`; the tab that is open stays open."""
        self.documents.show_case(case)
        self.items.show_entries(_items(case.revision.unmapped), self.tr("すべての項目が様式に入りました。"))
        self.history.show_entries(_history(case.history), self.tr("まだ何も起きていません。"))
        self.checklist.show_case(case)
        self.readings.show_case(case)
        self.people.show_case(case)
        self._count(self.documents, len(case.attachments))
        self._count(self.items, len(case.revision.unmapped))
        self._count(self.checklist, sum(item.is_open for item in case.checklist))

    def to_documents(self) -> None:
        """Bring the documents to the top and give them the keyboard; from there back to the form."""
        self.setCurrentWidget(self.documents)
        self.documents.focus_document()

    def is_wide(self) -> bool:
        """Whether the page on top wants half of the window: a document, or columns side by side."""
        return self.currentWidget() in {self.documents, self.readings, self.people}

    def _remember(self) -> None:
        """Come up with the tab that was chosen last."""
        names = dict(zip(_TABS, self._titles, strict=True))
        self.setCurrentWidget(names.get(remembered.recall(_TAB), self.documents))
        self.tabBarClicked.connect(lambda index: remembered.keep(_TAB, _TABS[max(index, 0)]))

    def _count_people(self, count: int) -> None:
        self._count(self.people, count)
        self.people_counted.emit(count)

    def _count(self, page: QWidget, count: int) -> None:
        title = self._titles[page]
        self.setTabText(self.indexOf(page), f"{title} ({count})" if count else title)


def _items(items: Iterable[Item]) -> list[Entry]:
    return [(wording.item(item.subject, item.label), item.value or "—", "") for item in items]


def _history(history: Sequence[HistoryEntry]) -> list[Entry]:
    return [
        (
            f"{wording.moment(entry.at)}  {entry.actor}",
            pieces.translate(entry.label, "history"),
            entry.comment,
        )
        for entry in reversed(history)
    ]
