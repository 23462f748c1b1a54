"""Reading ahead: every part in order, errors where they belong, and no thread left behind."""

from collections.abc import Iterator

import pytest

from kaigo_desktop.flow import read_ahead as module
from kaigo_desktop.flow.read_ahead import read_ahead


def test_every_part_comes_in_order() -> None:
    assert list(read_ahead(iter(range(5_000)), lambda _part: 1 << 20)) == list(range(5_000))


@pytest.mark.parametrize(("bound", "most"), [("BUFFER", 10), ("PARTS", 2)])
def test_no_more_waits_than_the_buffer_holds(bound: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, bound, most)
    made: list[int] = []

    def source() -> Iterator[int]:
        for number in range(100):
            made.append(number)
            yield number

    for used, number in enumerate(read_ahead(source(), lambda _part: 4)):
        assert number == used
        assert len(made) <= used + 5


def test_an_error_comes_after_the_parts_before_it() -> None:
    def source() -> Iterator[int]:
        yield 1
        raise ValueError("broken")

    seen: list[int] = []
    with pytest.raises(ValueError, match="broken"):
        seen.extend(read_ahead(source(), lambda _part: 1))
    assert seen == [1]


def test_leaving_early_closes_the_source() -> None:
    closed = []

    def source() -> Iterator[int]:
        try:
            yield from range(10_000)
        finally:
            closed.append(True)

    parts = read_ahead(source(), lambda _part: 1 << 20)
    assert next(parts) == 0
    parts.close()  # type: ignore[attr-defined]
    assert closed == [True]
