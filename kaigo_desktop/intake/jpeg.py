"""A photograph (JPEG): size, colours and orientation are read from its head; the packed bytes stay.

Source: ITU-T T.81 annex B (markers), Exif 2.32 4.6.4 (orientation), Adobe technote 5116 (inverted CMYK).
"""

import struct

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.intake.limits import PageLimits
from kaigo_desktop.intake.picture_pdf import Image, Sheet, picture_pdf

_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_ALONE = {0x01, *range(0xD0, 0xD9)}
_START_OF_SCAN, _EXIF, _ADOBE = 0xDA, 0xE1, 0xEE
_ORIENTATION = 0x0112
_SPACES = {
    1: "/ColorSpace /DeviceGray",
    3: "/ColorSpace /DeviceRGB",
    4: "/ColorSpace /DeviceCMYK",
}


def jpeg_pdf(data: bytes, limits: PageLimits) -> bytes:
    """A JPEG as a PDF of one page, turned as the camera was held.

    Raises:
        UserError: `page_broken`, `page_too_large`.
    """
    size, parts, orientation, adobe = None, 3, 1, False
    for marker, segment in _segments(data):
        if marker in _FRAMES and len(segment) >= 6:  # noqa: PLR2004 — precision, height, width, components
            height, width, parts = struct.unpack(">HHB", segment[1:6])
            size = width, height
        elif marker == _EXIF and segment.startswith(b"Exif\0\0"):
            orientation = _orientation(segment[6:])
        elif marker == _ADOBE:
            adobe = segment.startswith(b"Adobe")
    if size is None or not all(size) or parts not in _SPACES:
        raise UserError("page_broken")
    if size[0] * size[1] > limits.pixels:
        raise UserError("page_too_large")
    coding = f"{_SPACES[parts]} /BitsPerComponent 8 /Filter /DCTDecode"
    if parts == 4 and adobe:  # noqa: PLR2004 — cyan, magenta, yellow, black
        coding += " /Decode [1 0 1 0 1 0 1 0]"
    return picture_pdf([Sheet(*size, (Image(*size, data, coding),), orientation)])


def _segments(data: bytes) -> list[tuple[int, bytes]]:
    """Marker and content of each segment before the first scan."""
    found = []
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 — every marker begins so
        marker = data[at + 1]
        if marker == 0xFF or marker in _ALONE:  # noqa: PLR2004 — a fill byte
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker == _START_OF_SCAN or length < 2:  # noqa: PLR2004 — the length counts itself
            break
        found.append((marker, data[at + 4 : at + 2 + length]))
        at += 2 + length
    return found


def _orientation(tiff: bytes) -> int:
    """The orientation in an Exif block, 1 (upright) where it says none."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:  # noqa: PLR2004 — the head of a TIFF
        return 1
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    if first + 2 > len(tiff):
        return 1
    (count,) = struct.unpack_from(f"{order}H", tiff, first)
    for number in range(count):
        at = first + 2 + 12 * number
        if at + 12 > len(tiff):
            break
        tag, _kind, _values, value = struct.unpack_from(f"{order}HHIH", tiff, at)
        if tag == _ORIENTATION:
            return value if 1 <= value <= 8 else 1  # noqa: PLR2004 — Exif's eight
    return 1
