"""Style and types of the whole repository, as tests."""

from __future__ import annotations

import pytest

from dev import CHECKED
from tests.architecture.source import complain


def test_ruff_finds_nothing() -> None:
    complain("-m", "ruff", "check", "--output-format", "concise", *CHECKED)


def test_the_code_is_formatted() -> None:
    complain("-m", "ruff", "format", "--check", "--output-format", "concise", *CHECKED)


@pytest.mark.slow
def test_the_types_hold() -> None:
    complain("-m", "mypy", "--no-error-summary", *CHECKED)
