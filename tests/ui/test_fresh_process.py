"""A fresh process: what the window before left comes through the standard input, and nothing in between."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kaigo_desktop.ui.fresh_process import Continuation, continuation_from

LEFT = Continuation("tanto", locked=True, receipt_no="0012", geometry="AdnQywADAAA=")


def test_what_was_left_is_read_again() -> None:
    data = json.dumps(
        {"login": "tanto", "locked": True, "receipt_no": "0012", "geometry": "AdnQywADAAA="}
    ).encode()
    assert continuation_from(io.BytesIO(data)) == LEFT


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff\xfe", b'{"login": 3}', b"{" * 5_000])
def test_anything_else_is_nothing(data: bytes) -> None:
    assert continuation_from(io.BytesIO(data)) == Continuation()


PROGRAM = """
import os, sys
secret = [name for name, value in os.environ.items() if "0012" in value]
print(os.getpid(), sys.argv[1:], sys.stdin.buffer.read().decode(), secret)
"""
"""What stands in the program's place, to see what it is started with."""

BEFORE = """
import os, sys
from pathlib import Path
from kaigo_desktop.ui import fresh_process
os.chdir(sys.argv[1])
sys.executable = sys.argv[2]
print(os.getpid(), flush=True)
fresh_process.replace_process(Path("a store"), fresh_process.Continuation("tanto", True, "0012"))
print("went on")
"""


def replaced(folder: Path, executable: str) -> list[str]:
    """What a process that replaces itself says, before and after."""
    package = folder / "kaigo_desktop"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    command = [sys.executable, "-c", BEFORE, str(folder), executable]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=60, stdin=subprocess.DEVNULL
    )
    return done.stdout.splitlines()


def test_the_same_process_runs_the_program_anew_and_says_nothing_in_its_words(tmp_path: Path) -> None:
    before, after = replaced(tmp_path, sys.executable)
    number, _, rest = after.partition(" ")
    assert number == before
    assert rest.startswith("['--store', 'a store', '--continued'] {\"login\":\"tanto\"")
    assert rest.endswith("[]")


def test_where_the_system_refuses_the_old_process_goes_on(tmp_path: Path) -> None:
    assert replaced(tmp_path, "/nowhere/python")[1:] == ["went on"]
