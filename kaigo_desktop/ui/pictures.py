"""Pictures of every panel, taken without a display: for the demonstration and for the documentation."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QDialog, QWidget

from kaigo_desktop.flow.demo import SEED, USERS
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.sample import sample
from kaigo_desktop.flow.sign_in import sign_in
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.main_window import MainWindow
from kaigo_desktop.ui.workplace import Workplace

SIZE = (1366, 768)
_ROUNDS = 4
_SAMPLES = 6


def write_pictures(program: Program, store: Path, password: str, out: Path) -> list[Path]:
    """Write a PNG of each panel over a demonstration's store; a few more applications are taken in for it.

    Needs a `QApplication` (`app.make_application`).

    Returns:
        The files, in the order of the work.

    Raises:
        UserError: the store can't be opened.
    """
    out.mkdir(parents=True, exist_ok=True)
    shots = _Shots(program, store, password, out)
    shots.first_run()
    shots.sign_in()
    logins = {user.role: user.login for user in USERS}
    shots.at_desk(logins["caseworker"], shots.caseworker)
    shots.at_desk(logins["supervisor"], shots.supervisor)
    shots.at_desk(logins["administrator"], shots.administrator)
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
        """The first run, over a folder without a store."""
        with TemporaryDirectory() as folder:
            window = self._window(Path(folder) / "store")
            self._save(window, "first-run")
            _end(window)

    def sign_in(self) -> None:
        """Signing in."""
        window = self._window(self._store)
        self._save(window, "sign-in")
        _end(window)

    def at_desk(self, login: str, walk: Callable[[MainWindow, Workplace], None]) -> None:
        """Walk through the panels of one person."""
        window = self._window(self._store)
        program, store, password = self._program, self._store, self._password
        window.jobs.run(window, lambda: sign_in(program, store, login, password), window.enter)
        settle(window.jobs, window)
        if window.workplace is not None:
            window.workplace.arrival.quiet()
            walk(window, window.workplace)
        _end(window)

    def caseworker(self, window: MainWindow, place: Workplace) -> None:
        """The list, a case with problems, an intake, the hand-over."""
        place.navigation.go("all")
        settle(window.jobs, window)
        self._save(window, "list")
        place.navigation.go("today")
        settle(window.jobs, window)
        self._open_worst(window, place)
        self._save(window, "case")
        self._beside_the_form(window, place)
        self._receive(window, place)
        self._save(window, "receive")
        place.navigation.go("hand_over")
        settle(window.jobs, window)
        for dialog in place.findChildren(QDialog):
            self._save(dialog, "hand-over")
            dialog.reject()

    def supervisor(self, window: MainWindow, place: Workplace) -> None:
        """A case that waits for approval."""
        place.navigation.go("pending_approval")
        settle(window.jobs, window)
        place.list.table.opened.emit(0)
        settle(window.jobs, window)
        self._save(window, "approval")

    def administrator(self, window: MainWindow, place: Workplace) -> None:
        """The accounts, and a layout made of a sample."""
        place.navigation.go("accounts")
        settle(window.jobs, window)
        self._save(window, "accounts")
        place.navigation.go("layouts")
        settle(window.jobs, window)
        self._save(window, "layouts")
        with TemporaryDirectory() as folder:
            (file, *_) = sample(self._program, Path(folder) / "downloads", 1, SEED + 3)
            place.layouts.begin(file)
            settle(window.jobs, window)
            place.layouts.editor.try_it()
            settle(window.jobs, window)
        self._save(window, "layout-editor")

    def _beside_the_form(self, window: MainWindow, place: Workplace) -> None:
        side = place.case.side
        for page, name in (
            (side.checklist, "checklist"), (side.readings, "readings"), (side.people, "people"),
        ):  # fmt: skip
            side.setCurrentWidget(page)
            settle(window.jobs, window)
            self._save(window, name)
        asking = place.case.decisions.buttons.get("request-correction")
        if asking is not None:
            asking.click()
            settle(window.jobs, window)
        for dialog in place.case.findChildren(QDialog):
            self._save(dialog, "correction")
            dialog.reject()
        side.setCurrentWidget(side.documents)

    def _open_worst(self, window: MainWindow, place: Workplace) -> None:
        rows = range(place.list.model.rowCount())
        found = [place.list.model.application(row) for row in rows]
        worst = max(
            rows, key=lambda row: (item.errors, item.warnings) if (item := found[row]) else (0, 0), default=-1
        )
        if worst >= 0:
            place.list.table.selectRow(worst)
            place.list.table.opened.emit(worst)
            settle(window.jobs, window)

    def _receive(self, window: MainWindow, place: Workplace) -> None:
        place.navigation.go("receive")
        with TemporaryDirectory() as folder:
            sample(self._program, Path(folder) / "downloads", _SAMPLES, SEED + 2)
            (Path(folder) / "0099999999999999.zip").write_bytes(b"PK\3\4")
            place.receive.take([Path(folder) / "downloads", Path(folder) / "0099999999999999.zip"])
            while window.jobs.long is not None:
                settle(window.jobs, window)
        settle(window.jobs, window)

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


def _end(window: MainWindow) -> None:
    window.close()
    window.deleteLater()
