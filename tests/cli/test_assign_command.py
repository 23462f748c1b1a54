"""The command `assign` and what `find` tells of it, as a script uses them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kaigo_desktop import settings
from kaigo_desktop.cli.run import run
from kaigo_desktop.flow.program import Program
from tests.making.desks import PASSWORD
from tests.making.downloads import write_zip

Command = Callable[..., Any]


@pytest.fixture
def command(
    program: Program, store_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Run a command as the caseworker over the applications 1, 2 and 3; its JSON, or its complaint."""
    password = tmp_path / "password"
    password.write_text(f"{PASSWORD}\n", encoding="utf-8")
    signing = ["--store", str(store_folder), "--user", "tanto", "--password-file", str(password), "--json"]

    def ask(*words: str, code: int = 0) -> Any:
        found, _ = run(program, settings.load({"HOME": str(tmp_path)}), [*words, *signing])
        output = capsys.readouterr()
        assert found == code, output.err
        return json.loads(output.out) if output.out else output.err

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
