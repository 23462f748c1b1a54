"""The measurements: ours against the floor its parts set, in one run; printed, never judged by the clock.

    python3 dev.py bench

Machines are noisy: read the ratios, which are medians of several runs.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from tests.bench.telling import at_most, seconds
from tests.making.desks import PASSWORD

pytestmark = pytest.mark.bench


def test_signing_in_against_argon2(program: Program, store_folder: Path) -> None:
    floor = seconds(
        lambda: Argon2id(salt=bytes(16), length=32, iterations=3, lanes=4, memory_cost=64 * 1024).derive(b"x")
    )
    ours = seconds(lambda: sign_out(sign_in(program, store_folder, "tanto", PASSWORD)))
    at_most(1.3, "sign in and out", ours, floor)


def test_command_start_up_against_an_import(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path)}

    def run(*words: str) -> None:
        subprocess.run([sys.executable, *words], check=True, capture_output=True, env=environment)

    floor = seconds(lambda: run("-c", "import sqlalchemy"), 7)
    version = seconds(lambda: run("-m", "kaigo_desktop", "--version"), 7)
    check = seconds(lambda: run("-m", "kaigo_desktop", "definitions", "check"), 7)
    at_most(2, "start of --version against `import sqlalchemy`", version, floor)
    at_most(2, "start of definitions check against `import sqlalchemy`", check, floor)
