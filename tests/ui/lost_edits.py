"""Watches that nothing typed over a case is lost: looked at between all that somebody does at the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kaigo_desktop.flow.show import show

if TYPE_CHECKING:
    from kaigo_desktop.core.model import Value
    from kaigo_desktop.flow.desk import Desk
    from tests.ui.at_the_window import Person


NOT_KEPT = "individual_number"
"""What a draft leaves out on purpose."""


class Typed(NamedTuple):
    """What stands typed over an application and is not saved, and the version it was typed over."""

    receipt_no: str
    version: int
    changes: dict[str, Value]


class LostEdits:
    """Looks at what is typed (`look`) and notes what was lost; `desk` reads the same store.

    What was typed may go in three ways: somebody throws it away (`thrown_away` is set for that), it is saved,
    or the screen locks and it stands there again afterwards.
    """

    def __init__(self, person: Person, desk: Desk) -> None:
        self._person, self._desk = person, desk
        self._before: Typed | None = None
        self._locked: Typed | None = None
        self._left = 0
        self.thrown_away = False
        self.lost: list[str] = []
        self.kept = 0

    def look(self) -> None:
        """Compare what stands there now with the look before."""
        now = self._typed()
        before, self._before = self._before, now
        thrown_away, self.thrown_away = self.thrown_away, False
        if len(self._person.left) > self._left:
            self._left = len(self._person.left)
            self._lock(before)
        elif self._person.window.workplace is None or self._person.window.desk is None:
            self._before = before  # on the way out
        elif before is not None and before.changes and not thrown_away and not self._is_at_sign_in():
            self._follow(before, now)
        if now is not None and self._locked is not None:
            self._come_back(now)

    def _typed(self) -> Typed | None:
        place = self._person.window.workplace
        case = None if place is None or not place.case_shown() else place.case.case
        if place is None or case is None:
            return None
        return Typed(case.application.receipt_no, case.application.version, place.case.form.changes())

    def _is_at_sign_in(self) -> bool:
        window = self._person.window
        return window.pages.currentWidget() is not window.workplace

    def _lock(self, before: Typed | None) -> None:
        then = self._person.left[-1]
        is_typed = before is not None and before.changes and then.locked
        self._locked = before if is_typed and before and before.receipt_no == then.receipt_no else None
        self._before = None

    def _come_back(self, now: Typed) -> None:
        locked, self._locked = self._locked, None
        if locked is not None and now.receipt_no == locked.receipt_no:
            self.kept += 1
            kept = {path: value for path, value in locked.changes.items() if not path.endswith(NOT_KEPT)}
            if now.version == locked.version and now.changes != kept:  # a newer one: it was being saved
                self.lost.append(f"at the lock: {kept} became {now.changes}")

    def _follow(self, before: Typed, now: Typed | None) -> None:
        if now is not None and now.receipt_no == before.receipt_no:
            return
        if show(self._desk, before.receipt_no).application.version == before.version:
            self.lost.append(f"{before.receipt_no} was left with {before.changes}")
