"""Beside what somebody would use instead: the same rows in DB Browser for SQLite and in LibreOffice Calc.

    apt-get install sqlitebrowser libreoffice-calc python3-uno xvfb xdotool

The time to open, the time to find a name, and the memory with it found, each program in a process of its own.
Debian's DB Browser reads no SQLCipher: it and Calc get the rows as they are, without a password to try or a
byte to decrypt. DB Browser is taken to be done when its processor has come to rest. Calc runs without a
window, so that it paints nothing. Ours begins with the password and ends with painted rows.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.bench.telling import tell
from tests.making.crowd import crowded
from tests.making.desks import PASSWORD, STAFF, Clock, make_program

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.bench, pytest.mark.timeout(0)]

ROWS = 100_000
COLUMNS = ("id", "name", "kana", "insured_no", "born_on", "receipt_no", "procedure", "state", "received_at")
ASKED = "佐藤"
RESTS_S, LOOKS_S = 1.5, 0.01
FILTER = ("150", "174")
"""Where DB Browser has the filter of the second column, in a window nobody has moved."""

CALC = """
import sys, time, uno
from com.sun.star.connection import NoConnectException
start = time.perf_counter()
resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
while True:
    try:
        context = resolver.resolve("uno:pipe,name=kaigobench;urp;StarOffice.ComponentContext")
        break
    except NoConnectException:
        time.sleep(0.01)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
book = desktop.loadComponentFromURL("file://" + sys.argv[1], "_blank", 0, ())
opened = time.perf_counter() - start
sheet = book.Sheets.getByIndex(0)
asked = sheet.createSearchDescriptor()
asked.setSearchString(sys.argv[2])
start = time.perf_counter()
found = sheet.findAll(asked)
print(opened, time.perf_counter() - start, found.getCount(), flush=True)
sys.stdin.readline()
desktop.terminate()
"""

OURS = """
import dataclasses, gc, sys, time
from datetime import UTC, datetime
from pathlib import Path
from kaigo_desktop import settings
from kaigo_desktop.main import build
gc.disable()  # as `main.start` does before it opens the window
from kaigo_desktop.ui.app import make_application
from kaigo_desktop.ui.jobs import Jobs
from PySide6.QtCore import QEventLoop
program = build(settings.load())
program = dataclasses.replace(program, now=lambda: datetime(2026, 4, 2, 1, tzinfo=UTC), state=None)
application = make_application(program)
from kaigo_desktop.flow.sign_in import sign_in, sign_out
jobs = Jobs(program.messages)
def come_in():
    desk = sign_in(program, Path(sys.argv[1]), sys.argv[2], sys.argv[3])
    from kaigo_desktop.ui.vocabulary import gather
    return desk, gather(desk)
loop, came = QEventLoop(), []
def done(desk_and_words):
    came.extend(desk_and_words)
    loop.quit()
jobs.run(application, come_in, done, lambda failure: sys.exit(failure.sentence))
from kaigo_desktop.ui.list_panel import ListPanel
if not came:
    loop.exec()
desk, words = came
panel = ListPanel(desk, jobs)
panel.resize(1366, 768)
panel.show()
def painted(ask):
    shown = QEventLoop()
    panel.model.modelReset.connect(shown.quit)
    start = time.perf_counter()
    ask()
    shown.exec()
    while not panel.model.rowCount():
        shown.exec()
    panel.table.viewport().repaint()
    panel.model.modelReset.disconnect(shown.quit)
    return time.perf_counter() - start
painted(lambda: panel.refresh(words))
opened_at = time.time()
found = painted(lambda: panel.filters.search.wanted.emit(sys.argv[4]))
status = Path("/proc/self/status").read_text()
print(opened_at, found, int(status.partition("VmRSS:")[2].split()[0]) / 1_000_000)
jobs.close()
sign_out(desk)
"""
"""The list loaded while the worker's thread tries the password, as `show_demo` does it."""

Program = subprocess.Popen[str]
Measured = tuple[float, float, float]
"""Seconds to open, seconds to find, GB of memory with it found."""


@pytest.fixture(scope="module")
def store(filled_store: Path) -> Path:
    return crowded(filled_store, make_program(Clock().now), ROWS)


