"""Other programs with the same rows, driven as somebody would drive them, and measured from without."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DEBIAN = os.environ.get("KAIGO_BENCH_DEBIAN", "")
SCREEN = ("-displayfd", "1", "-screen", "0", "1366x768x24")
RESTS_S, LOOKS_S = 1.5, 0.03
TYPE = ("xdotool", "type", "--delay", "100")
"""Slowly: the key of a character no keyboard has is gone again before a busy program asks what it means."""

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


def in_browser(browser: Browser, folder: Path, asked: str, screen: str) -> Measured:
    """Open `rows.db` of a folder on an X display, and filter it by a name."""
    home = {"HOME": f"/{folder.relative_to(browser.root)}", "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    by_hand = partial(subprocess.run, check=True, env={**os.environ, **home})
    start = time.perf_counter()
    with running(*browser.command, "-t", "application", f"{home['HOME']}/rows.db", **home) as shown:
        opened = rested(shown, start)
        by_hand(["xdotool", "key", "Escape"])  # it may ask whether to break off its own reading
        by_hand(["xdotool", "mousemove", *browser.filter, "click", "1"])
        rested(shown, 0)
        by_hand([*TYPE, asked[:-1]])
        rested(shown, 0)
        before = worked(shown.pid)
        by_hand([*TYPE, asked[-1]])
        start = time.perf_counter()
        found = rested(shown, start)
        assert worked(shown.pid) > before + 2, "it looked for nothing: is its filter at another place?"
        return opened, found, memory_of(shown.pid)


def in_calc(folder: Path, asked: str) -> Measured:
    """Open `rows.xlsx` of a folder, and find a name in it."""
    office = (
        "soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile",
        "--accept=pipe,name=kaigobench;urp;",
    )  # fmt: skip
    script = ("/usr/bin/python3", "-c", CALC, str(folder / "rows.xlsx"), asked, *office)
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


@contextmanager
def home_within(root: Path) -> Iterator[Path]:
    """A folder of one's own that is also there for who takes `root` for the root of all."""
    with TemporaryDirectory(dir=root / "tmp") as folder:
        yield Path(folder)


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
