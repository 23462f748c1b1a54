"""The flags (付箋) of a case: what is still to be done and until when, put on and settled by keyboard."""

from datetime import date
from functools import partial
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget

from kaigo_desktop.flow import flags
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.flow.flags import Flag
from kaigo_desktop.ui import fonts, pieces, wording
from kaigo_desktop.ui.flag_line import FlagLine
from kaigo_desktop.ui.jobs import Jobs

_ROWS, _LOW = 3, 130
"""So many are in sight at once, in a window lower than so many units only one; the others are scrolled to."""

State = Literal["open", "done", "cancelled"]


class FlagBar(QWidget):
    """The open flags; while it asks for another one, the settled ones too.

    `done` carries what was recorded, in words; `failed` a `Failure`; `left` wants the keyboard back in the
    form.
    """

    done = Signal(str)
    failed = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._case: Case | None = None
        self._goes_on = False  # a flag was settled from here, and the keyboard with it
        self._waits = False
        self.line = FlagLine(desk.ward, desk.program.today())
        self.line.wanted.connect(self._put)
        self.line.left.connect(self._close)
        self.rows: dict[int, FlagRow] = {}
        self.sheet, self.area = pieces.frame("box-info"), QScrollArea()
        self._list = pieces.column(self.sheet)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName(self.tr("この申請の付箋"))
        self.area.setWidget(self.sheet)
        rows = pieces.column(self)
        rows.addWidget(self.line)
        rows.addWidget(self.area)
        self.hide()

    def begin(self) -> None:
        """Ask for a flag; asked again, go to the ones that are there."""
        if self._case is None or not self._may():
            return
        if self.line.isHidden():
            self.show()
            self.line.ask()
            self._show()
        elif self.rows:
            self._focus_first()

    def need(self) -> int:
        """How high the bar is with all it has to show; 0 where that is nothing."""
        return self.minimumSizeHint().height() if self._has_something() else 0

    def give_way(self, *, wanted: bool) -> None:
        """Leave the room to what is asked beside it; the flags come back afterwards."""
        if wanted != self._waits:
            self._waits = wanted
            self._set_in_sight()

    def put_away(self) -> None:
        """Ask no more, and forget the case before."""
        self.line.hide()
        self._case, self._goes_on = None, False
        self.hide()

    def show_case(self, case: Case) -> None:
        """Show the flags of `case`."""
        self._case = case
        self._show()
        if self._goes_on:
            self._goes_on = False
            self._focus_first()

    def _may(self) -> bool:
        return self._case is not None and "review" in self._case.permissions

    def _show(self) -> None:
        """Build the rows anew: the open ones, and while it asks the others."""
        asks = not self.line.isHidden()
        found = [flag for flag in (self._case.flags if self._case else ()) if asks or flag.state == "open"]
        pieces.clear(self._list)
        today = self._desk.program.today()
        self.rows = {
            flag.id: FlagRow(flag, today, partial(self._settle, flag) if self._may() else None)
            for flag in found
        }
        for row in self.rows.values():
            self._list.addWidget(row)
        stops = [self.line.put, *(button for row in self.rows.values() for button in row.buttons)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        height = next((row.sizeHint().height() for row in self.rows.values()), 0)
        low = self.window().height() < _LOW * fonts.measures().unit
        self.area.setFixedHeight(height * min(len(found), 1 if low else _ROWS))
        self.area.setVisible(bool(found))
        self._set_in_sight()

    def _set_in_sight(self) -> None:
        self.setVisible(not self._waits and self._has_something())

    def _has_something(self) -> bool:
        return bool(self.rows) or not self.line.isHidden()

    def _focus_first(self) -> None:
        """Give the keyboard to the first flag, or back where there is none."""
        first = next((row.buttons[0] for row in self.rows.values() if row.buttons), None)
        if first is None:
            self.left.emit()
        else:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._show()
        self.left.emit()

    def _put(self, text: str, due_on: date | None) -> None:
        if self._case is not None:
            number = self._case.application.receipt_no
            words = self.tr("付箋「{text}」を付けました。").format(text=pieces.translate(text))
            self.left.emit()
            self._run(partial(flags.put_flag, self._desk, number, text, due_on), words)

    def _settle(self, flag: Flag, state: State) -> None:
        if self._case is not None:
            told = {
                "done": self.tr("付箋「{text}」を済みにしました。"),
                "cancelled": self.tr("付箋「{text}」を取り消しました。"),
                "open": self.tr("付箋「{text}」を未済に戻しました。"),
            }
            number, self._goes_on = self._case.application.receipt_no, True
            words = told[state].format(text=pieces.translate(flag.text))
            self._run(partial(flags.settle_flag, self._desk, number, flag.id, state), words)

    def _run(self, work: partial[list[Flag]], words: str) -> None:
        self._jobs.run(self, work, lambda _: self.done.emit(words), self.failed.emit)


class FlagRow(QWidget):
    """One flag: what, until when, whose, and what can be done about it."""

    def __init__(self, flag: Flag, today: date, settle: partial[None] | None) -> None:
        super().__init__()
        unit = fonts.measures().unit
        row = pieces.line(self, spacing=2)
        row.setContentsMargins(3 * unit, unit, 3 * unit, unit)
        self._text, tone = wording.flag(flag, today)
        self.words = pieces.label(self._text, tone)
        self.words.setAccessibleName(self._text)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.words, 1)
        self.who = pieces.label(f"{flag.actor}  {wording.moment(flag.at)}", "secondary")
        self.words.setToolTip(f"{self._text}\n{self.who.text()}")
        row.addWidget(self.who)
        self.buttons: list[QPushButton] = []
        if settle is None:
            return
        ways: tuple[tuple[str, State], ...] = (
            ((self.tr("済"), "done"), (self.tr("取消"), "cancelled"))
            if flag.state == "open"
            else ((self.tr("未済に戻す"), "open"),)
        )
        for label, state in ways:
            name = self.tr("付箋「{text}」: {way}").format(text=pieces.translate(flag.text), way=label)
            self.buttons.append(pieces.button(label, partial(settle, state), "quiet", name))
            row.addWidget(self.buttons[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say whose it is where there is room, and what the line holds; all stands beneath the pointer."""
        super().resizeEvent(event)
        row, metrics = self.layout(), self.words.fontMetrics()
        if row is None:
            return
        inner = row.contentsMargins()
        beside = sum(one.sizeHint().width() + row.spacing() for one in self.buttons)
        room = self.width() - inner.left() - inner.right() - beside
        wanted = self.who.sizeHint().width() + row.spacing()
        has_room = metrics.horizontalAdvance(self._text) + wanted <= room
        self.who.setVisible(has_room)
        room -= wanted if has_room else 0
        self.words.setText(metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, room))
