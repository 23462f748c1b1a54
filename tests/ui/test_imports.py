"""Loading and dressing the window asks nothing of Qt that takes long and is not needed."""

import os
import subprocess
import sys
from pathlib import Path

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


PAINTED = """
import os, sys
from kaigo_desktop.main import start
from kaigo_desktop.ui import app
class Painted(app.MainWindow):
    def show(self):
        super().show()
        app.QApplication.processEvents()
        self.repaint()
        needless = ("msgspec", "cryptography", "sqlalchemy", "kaigo_desktop.store")
        print([name for name in needless if name in sys.modules])
        sys.stdout.flush()
        os._exit(0)
app.MainWindow = Painted
start([])
"""


def test_the_sign_in_is_painted_before_anything_is_loaded_that_opens_a_store(store_folder: Path) -> None:
    environment = {**os.environ, "KAIGO_STORE": str(store_folder), "HOME": str(store_folder.parent)}
    command = [sys.executable, "-c", PAINTED]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=60)
    assert ran.stdout == "[]\n"


LISTED = """
import sys
import kaigo_desktop.flow.open_desk, kaigo_desktop.ui.list_panel
needless = ("definitions.form_check", "export", "flow.show", "flow.transcribe", "store.rotation")
print([name for name in needless if f"kaigo_desktop.{name}" in sys.modules])
"""


def test_the_list_is_loaded_without_what_shows_hands_over_or_changes_keys() -> None:
    command = [sys.executable, "-c", LISTED]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
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
