"""What holds for every test: no screen, a home of its own, and nothing of Qt left behind."""

from __future__ import annotations

import gc
import itertools
import os
import sys
import threading
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import pytest
from hypothesis import HealthCheck, settings

from kaigo_desktop.store import wrapping
from tests.making import derived_once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QThread
    from PySide6.QtWidgets import QWidget

pytest_plugins = ["tests.making.desks", "tests.making.attackers", "tests.making.slow_first"]

settings.register_profile(
    "tests",
    deadline=None,  # a busy machine is no failure
    derandomize=False,  # each run looks elsewhere; a failure prints how to repeat it
    max_examples=60,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],  # the same busy machine
)
settings.register_profile("thorough", settings.get_profile("tests"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "tests"))

_home_numbers = itertools.count()
_started_threads: list[QThread] = []


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder that holds the homes of all tests of this run."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home folder of its own, so that it meets no settings of a person or another test."""
    folder = homes / str(next(_home_numbers))
    folder.mkdir(mode=0o700)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(folder))
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    return folder


@pytest.fixture(autouse=True)
def _derive_a_password_key_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare the tests what a password costs on purpose; those that time it pay it."""
    if "bench" not in request.path.parts:
        monkeypatch.setattr(wrapping, "password_key", derived_once.password_key)


@pytest.fixture(autouse=True)
def _no_thread_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that ends while a thread it started still runs."""
    before = set(threading.enumerate())
    if "PySide6.QtCore" in sys.modules:
        _watch_qthreads(monkeypatch)
    yield
    ours = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in ours:
        thread.join(timeout=2)
    running = [thread.name for thread in ours if thread.is_alive()]
    running += [repr(thread) for thread in _started_threads if _still_runs(thread)]
    _started_threads.clear()
    if running:
        pytest.fail(f"threads left running: {', '.join(running)}")


def _watch_qthreads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remember each QThread that is started."""
    from PySide6.QtCore import QThread

    start = QThread.start

    def remember_and_start(thread: QThread, *args: QThread.Priority) -> None:
        _started_threads.append(thread)
        start(thread, *args)

    monkeypatch.setattr(QThread, "start", remember_and_start)


def _still_runs(thread: QThread) -> bool:
    """Tell whether a QThread that exists runs on, two seconds after it should have ended."""
    import shiboken6

    return shiboken6.isValid(thread) and thread.isRunning() and not thread.wait(2000)


@pytest.fixture(autouse=True)
def _no_window_is_left_behind() -> Iterator[None]:
    """Fail a test that leaves a top-level widget alive; pytest-qt has closed the registered ones by now."""
    before = _windows()
    yield
    left = [widget for widget in _windows() if widget not in before]
    if left:
        del left
        gc.collect()
        left = [widget for widget in _windows() if widget not in before]
    if left:
        names = ", ".join(f"{type(widget).__name__} {widget.objectName()!r}" for widget in left)
        for widget in left:
            widget.deleteLater()
        pytest.fail(f"windows left alive: {names}; register them with qtbot.addWidget")


def _windows() -> list[QWidget]:
    """Return the top-level widgets without an owner, when there is an application at all."""
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    tooltip = "qtooltip_label"  # Qt keeps one for later
    return [w for w in QApplication.topLevelWidgets() if w.parent() is None and w.objectName() != tooltip]
