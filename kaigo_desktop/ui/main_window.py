"""The window: signing in, working, locking; it owns the worker thread and closes everything in order."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget

from kaigo_desktop.flow.desk import Desk, Program
from kaigo_desktop.flow.sign_in import sign_out
from kaigo_desktop.ui import clipboard, fonts
from kaigo_desktop.ui.focus_ring import FocusRing
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.last_input import LastInput
from kaigo_desktop.ui.set_up_panel import SetUpPanel
from kaigo_desktop.ui.sign_in_panel import SignInPanel
from kaigo_desktop.ui.workplace import Workplace

_LOCKS_AFTER_MS = 10 * 60 * 1000
_SIZE, _SMALLEST = (320, 180), (150, 90)
_KEYRING = "keyring.json"


class MainWindow(QMainWindow):
    """One store, one person at a time."""

    def __init__(self, program: Program, folder: Path) -> None:
        super().__init__()
        unit = fonts.measures().unit
        self.setWindowTitle(self.tr("介護保険 申請管理 - Kaigo Desktop"))
        self.setWindowIcon(QIcon(str(program.resources / "icons" / "window.svg")))
        self.setMinimumSize(_SMALLEST[0] * unit, _SMALLEST[1] * unit)
        self.resize(_SIZE[0] * unit, _SIZE[1] * unit)
        self._program, self._folder = program, folder
        self.jobs = Jobs(program.messages, self)
        self.workplace: Workplace | None = None
        self._hidden: list[QDialog] = []
        self.pages = QStackedWidget()
        self.setCentralWidget(self.pages)
        self.sign_in = SignInPanel(program, folder, self.jobs)
        self.sign_in.signed_in.connect(self._enter)
        self.sign_in.other_wanted.connect(self._close_desk)
        self.pages.addWidget(self.sign_in)
        self._input = LastInput(self)
        self.ring = FocusRing(self, self._input)
        self._idle = QTimer(self, singleShot=True, interval=_LOCKS_AFTER_MS)
        self._idle.timeout.connect(self.lock)
        self._input.happened.connect(self._idle.start)
        if not (folder / _KEYRING).exists():
            self._set_up()
        self.sign_in.begin()

    def enter(self, desk: Desk) -> None:
        """Show the workplace of somebody who signed in."""
        self.workplace = Workplace(desk, self.jobs)
        self.workplace.locked.connect(self.lock)
        self.workplace.left.connect(self._close_desk)
        self.pages.addWidget(self.workplace)
        self.pages.setCurrentWidget(self.workplace)
        self._idle.start()

    def lock(self) -> None:
        """Hide everything until the same person gives the password; work that runs goes on."""
        if self.workplace is None or self.pages.currentWidget() is not self.workplace:
            return
        self.workplace.case.number.hide()
        clipboard.forget()
        self._hidden = [dialog for dialog in self.workplace.findChildren(QDialog) if dialog.isVisible()]
        for dialog in self._hidden:
            dialog.hide()
        self.pages.setCurrentWidget(self.sign_in)
        self.sign_in.show_locked(self.workplace.desk.user)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the desk and end the worker; ask first where something would be lost."""
        at_work = self.workplace is not None and self.pages.currentWidget() is self.workplace
        if at_work and self.workplace is not None and self.workplace.unsaved():
            self.workplace.case.leave(self._close)
            event.ignore()
            return
        self._idle.stop()
        self._close_desk()
        self.jobs.close()
        super().closeEvent(event)

    def _close(self) -> None:
        self.close()

    def _enter(self, desk: Desk) -> None:
        if self.workplace is None:
            self.enter(desk)
            return
        # unlocking: the password was right; the second desk is not needed
        self.jobs.run(self, lambda: sign_out(desk), lambda _: None)
        self.pages.setCurrentWidget(self.workplace)
        for dialog in self._hidden:
            dialog.show()

    def _close_desk(self) -> None:
        workplace, self.workplace = self.workplace, None
        clipboard.forget()
        if workplace is not None:
            if self.jobs.long is not None:
                self.jobs.long.cancel()
            desk = workplace.desk
            self.jobs.run(self, lambda: sign_out(desk), lambda _: None)
            self.pages.setCurrentWidget(self.sign_in)
            self.sign_in.show_empty(desk.user.login)
            self.pages.removeWidget(workplace)
            workplace.deleteLater()

    def _set_up(self) -> None:
        panel = SetUpPanel(self._program, self._folder, self.jobs)
        panel.finished.connect(partial(self._set_up_done, panel))
        self.pages.addWidget(panel)
        self.pages.setCurrentWidget(panel)
        panel.login.setFocus()

    def _set_up_done(self, panel: SetUpPanel, login: str) -> None:
        self.pages.setCurrentWidget(self.sign_in)
        self.pages.removeWidget(panel)
        panel.deleteLater()
        self.sign_in.show_empty(login)
