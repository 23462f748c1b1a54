"""Pictures of every panel, taken without a display: for the demonstration and for the guide."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QWidget

from kaigo_desktop.flow.demo import USERS
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.sign_in import sign_in
from kaigo_desktop.ui import language
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.main_window import MainWindow
from kaigo_desktop.ui.picture_walks import Walk
from kaigo_desktop.ui.set_up_panel import SetUpPanel

SIZE = (1366, 768)
_ROUNDS = 4


def write_pictures(program: Program, store: Path, password: str, out: Path) -> list[Path]:
    """Write a PNG of each panel over a demonstration's store; a few more applications are taken in for it.

    Needs a `QApplication` (`app.make_application`).

    Returns:
        The files, in the order of the work; `picture_walks.PICTURES` names them.

    Raises:
        UserError: the store can't be opened.
    """
    out.mkdir(parents=True, exist_ok=True)
    shots = _Shots(program, store, password, out)
    shots.first_run()
    shots.sign_in()
    logins = {user.role: user.login for user in USERS}
    shots.at_desk(logins["caseworker"], Walk.caseworker)
    shots.at_desk(logins["supervisor"], Walk.supervisor)
    shots.at_desk(logins["administrator"], Walk.administrator)
    shots.at_desk(logins["auditor"], Walk.auditor)
    shots.in_english(logins["caseworker"])
    return shots.files


def settle(jobs: Jobs, context: QWidget) -> None:
    """Let the worker and the window come to rest: what was asked for is answered and painted."""
    loop = QEventLoop()
    for _ in range(_ROUNDS):
        for worker in jobs.at_work():
            worker.run(context, lambda: None, lambda _: loop.quit())
            loop.exec()


class _Shots:
    """One window after another."""

    def __init__(self, program: Program, store: Path, password: str, out: Path) -> None:
        self.files: list[Path] = []
        self._program, self._store, self._password, self._out = program, store, password, out

    def first_run(self) -> None:
        """The first run, over a folder without a store, to the recovery key."""
        with TemporaryDirectory() as folder:
            window = self._window(Path(folder) / "store")
            self._save(window, "first-run")
            for panel in window.findChildren(SetUpPanel):
                panel.login.setText(USERS[0].login)
                panel.name.setText(USERS[0].name)
                for line in (panel.password, panel.again):
                    line.setText(self._password)
                panel.button.click()
                settle(window.jobs, window)
                panel.key.setText(_masked(panel.key.text()))
            self._save(window, "recovery-key")
            _end(window)

    def sign_in(self) -> None:
        """Signing in."""
        window = self._window(self._store)
        self._save(window, "sign-in")
        _end(window)

    def at_desk(self, login: str, walk: Callable[[Walk], None]) -> None:
        """Walk through the panels of one person."""
        window = self._window(self._store)
        program, store, password = self._program, self._store, self._password
        window.jobs.run(window, lambda: sign_in(program, store, login, password), window.enter)
        settle(window.jobs, window)
        if window.workplace is not None:
            window.workplace.arrival.quiet()
            walk(Walk(program, window, self._save, partial(settle, window.jobs, window)))
        _end(window)

    def in_english(self, login: str) -> None:
        """The home in the other language; everything after it is in the language before."""
        before = self._program.messages.language
        language.speak(self._program, "en" if before == "ja" else "ja")
        self.at_desk(login, lambda walk: walk.take("english"))
        language.speak(self._program, before)

    def _window(self, store: Path) -> MainWindow:
        window = MainWindow(self._program, store, lambda _continuation: None)
        window.resize(*SIZE)
        window.show()
        settle(window.jobs, window)
        return window

    def _save(self, widget: QWidget, name: str) -> None:
        file = self._out / f"{name}.png"
        widget.grab().save(str(file))
        self.files.append(file)


def _masked(key: str) -> str:
    """A recovery key nobody could use, as long as one."""
    return "".join("X" if each.isalnum() else each for each in key)


def _end(window: MainWindow) -> None:
    window.close()
    window.deleteLater()
