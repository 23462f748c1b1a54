"""Loading the window costs what its modules cost, and nothing for Qt's hook on imports."""

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
