"""The window under somebody who does anything at all: no warning, no crash, nothing typed is lost.

    KAIGO_LONG=1 python3 dev.py test tests/ui/test_monkey.py

plays fifty times two thousand actions instead of a few hundred.
"""

import sys
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.flags import put_flag
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.flow.receive import receive
from tests.making.downloads import MOVED_IN, Parts, write_zip
from tests.making.security_runs import IS_LONG
from tests.making.ward_form import ITEMS, TITLE
from tests.ui.at_the_window import Person
from tests.ui.documents import FILES
from tests.ui.lost_edits import NOT_KEPT, LostEdits
from tests.ui.monkey import Monkey

LOGINS = ("tanto", "tanto2", "shonin", "kanri", "kansa")
RUNS, STEPS = (50, 2_000) if IS_LONG else (len(LOGINS), 150)

pytestmark = [pytest.mark.timeout(0)] if IS_LONG else []


@pytest.fixture
def on_the_way(caseworker: Desk, supervisor: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Nine applications: new, under review, submitted, approved and handed over.

    Two of them can't be read whole, two have papers of many kinds, one was sent again under review, three
    have a flag.
    """
    monkeypatch.chdir(tmp_path)  # where files go whose folder is any word
    receive(caseworker, [sent(tmp_path / "in", number) for number in "123456789"])
    for number in "3456789":
        decide(caseworker, "start-review", number)
    receive(caseworker, [sent(tmp_path / "again", "3", telephone("1111"))])
    for number in "56789":
        decide(caseworker, "submit", number, acknowledge=True)
    decide(supervisor, "approve", "9")
    hand_over(caseworker, "generic-utf8", tmp_path / "out")
    for number in "678":
        decide(supervisor, "approve", number)
    for number in "248":
        put_flag(caseworker, number, "電話で確認する", date(2026, 4, 1))
    return caseworker


def telephone(number: str) -> dict[str, Parts]:
    return {**MOVED_IN, "届出人電話番号": {"市外局番": "03", "市内局番": "0000", "加入者番号": number}}


def sent(folder: Path, number: str, items: Mapping[str, Parts] = MOVED_IN) -> Path:
    """An application as it is downloaded: 1 and 4 with a day nobody can read, 2 and 3 with papers."""
    unread = {"届出年月日": "三月末ごろ"} if number in {"1", "4"} else {}
    return write_zip(folder, number, {**items, **unread}, files=FILES if number in {"2", "3"} else None)


def downloads(folder: Path) -> list[Path]:
    """One that is new, one sent again with another number, one of an unknown form, and one that is none."""
    (folder / "none.zip").write_bytes(b"no archive")
    return [
        write_zip(folder / "later", "11"),
        write_zip(folder / "later", "3", telephone("5678"), name="3_again.zip"),
        write_zip(folder / "later", "12", ITEMS, TITLE),
        folder / "none.zip",
    ]


def told(counts: Counter[str]) -> str:
    return ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items()))


@pytest.mark.slow
@pytest.mark.parametrize("run", range(RUNS))
def test_anything_may_be_done_at_the_window(
    on_the_way: Desk, qtbot: QtBot, person: Person, tmp_path: Path, run: int
) -> None:
    login = LOGINS[run % len(LOGINS)]
    edits = LostEdits(person, on_the_way)
    monkey = Monkey(person, login, run, downloads(tmp_path), edits)
    person.sign_in(login)
    monkey.play(STEPS)
    sys.stdout.write(
        f"run {run} as {login}: {told(monkey.done)}; {edits.kept} came back; {told(monkey.seen)}\n"
    )
    assert edits.lost == []
    qtbot.waitUntil(lambda: person.window.jobs.long is None, timeout=60_000)
    typed = {path: value for path, value in monkey.typed().items() if not path.endswith(NOT_KEPT)}
    person.window.lock()
    person.rest()
    if typed:  # whatever stood there unsaved is there again after the screen was locked
        person.sign_in(login)
        assert monkey.typed() == typed
        person.window.lock()
        person.rest()
    assert person.window.close()
