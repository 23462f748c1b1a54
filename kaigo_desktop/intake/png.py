"""A PNG as a page: its rows are unpacked within bounds, and PDFium takes the filters off.

Source: PNG specification, third edition (W3C): chunks (5), filters (9), interlacing (8).
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.intake.limits import PageLimits
from kaigo_desktop.intake.pdf_pages import unpacked_image
from kaigo_desktop.intake.picture_pdf import Image, Sheet, picture_pdf

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PALETTE, _WITH_ALPHA = 3, (4, 6)
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Adam7: column and row each pass begins at, and its steps."""
_BYTE, _WORD = 8, 16


@dataclass(frozen=True, slots=True)
class _Png:
    """What stands in the chunks; `data` is the packed picture."""

    width: int
    height: int
    depth: int
    kind: int
    interlaced: bool
    palette: bytes
    clear: bytes
    data: bytes

    @property
    def channels(self) -> int:
        return _CHANNELS[self.kind]


def png_pdf(data: bytes, limits: PageLimits) -> bytes:
    """A PNG as a PDF of one page, holes on white.

    Raises:
        UserError: `page_broken`, `page_too_large`.
    """
    png = _parse(data)
    if png.width * png.height > limits.pixels:
        raise UserError("page_too_large")
    if png.interlaced or png.kind in _WITH_ALPHA:
        image = _by_samples(png)
    else:
        rows = _unpacked(png.data, _size(png, png.width, png.height))
        image = Image(png.width, png.height, *_packed(png, png.width, rows, _colours(png, png.depth)))
    return picture_pdf([Sheet(png.width, png.height, (image,))])


def _parse(data: bytes) -> _Png:
    chunks: dict[bytes, list[bytes]] = {}
    at = 8
    while at + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        chunks.setdefault(data[at + 4 : at + 8], []).append(data[at + 8 : at + 8 + length])
        at += 12 + length
    (head,) = chunks.get(b"IHDR", [b""])[:1]
    if len(head) != 13:  # noqa: PLR2004 — what the specification says
        raise UserError("page_broken")
    width, height, depth, kind, packing, _filter, interlaced = struct.unpack(">IIBBBBB", head)
    if not width or not height or packing or depth not in _DEPTHS.get(kind, ()):
        raise UserError("page_broken")
    palette, clear = b"".join(chunks.get(b"PLTE", [])), b"".join(chunks.get(b"tRNS", []))
    packed = b"".join(chunks.get(b"IDAT", []))
    return _Png(width, height, depth, kind, bool(interlaced), palette[:768], clear, packed)


def _size(png: _Png, width: int, height: int) -> int:
    """Bytes of so many pixels with the filter's byte before each row."""
    return ((width * png.channels * png.depth + 7) // 8 + 1) * height if width else 0


def _unpacked(data: bytes, size: int) -> bytes:
    """At most `size` bytes; what is missing at the end is nought, as far as it came."""
    try:
        found = zlib.decompressobj().decompress(data, size)
    except zlib.error:
        raise UserError("page_broken") from None
    return found.ljust(size, b"\0")


def _packed(png: _Png, width: int, rows: bytes, colours: str) -> tuple[bytes, str]:
    """Filtered rows as a PDF names them."""
    form = f"/Predictor 15 /Colors {png.channels} /BitsPerComponent {png.depth} /Columns {width}"
    coding = f"{colours} /BitsPerComponent {png.depth} /Filter /FlateDecode /DecodeParms << {form} >>"
    return zlib.compress(rows, 0), coding


def _colours(png: _Png, depth: int) -> str:
    """Colour space, and the colour that is a hole; entries of a palette with a hole are laid on white."""
    if png.kind == _PALETTE:
        colours = bytearray(png.palette)
        for number, alpha in enumerate(png.clear[: len(colours) // 3]):
            for place in range(number * 3, number * 3 + 3):
                colours[place] = (colours[place] * alpha + 255 * (255 - alpha)) // 255
        return f"/ColorSpace [/Indexed /DeviceRGB {max(len(colours) // 3 - 1, 0)} <{colours.hex()}>]"
    space = "/ColorSpace /DeviceGray" if png.channels < 3 else "/ColorSpace /DeviceRGB"  # noqa: PLR2004
    if png.kind not in _WITH_ALPHA and len(png.clear) == 2 * png.channels:
        shift = png.depth - depth if png.depth == _WORD else 0
        keys = [value >> shift for value in struct.unpack(f">{png.channels}H", png.clear)]
        space += f" /Mask [{' '.join(f'{key} {key}' for key in keys)}]"
    return space


def _by_samples(png: _Png) -> Image:
    """The picture as one byte a sample, colours and alpha parted."""
    count = png.width * png.height
    samples = bytearray(count * png.channels)
    for (left, top, across, down), part in _parts(png):
        width = -(-(png.width - left) // across)
        for number in range(len(part) // (width * png.channels)):
            row = part[number * width * png.channels : (number + 1) * width * png.channels]
            start = ((top + number * down) * png.width) * png.channels
            end = start + png.width * png.channels
            for channel in range(png.channels):
                at = start + left * png.channels + channel
                samples[at : end : across * png.channels] = row[channel :: png.channels]
    coding = f"{_colours(png, _BYTE)} /BitsPerComponent 8"
    if png.kind not in _WITH_ALPHA:
        return Image(png.width, png.height, bytes(samples), coding)
    visible = png.channels - 1
    alpha = bytes(samples[visible :: png.channels])
    colours = bytearray(count * visible)
    for channel in range(visible):
        colours[channel::visible] = samples[channel :: png.channels]
    return Image(png.width, png.height, bytes(colours), coding, b"" if alpha.count(255) == count else alpha)


def _parts(png: _Png) -> Iterator[tuple[tuple[int, int, int, int], bytes]]:
    """Where each pass stands, and its samples, one byte each; one pass where nothing is interlaced."""
    passes = _PASSES if png.interlaced else ((0, 0, 1, 1),)
    sizes = [
        (-(-(png.width - left) // across), -(-(png.height - top) // down))
        for left, top, across, down in passes
    ]
    rows = _unpacked(png.data, sum(_size(png, max(width, 0), max(height, 0)) for width, height in sizes))
    at = 0
    for place, (width, height) in zip(passes, sizes, strict=True):
        if width > 0 and height > 0:
            size = _size(png, width, height)
            yield place, _samples(png, width, height, rows[at : at + size])
            at += size


def _samples(png: _Png, width: int, height: int, rows: bytes) -> bytes:
    """Filtered rows as one byte a sample."""
    space = {1: "/DeviceGray", 2: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}[png.channels]
    image = Image(width, height, *_packed(png, width, rows, f"/ColorSpace {space}"))
    plain = unpacked_image(picture_pdf([Sheet(width, height, (image,))]))
    long = (width * png.channels * png.depth + 7) // 8
    plain = plain[: long * height].ljust(long * height, b"\0")
    if png.depth == _WORD:
        return plain[::2]
    if png.depth == _BYTE:
        return plain
    most = (1 << png.depth) - 1
    scale = 1 if png.kind == _PALETTE else 255 // most
    table = [
        bytes(((value >> shift) & most) * scale for shift in range(_BYTE - png.depth, -1, -png.depth))
        for value in range(256)
    ]
    lines = (plain[number * long : (number + 1) * long] for number in range(height))
    return b"".join(b"".join(map(table.__getitem__, line))[:width] for line in lines)
