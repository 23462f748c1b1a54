"""Where the pages of a document stand, one beneath the other; all lengths in device pixels."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kaigo_desktop.core.pages import Part

TILE = 2048
"""Longest side of a part that is painted at once: 16 MiB at most."""

_POINTS_PER_INCH, _PIXELS_PER_INCH = 72, 96


@dataclass(frozen=True, slots=True)
class Place:
    """A page as it is laid out."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The places of all pages; `width` and `height` of everything with the gaps around."""

    places: tuple[Place, ...]
    width: int
    height: int
    turn: int

    def seen(self, top: int, bottom: int) -> range:
        """The pages between two heights."""
        tops = [place.top for place in self.places]
        first = max(bisect_right(tops, top) - 1, 0)
        if self.places and first < len(self.places) - 1 and tops[first] + self.places[first].height <= top:
            first += 1
        return range(first, max(bisect_right(tops, max(bottom - 1, top)), min(first + 1, len(tops))))

    def parts(self, page: int, top: int, bottom: int, left: int = 0, right: int = 1 << 30) -> Iterator[Part]:
        """The parts of a page that show in a rectangle of the whole."""
        place = self.places[page]
        for down in range(0, place.height, TILE):
            height = min(TILE, place.height - down)
            if not top < place.top + down + height or not place.top + down < bottom:
                continue
            for across in range(0, place.width, TILE):
                width = min(TILE, place.width - across)
                if left < place.left + across + width and place.left + across < right:
                    size = place.width, place.height
                    yield Part(page, self.turn, *size, across, down, width, height)


def lay_out(sizes: Sequence[tuple[float, float]], scale: float, turn: int, room: int, gap: int) -> PageLayout:
    """Lay out pages of `sizes` (points), `scale` pixels to a point, in the middle of `room` pixels."""
    turned = [(height, width) if turn % 2 else (width, height) for width, height in sizes]
    pixels = [(max(1, round(width * scale)), max(1, round(height * scale))) for width, height in turned]
    whole = max([room, *(width + 2 * gap for width, _ in pixels)])
    places = []
    top = gap
    for width, height in pixels:
        places.append(Place((whole - width) // 2, top, width, height))
        top += height + gap
    return PageLayout(tuple(places), whole, top, turn % 4)


def fitting(sizes: Sequence[tuple[float, float]], turn: int, width: int, height: int | None) -> float:
    """Pixels to a point so that every page is `width` pixels wide at most, and `height` high where given."""
    if not sizes:
        return 1.0
    wide, high = max(size[turn % 2] for size in sizes), max(size[1 - turn % 2] for size in sizes)
    scale = max(width, 1) / wide
    return scale if height is None else min(scale, max(height, 1) / high)


def natural(zoom: float, ratio: float) -> float:
    """Pixels to a point at a zoom (1.0 is 100 %) on a screen with `ratio` device pixels to a pixel."""
    return zoom * ratio * _PIXELS_PER_INCH / _POINTS_PER_INCH


def zoom_of(scale: float, ratio: float) -> float:
    """The zoom that so many pixels to a point are."""
    return scale * _POINTS_PER_INCH / _PIXELS_PER_INCH / ratio
