"""A run in several processes: every test once, and each process begins with its share of the slow ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.making.slow_first import dealt

QUICK, SLOW = 40, 3


@pytest.fixture
def items(request: pytest.FixtureRequest) -> list[pytest.Item]:
    """The tests of three modules, slow ones last in each."""
    made: list[pytest.Item] = []
    for module in ("a", "b", "c"):
        for number in range(QUICK + SLOW):
            name = f"test_{number}_of_{module}"
            item = pytest.Function.from_parent(request.node.parent, name=name, callobj=items)
            item.path = Path(module)
            if number >= QUICK:
                item.add_marker(pytest.mark.slow)
            made.append(item)
    return made


@pytest.mark.parametrize("processes", [1, 2, 3, 4])
def test_slow_tests_go_first_in_each_process(items: list[pytest.Item], processes: int) -> None:
    ordered = dealt(items, processes)
    assert sorted(map(id, ordered)) == sorted(map(id, items))
    for number in range(processes):
        to_begin_with = len(ordered) // (processes - number)  # as worksteal deals them out
        part, ordered = ordered[:to_begin_with], ordered[to_begin_with:]
        slow = [item.get_closest_marker("slow") is not None for item in part]
        assert slow == sorted(slow, reverse=True)
        assert sum(slow) <= SLOW * -(-3 // processes)
