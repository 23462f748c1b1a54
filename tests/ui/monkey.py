"""Somebody who presses, types and chooses without any sense (でたらめな利用者), at the real window.

One action at each turn of the event loop, so that it goes on inside a dialog that was opened, too. It knows
only what a real person knows: their password, which files there are, not to leave all the time. The keys it
presses are those the window itself binds where it stands, so that new ones are pressed, too; of all that lies
before it, it often takes what it has taken least, so that what is one of a hundred has its turn as well.
"""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from kaigo_desktop.ui.sign_in_panel import SignInPanel
from tests.making.desks import PASSWORD
from tests.ui import monkey_hand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kaigo_desktop.core.model import Value
    from tests.ui.at_the_window import Person
    from tests.ui.lost_edits import LostEdits

Kind = TypeVar("Kind", bound=QWidget)

KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return,
    Qt.Key.Key_Space,
    Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F5,
    Qt.Key.Key_F8, Qt.Key.Key_A, Qt.Key.Key_7, Qt.Key.Key_Slash,
)  # fmt: skip
CHORDS = (Qt.Key.Key_Z, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_A, Qt.Key.Key_Tab, Qt.Key.Key_Down)
SIZES = ((683, 384), (1366, 768), (1366, 768), (1920, 1080))
LOCKS = "Ctrl+L"
PATIENCE, LOCKED = 0.95, 0.03
"""How often it spares a button that ends the session; how often it locks with something typed, not saved."""

CURIOUS, THOROUGH, ASTRAY, BORED = 0.4, 0.3, 0.1, 0.1
"""How often it takes what it took least; finishes a line with Enter; does other things at the sign-in;
puts away a window that stands before ours."""

PAUSES_MS, LOOKS_MS = (1, 1, 1, 1, 1, 1, 1, 60), (1, 250)
"""Now and then somebody waits until the answer is there; often, when something new came before them."""
TEXTS = (
    "髙橋", "ﾀｶﾊｼ", "令和8年4月1日", "S28.4.1", "2026/02/30", "03-0000-1234", "0000000001", "A" * 300, "😀",
    "％_\"'", " ",
)  # fmt: skip


