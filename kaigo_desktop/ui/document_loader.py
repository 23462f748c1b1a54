"""Getting documents: the store's thread fetches the bytes, one of its own has them opened and painted."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kaigo_desktop.core.pages import Document, Hits, Part
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.view_document import Viewer, fetch
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.page_cache import picture


class DocumentLoader(QObject):
    """Answers by signals, each with the document it is about.

    `opened` carries a `Document`, `painted` a `Part` and its `QImage`, `unpainted` a `Part` and the sentence
    why not, `found` what was looked for and `Hits`, `failed` a `Failure`.
    """

    opened = Signal(int, object)
    painted = Signal(int, object, object)
    unpainted = Signal(int, object, str)
    found = Signal(int, str, object)
    failed = Signal(int, object)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._viewer = Viewer()
        self.painting = jobs.beside("pages", self._viewer.stop, self._viewer.close)
        self.destroyed.connect(self.painting.end)
        self._document, self._data = 0, b""

    def begin(self) -> None:
        """Let go of the case before; the reader process starts while the next one is read."""
        self._document, self._data = 0, b""
        self.painting.run(self, self._viewer.begin, lambda _: None, lambda _: None)

    def open(self, receipt_no: str, document: int) -> None:
        """Open a document; it is fetched, and noted in the audit log, once for each case that is opened."""

        def look() -> Document | None:
            if not self._viewer.holds(document):
                return None
            return self._viewer.open(document)

        def looked(found: Document | None) -> None:
            if found is not None:
                self.opened.emit(document, found)
                return
            work = partial(fetch, self._desk, receipt_no, document)
            self._jobs.run(self, work, partial(self._hold, document), failed, topic="fetch")

        failed = partial(self.failed.emit, document)
        self.painting.run(self, look, looked, failed, topic="open")

    def paint(self, document: int, part: Part) -> None:
        """Have a part painted."""

        def work() -> QImage:
            self._give(document)
            return picture(part, self._viewer.paint(document, part))

        self.painting.run(
            self,
            work,
            partial(self.painted.emit, document, part),
            lambda failure: self.unpainted.emit(document, part, failure.sentence),
        )

    def find(self, document: int, word: str) -> None:
        """Have a word looked for."""

        def work() -> Hits:
            self._give(document)
            return self._viewer.find(document, word)

        done = partial(self.found.emit, document, word)
        self.painting.run(self, work, done, partial(self.failed.emit, document), topic="find")

    def _hold(self, document: int, data: bytes) -> None:
        self._document, self._data = document, data

        def work() -> Document:
            self._viewer.hold(document, data)
            return self._viewer.open(document)

        failed = partial(self.failed.emit, document)
        self.painting.run(self, work, partial(self.opened.emit, document), failed, topic="open")

    def _give(self, document: int) -> None:
        """Give the bytes again to a reader process that has taken the place of one that died."""
        if not self._viewer.holds(document) and document == self._document:
            self._viewer.hold(document, self._data)
