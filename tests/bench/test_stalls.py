"""How long the window keeps somebody waiting while ten thousand downloads come in or as many go out.

    KAIGO_BENCH_RECEIVED=10000 KAIGO_BENCH_HANDED=100000 python3 dev.py bench tests/bench/test_stalls.py

A watchdog in the window's own thread asks for a turn every five milliseconds and notes how late it comes;
ahead of the work it watches the same window at rest, which is the floor: what the machine itself keeps it
waiting. The ordinary run takes in fewer; a hundred thousand approved applications are made once, which takes
most of an hour, and kept (`tests/making/approved.py`).

A turn beyond the aim is told with what the processor worked in it for the window's thread and for all of
ours: where that is next to nothing, the machine had no time for us or the disk kept us, and no lock of ours.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.find import Query, find
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.ui import theme
from kaigo_desktop.ui.collecting import Collector
from kaigo_desktop.ui.hand_over_dialog import HandOverDialog
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.palette import LIGHT
from kaigo_desktop.ui.pictures import settle
from kaigo_desktop.ui.workplace import Workplace
from tests.bench.telling import percentile
from tests.making.approved import CASEWORKER, LATER, approved_store
from tests.making.desks import PASSWORD, Clock, make_program
from tests.making.downloads import write_zip

pytestmark = [pytest.mark.bench, pytest.mark.timeout(0)]

RECEIVED = int(os.environ.get("KAIGO_BENCH_RECEIVED", "2000"))
HANDED = int(os.environ.get("KAIGO_BENCH_HANDED", "500"))
EVERY_MS, REST_MS = 5, 5_000
LONGEST = 0.050


class Watchdog(QObject):
    """Notes how many seconds each turn of the window's thread came late, and what was worked meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self.stalls: list[str] = []
        self._worked = (0.0, 0.0)
        self._before = time.perf_counter()
        self._timer = QTimer(self, interval=EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        now = time.perf_counter()
        late = max(0.0, now - self._before - EVERY_MS / 1_000)
        worked = (time.thread_time(), time.process_time())  # asked for without a pause in which others go on
        self.late.append(late)
        if late > LONGEST:
            window, all_of_us = (1_000 * (after - to) for after, to in zip(worked, self._worked, strict=True))
            self.stalls.append(
                f"{late * 1_000:.0f} ms late, worked: {window:.0f} ms the window, {all_of_us:.0f} all"
            )
        self._before, self._worked = now, worked

    def stop(self) -> None:
        """Watch no longer, and tell of the stalls."""
        self._timer.stop()
        sys.stdout.write("".join(f"\na turn {stall}" for stall in self.stalls))


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


def at_rest() -> list[float]:
    """How late they come while nothing is done."""
    loop, dog = QEventLoop(), Watchdog()
    QTimer.singleShot(REST_MS, loop.quit)
    loop.exec()
    dog.stop()
    return dog.late


def tell(work: str, late: list[float], floor: list[float]) -> None:
    """Print the distribution beside that of the window at rest; a stall beyond the aim stands in red."""
    ours, rest = (
        f"{' / '.join(f'{percentile(each, part) * 1_000:.1f}' for part in (50, 90, 99))} ms, "
        f"{max(each) * 1_000:.0f} at most, {sum(one > LONGEST for one in each)} of {len(each):,} beyond 50"
        for each in (late, floor)
    )
    end = "" if max(late) <= LONGEST else " \033[31mMISSED\033[0m"
    sys.stdout.write(f"\n| {work}: turns late, p50 / p90 / p99 | {ours} | {rest} | | ≤ 50 ms |{end}\n")


@contextmanager
def working(desk: Desk, application: QApplication) -> Iterator[Workplace]:
    """A window with somebody at work, come to rest."""
    theme.apply(application, desk.program.resources, LIGHT)
    jobs = Jobs(desk.program.messages)
    made = Workplace(desk, jobs)
    collector = Collector(jobs, made)  # as the window has
    made.resize(1366, 768)
    made.show()
    settle(jobs, made)
    collector.keep()
    yield made
    jobs.close()
    made.close()
    made.deleteLater()


def test_nobody_waits_while_downloads_come_in(caseworker: Desk, qapp: QApplication, tmp_path: Path) -> None:
    for number in range(RECEIVED):
        write_zip(tmp_path / "in", f"{number:020d}")
    with working(caseworker, qapp) as place:
        place.navigation.go("receive")
        settle(place._jobs, place)
        floor = at_rest()
        late = watched(place._jobs, partial(place.receive.take, [tmp_path / "in"]))
    assert find(caseworker, Query(), limit=1).total == RECEIVED
    tell(f"the window while {RECEIVED:,} come in", late, floor)


def test_nobody_waits_while_rows_go_out(qapp: QApplication, tmp_path: Path) -> None:
    folder = shutil.copytree(approved_store(HANDED), tmp_path / "store")
    desk = sign_in(make_program(Clock(LATER).now), folder, CASEWORKER.login, PASSWORD)
    with working(desk, qapp) as place:
        dialog = HandOverDialog(desk, place._jobs, place)
        dialog.show()
        settle(place._jobs, dialog)
        dialog.folder.setText(str(tmp_path / "out"))
        floor = at_rest()
        late = watched(place._jobs, partial(hand_over, dialog))
    sign_out(desk)
    assert len(list((tmp_path / "out").iterdir())) > 1
    tell(f"the window while {HANDED:,} go out, the look ahead included", late, floor)


def hand_over(dialog: HandOverDialog) -> None:
    """Choose a layout, which looks ahead, and go on at once."""
    dialog.profile.setCurrentIndex(dialog.profile.findData("generic-utf8"))
    dialog.button.click()
