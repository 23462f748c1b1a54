"""Style and types of the whole repository, as tests."""

from __future__ import annotations

import pytest

from tests.architecture.source import complaints

CHECKED = ("kaigo_desktop", "tests", "dev.py")


def test_ruff_finds_nothing() -> None:
    found = complaints("-m", "ruff", "check", "--output-format", "concise", *CHECKED)
    assert not found, found


def test_the_code_is_formatted() -> None:
    found = complaints("-m", "ruff", "format", "--check", "--output-format", "concise", *CHECKED)
    assert not found, found


@pytest.mark.slow
def test_the_types_hold() -> None:
    found = complaints("-m", "mypy", "--no-error-summary", *CHECKED)
    assert not found, found
