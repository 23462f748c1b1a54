"""Whatever an administrator does may break off anywhere: everybody still gets in, and nothing is lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.making.interrupted import STEPS


@pytest.mark.slow
@pytest.mark.parametrize("step", sorted(STEPS))
def test_a_step_that_breaks_off_anywhere_leaves_a_store_everybody_can_open(tmp_path: Path, step: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.making.interrupted", str(tmp_path), step],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    assert found["places"] >= (20 if step == "rotate" else 3)
