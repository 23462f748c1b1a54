"""Which faces the window is set in, and the measures that follow from them."""

import functools
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

TEXT_FACES = ("BIZ UDPGothic", "BIZ UDPゴシック", "Yu Gothic UI", "Meiryo UI", "IPAexGothic")
"""Families for text, best first; all hold the characters of Japanese names (JIS X 0213)."""

FIGURE_FACES = ("BIZ UDGothic", "BIZ UDゴシック", "Yu Gothic", "Meiryo", "IPAexGothic")
"""Their sisters with figures of one width, for columns of numbers and dates."""

RARE_FACES = ("IPAmjMincho", "IPAmj明朝", "MS Gothic")
"""Where the characters are that the others lack (𠮷, variants of names)."""

BODY, SECONDARY, TITLE, NAME = 10.5, 9.5, 13.0, 12.0
"""Sizes in points: text, text of less weight, a case's title, a person's name."""


class Measures(NamedTuple):
    """Lengths in logical pixels, multiples of a quarter of the text's height; Qt scales them."""

    unit: int

    @property
    def control(self) -> int:
        """Height of a button or a field."""
        return 8 * self.unit

    @property
    def row(self) -> int:
        """Height of a row of the list."""
        return 7 * self.unit

    @property
    def gap(self) -> int:
        """Distance between columns of a form."""
        return 6 * self.unit


def family(wanted: Sequence[str]) -> str:
    """The first of `wanted` that is installed, or the system's own face."""
    return next((name for name in wanted if name in _installed()), QFont().family())


def text(points: float = BODY, *, bold: bool = False) -> QFont:
    """The face for text."""
    return _font(TEXT_FACES, points, bold=bold)


def figures(points: float = BODY) -> QFont:
    """The face for columns of numbers and dates."""
    return _font(FIGURE_FACES, points, bold=False)


@functools.cache
def measures() -> Measures:
    """The lengths that fit the face for text: 4 logical pixels for 10.5 points at 96 dots per inch."""
    return Measures(max(4, round(QFontMetrics(text()).height() / 3.75)))


@functools.cache
def _installed() -> frozenset[str]:
    return frozenset(QFontDatabase.families())


def _font(faces: Sequence[str], points: float, *, bold: bool) -> QFont:
    font = QFont([name for name in (*faces, *RARE_FACES) if name in _installed()] or [QFont().family()])
    font.setPointSizeF(points)
    font.setBold(bold)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    return font
