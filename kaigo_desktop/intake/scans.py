"""Scans and pictures of older kinds (TIFF, GIF) as pages: Pillow unpacks them, a page at a time.

Its classes of the two kinds are used by name: nothing is guessed, and no other decoder is loaded.
"""

import io
import struct
import zlib
from typing import TYPE_CHECKING

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.intake.limits import PageLimits
from kaigo_desktop.intake.picture_pdf import Image, Sheet, picture_pdf

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_BROKEN = (
    ArithmeticError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError, TypeError,
    ValueError, struct.error,
)  # fmt: skip
"""What Pillow raises of a file that isn't what it says."""

_GREY, _BILEVEL, _COLOURS = "L", "1", "RGB"
_CODINGS = {
    _BILEVEL: "/ColorSpace /DeviceGray /BitsPerComponent 1",
    _GREY: "/ColorSpace /DeviceGray /BitsPerComponent 8",
    _COLOURS: "/ColorSpace /DeviceRGB /BitsPerComponent 8",
}
_DEEP = ("I", "I;16", "I;16B", "I;16L", "I;16N")
"""Grey with 16 bits a pixel."""


def tiff_pdf(data: bytes, limits: PageLimits) -> bytes:
    """A TIFF as a PDF of as many pages, at most as many as are shown.

    Raises:
        UserError: `page_broken`, `page_too_large`.
    """
    from PIL.TiffImagePlugin import TiffImageFile

    try:
        with TiffImageFile(io.BytesIO(data)) as picture:
            count = min(picture.n_frames, limits.pages)
            sheets = []
            for number in range(count):
                picture.seek(number)
                sheets.append(_sheet(picture, limits))
    except _BROKEN:
        raise UserError("page_broken") from None
    return picture_pdf(sheets)


def gif_pdf(data: bytes, limits: PageLimits) -> bytes:
    """A GIF as a PDF of one page: what moves is shown as it begins.

    Raises:
        UserError: `page_broken`, `page_too_large`.
    """
    from PIL.GifImagePlugin import GifImageFile

    try:
        with GifImageFile(io.BytesIO(data)) as picture:
            return picture_pdf([_sheet(picture, limits)])
    except _BROKEN:
        raise UserError("page_broken") from None


def _sheet(picture: "Picture", limits: PageLimits) -> Sheet:
    """The page a file stands at; its size is asked before anything is unpacked."""
    if picture.width * picture.height > limits.pixels:
        raise UserError("page_too_large")
    picture.load()
    plain = _plain(picture)
    coding = f"{_CODINGS[plain.mode]} /Filter /FlateDecode"
    return Sheet(*plain.size, (Image(*plain.size, zlib.compress(plain.tobytes(), 1), coding),))


def _plain(picture: "Picture") -> "Picture":
    """Black and white, grey or three colours; holes are white."""
    if picture.mode in _CODINGS and "transparency" not in picture.info:
        return picture
    if picture.mode in _DEEP:
        return picture.convert("I").point(lambda value: value / 256).convert(_GREY)
    if picture.has_transparency_data:
        from PIL.Image import new

        clear = picture.convert("RGBA")
        ground = new(_COLOURS, picture.size, "white")
        ground.paste(clear, mask=clear.getchannel("A"))
        return ground
    return picture.convert(_COLOURS)
