"""Whatever random users try, the program allows, refuses and remembers what the reference model says.

The long run is a measurement: `python3 dev.py bench tests/bench/test_random_users_for_long.py`.
"""

from pathlib import Path

from kaigo_desktop.definitions.catalog import Catalog
from tests.making.random_desks import RandomDesks
from tests.making.random_rules import Rules
from tests.making.role_model import STEPS

RESOURCES = Path(__file__).parents[2] / "resources"


def test_two_hundred_thousand_random_steps_through_the_rules_go_as_the_model_says() -> None:
    rules = Rules(Catalog(RESOURCES).workflow("two_person"), 20260402)
    for _ in range(200_000):
        rules.step()
    assert set(STEPS) <= rules.taken.keys()
    assert {"not_permitted", "wrong_state", "four_eyes", "unknown_action"} <= rules.taken.keys()


def test_a_hundred_and_fifty_random_steps_on_a_real_store_go_as_the_model_says(tmp_path: Path) -> None:
    office = RandomDesks(tmp_path, 20260402)
    try:
        for _ in range(150):
            office.step()
    finally:
        office.close()
    assert {"submit done", "approve done", "edit done", "edit not_permitted"} <= office.done.keys()
