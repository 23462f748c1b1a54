"""The command `people`, and what `show` adds: scripts see the same suggestions as the desk."""

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

Asks = Callable[..., str]


@pytest.fixture
def ask(program: Program, store_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Asks:
    """Run a command as 担当者 and give what it printed; `code` is how it must end."""
    secret = tmp_path / "password"
    secret.write_text(PASSWORD, encoding="utf-8")
    signing = ["--store", str(store_folder), "--user", "tanto", "--password-file", str(secret)]

    def asks(words: str, *further: str, code: int = 0) -> str:
        ended, _ = run(program, settings.load({"HOME": str(tmp_path)}), [*words.split(), *further, *signing])
        printed = capsys.readouterr()
        assert ended == code, printed.err
        return printed.err if code else printed.out

    write_zip(tmp_path / "in", "0001")
    write_zip(tmp_path / "in", "0002")
    asks("receive", str(tmp_path / "in"))
    return asks


def told(ask: Asks, words: str, *further: str) -> Any:
    return json.loads(ask(words, *further, "--json"))


def test_show_and_people_name_the_other_applications_of_the_person(ask: Asks) -> None:
    (other,) = told(ask, "show 0001")["people"]
    assert (other["receipt_no"], other["procedure"]) == ("0002", "qualification")
    assert (other["certainty"], other["settled"], other["same_procedure"]) == ("strong", "", True)
    assert other["reasons"][0] == {
        "code": "person_insured_no_same",
        "points": 9,
        "message": "被保険者番号が同じです",
    }
    assert told(ask, "people 0001") == {"receipt_no": "0001", "people": [other]}
    assert ask("people 0001").startswith("0002\tqualification\tstrong\t\t被保険者番号が同じです、")


def test_two_are_shown_side_by_side(ask: Asks) -> None:
    shown = told(ask, "people 0001 0002")
    assert (shown["receipt_no"], shown["other"]) == ("0001", "0002")
    assert shown["rows"][0] == {
        "label": "被保険者番号", "left": "0012345678", "right": "0012345678", "same": True, "person": True,
    }  # fmt: skip
    printed = ask("people 0001 0002")
    assert "=\t氏名\t新宿　太郎\t新宿　太郎\n" in printed
    assert "123456789018" not in printed


def test_what_somebody_decides_is_remembered(ask: Asks) -> None:
    (other,) = told(ask, "people 0001 0002 --settle duplicate --reason", "同じ届出")["people"]
    assert other["settled"] == "duplicate"
    assert told(ask, "show 0002")["history"][-1]["comment"] == "0001: 同じ届出"
    assert told(ask, "people 0001 0002 --settle different --reason", "取り違えた")["people"] == []


def test_settling_needs_two_numbers_and_a_reason(ask: Asks) -> None:
    assert "both" in ask("people 0001 --settle duplicate", code=2)
    assert "理由" in ask("people 0001 0002 --settle duplicate", code=1)
