"""Scans (TIFF) and older pictures (GIF) beside the form: every page and packing, within the limits."""

import io
import struct
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.pages import Part
from kaigo_desktop.intake.limits import MIB, PageLimits
from kaigo_desktop.intake.page_reader import PageReader
from tests.making import papers

BLACK, WHITE, RED, BLUE = (0, 0, 0), (255, 255, 255), (255, 0, 0), (0, 0, 255)
Colour = tuple[int, int, int]
SOUND = papers.pdf([papers.words("sound")])
SMALL = PageLimits(seconds=4.0, memory_bytes=600 * MIB)


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with PageReader(SMALL) as made:
        yield made


def two_colours(left: Colour, right: Colour, mode: str = "RGB") -> Image.Image:
    """A picture of 64 by 32 pixels in two halves."""
    made = Image.new("RGB", (64, 32), left)
    made.paste(right, (32, 0, 64, 32))
    return made if mode == "RGB" else made.convert(mode)


def packed(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def halves(reader: PageReader, data: bytes, page: int = 0) -> list[Colour]:
    """The colours left and right of a page painted one to one."""
    reader.hold(1, data)
    reader.open(1)
    pixels = reader.paint(1, Part(page, 0, 64, 32, 0, 0, 64, 32))
    places = [(16 * 64 + x) * 4 for x in (8, 56)]
    return [(pixels[at + 2], pixels[at + 1], pixels[at]) for at in places]


def near(found: list[Colour], wanted: list[Colour]) -> bool:
    pairs = [
        (one, other) for a, b in zip(found, wanted, strict=True) for one, other in zip(a, b, strict=True)
    ]
    return all(abs(one - other) < 20 for one, other in pairs)


@pytest.mark.parametrize("packing", ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"])
def test_a_scan_in_colour_is_shown_however_it_is_packed(reader: PageReader, packing: str) -> None:
    data = packed(two_colours(RED, BLUE), "TIFF", compression=packing)
    assert near(halves(reader, data), [RED, BLUE])
    assert reader.open(1).sizes == ((48.0, 24.0),)


@pytest.mark.parametrize("packing", ["raw", "group3", "group4"])
def test_a_fax_is_shown_black_on_white(reader: PageReader, packing: str) -> None:
    data = packed(two_colours(WHITE, BLACK, "1"), "TIFF", compression=packing)
    assert halves(reader, data) == [WHITE, BLACK]


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "YCbCr", "I;16", "LA", "RGBA"])
def test_every_way_to_write_colours_is_read(reader: PageReader, mode: str) -> None:
    picture = two_colours(WHITE, BLACK, "L" if mode == "I;16" else mode)
    if mode == "I;16":
        picture = picture.convert("I").point(lambda value: value * 257).convert("I;16")
    assert near(halves(reader, packed(picture, "TIFF")), [WHITE, BLACK])


def test_holes_are_white(reader: PageReader) -> None:
    clear = Image.new("RGBA", (64, 32), (0, 0, 0, 0))
    clear.paste((255, 0, 0, 255), (32, 0, 64, 32))
    assert halves(reader, packed(clear, "TIFF")) == [WHITE, RED]
    assert near(halves(reader, packed(clear, "GIF")), [WHITE, RED])


def test_every_page_of_a_scan_is_a_page(reader: PageReader) -> None:
    colours = [two_colours(RED, WHITE), two_colours(WHITE, BLUE), two_colours(BLACK, WHITE, "1")]
    data = packed(colours[0], "TIFF", save_all=True, append_images=colours[1:])
    reader.hold(1, data)
    assert (reader.open(1).pages, reader.open(1).searchable) == (3, False)
    found = [halves(reader, data, page) for page in range(3)]
    assert found == [[RED, WHITE], [WHITE, BLUE], [BLACK, WHITE]]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_scan_is_upright_however_it_lay(reader: PageReader, orientation: int) -> None:
    data = packed(two_colours(RED, BLUE), "TIFF", tiffinfo={274: orientation})
    reader.hold(1, data)
    (size,) = reader.open(1).sizes
    assert size == ((48.0, 24.0) if orientation < 5 else (24.0, 48.0))
    if orientation < 5:
        wanted = [RED, BLUE] if orientation in {1, 4} else [BLUE, RED]
        assert halves(reader, data) == wanted


def test_what_moves_is_shown_as_it_begins(reader: PageReader) -> None:
    frames = [two_colours(RED, BLUE), two_colours(BLACK, WHITE)]
    data = packed(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert near(halves(reader, data), [RED, BLUE])
    assert reader.open(1).pages == 1


def tiff(*entries: tuple[int, int, int], following: int = 0, data: bytes = b"") -> bytes:
    """A TIFF with one directory of numbers (tag, kind, value); `following` is where the next stands."""
    rows = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + rows + struct.pack("<I", following) + data


def sized(width: int, height: int, packing: int = 1, following: int = 0) -> bytes:
    """A TIFF of grey that says it is so large, with a hundred bytes of picture."""
    begin = 8 + 2 + 12 * 8 + 4
    entries = (
        (256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, packing),
        (262, 3, 1), (273, 4, begin), (278, 4, height), (279, 4, 100),
    )  # fmt: skip
    return tiff(*entries, following=following, data=bytes(100))


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (sized(100_000, 100_000), {"page_too_large"}),
        (sized(10_000, 10_000), {"page_broken", "page_too_much_memory", "page_reader_died"}),
        (sized(0, 0), {"page_broken"}),
        (sized(64, 32, packing=4), {"page_broken", ""}),
        (sized(64, 32, packing=9_999), {"page_broken"}),
        (sized(8, 8, following=8), {"page_broken", ""}),
        (b"II*\0" + bytes(50), {"page_broken"}),
        (b"MM\0*" + b"\xff" * 50, {"page_broken"}),
        (b"GIF89a" + b"\xff" * 50, {"page_broken", "page_too_large"}),
        (b"GIF89a" + struct.pack("<HH", 65_535, 65_535) + bytes(50), {"page_broken", "page_too_large"}),
        (packed(two_colours(RED, BLUE), "GIF")[:60], {"page_broken"}),
        (packed(two_colours(RED, BLUE), "TIFF", compression="tiff_lzw")[:-20], {"page_broken"}),
    ],
)
def test_a_bomb_or_a_broken_scan_costs_itself_only(reader: PageReader, data: bytes, codes: set[str]) -> None:
    assert became(reader, data) in codes
    reader.hold(2, SOUND)
    assert len(reader.find(2, "sound").places) == 1


def became(reader: PageReader, data: bytes) -> str:
    """Why a file could not be shown; "" where it was."""
    try:
        reader.hold(1, data)
        reader.open(1)
        reader.paint(1, Part(0, 0, 64, 32, 0, 0, 64, 32))
    except UserError as error:
        return error.code
    return ""


def test_pages_without_end_end(reader: PageReader) -> None:
    few = PageLimits(pages=3)
    pages = [two_colours(RED, WHITE, "1")] * 9
    data = packed(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    with PageReader(few) as narrow:
        narrow.hold(1, data)
        assert len(narrow.open(1).sizes) == 3
    assert became(reader, sized(8, 8, following=8)) in {"page_broken", ""}


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=6), st.sampled_from(["TIFF", "GIF"]))
def test_a_scan_changed_anywhere_is_shown_or_refused_in_words(
    reader: PageReader, at: int, put: bytes, kind: str
) -> None:
    data = bytearray(packed(two_colours(RED, BLUE), kind))
    data[at : at + len(put)] = put
    code = became(reader, bytes(data))
    assert code == "" or code.startswith("page_")
