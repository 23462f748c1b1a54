"""What reading the whole repository leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.architecture.source import tree

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module", autouse=True)
def _the_trees_are_forgotten() -> Iterator[None]:
    """A million objects, which every later collection of garbage in this process would go through."""
    yield
    tree.cache_clear()
