"""The program as it is started, on an X server of its own, worked with by real keys from the first run on.

Nothing is asked of the window: what has happened stands in the log of the store, which an auditor reads
beside it, and a process that rests has painted what it was asked for. Only Linux has X servers; the same
journey without one is `test_journey_by_keyboard`, which runs everywhere.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kaigo_desktop.flow import administer, read_log
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.ui.places import _ORDER, REPORT
from tests.making.desks import PASSWORD, STAFF, make_program
from tests.making.downloads import MOVED_IN, write_zip
from tests.making.x_display import Display, display, wait

pytestmark = pytest.mark.slow

TITLE, NUMBER = "Kaigo Desktop", "5001"
SLIP = {
    **MOVED_IN, "旧住所": "東京都中野区中野1-1", "資格異動年月日": "令和8年13月45日", "資格異動事由": "架空"
}  # fmt: skip
LOOKS_AT_REST = 3


class Terminal:
    """The computer of the ward: the program in a process, the keyboard, and the log to read beside it."""

    def __init__(self, screen: Display, program: Program, folder: Path) -> None:
        self.screen, self.store, self._program, self._folder = screen, folder / "store", program, folder
        self._auditor: Desk | None = None
        self._signed_in: list[str] = []
        words = [sys.executable, "-m", "kaigo_desktop", "--store", str(self.store)]
        self.process = subprocess.Popen(words, env=os.environ | screen.environment())
        self.front()

    def front(self) -> None:
        self.rest()
        self.screen.front(self.process.pid, TITLE)
        self.rest()

    def press(self, *keys: str) -> None:
        self.screen.press(*keys)
        self.rest()

    def type(self, text: str) -> None:
        self.screen.type(text)
        self.rest()

    def rest(self) -> None:
        """Wait until no thread of the program has anything to do."""
        seen: list[str] = []

        def rests() -> bool:
            assert self.process.poll() is None, "the program has ended"
            seen.append(_busy(self.process.pid))
            return len(seen) >= LOOKS_AT_REST and len(set(seen[-LOOKS_AT_REST:])) == 1 and bool(seen[-1])

        wait(rests, "rest")

    def logged(self, actor: str, action: str, times: int = 1) -> None:
        """Wait until the log tells that somebody did something."""
        assert self._auditor is not None
        query, auditor = read_log.LogQuery(actor=actor, action=action), self._auditor
        wait(lambda: len(read_log.ids(auditor, query)) >= times, f"{action} by {actor}")
        self.rest()

    def hire(self) -> None:
        """Give everybody an account, and let the auditor read the log."""
        admin = sign_in(self._program, self.store, "kanri", PASSWORD)
        for user in STAFF:
            administer.add_user(admin, user, PASSWORD)
        sign_out(admin)
        self._auditor = sign_in(self._program, self.store, "kansa", PASSWORD)

    def leave_to(self, login: str) -> None:
        """Lock; the program begins anew without a key in its memory, and the next person signs in."""
        given = Path(f"/proc/{self.process.pid}/fd/0")
        before = given.readlink()
        self.screen.press("ctrl+l")
        wait(lambda: given.readlink() != before, "a fresh process")
        self.front()
        self.press("Tab", "Tab", "space")
        self.sign_in(login)

    def sign_in(self, login: str) -> None:
        self.type(login)
        self.press("Return")
        self.type(PASSWORD)
        self.screen.press("Return")
        self.logged(login, "sign_in", 1 + self._signed_in.count(login))
        self._signed_in.append(login)

    def until(self, key: str, actor: str, action: str) -> None:
        """Press a key that does nothing before its time, until it has done what it is for."""
        assert self._auditor is not None
        query, auditor = read_log.LogQuery(actor=actor, action=action), self._auditor

        def done() -> bool:
            self.press(key)
            return len(read_log.ids(auditor, query)) > 0

        wait(done, f"{action} by {actor}")
        self.rest()

    def close(self) -> None:
        if self._auditor is not None:
            self._auditor.store.close()
        self.process.kill()
        self.process.wait()


def _busy(process: int) -> str:
    """What the threads of a process have spent so far, "" while one of them has something to do."""
    spent = []
    for thread in Path(f"/proc/{process}/task").iterdir():
        try:
            state, *fields = (thread / "stat").read_text("utf-8").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):  # it has just ended
            return ""
        if state != "S":
            return ""
        spent.append(f"{thread.name} {fields[10]} {fields[11]}")
    return "\n".join(sorted(spent))


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    (tmp_path / "screen").mkdir()
    with display(tmp_path / "screen", 1366, 768) as screen:
        made = Terminal(screen, make_program(partial(datetime.now, UTC)), tmp_path)
        yield made
        made.close()


def first_run(terminal: Terminal) -> None:
    """Make the store at the window, and put the recovery key away."""
    for text in ("kanri", "Kanri Ichiro", PASSWORD, PASSWORD):
        terminal.type(text)
        terminal.press("Tab")
    terminal.press("shift+Tab", "Return")
    wait((terminal.store / "keyring.json").exists, "a store")
    terminal.rest()
    terminal.press("space", "Tab", "space")
    terminal.hire()
    terminal.press("shift+Tab")


def review(terminal: Terminal, folder: Path) -> None:
    """Take a download in, open it by its number, put a date and a choice right, submit it."""
    terminal.press("ctrl+o")
    terminal.type(str(write_zip(folder, NUMBER, SLIP)))
    terminal.press("Return")
    terminal.front()
    terminal.until("ctrl+Return", "tanto", "receive")
    terminal.press("ctrl+f")
    terminal.type(NUMBER)
    terminal.until("Return", "tanto", "read")
    terminal.press("F8")
    terminal.type("R8.3.25")
    terminal.press("F8")
    terminal.type("moved_i")  # the entries it may mean are open when the next key leads elsewhere
    terminal.press("ctrl+s")
    terminal.type("denwa")
    terminal.press("Return")
    terminal.logged("tanto", "edit")
    for action in ("start-review", "submit"):
        terminal.press("ctrl+Return")
        terminal.logged("tanto", action)


def hand_over(terminal: Terminal, out: Path) -> None:
    """Write the files, and mark the result as entered in the portal."""
    terminal.press("F10", "Up", "Return")
    terminal.press("Down", "Down", "Down", "Tab")
    terminal.type(str(out))
    terminal.press("ctrl+Return")
    terminal.logged("tanto", "hand-over")
    terminal.press("Escape")
    terminal.front()
    terminal.press("F10", *["Down"] * (1 + _ORDER.index(REPORT)), "Return")
    terminal.press("space")
    terminal.logged("tanto", "report_back")


def told(store: Path, folder: Path) -> Any:
    """What the command line says of the application."""
    (folder / "password").write_text(f"{PASSWORD}\n", encoding="utf-8")
    words = ["show", NUMBER, "--user", "tanto", "--password-file", str(folder / "password"), "--json"]
    command = [sys.executable, "-m", "kaigo_desktop", *words, "--store", str(store)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=120)
    return json.loads(done.stdout)


def check_the_whole_journey_from_the_first_run_on(terminal: Terminal, tmp_path: Path) -> None:
    first_run(terminal)
    terminal.sign_in("tanto")
    review(terminal, tmp_path / "in")
    terminal.leave_to("shonin")
    terminal.press("ctrl+n")
    terminal.logged("shonin", "assign")
    terminal.press("ctrl+Return")
    terminal.logged("shonin", "approve")
    terminal.leave_to("tanto")
    hand_over(terminal, tmp_path / "out")
    terminal.screen.save(tmp_path / "end.png")
    case = told(terminal.store, tmp_path)
    assert case["state"] == "handed_over"
    assert case["values"]["qualification_changed_on"] == "2026-03-25"
    assert case["values"]["qualification_change_reason"] == "moved_in"
    (rows,) = (file for file in (tmp_path / "out").glob("*.csv") if "household" not in file.name)
    assert '"2026-03-25"' in rows.read_text(encoding="utf-8")


if sys.platform == "linux":
    test_the_whole_journey_from_the_first_run_on_by_real_keys = check_the_whole_journey_from_the_first_run_on