@pytest.fixture(scope="module")
def plain(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the same rows as `rows.db` and `rows.xlsx`."""
    from kaigo_desktop.flow.sign_in import sign_in, sign_out

    folder = tmp_path_factory.mktemp("plain")
    desk = sign_in(make_program(Clock().now), store, STAFF[0].login, PASSWORD)
    with desk.store.reading() as connection:
        asked = f"SELECT {', '.join(COLUMNS)} FROM application ORDER BY id"
        rows = connection.connection.cursor().execute(asked).fetchall()
    sign_out(desk)
    with closing(sqlite3.connect(folder / "rows.db")) as database, database:
        database.execute(f"CREATE TABLE application ({', '.join(COLUMNS)}, PRIMARY KEY (id))")
        database.executemany(f"INSERT INTO application VALUES ({', '.join('?' * len(COLUMNS))})", rows)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (COLUMNS, *rows):
        sheet.append(list(row))
    book.save(folder / "rows.xlsx")
    return folder


def are_there(*programs: str) -> bool:
    """Whether what is compared with is installed; tells what is not."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        sys.stdout.write(f"\n\033[31mNOT COMPARED, not installed: {', '.join(missing)}\033[0m\n")
    return not missing


def told(what: str, theirs: Measured, ours: Measured) -> None:
    for work, mine, other in zip(("open", "find a name", "memory (GB as s)"), ours, theirs, strict=True):
        tell(f"{work}, {ROWS:,} rows, beside {what}", mine, other, "< 1", met=mine < other)


def ours(store: Path) -> Measured:
    start = time.time()
    command = [sys.executable, "-c", OURS, str(store), STAFF[0].login, PASSWORD, ASKED]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    opened_at, found, memory = map(float, done.stdout.split())
    return opened_at - start, found, memory


def memory_of(process: int) -> float:
    """GB of memory a process holds."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1_000_000


def worked(process: int) -> int:
    """What a process has had of the processor so far, in ticks."""
    after_name = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(after_name[11]) + int(after_name[12])


def rested(program: Program, start: float) -> float:
    """Seconds from `start` until a program had done its work."""
    last, before = time.perf_counter(), worked(program.pid)
    while time.perf_counter() - last < RESTS_S:
        with suppress(subprocess.TimeoutExpired):
            program.wait(LOOKS_S)
        if (now := worked(program.pid)) > before + 1:  # a blinking cursor is no work
            last, before = time.perf_counter(), now
    return last - start


@contextmanager
def running(*command: str, **environment: str) -> Iterator[Program]:
    """A program, ended at the end."""
    given = {**os.environ, **environment}
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, env=given, stdout=pipe, stderr=nowhere, text=True) as started:
        try:
            yield started
        finally:
            started.terminate()


def test_beside_db_browser(store: Path, plain: Path) -> None:
    if not are_there("sqlitebrowser", "Xvfb", "xdotool"):
        return
    with running("Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24") as screen:
        assert screen.stdout is not None
        shown_on = f":{screen.stdout.readline().strip()}"
        home = {"HOME": str(plain), "DISPLAY": shown_on, "QT_QPA_PLATFORM": "xcb"}
        by_hand = partial(subprocess.run, check=True, env={**os.environ, **home})
        start = time.perf_counter()
        with running("sqlitebrowser", "-t", "application", str(plain / "rows.db"), **home) as browser:
            opened = rested(browser, start)
            by_hand(["xdotool", "key", "Escape"])  # it may ask whether to break off its own reading
            by_hand(["xdotool", "mousemove", *FILTER, "click", "1"])
            rested(browser, 0)
            start = time.perf_counter()
            by_hand(["xdotool", "type", "--delay", "0", ASKED])
            theirs = opened, rested(browser, start), memory_of(browser.pid)
    told("DB Browser for SQLite", theirs, ours(store))


def test_beside_calc(store: Path, plain: Path) -> None:
    if not are_there("soffice", "/usr/bin/python3"):
        return
    in_calc(plain)  # the first start makes a profile
    told("LibreOffice Calc", in_calc(plain), ours(store))


def in_calc(plain: Path) -> Measured:
    profile = f"-env:UserInstallation=file://{plain}/profile"
    accept = "--accept=pipe,name=kaigobench;urp;"
    script = ("/usr/bin/python3", "-c", CALC, str(plain / "rows.xlsx"), ASKED)
    with (
        running("soffice", "--headless", "--norestore", profile, accept, HOME=str(plain)),
        subprocess.Popen(script, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as asking,
    ):
        assert asking.stdout is not None
        opened, found, _count = map(float, asking.stdout.readline().split())
        memory = max(memory_of(process) for process in processes("soffice.bin"))
        asking.communicate("\n")
    return opened, found, memory


def processes(name: str) -> list[int]:
    """The processes of a name."""
    found = []
    for folder in Path("/proc").iterdir():
        comm = folder / "comm"
        if folder.name.isdecimal() and comm.is_file() and comm.read_text(encoding="utf-8").strip() == name:
            found.append(int(folder.name))
    return found
