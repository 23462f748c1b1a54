"""The slow tests go first, some in each process: none is left over when all the others are done."""

from __future__ import annotations

from itertools import chain, groupby, islice

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Order the tests of a run in several processes anew, after whoever shuffled them; the same in each."""
    if hasattr(config, "workerinput"):
        items[:] = dealt(items, config.workerinput["workercount"])


def dealt(items: list[pytest.Item], processes: int) -> list[pytest.Item]:
    """Every test once, in as many parts as processes, each begun by its share of the slow ones by modules.

    `--dist worksteal` gives each process a part of equal length to begin with, and what is left at the end of
    another's later.
    """
    slow = [item for item in items if item.get_closest_marker("slow")]
    modules = [list(tests) for _, tests in groupby(slow, key=lambda item: item.path)]
    quick = iter([item for item in items if not item.get_closest_marker("slow")])
    ordered: list[pytest.Item] = []
    for number in range(processes):
        room = (len(items) - len(ordered)) // (processes - number)
        ours = list(chain.from_iterable(modules[number::processes]))
        ordered += ours
        ordered += islice(quick, max(0, room - len(ours)))
    return ordered + list(quick)
