"""What is installed is pinned, comes from anywhere, and is accounted for."""

from __future__ import annotations

import re

from tests.architecture.source import ROOT

PINNED = re.compile(r"^([a-z0-9][\w.-]*)==", re.MULTILINE)
LISTED = re.compile(r"^\| ([a-z0-9][\w-]*)[ |(]", re.MULTILINE)


def lock(name: str) -> str:
    """Return a lock's text."""
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


def test_every_package_of_the_program_is_listed_with_its_licence() -> None:
    listed = set(LISTED.findall((ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")))
    assert listed - {"package"} == set(PINNED.findall(lock("app.txt")))


def test_the_locks_hold_hashes_and_no_addresses() -> None:
    for text in (lock("app.txt"), lock("dev.txt")):
        entries = re.split(r"\n(?=[a-z])", text)[1:]
        assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
        assert not re.search(r"https?://|file:|^-i|--index|--find-links|^\S+ @ ", text, re.MULTILINE)


def test_both_locks_pin_the_same_versions() -> None:
    pins = re.compile(r"^\S+==\S+", re.MULTILINE)
    assert set(pins.findall(lock("app.txt"))) <= set(pins.findall(lock("dev.txt")))
