"""The commands `backup` and `restore` as a script uses them."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kaigo_desktop import settings
from kaigo_desktop.cli.run import run
from kaigo_desktop.flow.program import Program
from tests.making.desks import PASSWORD

Command = Callable[..., Any]


@pytest.fixture
def command(
    program: Program, store_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Run a command as the administrator, at a store if one is named; its JSON, or its lines for people."""
    password = tmp_path / "password"
    password.write_text(f"{PASSWORD}\n", encoding="utf-8")

    def ask(*words: str, store: Path = store_folder, code: int = 0, as_json: bool = True) -> Any:
        signing = ["--store", str(store), "--user", "kanri", "--password-file", str(password)]
        signing += ["--json"] if as_json else []
        found, _ = run(program, settings.load({"HOME": str(tmp_path)}), [*words, *signing])
        output = capsys.readouterr()
        assert found == code, output.err
        return json.loads(output.out) if as_json else output.out

    return ask


def test_a_backup_is_made_and_restored_and_the_new_store_verifies(command: Command, tmp_path: Path) -> None:
    made = command("backup", "--out", str(tmp_path / "out"))
    file = Path(made["file"])
    assert file.parent == tmp_path / "out"
    assert made["bytes"] == file.stat().st_size
    restored = command("restore", str(file), store=tmp_path / "new")
    assert restored == {
        "store": str(tmp_path / "new"),
        "file": str(file),
        "made_at": restored["made_at"],
        "actor": "kanri",
        "position": made["position"],
    }
    assert restored["made_at"].startswith("2026-04-02T01:00:")
    refused = command("verify", store=tmp_path / "new", code=1)
    assert refused["error"] == "store_rolled_back"
    assert command("verify", "--accept-older-store", store=tmp_path / "new")["ok"]


def test_people_are_told_in_sentences(command: Command, tmp_path: Path) -> None:
    file = command("backup", "--out", str(tmp_path / "out"), as_json=False).strip()
    assert Path(file).exists()
    told = command("restore", file, store=tmp_path / "new", as_json=False)
    assert "復元しました" in told
    assert re.search(r"^2026-04-0[12] \d\d:\d\d に kanri が", told)
    assert str(tmp_path / "new") in told


def test_what_is_refused_ends_with_one_and_leaves_nothing(command: Command, tmp_path: Path) -> None:
    inside = command("backup", "--out", str(tmp_path / "store" / "backups"), code=1)
    assert inside["error"] == "backup_inside_store"
    (tmp_path / "no.tar").write_bytes(b"no tar")
    for given, error in (("no.tar", "backup_unreadable"), ("gone.tar", "store_cannot_read")):
        found = command("restore", str(tmp_path / given), store=tmp_path / "new", code=1)
        assert found["error"] == error
    assert not (tmp_path / "new").exists()
    taken = command("backup", "--out", str(tmp_path / "out"))["file"]
    assert command("restore", taken, code=1)["error"] == "restore_not_empty"


def test_somebody_must_sign_in_to_restore(
    program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["restore", "a.tar", "--store", str(tmp_path / "new")]
    code, _ = run(program, settings.load({"HOME": str(tmp_path)}), words)
    assert code == 2
    assert "--user" in capsys.readouterr().err
