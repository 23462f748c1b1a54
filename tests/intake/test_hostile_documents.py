"""Whatever a document holds, showing it costs at most that document: the next one is shown."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.pages import Part
from kaigo_desktop.intake.limits import MIB, PageLimits
from kaigo_desktop.intake.page_reader import PageReader
from tests.making import papers

SOUND = papers.pdf([papers.words("sound")])
SMALL = PageLimits(seconds=2.0, memory_bytes=600 * MIB)
ENDED = {"page_timeout", "page_too_much_memory", "page_reader_died"}
BOMBS: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "forms inside forms": (papers.endless, ENDED),
    "instructions of a gigabyte": (papers.swelling, ENDED | {"shown"}),
    "a picture of 30 GB": (papers.huge_image, ENDED | {"shown"}),
    "a picture that says it is larger than any": (
        lambda: papers.png(60_000, 60_000, b""), {"page_too_large"},
    ),
    "a picture of 100 million pixels without a byte of them": (
        lambda: papers.png(10_000, 10_000, b"", kind=6), ENDED,
    ),
    "a picture with a gigabyte behind its last row": (
        lambda: papers.png(8, 8, bytes(1 << 28)), {"shown"},
    ),
    "a photograph that lies about its size": (lambda: lying_jpeg(65_500, 65_500), {"page_too_large"}),
    "a photograph cut off after its head": (lambda: lying_jpeg(4_000, 3_000), {"shown", "page_broken"}),
    "a page as large as a country": (lambda: papers.pdf([b""], "[0 0 1000000000 1000000000]"), {"shown"}),
    "a page without size": (lambda: papers.pdf([b""], "[0 0 0 0]"), {"shown"}),
    "a page turned inside out": (lambda: papers.pdf([b""], "[900 900 -500000000 1]"), {"shown"}),
    "a table of contents that points nowhere": (lambda: papers.pdf([b""], xref=False), {"shown"}),
    "the first half of a file": (lambda: SOUND[: len(SOUND) // 2], {"shown", "page_broken"}),
    "a page that is its own parent": (
        lambda: SOUND.replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"), {"shown", "page_broken"},
    ),
}  # fmt: skip


def lying_jpeg(width: int, height: int) -> bytes:
    frame = b"\xff\xc0\0\x11\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big")
    scan = b"\xff\xda\0\x0c\3\1\0\2\x11\3\x11\0\x3f\0"
    return b"\xff\xd8" + frame + b"\3\1\x22\0\2\x11\1\3\x11\1" + scan + bytes(100)


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with PageReader(SMALL) as made:
        yield made


def shown(reader: PageReader, data: bytes) -> str:
    """What became of showing the first page: `shown`, or the reason."""
    try:
        reader.hold(1, data)
        document = reader.open(1)
        if document.text is None:
            assert all(8 <= side <= SMALL.page_points for size in document.sizes for side in size)
            assert len(reader.paint(1, Part(0, 0, 300, 400, 0, 0, 300, 400))) == 300 * 400 * 4
            reader.find(1, "sound")
    except UserError as error:
        return error.code
    return "shown"


def is_sound(reader: PageReader) -> bool:
    reader.hold(2, SOUND)
    return len(reader.find(2, "sound").places) == 1


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_one_document_within_its_limits(reader: PageReader, name: str) -> None:
    make, allowed = BOMBS[name]
    assert shown(reader, make()) in allowed
    assert is_sound(reader)


def test_of_a_hundred_thousand_pages_the_first_ones_are_shown(reader: PageReader) -> None:
    reader.hold(1, papers.pdf([b""] * 100_000))
    document = reader.open(1)
    assert (document.pages, len(document.sizes)) == (100_000, SMALL.pages)
    assert not reader.find(1, "x").places
    with pytest.raises(UserError, match="page_broken"):
        reader.paint(1, Part(200_000, 0, 10, 10, 0, 0, 10, 10))


def test_no_more_pixels_than_the_limit_are_painted(reader: PageReader) -> None:
    reader.hold(1, SOUND)
    with pytest.raises(UserError, match="page_too_large"):
        reader.paint(1, Part(0, 0, 10**6, 10**6, 0, 0, 10**5, 10**5))
    far = Part(0, 3, 10**6, 10**6, 999_000, 999_000, 100, 100)
    assert len(reader.paint(1, far)) == 100 * 100 * 4


def test_a_file_beyond_the_limit_is_not_taken_and_held_ones_make_room() -> None:
    limits = PageLimits(document_bytes=2_000, held_bytes=3_000)
    with PageReader(limits) as reader:
        with pytest.raises(UserError, match="page_file_too_large"):
            reader.hold(1, SOUND + bytes(2_000))
        for document in range(1, 9):
            reader.hold(document, SOUND)
        assert reader.holds(8)
        assert not reader.holds(1)
        assert reader.open(8).pages == 1


def test_a_child_that_was_killed_is_replaced_and_knows_nothing() -> None:
    with PageReader() as reader:
        reader.hold(1, SOUND)
        assert reader.open(1).pages == 1
        assert reader._child is not None
        first = reader._child.process
        first.kill()
        first.wait()
        assert not reader.holds(1)
        with pytest.raises(UserError, match="page_reader_died"):
            reader.open(1)
        assert is_sound(reader)
    assert first.returncode is not None


def test_forgetting_lets_go_of_every_document() -> None:
    with PageReader() as reader:
        reader.hold(1, SOUND)
        reader.forget()
        assert not reader.holds(1)
        with pytest.raises(UserError, match="page_reader_died"):
            reader.open(1)


def test_after_stopping_no_child_is_started_any_more() -> None:
    with PageReader() as reader:
        reader.hold(1, SOUND)
        reader.stop()
        for _ in range(2):
            with pytest.raises(UserError, match="page_reader_died"):
                reader.open(1)
        with pytest.raises(UserError, match="page_reader_died"):
            reader.hold(1, SOUND)


def test_the_child_ends_with_the_reader_and_writes_no_file() -> None:
    with PageReader() as reader:
        reader.hold(1, SOUND)
        reader.open(1)
        assert reader._child is not None
        child = reader._child.process
        told = Path(f"/proc/{child.pid}/limits")
        if told.exists():  # Linux tells what it holds a process to
            limits = {line[:26].strip(): line[26:].split()[0] for line in told.read_text().splitlines()}
            assert limits["Max file size"] == "0"
            assert limits["Max address space"] == str(PageLimits().memory_bytes)
    assert child.poll() is not None


@pytest.mark.slow
@settings(max_examples=150)
@given(st.integers(0, 2**32), st.sampled_from([SOUND, papers.png(20, 12, b"\0" * 61 * 12, kind=2)]))
def test_a_mutated_document_is_shown_or_told_never_worse(reader: PageReader, seed: int, data: bytes) -> None:
    rng = random.Random(seed)
    mutated = bytearray(data)
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(mutated))
        if rng.random() < 0.3:
            del mutated[at : at + rng.randint(1, 20)]
        else:
            mutated[at] = rng.randrange(256)
        mutated = mutated or bytearray(b"%")
    became = shown(reader, bytes(mutated))
    assert became == "shown" or became.startswith("page_")
    assert became not in {"page_reader_died", "page_timeout"}


@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_a_reason(reader: PageReader, data: bytes) -> None:
    became = shown(reader, data)
    assert became == "shown" or became.startswith("page_")
    assert became not in {"page_reader_died", "page_timeout"}
