"""What a case is shown on: head, problems, form, what was sent, and the bars; it does nothing by itself."""

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kaigo_desktop.core.model import Value
from kaigo_desktop.flow.check_typed import check_typed
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.flow.numbers import may_open_numbers
from kaigo_desktop.ui import clipboard, fonts, pieces
from kaigo_desktop.ui.case_head import CaseHead
from kaigo_desktop.ui.decision_bar import DecisionBar
from kaigo_desktop.ui.flag_bar import FlagBar
from kaigo_desktop.ui.form_view import FormView
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.link_bar import LinkBar
from kaigo_desktop.ui.number_in_sight import NumberInSight
from kaigo_desktop.ui.problems_strip import ProblemsStrip
from kaigo_desktop.ui.reveal_bar import RevealBar
from kaigo_desktop.ui.save_bar import SaveBar
from kaigo_desktop.ui.saving import Saving
from kaigo_desktop.ui.secret_widget import SecretWidget
from kaigo_desktop.ui.side_tabs import SideTabs
from kaigo_desktop.ui.two_panes import TwoPanes

_LOW, _LEAST = 110, 10
"""Height in units beneath which the form is left what the head can spare; what it has at least then."""


class CasePage(QWidget):
    """The parts of a case, arranged."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self.head, self.link, self.flags = CaseHead(), LinkBar(desk, jobs), FlagBar(desk, jobs)
        self.strip, self.notice = ProblemsStrip(), pieces.Notice()
        self.reveal, self.form = RevealBar(desk.ward.reveal_reasons), FormView(partial(check_typed, desk))
        self.number = NumberInSight(desk, jobs, self.form, self.reveal)
        self.form.rows_changing.connect(self.number.hide)
        self.form.rows_changed.connect(self.order_tabs)
        self.side = SideTabs(desk, jobs)
        self.save_bar, self.decisions = SaveBar(), DecisionBar()
        self.saving: Saving | None = None  # until the form is read anew
        self._spare = 0
        QShortcut(QKeySequence("F6"), self, self.side.to_documents)
        QShortcut(QKeySequence("Ctrl+M"), self, self._ask_for_flag)
        layout = pieces.column(self)
        for part in (self.head, self.link, self.flags, self.notice, self.strip, self.reveal):
            layout.addWidget(part)
        self._panes = TwoPanes(self.form, self.side)
        layout.addWidget(self._panes, 1)
        layout.addWidget(self.save_bar)
        layout.addWidget(self.decisions)

    def event(self, event: QEvent) -> bool:
        """Share the height anew when the window or one of the bars comes or goes."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._give_room()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no 個人番号 in sight behind another panel or the lock."""
        self.number.hide()
        super().hideEvent(event)

    def _give_room(self) -> None:
        """In a low window, show what is asked and put away what can wait, and say less in the head.

        What finds no room beside it waits in any window: the problems before the flags, the steps last.
        """
        low = self._is_low()
        self.head.fold(low=low)
        self.form.setMinimumHeight((_LEAST if low else 0) * fonts.measures().unit)
        asks = not all(bar.isHidden() for bar in (self.reveal, self.link, self.flags.line))
        self._spare = self.height() - self._taken()
        decisions, flags, strip = self.decisions, self.flags, self.strip
        waits = low and (asks or not self.save_bar.isHidden())
        decisions.give_way(wanted=not self._finds_room(decisions.need(self.width()), waits=waits))
        waits = low and (self.reveal.asks() or not self.link.isHidden())
        flags.give_way(wanted=not self._finds_room(flags.need(), waits=waits))
        strip.setHidden(not self._finds_room(_need(strip, self.width()), waits=low and asks))

    def _taken(self) -> int:
        """The height of what is always in sight: what was asked or told, and the least of form and tabs."""
        bars = (self.head, self.link, self.notice, self.reveal, self.save_bar)
        shown = sum(_need(bar, self.width()) for bar in bars if not bar.isHidden())
        return shown + self._panes.minimumSizeHint().height()

    def _finds_room(self, height: int, *, waits: bool) -> bool:
        """Take `height` of what is left, where it has to wait for nothing and there is as much."""
        found = not waits and height <= self._spare
        self._spare -= height if found else 0
        return found

    def _is_low(self) -> bool:
        return self.height() < _LOW * fonts.measures().unit

    def _ask_for_flag(self) -> None:
        """Ask for a flag: in a low window for nothing else, and what was done before has been read."""
        if self._is_low():
            self.link.hide()
            if self.reveal.asks():
                self.reveal.hide()
            if self.notice.property("role") == "box-done":
                self.notice.quiet()
            self._give_room()
        self.flags.begin()

    def begin(self, receipt_no: str) -> None:
        """Take away what was asked or told about the case before `receipt_no`."""
        self.notice.quiet()
        self.number.begin(receipt_no)
        self.side.documents.begin()
        for bar in (self.reveal, self.link):
            bar.hide()
        self.flags.put_away()

    def show_parts(
        self, case: Case, position: str, keep: Mapping[str, Value] | None, *, goes_on: bool
    ) -> None:
        """Show `case` on every part.

        Args:
            case: the application.
            position: where it stands in the list it was opened from.
            keep: what is being typed.
            goes_on: whether another one follows.
        """
        self.head.show_case(case, position, self._desk.ward, self._desk.program.today())
        self.flags.show_case(case)
        self.strip.show_problems(case.problems)
        may_reveal = "reveal" in case.permissions and may_open_numbers(self._desk)
        self.form.show_case(case, may_reveal=may_reveal, keep=keep)
        self.side.show_case(case)
        self.decisions.show_case(case, has_next=goes_on)
        if case.procedure is None:
            text = self.tr(
                "「{title}」の手続の定義がまだないため保留しています。内容は「その他」にあります。"
            )
            self.notice.say("warning", text.format(title=case.application.procedure_title))
            self.side.setCurrentWidget(self.side.items)

    def count_changes(self) -> None:
        """Say how many fields are changed, and hold the decision back while any is."""
        count = len(self.form.changes())
        self.save_bar.show_count(count)
        self.decisions.set_blocked(count > 0)

    def order_tabs(self) -> None:
        """Tab goes as the eye does: what is made for each case comes after what stands before it."""
        for stops in ((self.strip.button, *self.form.stops()), self.decisions.stops()):
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)

    def ask_to_choose(self, path: str) -> None:
        """Save nothing while half a choice stands there: go to it, and say so."""
        widget = self.form.widgets[path]
        words = self.tr(
            "「{label}」の「{text}」は選択肢にありません。選ぶと保存できます。まだ何も保存していません。"
        )
        self.notice.say("warning", words.format(label=widget.field.label, text=widget.shown()))
        self.form.focus_field(path)

    def show_people(self) -> None:
        """Show the other applications of the same person."""
        self.side.setCurrentWidget(self.side.people)
        self._panes.unfold()

    def copy_value(self) -> None:
        """Put the value of the field at the cursor on the clipboard; a 個人番号 only while it is in sight."""
        widget = self.form.focused()
        if isinstance(widget, SecretWidget):
            self.number.copy()
        elif widget is not None and widget.shown():
            clipboard.put(widget.shown())


def _need(bar: QWidget, width: int) -> int:
    """How high a bar has to be in `width` to be whole."""
    return max(bar.minimumSizeHint().height(), bar.heightForWidth(width))
