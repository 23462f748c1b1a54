"""`hand-over --preview` and `codes`: answers, exit codes and sentences of the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from kaigo_desktop import settings
from kaigo_desktop.cli.run import run
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from tests.making.approving import receive_approved
from tests.making.desks import PASSWORD

PROFILE = "example-vendor-cp932"


class Commands:
    """Runs commands in this process on the prepared store."""

    def __init__(self, program: Program, store: Path, capture: pytest.CaptureFixture[str]) -> None:
        self._program, self._store, self._capture = program, store, capture
        self._password = store.parent / "password"
        self._password.write_text(PASSWORD, encoding="utf-8")

    def __call__(self, login: str, *words: str) -> tuple[int, str, str]:
        """Exit code, stdout and stderr."""
        signing = ["--store", str(self._store), "--user", login, "--password-file", str(self._password)]
        code, _ = run(self._program, settings.load({"HOME": "/nonexistent"}), [*words, *signing])
        said = self._capture.readouterr()
        return code, said.out, said.err

    def json(self, login: str, *words: str) -> Any:
        """The JSON answer."""
        return json.loads(self(login, *words, "--json")[1])


@pytest.fixture
def commands(program: Program, store_folder: Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(program, store_folder, capsys)


@pytest.fixture
def two_approved(caseworker: Desk, supervisor: Desk, tmp_path: Path) -> None:
    """One whose name cp932 can't hold, and one whose reason the example has no code for."""
    for receipt_no, items in (("001", {"届出人氏名": "𠮷野"}), ("002", {"資格異動事由": "その他"})):
        receive_approved(caseworker, supervisor, tmp_path / "in", receipt_no, **items)
    for desk in (caseworker, supervisor):
        desk.store.close()


@pytest.mark.usefixtures("two_approved")
def test_a_preview_says_what_waits_and_what_stands_in_the_way(commands: Commands) -> None:
    answer = commands.json("tanto", "hand-over", "--profile", PROFILE, "--preview")
    assert answer == {
        "profile": PROFILE,
        "count": 2,
        "procedures": {"qualification": 2},
        "losses": [{"receipt_no": "001", "field": "applicant_name", "character": "𠮷 U+20BB7"}],
        "unmapped_codes": [{"receipt_no": "002", "field": "qualification_change_reason", "symbol": "other"}],
    }
    code, out, err = commands("tanto", "hand-over", "--profile", PROFILE, "--preview")
    assert (code, out) == (1, "qualification\t2\n")
    assert "001\tapplicant_name\t𠮷 U+20BB7\n" in err
    assert "002\tqualification_change_reason\tother\n" in err
    assert commands("tanto", "hand-over", "--profile", "generic-utf8", "--preview")[0] == 0


@pytest.mark.usefixtures("two_approved")
def test_a_stopped_hand_over_lists_characters_and_symbols_apart(commands: Commands, tmp_path: Path) -> None:
    out = tmp_path / "out"
    answer = commands.json("tanto", "hand-over", "--profile", PROFILE, "--out", str(out))
    assert [loss["receipt_no"] for loss in answer["losses"]] == ["001"]
    assert [found["receipt_no"] for found in answer["unmapped_codes"]] == ["002"]
    assert (answer["files"], out.exists()) == ([], False)
    written = commands.json("tanto", "hand-over", "--profile", "generic-utf8", "--out", str(out))
    assert (written["count"], written["losses"], written["unmapped_codes"]) == (2, [], [])


@pytest.mark.parametrize("words", [[], ["--preview", "--again", "20260402-0001"]])
def test_a_hand_over_needs_a_folder_or_a_preview_of_what_waits(commands: Commands, words: list[str]) -> None:
    assert commands("tanto", "hand-over", "--profile", PROFILE, *words)[0] == 2


def test_an_administrator_sets_codes_and_everybody_who_hands_over_sees_them(commands: Commands) -> None:
    words = ("codes", "set", "example-vendor", "sex", "male=M", "female=", "--reason", "手引の改訂")
    code, out, _ = commands("kanri", *words, "--from", "R8.4.1")
    assert (code, out.split("\t")[:4]) == (0, ["example-vendor", "2", "2026-04-01..", "kanri"])
    shown = commands.json("tanto", "codes", "show", "example-vendor")
    assert [version["version"] for version in shown["versions"]] == [2, 1]
    assert shown["versions"][0]["reason"] == "手引の改訂"
    assert {"list": "sex", "symbol": "male", "label": "男", "code": "M"} in shown["codes"]
    assert {"list": "sex", "symbol": "female", "label": "女", "code": ""} in shown["codes"]
    assert "sex\tfemale\t女\t-\n" in commands("tanto", "codes", "show", "example-vendor")[1]
    (listed,) = commands.json("kanri", "codes", "list")
    assert (listed["id"], listed["version"], listed["actor"]) == ("example-vendor", 2, "kanri")


def test_words_that_are_no_codes_are_refused(commands: Commands) -> None:
    words = ("codes", "set", "example-vendor", "sex", "male", "--reason", "理由")
    assert commands("kanri", *words)[0] == 2
    code, _, err = commands("tanto", *words[:4], "male=1", "--reason", "理由")
    assert (code, bool(err.strip())) == (1, True)
