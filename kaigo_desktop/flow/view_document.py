"""Looking at a document of an application (書類の閲覧): the resident's form, attachments, originals.

`fetch` touches the store: permission, the entry in the audit log, the bytes. A `Viewer` touches none: it
gives the bytes to a reader process without keys and brings back pixels, places or text. They may work on two
threads.
"""

from kaigo_desktop.core.pages import Document, Hits, Part
from kaigo_desktop.flow.show import attachment
from kaigo_desktop.intake.page_reader import PageReader

fetch = attachment
"""The bytes of a kept file, for `Viewer.hold`; every call is an entry of the audit log."""


class Viewer:
    """The documents of one case at a time, by their attachment ids.

    Its process is kept for the next case and ends with `close`. To be used from one thread, but for `stop`.
    """

    def __init__(self) -> None:
        self._reader = PageReader()

    def begin(self) -> None:
        """Let go of the documents of the case before, and be ready."""
        self._reader.forget()

    def holds(self, document: int) -> bool:
        """Whether the document can be shown without fetching it."""
        return self._reader.holds(document)

    def hold(self, document: int, data: bytes) -> None:
        """Take the bytes of a document.

        Raises:
            UserError: `page_file_too_large`.
        """
        self._reader.hold(document, data)

    def open(self, document: int) -> Document:
        """What a document is; of a text 個人番号 are hidden: the form shows them, one at a time.

        Raises:
            UserError: why it can't be shown (`page_…`).
        """
        return self._reader.open(document)

    def paint(self, document: int, part: Part) -> bytes:
        """The pixels of a part: rows from the top, a pixel is blue, green, red and a byte that says nothing.

        Raises:
            UserError: why it can't be shown (`page_…`).
        """
        return self._reader.paint(document, part)

    def find(self, document: int, text: str) -> Hits:
        """Where a text stands.

        Raises:
            UserError: why it can't be searched (`page_…`).
        """
        return self._reader.find(document, text)

    def stop(self) -> None:
        """Cut short what is under way, for good; from any thread."""
        self._reader.stop()

    def close(self) -> None:
        """End the process."""
        self._reader.close()
