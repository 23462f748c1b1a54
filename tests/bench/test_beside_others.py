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

import shutil
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import openpyxl
import pytest
from sqlcipher3 import dbapi2

from tests.bench.driving import DEBIAN, SCREEN, Browser, Measured, home_within, in_browser, in_calc, running
from tests.bench.telling import tell
from tests.making.crowd import crowded
from tests.making.desks import PASSWORD, STAFF, Clock, make_program

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.bench, pytest.mark.timeout(0)]

ROWS = 100_000
COLUMNS = ("id", "name", "kana", "insured_no", "born_on", "receipt_no", "procedure", "state", "received_at")
ASKED, TURNS = "佐藤", 3
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


def test_beside_db_browser(store: Path, rows: list[tuple[object, ...]]) -> None:
    if not are_there("Xvfb", "xdotool", "chroot" if DEBIAN else "sqlitebrowser"):
        return
    browser = Browser.found()
    with home_within(browser.root) as folder, running("Xvfb", *SCREEN) as screen:
        write_database(folder, rows, PASSWORD if browser.encrypts else "")
        assert screen.stdout is not None
        in_turn = partial(in_browser, browser, folder, ASKED, f":{screen.stdout.readline().strip()}")
        compared(
            f"DB Browser for SQLite, {'encrypted' if browser.encrypts else 'in the open'}", in_turn, store
        )


def test_beside_calc(store: Path, rows: list[tuple[object, ...]], tmp_path: Path) -> None:
    if not are_there("soffice", "/usr/bin/python3"):
        return
    write_book(tmp_path, rows)
    in_calc(tmp_path, ASKED)  # the first start makes a profile
    compared("LibreOffice Calc", partial(in_calc, tmp_path, ASKED), store)
