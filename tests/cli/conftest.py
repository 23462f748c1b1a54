"""Commands as a script gives them, run in this process on the prepared store."""

import json
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
def ask(program: Program, store_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command as `who`, ending with `code`: gives its JSON, its text if `plain`, or its complaint."""
    password = tmp_path / "password"
    password.write_text(f"{PASSWORD}\n", encoding="utf-8")

    def run_it(*words: str, who: str = "tanto", code: int = 0, plain: bool = False) -> Any:
        signing = ["--store", str(store_folder), "--user", who, "--password-file", str(password)]
        given = [*words, *signing, *([] if plain else ["--json"])]
        found, _ = run(program, settings.load({"HOME": str(tmp_path)}), given)
        output = capsys.readouterr()
        assert found == code, output.err
        return output.out if plain else json.loads(output.out) if output.out else output.err

    return run_it
