"""A screen of its own: an X server without a monitor (Xvfb), real key events (xdotool), and what is painted.

There is no window manager: giving the keyboard to the window that comes up, as one does, is `front`.
"""

import os
import shutil
import struct
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

LOOKS, PAUSE = 600, 0.1
"""How often is looked before giving up, and the seconds between two looks."""

_HEADER = ">25I"
_HEADER_SIZE, _DEPTH, _WIDTH, _HEIGHT, _LINE, _COLOURS = 0, 3, 4, 5, 12, 19
_COLOUR_BYTES = 12


def wait(until: Callable[[], object], what: str) -> None:
    """Look until something is so."""
    pause = threading.Event()
    for _ in range(LOOKS):
        if until():
            return
        pause.wait(PAUSE)
    pytest.fail(f"waited in vain: {what}")


class Display:
    """An X display of the given size, with one keyboard."""

    def __init__(self, number: int, folder: Path) -> None:
        self.name, self._folder = f":{number}", folder
        self.pressed = 0

    def environment(self) -> dict[str, str]:
        """What a program needs to show itself here."""
        return {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def front(self, process: int, title: str) -> None:
        """Give the keyboard to the window of a process whose title holds `title`, once it is on show."""
        search = ("search", "--onlyvisible", "--all", "--pid", str(process), "--name", title)
        wait(lambda: self._ask(*search, check=False), f"the window {title}")
        self._ask("windowfocus", "--sync", self._ask(*search))

    def press(self, *keys: str) -> None:
        """Press `ctrl+Return`, one after the other."""
        self.pressed += len(keys)
        self._ask("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Type a text that every keyboard has."""
        self.pressed += len(text)
        self._ask("type", "--clearmodifiers", "--delay", "2", text)

    def save(self, file: Path) -> None:
        """Write what stands on the screen as a picture."""
        data = (self._folder / "Xvfb_screen0").read_bytes()
        header = struct.unpack_from(_HEADER, data)
        begin = header[_HEADER_SIZE] + header[_COLOURS] * _COLOUR_BYTES
        size = header[_WIDTH], header[_HEIGHT]
        assert header[_DEPTH] == 24
        image = QImage(data[begin:], *size, header[_LINE], QImage.Format.Format_RGB32)
        assert image.save(str(file))

    def _ask(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=os.environ | {"DISPLAY": self.name},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        assert not check or done.returncode == 0, done.stderr
        return done.stdout.strip()


@contextmanager
def display(folder: Path, width: int, height: int) -> Iterator[Display]:
    """Start an X server that listens to nobody outside, on a number that is free; it ends with the block."""
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if missing:
        pytest.fail(
            f"{' and '.join(missing)} missing: `python3 dev.py test` as root installs xvfb and xdotool"
        )
    reading, writing = os.pipe()
    screen = ("-screen", "0", f"{width}x{height}x24", "-fbdir", str(folder))
    command = ["Xvfb", "-displayfd", str(writing), *screen, "-nolisten", "tcp", "-noreset"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, pass_fds=[writing], stdout=quiet, stderr=quiet) as server:
        try:
            os.close(writing)
            with os.fdopen(reading, encoding="ascii") as told:
                yield Display(int(told.readline()), folder)
        finally:
            server.terminate()
