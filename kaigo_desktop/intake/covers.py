"""個人番号 on the pages of a PDF, and the bars that cover them: the form shows one at a time, for a reason.

What a page says in letters can be covered; what a photograph or a scanned sheet shows can't.
"""

import ctypes
import unicodedata

import pypdfium2
import pypdfium2.raw as pdfium

from kaigo_desktop.core.masking import written_numbers

_BAR = 0xFF404040
_MARGIN, _EDGE = 0.5, 2
"""Points and pixels a bar is larger than the letters on each side, so that no edge of them is left."""

Corners = tuple[float, float, float, float]
"""Left, top, right, bottom in points of the page, from its lower left corner."""

Place = tuple[int, int, int, int, int]
"""A whole page on a bitmap: left, top, width, height, and how many right angles it is turned by."""


def covers(page: pypdfium2.PdfPage) -> tuple[Corners, ...]:
    """What has to be covered on a page."""
    words = page.get_textpage()
    try:
        text = "".join(_letter(words, number) for number in range(words.count_chars()))
        found: list[Corners] = []
        for first, end in written_numbers(text):
            lines = pdfium.FPDFText_CountRects(words, first, end - first)
            found += [_corners(words, number) for number in range(lines)]
        return tuple(found)
    finally:
        words.close()


def cover(
    bitmap: pdfium.FPDF_BITMAP, page: pypdfium2.PdfPage, place: Place, wanted: tuple[Corners, ...]
) -> None:
    """Paint bars over what has to be covered."""
    for left, top, right, bottom in wanted:
        x1, y1 = _on(page, place, left - _MARGIN, top + _MARGIN)
        x2, y2 = _on(page, place, right + _MARGIN, bottom - _MARGIN)
        across, down = abs(x2 - x1) + 2 * _EDGE, abs(y2 - y1) + 2 * _EDGE
        pdfium.FPDFBitmap_FillRect(bitmap, min(x1, x2) - _EDGE, min(y1, y2) - _EDGE, across, down, _BAR)


def _letter(words: pypdfium2.PdfTextPage, number: int) -> str:
    """A character as one character; digits of every width as ASCII."""
    code = pdfium.FPDFText_GetUnicode(words, number)
    digit = unicodedata.digit(chr(code), None)
    return chr(code) if digit is None else str(digit)


def _corners(words: pypdfium2.PdfTextPage, number: int) -> Corners:
    sides = [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetRect(words, number, *sides)
    left, top, right, bottom = (side.value for side in sides)
    return left, top, right, bottom


def _on(page: pypdfium2.PdfPage, place: Place, x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, *place, x, y, across, down)
    return across.value, down.value
