"""Definitions that may be spoilt."""

import shutil
from pathlib import Path

import pytest

from tests.definitions.spoiling import RESOURCES


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A copy of the shipped definitions that a test may spoil."""
    return Path(shutil.copytree(RESOURCES, tmp_path / "resources"))
