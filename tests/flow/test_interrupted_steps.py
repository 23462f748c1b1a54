"""Whatever an administrator does may break off anywhere: everybody still gets in, and nothing is lost."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from tests.making.downloads import write_zip
from tests.making.interrupted import RECEIPT, STEPS


@pytest.mark.parametrize("step", sorted(STEPS))
def test_a_step_that_breaks_off_anywhere_leaves_a_store_everybody_can_open(
    open_desk: Callable[[str], Desk], store_folder: Path, tmp_path: Path, step: str
) -> None:
    desk = open_desk("tanto")
    receive(desk, [write_zip(tmp_path, RECEIPT)])
    desk.store.close()
    done = subprocess.run(
        [sys.executable, "-m", "tests.making.interrupted", str(store_folder), step],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    assert found["places"] >= (20 if step == "rotate" else 3)
