"""Starting: whether there is a display, and pictures where there is none."""

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kaigo_desktop.flow.demo import demonstrate
from kaigo_desktop.flow.program import Program
from kaigo_desktop.ui import app
from kaigo_desktop.ui.picture_walks import PICTURES


@pytest.mark.parametrize(
    ("environment", "there_is"),
    [
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
    ],
)
def test_a_display_is_found(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], there_is: bool
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert app.has_display() is there_is


@pytest.mark.slow
@pytest.mark.usefixtures("dressed")
def test_a_demonstration_without_a_display_leaves_a_picture_of_every_panel(
    program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back afterwards
    account = demonstrate(program, tmp_path / "demo", 5, lambda _step: None)
    assert app.show_demo(program, account.store, account.password) == 0
    folder = tmp_path / "demo" / "pictures"
    assert str(folder) in capsys.readouterr().out
    assert {path.stem for path in folder.iterdir()} == set(PICTURES)
    assert QImage(str(folder / "list.png")).width() == 1366
