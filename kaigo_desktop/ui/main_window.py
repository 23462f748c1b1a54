"""The window: signing in, working, locking; it owns the worker thread and closes everything in order.

A desk that is locked or left is put away: what was typed is kept, the session ends, and the process begins
anew, so that no key stays in its memory. While an intake or a hand-over runs, that waits; the screen doesn't.
"""

from __future__ import annotations

import base64
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from kaigo_desktop.ui import clipboard, fonts, way_in
from kaigo_desktop.ui.collecting import Collector
from kaigo_desktop.ui.focus_ring import FocusRing
from kaigo_desktop.ui.fresh_process import Continuation
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.last_input import LastInput
from kaigo_desktop.ui.page_stack import PageStack
from kaigo_desktop.ui.session_clock import SessionClock
from kaigo_desktop.ui.sign_in_panel import SignInPanel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from kaigo_desktop.flow.desk import Desk
    from kaigo_desktop.flow.program import Program
    from kaigo_desktop.ui.set_up_panel import SetUpPanel
    from kaigo_desktop.ui.workplace import Workplace

_SIZE, _SMALLEST = (320, 180), (150, 90)
_KEYRING = "keyring.json"
_PAINTED_MS = 100
"""The sign-in is on the screen by then, and nothing else has wanted the interpreter."""


