"""What a guess of a password costs is found for each machine, in a few guesses."""

from __future__ import annotations

import time

import pytest

from kaigo_desktop.store import wrapping
from kaigo_desktop.store.wrapping import Cost, calibrated


class Machine:
    """A clock that only guesses move on: by `pace` seconds for each pass over 64 MiB."""

    def __init__(self, pace: float) -> None:
        self.pace, self.now, self.guesses = pace, 0.0, 0

    def seconds(self, cost: Cost) -> float:
        """What a guess of that cost takes here, with a little for beginning it."""
        return 0.002 + self.pace * cost.iterations * cost.memory_kib / Cost().memory_kib

    def guess(self, _password: str, _salt: bytes, cost: Cost) -> bytes:
        self.guesses += 1
        self.now += self.seconds(cost)
        return bytes(32)


@pytest.fixture(params=[0.001, 0.004, 0.012, 0.024, 0.026, 0.05, 0.09, 0.11, 0.7])
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(request.param)
    monkeypatch.setattr(wrapping, "password_key", made.guess)
    monkeypatch.setattr(time, "perf_counter", lambda: made.now)
    return made


def test_a_guess_takes_a_third_of_a_second_and_never_costs_less_than_the_floor(machine: Machine) -> None:
    cost = calibrated()
    assert cost.is_enough()
    assert cost.iterations <= 12
    assert machine.seconds(cost) >= 0.3 or cost.memory_kib >= 1 << 19
    assert machine.seconds(cost) < 1 or cost == Cost()


def test_no_cheaper_cost_would_do(machine: Machine) -> None:
    cost = calibrated()
    fewer = Cost(cost.memory_kib, cost.iterations - 1, cost.lanes)
    assert machine.seconds(fewer) < 0.3 or cost.iterations == Cost().iterations


def test_few_guesses_are_spent_on_it(machine: Machine) -> None:
    calibrated()
    assert machine.guesses <= 10
