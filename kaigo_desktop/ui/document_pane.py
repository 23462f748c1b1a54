"""The document beside the form: which file of the case is opened when, and what becomes of it."""

from PySide6.QtGui import QResizeEvent, QShowEvent

from kaigo_desktop.core.field_groups import HIDDEN
from kaigo_desktop.core.pages import Document
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.ui import fonts
from kaigo_desktop.ui.document_loader import DocumentLoader
from kaigo_desktop.ui.document_page import DocumentPage
from kaigo_desktop.ui.jobs import Failure, Jobs

_FINAL = (
    "not_permitted", "page_heic", "page_unknown_kind", "page_password", "page_text_broken", "page_broken",
    "page_too_large", "page_file_too_large",
)  # fmt: skip
"""Reasons that trying again can't change."""


class DocumentPane(DocumentPage):
    """Shows the files of a case, one at a time; it opens the first by itself as soon as it is seen."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._case: Case | None = None
        self._files: tuple[int, ...] = ()
        self._opened = 0
        self._turns: dict[int, int] = {}
        self.loader = DocumentLoader(desk, jobs, self)
        self.chooser.currentIndexChanged.connect(lambda _row: self._look())
        self.finding.wanted.connect(lambda word: self.loader.find(self._opened, word))
        self.view.turned.connect(self._note_turn)
        self.view.part_wanted.connect(lambda part: self.loader.paint(self.view.document, part))
        self.loader.opened.connect(self._show)
        self.loader.painted.connect(self.view.take)
        self.loader.unpainted.connect(self.view.fail)
        self.loader.found.connect(lambda _document, word, hits: self.finding.take(word, hits))
        self.loader.failed.connect(self._fail)

    def begin(self) -> None:
        """Another case is about to be read."""
        self._case, self._files, self._opened = None, (), 0
        self._turns.clear()
        self.view.cache.clear()
        self.view.show_document(0, ())
        self.loader.begin()

    def show_case(self, case: Case) -> None:
        """Show the files of a case; where they are the same as before, everything stays where it was."""
        before, self._case = self._case, case
        files = tuple(file.id for file in case.attachments)
        if before is None or files != self._files:
            self._files, self._opened = files, 0
            self.chooser.show_files(case.attachments)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Open what was held back while nobody looked."""
        super().showEvent(event)
        self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same when it is unfolded."""
        super().resizeEvent(event)
        self._look()

    def _look(self) -> None:
        """Open the chosen file, if anybody can see it."""
        if self._case is None or not self.isVisible() or self.height() < fonts.measures().control:
            return
        document = self.chooser.document()
        if document == self._opened and document:
            return
        self._opened = document
        self.finding.put_away()
        self.tell("")
        if not document:
            words = self.tr("この申請にファイルは付いていません。")
            self.show_reason(self.tr("書類はありません"), words, "", self._again)
        elif not self._case.sees_files:
            words = self.tr("原本と添付は、この手続の閲覧と個人番号の表示を許された人だけが見られます。")
            self.show_reason(HIDDEN, words, "", self._again)
        else:
            self.loader.open(self._case.application.receipt_no, document)

    def _show(self, document: int, found: Document) -> None:
        if document != self._opened:
            return
        if found.text is not None:
            self.show_text(found.text)
            hidden = self.tr("個人番号とみられる{count}か所を伏せています。").format(count=found.masked)
            self.tell(hidden if found.masked else "")
            return
        self.show_pages(document, found, self._turns.get(document, 0))
        if found.pages > len(found.sizes):
            words = self.tr("{pages:,}ページのうち、はじめの{shown:,}ページを表示しています。")
            self.tell(words.format(pages=found.pages, shown=len(found.sizes)))

    def _fail(self, document: int, failure: Failure) -> None:
        if document == self._opened:
            again = "" if failure.code in _FINAL else self.tr("もう一度表示する")
            self.show_reason(self.tr("表示できません"), failure.sentence, again, self._again)

    def _again(self) -> None:
        self._opened = 0
        self._look()

    def _note_turn(self, turn: int) -> None:
        self._turns[self._opened] = turn