class MainWindow(QMainWindow):
    """One store, one person at a time.

    Args:
        program: as it was built at start.
        folder: of the store.
        replace: begins anew in a fresh process with what it is given (`fresh_process`); where it returns,
            this window goes on at the sign-in.
        before: what the window before this one left.
    """

    def __init__(
        self,
        program: Program,
        folder: Path,
        replace: Callable[[Continuation], None],
        before: Continuation | None = None,
    ) -> None:
        super().__init__()
        self._program, self._folder, self._replace = program, folder, replace
        self._before = before or Continuation()
        _dress(self, program, self._before.geometry)
        self.jobs = Jobs(program.messages, self)
        self._collector = Collector(self.jobs, self)
        self.desk: Desk | None = None
        self.workplace: Workplace | None = None
        self._hidden: list[QDialog] = []
        self._ending: Continuation | None = None
        self._forgetting = False
        self.pages = PageStack()
        self.setCentralWidget(self.pages)
        self.sign_in = SignInPanel(program, folder, self.jobs)
        self.sign_in.signed_in.connect(self._enter)
        self.sign_in.other_wanted.connect(self._let_another_in)
        self.sign_in.language_wanted.connect(lambda: replace(self._before))
        self.pages.addWidget(self.sign_in)
        way_in.offer_guide(self.sign_in, program)
        clipboard.watch()
        self._input = LastInput(self)
        self.ring = FocusRing(self, self._input)
        self.clock = SessionClock(program.now, self)
        self.clock.over.connect(self.lock)
        self._input.happened.connect(self.clock.touch)
        self.jobs.changed.connect(self._forget)
        self._begin()
        QTimer.singleShot(_PAINTED_MS, self, partial(self.jobs.run, self, way_in.load, _nothing))

    def enter(self, desk: Desk) -> None:
        """Show the workplace of somebody who signed in; first a password of their own, where one is due."""
        self.desk = desk
        self.clock.begin(desk.ward.sign_in)
        if desk.greeting.must_choose:
            self._choose_password(partial(self._work, desk), self._leave)
        else:
            self._work(desk)

    def lock(self) -> None:
        """Hide everything at once; forget the keys as soon as nothing runs that needs them."""
        if self.desk is None or self.pages.currentWidget() is self.sign_in:
            return
        if self.workplace is not None:
            self.workplace.case.number.hide()
            self._hidden = [shown for shown in self.workplace.findChildren(QDialog) if shown.isVisible()]
            for dialog in self._hidden:
                dialog.hide()
        self.sign_in.show_locked(self.desk.user.login)
        self._end(Continuation(self.desk.user.login, locked=True))
        if self.jobs.long is not None:
            self.sign_in.say_working_on()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the desk and end the worker; ask first where something would be lost."""
        place, desk = self.workplace, self.desk
        if place is not None and desk is not None and place.unsaved():
            if self.pages.currentWidget() is place:
                place.case.leave(self._close)
                event.ignore()
                return
            place.put_away(_nothing, _nothing)
        self.clock.stop()
        clipboard.forget()
        self.desk = self.workplace = None
        _end_session(self, desk, place, _nothing)
        self.jobs.close()
        super().closeEvent(event)

    def _close(self) -> None:
        self.close()

    def _begin(self) -> None:
        if not (self._folder / _KEYRING).exists():
            self._set_up()
        elif self._before.locked:
            self.sign_in.show_locked(self._before.login)
        else:
            self.sign_in.show_empty(self._before.login)

    # ---- coming in

    def _enter(self, desk: Desk) -> None:
        if self.workplace is None:
            self.enter(desk)
            return
        # unlocking while something runs: the password was right; the second desk is not needed
        self._ending = None
        self.jobs.run(self, partial(way_in.sign_out, desk), _nothing)
        self.clock.begin(desk.ward.sign_in)
        self.pages.setCurrentWidget(self.workplace)
        for dialog in self._hidden:
            dialog.show()

    def _choose_password(self, chosen: Callable[[], None], left: Callable[[], None]) -> None:
        if self.desk is not None:
            panel = way_in.new_password(self.desk, self.jobs)
            for signal, then in ((panel.chosen, chosen), (panel.left, left)):
                signal.connect(partial(self._leave_page, panel, then))
            self.pages.open_page(panel)
            panel.begin()

    def _leave_page(self, page: QWidget, then: Callable[[], None]) -> None:
        then()
        self.pages.drop(page)

    def _return(self) -> None:
        if self.workplace is not None:
            self.workplace.arrival.quiet()
            self.pages.setCurrentWidget(self.workplace)

    def _work(self, desk: Desk) -> None:
        before, self._before = self._before, Continuation()
        place = way_in.workplace(
            desk, self.jobs, before.receipt_no if desk.user.login == before.login else ""
        )
        place.locked.connect(self.lock)
        place.left.connect(self._leave)
        place.bar.language.connect(self.lock)
        self.clock.told.connect(place.bar.show_lock_time)
        for wish in (place.bar.person, place.arrival.password_wanted):
            wish.connect(partial(self._choose_password, self._return, self._return))
        self.workplace = place
        self.pages.open_page(place)
        self._collector.keep()
        self.clock.look()

    # ---- going out

    def _leave(self) -> None:
        if self.desk is not None:
            self.sign_in.show_empty(self.desk.user.login)
            self._end(Continuation(self.desk.user.login))

    def _let_another_in(self) -> None:
        self.sign_in.show_empty()
        if self.desk is not None:
            self._end(Continuation())

    def _end(self, then: Continuation) -> None:
        self.clock.stop()
        clipboard.forget()
        self.pages.setCurrentWidget(self.sign_in)
        self._ending = then
        if self.jobs.long is not None and not then.locked:
            self.sign_in.hold(self.tr("取込または連携を止めています…"))
            self.jobs.long.cancel()
        self._forget()

    def _forget(self) -> None:
        """Once nothing runs: keep what was typed, end the session, begin anew."""
        if self._ending is None or self.desk is None or self.jobs.long is not None or self._forgetting:
            return
        self._forgetting = True
        self.sign_in.hold(self.tr("鍵を消しています…"))
        if self.workplace is not None:
            self.workplace.put_away(self._sign_out, self._stay)
        else:
            self._sign_out()

    def _sign_out(self) -> None:
        desk, self.desk = self.desk, None  # a window closed meanwhile ends no session a second time
        _end_session(self, desk, self.workplace, self._begin_anew)

    def _stay(self, failure: Failure) -> None:
        """What was typed can't be kept: it stays behind the lock, and so do the keys."""
        self._ending, self._forgetting = None, False
        self.sign_in.release()
        self.sign_in.say_not_kept(failure.sentence)

    def _begin_anew(self, _done: object) -> None:
        then, self._ending = self._ending or Continuation(), None
        shown = self.workplace.case_shown() if self.workplace is not None and then.locked else ""
        geometry = base64.b64encode(self.saveGeometry().data()).decode("ascii")
        self._before = Continuation(then.login, then.locked, shown, geometry)
        self.desk = self.workplace = None
        self._forgetting = False
        self.pages.drop_all_but(self.sign_in)
        self._replace(self._before)
        self.sign_in.release()

    def _set_up(self) -> None:
        panel = way_in.set_up(self._program, self._folder, self.jobs, partial(self._replace, self._before))
        panel.finished.connect(partial(self._set_up_done, panel))
        self.pages.open_page(panel)
        panel.login.setFocus()

    def _set_up_done(self, panel: SetUpPanel, login: str) -> None:
        self.pages.setCurrentWidget(self.sign_in)
        self.pages.drop(panel)
        self.sign_in.show_empty(login)


def _dress(window: QMainWindow, program: Program, geometry: str) -> None:
    """Title, icon and size; the place and size of the window before, where there was one."""
    unit = fonts.measures().unit
    window.setWindowTitle(window.tr("介護保険 申請管理 - Kaigo Desktop"))
    window.setWindowIcon(QIcon(str(program.resources / "icons" / "window.svg")))
    window.setMinimumSize(_SMALLEST[0] * unit, _SMALLEST[1] * unit)
    window.resize(_SIZE[0] * unit, _SIZE[1] * unit)
    if geometry:
        window.restoreGeometry(QByteArray(base64.b64decode(geometry)))


def _end_session(
    window: MainWindow, desk: Desk | None, place: Workplace | None, then: Callable[[object], None]
) -> None:
    """Sign out; what was asked for before and shown now would read a store that is being closed."""
    if place is not None:
        window.jobs.forget(place)
    if desk is not None:
        window.jobs.run(window, partial(way_in.sign_out, desk), then, then)


def _nothing(_result: object = None) -> None:
    """Do nothing with a result nobody waits for."""
