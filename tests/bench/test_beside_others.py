"""Beside what somebody would use instead: the same rows in DB Browser for SQLite and in LibreOffice Calc.

    apt-get install sqlitebrowser libreoffice-calc python3-uno xvfb xdotool

The time to open, the time to find a name, and the memory with it found, each program in a process of its
own: the middle of three turns, ours and theirs one after the other. DB Browser is taken to be done when its
processor has come to rest. Calc runs without a window, so that it paints nothing. Ours begins with the
password and ends with painted rows.

Since Debian 13 DB Browser reads SQLCipher: it gets the rows encrypted, and the password from a file. On an
older system `KAIGO_BENCH_DEBIAN` names a folder with one in it (for the superuser, who alone may go there):

    mmdebstrap --variant=apt --include=sqlitebrowser,libqt5svg5,fonts-ipaexfont-gothic trixie FOLDER

One that does not, and Calc, get the rows as they are, without a password to try or a byte to decrypt.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import openpyxl
import pytest
from sqlcipher3 import dbapi2

from tests.bench.telling import tell
from tests.making.crowd import crowded
from tests.making.desks import PASSWORD, STAFF, Clock, make_program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [pytest.mark.bench, pytest.mark.timeout(0)]

ROWS = 100_000
COLUMNS = ("id", "name", "kana", "insured_no", "born_on", "receipt_no", "procedure", "state", "received_at")
ASKED = "佐藤"
TURNS = 3
DEBIAN = os.environ.get("KAIGO_BENCH_DEBIAN", "")
SCREEN = ("-displayfd", "1", "-screen", "0", "1366x768x24")
RESTS_S, LOOKS_S = 1.5, 0.03
FILTER = {"3.12": ("150", "174"), "3.13": ("140", "197")}
"""Where a version of DB Browser has the filter of the second column, in a window nobody has moved."""

CALC = """
import subprocess, sys, time, uno
from com.sun.star.connection import NoConnectException
start = time.perf_counter()
office = subprocess.Popen(sys.argv[3:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
while True:
    try:
        context = resolver.resolve("uno:pipe,name=kaigobench;urp;StarOffice.ComponentContext")
        break
    except NoConnectException:
        try:
            sys.exit(f"soffice ended with {office.wait(0.01)} before it could be asked")
        except subprocess.TimeoutExpired:
            pass
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
office.wait()
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


@dataclass(frozen=True)
class Browser:
    """DB Browser: what runs it, the folder it takes for the root of all, and what it said of its version."""

    command: tuple[str, ...]
    root: Path
    said: str

    @classmethod
    def found(cls) -> Browser:
        command = ("chroot", DEBIAN, "sqlitebrowser") if DEBIAN else ("sqlitebrowser",)
        windowless = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        asked = subprocess.run([*command, "--version"], check=True, capture_output=True, env=windowless)
        said = (asked.stdout + asked.stderr).decode()
        return cls(command, Path(DEBIAN or "/"), said)

    @property
    def encrypts(self) -> bool:
        return "SQLCipher" in self.said

    @property
    def filter(self) -> tuple[str, str]:
        return next(place for version, place in FILTER.items() if f"Version {version}" in self.said)


@pytest.fixture(scope="module")
def store(filled_store: Path) -> Path:
    return crowded(filled_store, make_program(Clock().now), ROWS)


@pytest.fixture(scope="module")
def rows(store: Path) -> list[tuple[object, ...]]:
    from kaigo_desktop.flow.sign_in import sign_in, sign_out

    desk = sign_in(make_program(Clock().now), store, STAFF[0].login, PASSWORD)
    with desk.store.reading() as connection:
        asked = f"SELECT {', '.join(COLUMNS)} FROM application ORDER BY id"
        found: list[tuple[object, ...]] = connection.connection.cursor().execute(asked).fetchall()
    sign_out(desk)
    return found


@contextmanager
def home_within(root: Path) -> Iterator[Path]:
    """A folder of one's own that is also there for who takes `root` for the root of all."""
    with TemporaryDirectory(dir=root / "tmp") as folder:
        yield Path(folder)


def write_database(folder: Path, rows: list[tuple[object, ...]], password: str) -> None:
    """The rows as `rows.db`, under a password that DB Browser finds beside it, or in the open."""
    with closing(dbapi2.connect(str(folder / "rows.db"))) as database, database:
        if password:
            database.execute(f"PRAGMA key='{password}'")
            (folder / ".env").write_text(f"rows.db = {password}\n", encoding="utf-8")
        database.execute(f"CREATE TABLE application ({', '.join(COLUMNS)}, PRIMARY KEY (id))")
        database.executemany(f"INSERT INTO application VALUES ({', '.join('?' * len(COLUMNS))})", rows)


def write_book(folder: Path, rows: list[tuple[object, ...]]) -> None:
    """The rows as `rows.xlsx`."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (COLUMNS, *rows):
        sheet.append(list(row))
    book.save(folder / "rows.xlsx")


def are_there(*programs: str) -> bool:
    """Whether what is compared with is installed; tells what is not."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        sys.stdout.write(f"\n\033[31mNOT COMPARED, not installed: {', '.join(missing)}\033[0m\n")
    return not missing


def compared(what: str, theirs: Callable[[], Measured], store: Path) -> None:
    """Tell how ours does beside another program, by turns."""
    turns = [(ours(store), theirs()) for _ in range(TURNS)]
    for number, work in enumerate(("open", "find a name", "memory (GB as s)")):
        mine, other = (median(turn[whose][number] for turn in turns) for whose in (0, 1))
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
        now = worked(program.pid)
        if now > before + 1:  # a blinking cursor is no work
            last = time.perf_counter()
        before = now
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


def test_beside_db_browser(store: Path, rows: list[tuple[object, ...]]) -> None:
    if not are_there("Xvfb", "xdotool", "chroot" if DEBIAN else "sqlitebrowser"):
        return
    browser = Browser.found()
    with home_within(browser.root) as folder, running("Xvfb", *SCREEN) as screen:
        write_database(folder, rows, PASSWORD if browser.encrypts else "")
        assert screen.stdout is not None
        in_turn = partial(in_browser, browser, folder, f":{screen.stdout.readline().strip()}")
        compared(
            f"DB Browser for SQLite, {'encrypted' if browser.encrypts else 'in the open'}", in_turn, store
        )


def in_browser(browser: Browser, folder: Path, screen: str) -> Measured:
    home = {"HOME": f"/{folder.relative_to(browser.root)}", "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    by_hand = partial(subprocess.run, check=True, env={**os.environ, **home})
    start = time.perf_counter()
    with running(*browser.command, "-t", "application", f"{home['HOME']}/rows.db", **home) as shown:
        opened = rested(shown, start)
        by_hand(["xdotool", "key", "Escape"])  # it may ask whether to break off its own reading
        by_hand(["xdotool", "mousemove", *browser.filter, "click", "1"])
        rested(shown, 0)
        by_hand(["xdotool", "type", ASKED[:-1]])
        rested(shown, 0)
        before, start = worked(shown.pid), time.perf_counter()
        by_hand(["xdotool", "type", ASKED[-1]])
        found = rested(shown, start)
        assert worked(shown.pid) > before + 2, "it looked for nothing: is its filter at another place?"
        return opened, found, memory_of(shown.pid)


def test_beside_calc(store: Path, rows: list[tuple[object, ...]], tmp_path: Path) -> None:
    if not are_there("soffice", "/usr/bin/python3"):
        return
    write_book(tmp_path, rows)
    in_calc(tmp_path)  # the first start makes a profile
    compared("LibreOffice Calc", partial(in_calc, tmp_path), store)


def in_calc(folder: Path) -> Measured:
    office = (
        "soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile",
        "--accept=pipe,name=kaigobench;urp;",
    )  # fmt: skip
    script = ("/usr/bin/python3", "-c", CALC, str(folder / "rows.xlsx"), ASKED, *office)
    given, pipe = {**os.environ, "HOME": str(folder)}, subprocess.PIPE
    with subprocess.Popen(script, stdin=pipe, stdout=pipe, text=True, env=given) as asking:
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
