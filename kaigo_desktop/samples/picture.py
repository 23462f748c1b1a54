"""A real PNG file: the photograph of a fictional card that says 見本, drawn stroke by stroke."""

import struct
import zlib
from functools import cache
from itertools import pairwise
from random import Random

_WIDTH, _HEIGHT = 640, 400
_PALETTE = bytes.fromhex(
    "f4f1e8 efece2 f9f6ee e9e5d8 2f6d8c ffffff b8c4c9 5b6770 c0392b dfe9ee".replace(" ", "")
)
_PLAIN = 190
_PAPER = bytes(0 if level < _PLAIN else 1 + level % 3 for level in range(256))
_BAND, _WHITE, _PALE, _INK, _RED, _SKY = 4, 5, 6, 7, 8, 9

Point = tuple[int, int]
Box = tuple[int, int, int, int]
"""Left, top, width, height."""

_STROKES: tuple[tuple[tuple[Point, ...], ...], ...] = (
    (  # 見
        ((25, 8), (75, 8), (75, 60), (25, 60), (25, 8)),
        ((25, 25), (75, 25)),
        ((25, 43), (75, 43)),
        ((40, 60), (35, 80), (12, 95)),
        ((60, 60), (60, 88), (66, 94), (90, 94), (92, 78)),
    ),
    (  # 本
        ((8, 28), (92, 28)),
        ((50, 5), (50, 97)),
        ((48, 30), (8, 76)),
        ((52, 30), (92, 76)),
        ((32, 76), (68, 76)),
    ),
)


@cache
def card(variant: int) -> bytes:
    """The picture as a PNG of some 35 KiB: paper grain, a band, a blank portrait, lines of writing, 見本.

    Each `variant` has other grain and writing; it is drawn once.
    """
    rng = Random(variant)
    canvas = bytearray(rng.randbytes(_WIDTH * _HEIGHT).translate(_PAPER))
    _fill(canvas, (0, 0, _WIDTH, 64), _BAND)
    _fill(canvas, (430, 100, 180, 230), _WHITE)
    _fill(canvas, (440, 110, 160, 210), _SKY)
    _fill(canvas, (490, 150, 60, 70), _PALE)
    _fill(canvas, (460, 235, 120, 85), _PALE)
    for line in range(6):
        _fill(canvas, (40, 105 + line * 38, 60, 12), _PALE)
        _fill(canvas, (120, 105 + line * 38, rng.randrange(120, 280), 12), _INK)
    for number, character in enumerate(_STROKES):
        for stroke in character:
            _draw(canvas, 70 + number * 170, 190, stroke)
    return _png(canvas)


def _fill(canvas: bytearray, box: Box, colour: int) -> None:
    left, top, width, height = box
    for y in range(top, min(top + height, _HEIGHT)):
        start = y * _WIDTH + left
        canvas[start : start + width] = bytes((colour,)) * width


def _draw(canvas: bytearray, left: int, top: int, stroke: tuple[Point, ...]) -> None:
    """Draw the lines between the points of a stroke, given on a square of 100, half as large again."""
    for (x1, y1), (x2, y2) in pairwise(stroke):
        steps = max(abs(x2 - x1), abs(y2 - y1), 1)
        for step in range(steps + 1):
            x, y = x1 + (x2 - x1) * step // steps, y1 + (y2 - y1) * step // steps
            _fill(canvas, (left + x * 3 // 2, top + y * 3 // 2, 9, 9), _RED)


def _png(canvas: bytearray) -> bytes:
    rows = b"".join(b"\0" + canvas[start : start + _WIDTH] for start in range(0, len(canvas), _WIDTH))
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", _PALETTE), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
