"""Loading and dressing the window asks nothing of Qt that takes long and is not needed."""

import os
import subprocess
import sys

CODE = """
import builtins, linecache
own = builtins.__import__
import kaigo_desktop.ui.workplace
assert builtins.__import__ is own
print([file for file in linecache.cache if "kaigo_desktop" in file])
"""


def test_the_window_is_loaded_without_reading_the_source_of_a_module() -> None:
    ran = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


DRESSED = """
from kaigo_desktop import settings
from kaigo_desktop.main import build
from kaigo_desktop.ui.app import make_application
application = make_application(build(settings.load()))
application.setStyleSheet("")  # the sheet is a style of its own around the other
print(application.style().name())
"""


def test_the_application_is_made_in_its_style_whatever_the_terminal_prefers() -> None:
    environment = {**os.environ, "QT_STYLE_OVERRIDE": "windows"}
    command = [sys.executable, "-c", DRESSED]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert ran.stdout == "fusion\n"
