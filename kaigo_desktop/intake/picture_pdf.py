"""Pictures as the pages of a PDF, so that one library unpacks, scales and turns them.

The packed bytes of a picture are not touched where PDF knows the packing too (JPEG, PNG's rows); at
100 % a pixel of the picture is a pixel of the window, 96 to an inch.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_POINTS_PER_PIXEL = 0.75
_TURNED = range(5, 9)
_PLACED = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""Exif orientation → how the unit square is laid onto the page, as parts of the page's width and height."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, or a strip of one.

    Attributes:
        width: in pixels, as stored; `height` likewise.
        data: its bytes as they are packed.
        coding: the entries of its dictionary that tell how: colour space, bits, filter, parameters.
        alpha: how opaque each pixel is, one byte each; empty for a picture without holes.
        top: how many rows of the sheet stand above it.
    """

    width: int
    height: int
    data: bytes
    coding: str
    alpha: bytes = b""
    top: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its size in pixels as stored, its strips from the top, and the Exif orientation."""

    width: int
    height: int
    images: tuple[Image, ...]
    orientation: int = 1


def picture_pdf(sheets: Sequence[Sheet]) -> bytes:
    """A PDF with a page for each sheet."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for sheet in sheets:
        names = []
        for number, image in enumerate(sheet.images):
            mask = ""
            if image.alpha:
                objects.append(_image(image, "/ColorSpace /DeviceGray /BitsPerComponent 8", image.alpha))
                mask = f" /SMask {len(objects)} 0 R"
            objects.append(_image(image, image.coding + mask, image.data))
            names.append(f"/I{number} {len(objects)} 0 R")
        objects.append(_stream("", _drawing(sheet)))
        box = "{:.2f} {:.2f}".format(*_shown_size(sheet))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {box}] /Contents {len(objects)} 0 R"
            f" /Resources << /XObject << {' '.join(names)} >> >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(objects)


def _shown_size(sheet: Sheet) -> tuple[float, float]:
    sides = sheet.width * _POINTS_PER_PIXEL, sheet.height * _POINTS_PER_PIXEL
    return (sides[1], sides[0]) if sheet.orientation in _TURNED else sides


def _drawing(sheet: Sheet) -> bytes:
    width, height = _shown_size(sheet)
    a, b, c, d, e, f = _PLACED.get(sheet.orientation, _PLACED[1])
    matrix = (a * width, b * height, c * width, d * height, e * width, f * height)
    lines = [" ".join(f"{number:.2f}" for number in matrix) + " cm"]
    for number, image in enumerate(sheet.images):
        below = sheet.height - image.top - image.height
        lines.append(
            f"q {image.width / sheet.width:.9f} 0 0 {image.height / sheet.height:.9f}"
            f" 0 {below / sheet.height:.9f} cm /I{number} Do Q"
        )
    return "\n".join(lines).encode()


def _image(image: Image, coding: str, data: bytes) -> bytes:
    about = f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} {coding}"
    return _stream(about, data)


def _stream(about: str, data: bytes) -> bytes:
    return f"<< {about} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    parts, places, at = [b"%PDF-1.7\n"], [], 9
    for number, content in enumerate(objects, start=1):
        places.append(at)
        parts.append(f"{number} 0 obj\n".encode() + content + b"\nendobj\n")
        at += len(parts[-1])
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    parts.append(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n".encode()
    )
    return b"".join(parts)