class Monkey:
    """Does things at a person's window, always the same for a `seed`; `done` counts them by kind.

    `files` are downloads that lie about; `edits` watches what is typed. `seen` counts the panels that were in
    front, and the keys of the window that were pressed; `taken` what it laid its hand on.
    """

    def __init__(
        self, person: Person, login: str, seed: int, files: Sequence[Path], edits: LostEdits
    ) -> None:
        self._person, self._login, self._chance = person, login, Random(seed)
        self._files, self._edits = files, edits
        self.done: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()
        self.taken: Counter[str] = Counter()
        self._before_them, self._is_new = list[str](), False

    def play(self, steps: int) -> None:
        """Do so many things, then let everything come to rest."""
        loop, window = QEventLoop(), self._person.window

        def turn() -> None:
            over = _over()
            self._edits.look()
            if self.done.total() < steps:
                pause = self._chance.choice(LOOKS_MS if self._is_new else PAUSES_MS)
                QTimer.singleShot(pause, window, turn)  # first: the step may wait in a loop of its own
                self._step()
            elif over is not None:
                QTimer.singleShot(1, window, turn)
                over.close()
            else:
                loop.quit()

        turn()
        loop.exec()
        self._person.rest()

    def typed(self) -> dict[str, Value]:
        """What stands typed over the open case and is not saved."""
        place = self._person.window.workplace
        return {} if place is None or not place.case_shown() else dict(place.case.form.changes())

    def _step(self) -> None:
        over, page = _over(), self._person.window.pages.currentWidget()
        if isinstance(over, QFileDialog):
            self._answer(over)
        elif over is None and isinstance(page, SignInPanel):
            self._sign_in(page)
        elif self.typed() and over is None and self._chance.random() < LOCKED:
            self._do("lock", lambda: QTest.keySequence(_focus(self._person.window), QKeySequence(LOCKS)))
        else:
            ground = over or self._in_front()
            self._see(over)
            ways: Sequence[Callable[[QWidget], None]] = (
                self._press, self._press, self._press, self._key, self._key, self._chord, self._type,
                self._type, self._choose, self._shortcut, self._shortcut, self._touch, self._touch,
                self._touch, self._elsewhere,
            )  # fmt: skip
            self._chance.choice(ways)(ground)

    def _in_front(self) -> QWidget:
        """The window in front; another one than ours is put away after a while."""
        window, front = self._person.window, QApplication.activeWindow()
        if front is None or front is window or self._chance.random() < BORED:
            for beside in QApplication.topLevelWidgets():
                if beside is not window and beside.isVisible():
                    self._do("put away", beside.close)
            window.activateWindow()
            return window
        return front

    def _see(self, over: QWidget | None) -> None:
        place = self._person.window.workplace
        panel = over or (place.panels.currentWidget() if place else None)
        beside = (one for one in QApplication.topLevelWidgets() if one not in {self._person.window, over})
        shown = [type(one).__name__ for one in (panel, *beside) if one is not None and one.isVisible()]
        self.seen.update(shown)
        self._is_new, self._before_them = shown != self._before_them, shown

    def _do(self, kind: str, act: Callable[[], object]) -> None:
        self.done[kind] += 1
        act()

    def _sign_in(self, page: SignInPanel) -> None:
        if not page.button.isEnabled():
            return  # somebody is being let in or out
        if self._chance.random() < ASTRAY:
            self._chance.choice((self._press, self._touch, self._shortcut))(page)
            return
        if page.password.isVisible():
            page.login.setText(self._login)
            page.password.setText(PASSWORD)
            self._do("sign in", page.password.returnPressed.emit)
        else:
            self._do("other way in", page.other.click)

    def _press(self, ground: QWidget) -> None:
        if isinstance(ground, QMenu):
            self._do("menu", lambda: monkey_hand.pick_entry(ground, self._chance))
        elif (button := self._any(ground, QAbstractButton)) and not self._leaves(button):
            self._heed(button)
            self._do("press", lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton))
        else:
            self._key(ground)

    def _leaves(self, button: QAbstractButton) -> bool:
        """Whether a button ends the session, and it is too early for that."""
        place = self._person.window.workplace
        return place is not None and button.parent() is place.bar and self._chance.random() < PATIENCE

    def _heed(self, about_to_be_pressed: QWidget) -> None:
        """Tell who watches the edits that they are thrown away."""
        if isinstance(about_to_be_pressed, QAbstractButton) and "捨て" in about_to_be_pressed.text():
            self._edits.thrown_away = True

    def _shortcut(self, ground: QWidget) -> None:
        """Press a key the window binds, of the panel in front."""
        bound = [
            one for one in ground.window().findChildren(QShortcut)
            if one.isEnabled() and _is_in_sight(one) and one.key().toString() != LOCKS
        ]  # fmt: skip
        if bound:
            key = self._chance.choice(bound).key()
            self.seen[key.toString()] += 1
            if key.toString() == "Ctrl+V":
                self._copy_files()
            self._do("shortcut", lambda: QTest.keySequence(_focus(ground), key))
        else:
            self._key(ground)

    def _copy_files(self) -> None:
        """Copy a download in a file manager, as somebody may have before they press Ctrl+V."""
        QApplication.clipboard().setMimeData(monkey_hand.carried([self._chance.choice(self._files)]))

    def _answer(self, dialog: QFileDialog) -> None:
        """Name a file where one is asked for, or none."""
        if self._chance.random() < 1 / 2:
            self._do("file", lambda: monkey_hand.name_file(dialog, self._files, self._chance))
        else:
            self._do("no file", dialog.reject)

    def _touch(self, ground: QWidget) -> None:
        """Do something with the mouse at anything but a button; each kind of widget is as likely."""
        if kinds := monkey_hand.in_sight(ground):
            over = self._take(kinds[self._chance.choice(sorted(kinds))])
            self.done[monkey_hand.touch(over, self._chance)] += 1

    def _elsewhere(self, _ground: QWidget) -> None:
        """Make the window larger or smaller, drop a download on it."""
        window = self._person.window
        if self._chance.random() < 3 / 4:
            self._do("resize", lambda: window.resize(*self._chance.choice(SIZES)))
        else:
            dropped = [self._chance.choice(self._files)]
            self._do("drop", lambda: monkey_hand.drop(window, dropped, self._chance))

    def _key(self, ground: QWidget) -> None:
        key = self._chance.choice(KEYS)
        self._heed(_focus(ground))
        self._do("key", lambda: QTest.keyClick(_focus(ground), key))

    def _chord(self, ground: QWidget) -> None:
        key = self._chance.choice(CHORDS)
        self._do("chord", lambda: QTest.keyClick(_focus(ground), key, Qt.KeyboardModifier.ControlModifier))

    def _type(self, ground: QWidget) -> None:
        line = self._any(ground, QLineEdit) or self._any(ground, QPlainTextEdit)
        text = self._chance.choice(TEXTS)
        if line is None:
            self._key(ground)
            return
        line.setFocus()
        self._do("type", lambda: monkey_hand.write(_focus(ground), text))
        if self._chance.random() < THOROUGH:
            monkey_hand.enter(_focus(ground))

    def _choose(self, ground: QWidget) -> None:
        if view := self._any(ground, QAbstractItemView):
            rows = view.model().rowCount() if view.model() is not None else 0
            index = view.model().index(self._chance.randrange(rows), 0) if rows else None
            if index is not None:
                view.setCurrentIndex(index)
                key = self._chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Menu))
                self._do("choose", lambda: QTest.keyClick(view, key))
                return
        if combo := self._any(ground, QComboBox):
            self._do("choose", lambda: QTest.keyClick(combo, Qt.Key.Key_Down))
            return
        self._key(ground)

    def _any(self, ground: QWidget, kind: type[Kind]) -> Kind | None:
        found = [one for one in ground.findChildren(kind) if one.isVisible() and one.isEnabled()]
        return self._take(found) if found else None

    def _take(self, found: Sequence[Kind]) -> Kind:
        """One of these; often one of which there was least so far."""
        names = [monkey_hand.name(one) for one in found]
        if self._chance.random() < CURIOUS:
            fewest = min(self.taken[name] for name in names)
            found = [one for one, name in zip(found, names, strict=True) if self.taken[name] == fewest]
        one = self._chance.choice(found)
        self.taken[monkey_hand.name(one)] += 1
        return one


def _over() -> QWidget | None:
    """What lies over the window and takes everything: a menu, a dialog."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def _is_in_sight(shortcut: QShortcut) -> bool:
    where = shortcut.parent()
    return isinstance(where, QWidget) and where.isVisible()


def _focus(ground: QWidget) -> QWidget:
    focus = QApplication.focusWidget()
    return focus if focus is not None and focus.window() is ground.window() else ground
