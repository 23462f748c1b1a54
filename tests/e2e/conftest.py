"""A terminal in front of a store somebody has set up already."""

import shutil
from pathlib import Path

import pytest

from tests.making.terminal import Terminal, make_staffed_store


@pytest.fixture(scope="session")
def staffed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with its administrator and a caseworker; copy it, never open it."""
    return make_staffed_store(tmp_path_factory.mktemp("staffed") / "store")


@pytest.fixture
def terminal(staffed_store: Path, tmp_path: Path) -> Terminal:
    """A terminal with a copy of that store for this test alone."""
    shutil.copytree(staffed_store, tmp_path / "store")
    return Terminal(tmp_path)
