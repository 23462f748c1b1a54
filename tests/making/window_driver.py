"""A person at the real window, in a process of its own: signs in, opens a case, and locks when told.

    python window_driver.py STORE LOGIN RECEIPT_NO

The password is the first line of the standard input. `open` is printed once the case is on the screen; the
next line of the standard input presses Ctrl+L. After that the process is no longer this one.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kaigo_desktop import main, settings
from kaigo_desktop.ui import app
from kaigo_desktop.ui.main_window import MainWindow

_LOOKS_EVERY_MS = 20


class Driver:
    """Does the next thing as soon as the window is ready for it."""

    def __init__(self, login: str, password: str, receipt_no: str) -> None:
        self._login, self._password, self._receipt_no = login, password, receipt_no
        self._steps = iter((self._sign_in, self._open, self._lock))
        self._next = next(self._steps)
        self._timer = QTimer(interval=_LOOKS_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        windows = [shown for shown in QApplication.topLevelWidgets() if isinstance(shown, MainWindow)]
        if windows and not windows[0].isActiveWindow():
            windows[0].activateWindow()
        elif windows and self._next(windows[0]):
            following = next(self._steps, None)
            if following is None:
                self._timer.stop()
            else:
                self._next = following

    def _sign_in(self, window: MainWindow) -> bool:
        QTest.keyClicks(window.sign_in.login, self._login)
        QTest.keyClicks(window.sign_in.password, self._password)
        QTest.keyClick(window.sign_in.password, Qt.Key.Key_Return)
        return True

    def _open(self, window: MainWindow) -> bool:
        place = window.workplace
        if place is None or not place.list.model.rowCount():
            return False
        place.open_case(self._receipt_no)
        return True

    def _lock(self, window: MainWindow) -> bool:
        place = window.workplace
        if place is None or place.case_shown() != self._receipt_no:
            return False
        print("open", flush=True)  # noqa: T201 - what the test waits for
        sys.stdin.readline()
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        return True


def drive(store: Path, login: str, receipt_no: str) -> int:
    """Open the window and let the driver at it."""
    password = sys.stdin.readline().rstrip("\n")
    program = main.build(settings.load())
    app.make_application(program)
    driver = Driver(login, password, receipt_no)
    code = app.run(program, store)
    del driver
    return code


if __name__ == "__main__":
    sys.exit(drive(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
