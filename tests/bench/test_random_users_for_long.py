"""The long run of the random users: a million steps through the rules, thousands on a real store."""

import sys
import time
from pathlib import Path

import pytest

from kaigo_desktop.definitions.catalog import Catalog
from tests.making.random_desks import RandomDesks
from tests.making.random_rules import Rules
from tests.making.role_model import STEPS

pytestmark = pytest.mark.bench

RESOURCES = Path(__file__).parents[2] / "resources"
RULES, DESKS, OFFICES = 1_000_000, 1_000, 4


def test_a_million_random_steps_through_the_rules_go_as_the_model_says() -> None:
    rules = Rules(Catalog(RESOURCES).workflow("two_person"), 1)
    start = time.perf_counter()
    for _ in range(RULES):
        rules.step()
    assert set(STEPS) <= rules.taken.keys()
    tell(f"{RULES:,} steps through the rules", time.perf_counter() - start, rules.taken)


@pytest.mark.parametrize("seed", range(OFFICES))
def test_a_thousand_random_steps_on_a_real_store_go_as_the_model_says(tmp_path: Path, seed: int) -> None:
    office = RandomDesks(tmp_path, seed)
    start = time.perf_counter()
    try:
        for _ in range(DESKS):
            office.step()
    finally:
        office.close()
    tell(f"{DESKS:,} steps on a store", time.perf_counter() - start, office.done)


def tell(work: str, seconds: float, done: dict[str, int]) -> None:
    """Print how long it took, and how often each thing came of a step."""
    counts = ", ".join(f"{what} {count:,}" for what, count in sorted(done.items()))
    sys.stdout.write(f"\n{work}: {seconds:.1f} s; {counts}\n")
