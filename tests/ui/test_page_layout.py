"""Where pages stand, which are seen, and which parts of them are to be painted."""

from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.pages import Part
from kaigo_desktop.ui.page_cache import PageCache, picture
from kaigo_desktop.ui.page_layout import TILE, fitting, lay_out, natural, zoom_of

SIZES = st.lists(st.tuples(st.floats(8, 14_400), st.floats(8, 14_400)), min_size=1, max_size=40)
SCALES = st.floats(0.05, 20)
TURNS = st.integers(0, 3)


@given(SIZES, SCALES, TURNS, st.integers(1, 3000), st.integers(0, 40))
def test_pages_stand_one_beneath_the_other_within_the_whole(
    sizes: list[tuple[float, float]], scale: float, turn: int, room: int, gap: int
) -> None:
    layout = lay_out(sizes, scale, turn, room, gap)
    below = 0
    for place in layout.places:
        assert place.top == below + gap
        assert 0 <= place.left <= layout.width - place.width
        assert place.width >= 1
        below = place.top + place.height
    assert layout.height == below + gap
    assert layout.width >= room


@given(SIZES, SCALES, TURNS, st.integers(0, 10**6), st.integers(1, 3000))
def test_what_is_seen_is_every_page_that_reaches_into_the_window(
    sizes: list[tuple[float, float]], scale: float, turn: int, top: int, height: int
) -> None:
    layout = lay_out(sizes, scale, turn, 500, 8)
    reaching = {
        number
        for number, place in enumerate(layout.places)
        if place.top < top + height and top < place.top + place.height
    }
    seen = layout.seen(top, top + height)
    assert reaching <= set(seen)
    assert len(seen) <= len(reaching) + 1


@given(st.tuples(st.floats(8, 3000), st.floats(8, 3000)), st.floats(0.05, 6), TURNS)
def test_the_parts_of_a_page_cover_it_once_and_none_is_too_large(
    size: tuple[float, float], scale: float, turn: int
) -> None:
    layout = lay_out([size], scale, turn, 100, 0)
    (place,) = layout.places
    parts = list(layout.parts(0, 0, layout.height))
    assert sum(part.across * part.down for part in parts) == place.width * place.height
    assert all(part.across <= TILE and part.down <= TILE for part in parts)
    assert all(part.left + part.across <= place.width for part in parts)
    assert all((part.width, part.height, part.turn) == (place.width, place.height, turn) for part in parts)


def test_only_the_parts_in_sight_are_wanted() -> None:
    layout = lay_out([(595, 842)], 10, 0, 100, 0)
    assert {(part.left, part.top) for part in layout.parts(0, 2100, 2200, 100, 2000)} == {(0, 2048)}
    assert list(layout.parts(0, 9000, 9100)) == []


@given(SIZES, TURNS, st.integers(50, 3000), st.integers(50, 3000))
def test_fitting_leaves_no_page_wider_or_higher(
    sizes: list[tuple[float, float]], turn: int, width: int, height: int
) -> None:
    scale = fitting(sizes, turn, width, None)
    assert max(place.width for place in lay_out(sizes, scale, turn, 1, 0).places) == width
    scale = fitting(sizes, turn, width, height)
    places = lay_out(sizes, scale, turn, 1, 0).places
    assert all(place.width <= width and place.height <= height for place in places)


@given(st.floats(0.1, 10), st.sampled_from([1.0, 1.25, 1.5, 2.0]))
def test_a_hundred_per_cent_is_96_pixels_to_an_inch(zoom: float, ratio: float) -> None:
    assert abs(zoom_of(natural(zoom, ratio), ratio) - zoom) < 1e-9
    assert abs(natural(1.0, ratio) * 72 - 96 * ratio) < 1e-9


def test_the_cache_gives_up_the_longest_unused_first() -> None:
    cache = PageCache(3 * 4 * 100)
    parts = [Part(page, 0, 10, 10, 0, 0, 10, 10) for page in range(4)]
    for part in parts[:3]:
        cache.put(1, part, picture(part, bytes(400)))
    assert cache.get(1, parts[0]) is not None
    cache.put(1, parts[3], picture(parts[3], bytes(400)))
    assert [cache.get(1, part) is not None for part in parts] == [True, False, True, True]
    assert cache.bytes == 1200
    assert [part.page for part, _ in cache.near(1, 3, 0)] == [3]
    cache.clear()
    assert cache.bytes == 0
