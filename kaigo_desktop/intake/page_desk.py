"""In the reader process: the documents held for one case, one of them open at a time."""

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.pages import Document, Hits
from kaigo_desktop.intake import page_wire
from kaigo_desktop.intake.limits import PageLimits
from kaigo_desktop.intake.media import media_type
from kaigo_desktop.intake.pdf_pages import PdfPages
from kaigo_desktop.intake.pictures import PICTURES
from kaigo_desktop.intake.readable import READABLE, readable

_PDF = "application/pdf"
_HEIC = ("image/heic", "image/avif")
_KINDS = {
    "application/zip": "ZIP",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
    "application/x-ole-storage": "Word・Excel・PowerPoint 97-2003",
    "image/bmp": "BMP",
    "image/webp": "WebP",
    "application/octet-stream": "?",
}
"""What people call a kind of file that isn't shown."""


class PageDesk:
    """Answers what is asked about held documents."""

    def __init__(self, limits: PageLimits) -> None:
        self._limits = limits
        self._held: dict[int, bytes] = {}
        self._open: tuple[int, PdfPages] | None = None

    def hold(self, document: int, data: bytes) -> None:
        """Keep a file, instead of the one that was kept under the same number."""
        if self._open is not None and self._open[0] == document:
            self._close()
        self._held[document] = data

    def answer(
        self, request: page_wire.Open | page_wire.Paint | page_wire.Find
    ) -> tuple[page_wire.PageAnswer, bytes | bytearray]:
        """The answer to a request, and the pixels that follow it."""
        try:
            if isinstance(request, page_wire.Paint):
                return page_wire.Painted(), self._pages(request.document).paint(request.part)
            if isinstance(request, page_wire.Find):
                return self._find(request), b""
            return self._document(request), b""
        except UserError as error:
            return page_wire.failed(error), b""

    def _document(self, request: page_wire.Open) -> Document:
        data = self._held[request.document]
        kind = media_type(data)
        if kind in READABLE:
            return readable(data, kind, self._limits)
        pages = self._pages(request.document)
        return Document(pages.sizes, pages.count, searchable=kind == _PDF)

    def _find(self, request: page_wire.Find) -> Hits:
        return self._pages(request.document).find(request.text)

    def _pages(self, document: int) -> PdfPages:
        """The pages of a held file; the ones opened before are closed."""
        if self._open is not None and self._open[0] == document:
            return self._open[1]
        self._close()
        data = self._held[document]
        kind = media_type(data)
        if kind in PICTURES:
            data = PICTURES[kind](data, self._limits)
        elif kind in _HEIC:
            raise UserError("page_heic")
        elif kind != _PDF:
            raise UserError("page_unknown_kind", kind=_KINDS.get(kind, kind))
        self._open = document, PdfPages(data, self._limits)
        return self._open[1]

    def _close(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None
