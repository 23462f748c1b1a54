"""The window under somebody who does anything at all: no warning, no crash, nothing typed is lost.

    KAIGO_LONG=1 python3 dev.py test tests/ui/test_monkey.py

plays fifty times two thousand actions instead of a few hundred.
"""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from tests.making.downloads import write_zip
from tests.making.security_runs import IS_LONG
from tests.ui.at_the_window import Person
from tests.ui.monkey import Monkey

LOGINS = ("tanto", "tanto2", "shonin", "kanri", "kansa")
RUNS, STEPS = (50, 2_000) if IS_LONG else (len(LOGINS), 150)

pytestmark = [pytest.mark.timeout(0)] if IS_LONG else []


@pytest.mark.parametrize("run", range(RUNS))
def test_anything_may_be_done_at_the_window(
    caseworker: Desk, qtbot: QtBot, person: Person, tmp_path: Path, run: int
) -> None:
    receive(caseworker, [write_zip(tmp_path / "in", str(number)) for number in range(1, 9)])
    login = LOGINS[run % len(LOGINS)]
    monkey = Monkey(person, login, run)
    person.sign_in(login)
    monkey.play(STEPS)
    sys.stdout.write(f"run {run} as {login}: {dict(sorted(monkey.done.items()))}\n")
    qtbot.waitUntil(lambda: person.window.jobs.long is None, timeout=60_000)
    typed = monkey.typed()
    person.window.lock()
    person.rest()
    if typed:  # whatever stood there unsaved is there again after the screen was locked
        person.sign_in(login)
        assert monkey.typed() == typed
        person.window.lock()
        person.rest()
    assert person.window.close()
