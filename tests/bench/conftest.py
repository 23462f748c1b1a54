"""Stores of a small and of a large crowd, at a desk each."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from tests.making.crowd import crowded
from tests.making.desks import PASSWORD, STAFF, Clock, make_program

MANY = int(os.environ.get("KAIGO_BENCH_ROWS", "1000000"))
"""How many applications the large store holds."""

Desks = dict[int, Desk]


@pytest.fixture(scope="session")
def desks(filled_store: Path) -> Iterator[Desks]:
    """A desk over each store, by the number of its applications."""
    opened: Desks = {}
    for count in (1_000, 10_000, MANY):
        program = make_program(Clock().now)
        opened[count] = sign_in(program, crowded(filled_store, program, count), STAFF[0].login, PASSWORD)
    yield opened
    for desk in opened.values():
        sign_out(desk)
