"""The command `assign` and what `find` tells of it, as a script uses them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.making.downloads import write_zip


@pytest.fixture
def command(ask: Command, tmp_path: Path) -> Command:
    """Run a command as the caseworker over the applications 1, 2 and 3."""
    for number in "123":
        write_zip(tmp_path / "in", number)
    ask("receive", str(tmp_path / "in"))
    return ask


def found(command: Command, assignee: str) -> list[tuple[str, str]]:
    rows = command("find", "--assignee", assignee)["rows"]
    return sorted((row["receipt_no"], row["assignee"]) for row in rows)


def test_who_works_on_what_is_said_and_found(command: Command) -> None:
    assert command("assign", "--to", "tanto2", "1", "3") == {
        "assigned": [{"receipt_no": "1", "assignee": "tanto2"}, {"receipt_no": "3", "assignee": "tanto2"}]
    }
    assert found(command, "tanto2") == [("1", "tanto2"), ("3", "tanto2")]
    assert found(command, "-") == [("2", "")]
    command("assign", "--nobody", "3")
    assert found(command, "-") == [("2", ""), ("3", "")]


def test_one_that_cannot_be_assigned_leaves_all_as_they_were(command: Command) -> None:
    assert command("assign", "--to", "tanto", "1", "9", code=1)["error"] == "unknown_receipt_no"
    assert command("assign", "--to", "kansa", "1", code=1)["error"] == "cannot_be_assigned"
    assert found(command, "tanto") == []


def test_the_next_one_is_taken_until_none_is_left(command: Command) -> None:
    taken = [command("assign", "--next")["assigned"] for _ in range(4)]
    assert sorted(each["receipt_no"] for one in taken for each in one) == ["1", "2", "3"]
    assert taken[3] == []
    assert len(found(command, "tanto")) == 3


@pytest.mark.parametrize("words", [("--to", "tanto"), ("--next", "1")])
def test_words_that_do_not_go_together_are_refused(command: Command, words: tuple[str, ...]) -> None:
    command("assign", *words, code=2)


@pytest.mark.parametrize("words", [("1",), ("1", "--to", "tanto", "--nobody")])
def test_it_is_to_be_said_once_to_whom(command: Command, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        command("assign", *words)
    assert ended.value.code == 2
