"""The pages of a PDF, painted (個人番号 covered) and searched by PDFium; only ever in the reader process."""

import ctypes
import time
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.finding import Letter, folded, places
from kaigo_desktop.core.pages import Box, Hit, Hits, Part
from kaigo_desktop.core.text import fold_letter
from kaigo_desktop.intake.covers import Corners, cover, covers
from kaigo_desktop.intake.limits import PageLimits
from kaigo_desktop.intake.page_wire import BYTES_PER_PIXEL

_WHITE = 0xFFFFFFFF
_FLAGS = pdfium.FPDF_ANNOT
_LEAST_POINTS = 8.0
_GRID = 1 << 20
"""Device units a page's width is divided into to learn where a character stands."""
_PAGES_KEPT = 4
_HIGH = range(0xD800, 0xDC00)
_PASSWORD = 4


class PdfPages:
    """A PDF that is open, and its pages.

    Attributes:
        count: how many pages the file has.
        sizes: width and height in points of each page that is shown.

    Raises:
        UserError: `page_password`, `page_broken`.
    """

    def __init__(self, data: bytes, limits: PageLimits) -> None:
        self._limits = limits
        try:
            self._pdf = pypdfium2.PdfDocument(data)
            self._pdf.init_forms()
        except pypdfium2.PdfiumError as error:
            raise UserError("page_password" if error.err_code == _PASSWORD else "page_broken") from None
        self.count = len(self._pdf)
        self.sizes = tuple(self._size(number) for number in range(min(self.count, limits.pages)))
        self._loaded: dict[int, pypdfium2.PdfPage] = {}
        self._covers: dict[int, tuple[Corners, ...]] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._loaded.clear()
        self._pdf.close()

    def paint(self, part: Part) -> bytearray:
        """The pixels of a part, four bytes each (blue, green, red, unused), on white.

        Raises:
            UserError: `page_broken`, `page_too_large` for more pixels than the limit.
        """
        if not 0 < part.across * part.down <= self._limits.painted:
            raise UserError("page_too_large")
        page = self._page(part.page)
        pixels = bytearray(part.across * part.down * BYTES_PER_PIXEL)
        buffer = (ctypes.c_ubyte * len(pixels)).from_buffer(pixels)
        bitmap = pdfium.FPDFBitmap_CreateEx(
            part.across, part.down, pdfium.FPDFBitmap_BGRx, buffer, part.across * BYTES_PER_PIXEL
        )
        if not bitmap:
            raise MemoryError
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, part.across, part.down, _WHITE)
        place = (-part.left, -part.top, part.width, part.height, part.turn % 4, _FLAGS)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, *place)
        if self._pdf.formenv:
            pdfium.FPDF_FFLDraw(self._pdf.formenv, bitmap, page, *place)
        cover(bitmap, page, place[:5], self._covers_of(part.page))
        pdfium.FPDFBitmap_Destroy(bitmap)
        return pixels

    def find(self, text: str) -> Hits:
        """Where `text` stands; width, case, spaces and the ends of lines do not count."""
        wanted = folded(text)
        until = time.monotonic() + self._limits.searching
        found: list[Hit] = []
        has_text = False
        for number in range(len(self.sizes) if wanted else 0):
            if time.monotonic() > until or len(found) >= self._limits.hits:
                return Hits(tuple(found[: self._limits.hits]), has_text, complete=False)
            try:
                page = self._page(number)
            except UserError:
                continue
            words = page.get_textpage()
            try:
                letters = _letters(words)
                has_text = has_text or bool(letters)
                found += [Hit(number, boxes) for boxes in _found(page, words, letters, wanted)]
            finally:
                words.close()
        return Hits(tuple(found[: self._limits.hits]), has_text, complete=len(found) <= self._limits.hits)

    def _covers_of(self, number: int) -> tuple[Corners, ...]:
        if number not in self._covers:
            self._covers[number] = covers(self._page(number))
        return self._covers[number]

    def _page(self, number: int) -> pypdfium2.PdfPage:
        page = self._loaded.pop(number, None)
        if page is None:
            try:
                page = self._pdf[number]
            except (pypdfium2.PdfiumError, IndexError):
                raise UserError("page_broken") from None
            for old in list(self._loaded)[: len(self._loaded) + 1 - _PAGES_KEPT]:
                self._loaded.pop(old).close()
        self._loaded[number] = page
        return page

    def _size(self, number: int) -> tuple[float, float]:
        """A page's size, brought within what can be shown; one that can't be read is a sheet of A4."""
        size = pdfium.FS_SIZEF()
        known = pdfium.FPDF_GetPageSizeByIndexF(self._pdf, number, size)
        width, height = (size.width, size.height) if known else (595.0, 842.0)
        width, height = (side if side > 0 else _LEAST_POINTS for side in (width, height))
        most = self._limits.page_points
        shrunk = min(1.0, most / max(width, height))
        width, height = (min(max(side * shrunk, _LEAST_POINTS), most) for side in (width, height))
        return width, height


def _letters(words: pypdfium2.PdfTextPage) -> list[Letter]:
    """Every character that counts, folded, with its number on the page."""
    letters: list[Letter] = []
    high = 0
    for number in range(words.count_chars()):
        code = pdfium.FPDFText_GetUnicode(words, number)
        if code in _HIGH:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:  # noqa: PLR2004 — the second half of a character in UTF-16
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        letters += [(letter, number) for letter in fold_letter(chr(code))]
    return letters


def _found(
    page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, letters: list[Letter], wanted: str
) -> Iterator[tuple[Box, ...]]:
    for first, last in places(letters, wanted):
        count = pdfium.FPDFText_CountRects(words, first, last - first + 1)
        yield tuple(_box(page, words, number) for number in range(count))


def _box(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, number: int) -> Box:
    sides = [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetRect(words, number, *sides)
    left, top, right, bottom = (side.value for side in sides)
    corners = []
    for x, y in ((left, top), (right, bottom)):
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, across, down)
        corners.append((across.value / _GRID, down.value / _GRID))
    (x1, y1), (x2, y2) = corners
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def unpacked_image(data: bytes) -> bytes:
    """The samples of the first picture of a PDF of ours, unpacked and its filters taken off."""
    pdf = pypdfium2.PdfDocument(data)
    page = pdf[0]
    image = pdfium.FPDFPage_GetObject(page, 0)
    size = pdfium.FPDFImageObj_GetImageDataDecoded(image, None, 0)
    buffer = (ctypes.c_ubyte * size)()
    pdfium.FPDFImageObj_GetImageDataDecoded(image, buffer, size)
    page.close()
    pdf.close()
    return bytes(buffer)
