"""Starting the window: the application object, its look, the hook for our mistakes."""

import os
import sys
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kaigo_desktop import log
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.program import Program
from kaigo_desktop.messages import Messages
from kaigo_desktop.ui import language, theme, way_in
from kaigo_desktop.ui.fresh_process import Continuation, continuation_from, replace_process
from kaigo_desktop.ui.main_window import MainWindow

DEMO_LOGIN = "yamada"
"""Whose desk the demonstration opens: the caseworker's."""


def run(program: Program, store: Path, *, continued: bool = False) -> int:
    """Open the window over the store in `store` (made at the first run) and answer the exit code.

    `continued`: a window that was locked or left began this process; what it left is on the standard input.
    """
    application = make_application(program)
    before = continuation_from(sys.stdin.buffer) if continued else Continuation()
    window = MainWindow(program, store, partial(_begin_anew, store), before)
    window.show()
    return application.exec()


def show_demo(program: Program, store: Path, password: str) -> int:
    """Open the window over a demonstration's store, its caseworker signed in.

    Where there is no display, pictures of every panel are written beside the store instead.
    """
    if not has_display():
        from kaigo_desktop.ui.pictures import write_pictures

        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        make_application(program)
        folder = store.parent / "pictures"
        write_pictures(program, store, password, folder)
        sys.stdout.write(program.messages.text("demo_pictures", {"folder": folder}) + "\n")
        return 0
    from kaigo_desktop.flow.sign_in import sign_in

    application = make_application(program)
    window = MainWindow(program, store, partial(_begin_anew, store))
    window.jobs.run(window, lambda: sign_in(program, store, DEMO_LOGIN, password), window.enter)
    way_in.load()  # while the worker tries the password, outside Python's lock
    window.show()
    return application.exec()


def _begin_anew(store: Path, continuation: Continuation) -> None:
    replace_process(store, continuation)
    if sys.platform == "win32":  # the new window stands beside this one
        QApplication.quit()


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere with a display server."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform in {"offscreen", "minimal"}:
        return False
    served = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or platform
    return sys.platform in {"win32", "darwin"} or bool(served)


def make_application(program: Program) -> QApplication:
    """The application object in its look, in the person's language and with our hook for mistakes."""
    existing = QApplication.instance()
    words = [*sys.argv[:1], *theme.WORDS]
    application = existing if isinstance(existing, QApplication) else QApplication(words)
    application.setApplicationName("Kaigo Desktop")
    application.setDesktopFileName("kaigo-desktop")
    language.speak(program, language.chosen(program))
    theme.apply(application, program.resources)
    sys.excepthook = _Hook(program.messages)
    return application


class _Hook:
    """Tells a mistake of ours with its reference number; the window stays."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    def __call__(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, UserError):
            sentence = self._messages.error(error)
        else:
            sentence = self._messages.text("bug", {"reference": log.bug(error)})
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Warning, "Kaigo Desktop", sentence)
        box.setParent(QApplication.activeWindow(), box.windowFlags())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
