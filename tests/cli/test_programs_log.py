"""The program's own log: a file only where there is something to tell."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaigo_desktop import log


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the log is written; nothing of it is left to other tests."""
    logger = logging.getLogger("kaigo_desktop")
    monkeypatch.setattr(logger, "handlers", [])
    monkeypatch.setattr(logger, "propagate", logger.propagate)
    log.start(tmp_path / "log")
    yield tmp_path / "log"
    for handler in logger.handlers:
        handler.close()


def test_a_run_with_nothing_to_tell_writes_no_file(folder: Path) -> None:
    assert list(folder.iterdir()) == []


def test_every_line_is_written_once_from_the_first_on(folder: Path) -> None:
    log.note("first")
    reference = log.bug(ValueError("佐藤"))
    lines = (folder / "kaigo-desktop.log").read_text(encoding="utf-8").splitlines()
    assert [line.partition(" WARNING ")[2] for line in lines[:1]] == ["first"]
    assert len(lines) == 2
    assert f"bug {reference} ValueError" in lines[1]
    assert "佐藤" not in lines[1]
