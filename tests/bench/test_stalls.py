"""How long the window keeps somebody waiting while ten thousand downloads come in or as many go out.

    KAIGO_BENCH_RECEIVED=10000 KAIGO_BENCH_HANDED=100000 python3 dev.py bench tests/bench/test_stalls.py

A watchdog in the window's own thread asks for a turn every five milliseconds and notes how late it comes. The
ordinary run takes in fewer, since making and approving them takes longer than the work that is measured.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.find import Query, find
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.ui import theme
from kaigo_desktop.ui.hand_over_dialog import HandOverDialog
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.palette import LIGHT
from kaigo_desktop.ui.pictures import settle
from kaigo_desktop.ui.workplace import Workplace
from tests.bench.telling import percentile
from tests.making.downloads import write_zip

pytestmark = [pytest.mark.bench, pytest.mark.timeout(0)]

RECEIVED = int(os.environ.get("KAIGO_BENCH_RECEIVED", "2000"))
HANDED = int(os.environ.get("KAIGO_BENCH_HANDED", "500"))
EVERY_MS = 5
LONGEST = 0.050


class Watchdog(QObject):
    """Notes how many seconds each turn of the window's thread came late."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._before = time.perf_counter()
        self._timer = QTimer(self, interval=EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, now - self._before - EVERY_MS / 1_000))
        self._before = now

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()


def watched(jobs: Jobs, begin: Callable[[], object]) -> list[float]:
    """How late the turns came while the long work ran that `begin` starts."""
    loop, dog = QEventLoop(), Watchdog()
    done = QTimer(interval=20)
    done.timeout.connect(lambda: loop.quit() if jobs.long is None else None)
    begin()
    done.start()
    loop.exec()
    dog.stop()
    return dog.late


def tell(work: str, late: list[float]) -> None:
    """Print the distribution; a stall beyond the aim stands in red."""
    parts = " / ".join(f"{percentile(late, part) * 1_000:.1f}" for part in (50, 90, 99))
    longest, beyond = max(late), sum(one > LONGEST for one in late)
    told = f"{longest * 1_000:.0f} ms at most, {beyond} of {len(late)} turns beyond 50"
    end = "" if longest <= LONGEST else " \033[31mMISSED\033[0m"
    sys.stdout.write(f"\n| {work}: turns late, p50 / p90 / p99 | {parts} ms | {told} | | ≤ 50 ms |{end}\n")


@pytest.fixture
def place(caseworker: Desk, qapp: QApplication) -> Iterator[Workplace]:
    """A window with somebody at work."""
    theme.apply(qapp, caseworker.program.resources, LIGHT)
    made = Workplace(caseworker, Jobs(caseworker.program.messages))
    made.resize(1366, 768)
    made.show()
    yield made
    made._jobs.close()
    made.close()
    made.deleteLater()


def test_nobody_waits_while_downloads_come_in(place: Workplace, tmp_path: Path) -> None:
    for number in range(RECEIVED):
        write_zip(tmp_path / "in", f"{number:020d}")
    late = watched(place._jobs, partial(place.receive.take, [tmp_path / "in"]))
    assert find(place.desk, Query(), limit=1).total == RECEIVED
    tell(f"the window while {RECEIVED:,} come in", late)


def test_nobody_waits_while_rows_go_out(place: Workplace, supervisor: Desk, tmp_path: Path) -> None:
    numbers = [f"{number:020d}" for number in range(HANDED)]
    for number in numbers:
        write_zip(tmp_path / "in", number)
    receive(place.desk, [tmp_path / "in"])
    for number in numbers:
        decide(place.desk, "start-review", number)
        decide(place.desk, "submit", number, acknowledge=True, override="確認済み")
        decide(supervisor, "approve", number)
    dialog = HandOverDialog(place.desk, place._jobs, place)
    dialog.show()
    settle(place._jobs, dialog)
    dialog.profile.setCurrentIndex(dialog.profile.findData("generic-utf8"))
    dialog.folder.setText(str(tmp_path / "out"))
    late = watched(place._jobs, dialog.button.click)
    assert len(list((tmp_path / "out").iterdir())) > 1
    tell(f"the window while {HANDED:,} go out", late)
