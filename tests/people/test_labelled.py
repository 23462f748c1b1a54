"""How well people are found again: a labelled, fictional set of 10,000 applications, on three seeds."""

import sys
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

import pytest

from kaigo_desktop.core.people import Person, people_of
from kaigo_desktop.core.same_person import most_alike
from kaigo_desktop.flow.program import Program
from tests.people.labelled import Labelled, labelled

COUNT = 10_000
RECALL, PRECISION = 0.99, 0.95

Pairs = set[tuple[int, int]]


def pairs_under_one_key(under: Iterable[Iterable[int]]) -> Pairs:
    return {pair for members in under for pair in combinations(sorted(set(members)), 2)}


def suggested(about: list[list[Person]]) -> Pairs:
    """The pairs the rule suggests among those that share a lookup key, as the store finds them."""
    under = defaultdict(set)
    for number, people in enumerate(about):
        for person in people:
            for key in person.lookup_keys():
                under[key].add(number)
    return {
        (left, right)
        for left, right in pairs_under_one_key(under.values())
        if (found := most_alike(about[left], about[right])) and found.suggested
    }


def truly_one(made: list[Labelled]) -> Pairs:
    """The pairs that are about the same human by their labels."""
    under = defaultdict(set)
    for number, application in enumerate(made):
        for human in application.humans:
            under[human].add(number)
    return pairs_under_one_key(under.values())


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nearly_every_person_is_found_again_and_nearly_nobody_mistaken(program: Program, seed: int) -> None:
    procedures = {name: program.catalog.procedure(name) for name in program.catalog.procedures()}
    made = labelled(seed, COUNT, procedures)
    found = suggested([people_of(procedures[each.procedure], each.values) for each in made])
    truth = truly_one(made)
    recall, precision = len(found & truth) / len(truth), len(found & truth) / len(found)
    sys.stdout.write(
        f"\nseed {seed}: {len(made)} applications, {len(truth)} pairs of one person, {len(found)} suggested, "
        f"recall {recall:.4f}, precision {precision:.4f}\n"
    )
    assert recall >= RECALL
    assert precision >= PRECISION


def test_the_set_is_the_same_for_the_same_seed_and_full_of_hard_cases(program: Program) -> None:
    procedures = {name: program.catalog.procedure(name) for name in program.catalog.procedures()}
    made = labelled(4, 500, procedures)
    assert made == labelled(4, 500, procedures)
    assert made != labelled(5, 500, procedures)
    people = [people_of(procedures[each.procedure], each.values) for each in made]
    assert all(len(found) >= len(each.humans) - 1 for found, each in zip(people, made, strict=True))
    born = defaultdict(set)
    for found in people:
        for person in found:
            born[person.born_on, person.name[0]].add(person.name)
    assert any(len(names) > 1 for names in born.values())  # twins and other people born the same day
