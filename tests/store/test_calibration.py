"""What a guess of a password costs is found for each machine, in a few guesses."""

from __future__ import annotations

import time

import pytest

from kaigo_desktop.store.wrapping import Cost, calibrated, seconds


class Machine:
    """A machine that takes `pace` seconds for each pass over 64 MiB, and a little for beginning a guess."""

    def __init__(self, pace: float) -> None:
        self.pace, self.asked = pace, 0

    def seconds(self, cost: Cost) -> float:
        """What a guess of that cost takes here."""
        self.asked += 1
        return 0.002 + self.pace * cost.iterations * cost.memory_kib / Cost().memory_kib


@pytest.fixture(params=[0.001, 0.004, 0.012, 0.024, 0.026, 0.05, 0.09, 0.11, 0.7])
def machine(request: pytest.FixtureRequest) -> Machine:
    return Machine(request.param)


def test_a_guess_takes_a_third_of_a_second_and_never_costs_less_than_the_floor(machine: Machine) -> None:
    cost = calibrated(machine.seconds)
    assert cost.is_enough()
    assert cost.iterations <= 12
    assert machine.seconds(cost) >= 0.3 or cost.memory_kib >= 1 << 19
    assert machine.seconds(cost) < 1 or cost == Cost()


def test_no_cheaper_cost_would_do(machine: Machine) -> None:
    cost = calibrated(machine.seconds)
    fewer = Cost(cost.memory_kib, cost.iterations - 1, cost.lanes)
    assert machine.seconds(fewer) < 0.3 or cost.iterations == Cost().iterations


def test_few_costs_are_tried(machine: Machine) -> None:
    calibrated(machine.seconds)
    assert machine.asked <= 8


@pytest.mark.parametrize(
    ("taken", "told"),
    [([0.1], 0.1), ([0.5, 0.2], 0.2), ([0.7, 0.4, 0.9], 0.4)],
    ids=["too quick at once", "too quick the second time", "the shortest of three"],
)
def test_a_guess_is_tried_until_it_was_too_quick(
    monkeypatch: pytest.MonkeyPatch, taken: list[float], told: float
) -> None:
    clock = iter([0.0, *(at for each in taken for at in (each, 0.0))])
    monkeypatch.setattr(time, "perf_counter", lambda: next(clock))
    assert seconds(Cost(memory_kib=32, iterations=1)) == told
    assert len(list(clock)) == 1
