"""What is seen of a document (書類) beside the form: its pages, a part of one, where a text stands."""

import msgspec

Box = tuple[float, float, float, float]
"""Left, top, right, bottom as parts of the page's width and height, from 0 to 1, before it is turned."""


class Document(msgspec.Struct, array_like=True, frozen=True, tag="document"):
    """A document as it can be shown: pages to paint, or a text to read.

    Attributes:
        sizes: width and height in points (1/72 inch) of each page that can be shown, none for a text.
        pages: how many pages the file has; more than `sizes` where it has more than we show.
        searchable: whether its words can be looked for: not in a photograph.
        text: what is read, None for pages.
        masked: how many 個人番号 are hidden in `text`.
    """

    sizes: tuple[tuple[float, float], ...] = ()
    pages: int = 0
    searchable: bool = False
    text: str | None = None
    masked: int = 0


class Part(msgspec.Struct, array_like=True, frozen=True):
    """A rectangle of a page to be painted, all in pixels.

    Attributes:
        page: its number, from 0.
        turn: how often it is turned clockwise by a right angle.
        width: of the whole page as turned; `height` likewise.
        left: where the rectangle begins; `top` likewise.
        across: how wide the rectangle is; `down` how high.
    """

    page: int
    turn: int
    width: int
    height: int
    left: int
    top: int
    across: int
    down: int


class Hit(msgspec.Struct, array_like=True, frozen=True):
    """One place of a text on a page; several boxes where it goes over the end of a line."""

    page: int
    boxes: tuple[Box, ...]


class Hits(msgspec.Struct, array_like=True, frozen=True, tag="hits"):
    """Where a text stands, in reading order.

    Attributes:
        places: the hits, at most as many as the limit says.
        has_text: whether the pages hold any text at all: a scan holds none.
        complete: whether everything was looked through.
    """

    places: tuple[Hit, ...]
    has_text: bool
    complete: bool
