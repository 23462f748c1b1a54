"""Who, which procedure, which state, how long: the head of a case, which never scrolls."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from kaigo_desktop.core.overdue import kept_day
from kaigo_desktop.core.ward import Ward
from kaigo_desktop.core.workflow import TYPED_IN
from kaigo_desktop.flow.desk import Case
from kaigo_desktop.ui import fonts, pieces, wording
from kaigo_desktop.ui.facts_line import in_lines
from kaigo_desktop.ui.glyph_mark import GlyphMark
from kaigo_desktop.ui.vocabulary import worded


class CaseHead(QFrame):
    """Shows an application's head; `back` and `step` (-1, 1) tell where the person wants to go.

    `opened` carries the 受付番号 of the application this one corrects, `link_wanted` wants to name it,
    `people_wanted` wants the other applications of the same person, `transcribe_wanted` 転記.
    """

    back = Signal()
    step = Signal(int)
    opened = Signal(str)
    link_wanted = Signal()
    people_wanted = Signal()
    transcribe_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._follows, self._low = "", False
        self._told: list[str] = []
        self.setProperty("role", "head")
        rows = pieces.column(self, margin=2, spacing=1)
        first = pieces.line(spacing=3)
        self.name = pieces.copyable(role="person")
        self.state, self.due = pieces.StateLabel(), pieces.label()
        self.position = pieces.label(role="secondary")
        self.previous = pieces.button("‹", self._step(-1), "quiet", self.tr("前の申請 (Alt+←)"))
        self.next = pieces.button("›", self._step(1), "quiet", self.tr("次の申請 (Alt+→)"))
        for control in (self.previous, self.next):
            control.setToolTip(control.accessibleName())
        self.leave = pieces.button(self.tr("← 一覧へ"), self.back.emit, "quiet", self.tr("一覧へ戻る (Esc)"))
        first.addWidget(self.leave)
        self.undrawn = GlyphMark()
        for told in (self.name, self.undrawn, self.state, self.due):
            first.addWidget(told)
        first.addStretch(1)
        self.follows = pieces.button("", lambda: self.opened.emit(self._follows), "quiet")
        self.link = pieces.button(self.tr("補正の元の申請…"), self.link_wanted.emit, "quiet")
        self.link.setToolTip(self.tr("この申請が補正(出し直し)のとき、元の申請と結び付けます"))
        self.people = pieces.button("", self.people_wanted.emit, "quiet")
        self.people.hide()
        self.transcribe = pieces.button(self.tr("転記…"), self.transcribe_wanted.emit, "quiet")
        self.transcribe.setToolTip(self.tr("基幹システムの画面へ、項目を順にコピーします (Ctrl+T)"))
        self._ties = _side_by_side(self.people, self.follows, self.link, self.transcribe)
        first.addWidget(self._ties)
        for mover in (self.position, self.previous, self.next):
            first.addWidget(mover)
        self.facts = pieces.label(role="secondary", wraps=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts.setIndent(2 * fonts.measures().unit)
        second = pieces.line(spacing=2)
        second.addWidget(self.facts, 1)
        rows.addLayout(first)
        rows.addLayout(second)
        self._first, self._second = first, second

    def show_case(self, case: Case, position: str, ward: Ward, today: date) -> None:
        """Show the head of `case`; `position` says where it stands in the list it was opened from."""
        application = case.application
        state = worded(case.workflow.state(application.state))
        self.name.setText(application.name or application.procedure_title or application.receipt_no)
        self.undrawn.show_for(self.name.text())
        self.state.show_state(state)
        kept = kept_day(ward, application.due_on)
        words, tone = ("", "") if state.tone.endswith("hollow") else wording.due(kept, today)
        self.due.setText(words)
        pieces.restyle(self.due, role=tone)
        self.position.setText(position)
        title = (
            pieces.translate(case.procedure.short_title) if case.procedure else application.procedure_title
        )
        insured = self.tr("被保険者番号 {number}").format(number=application.insured_no)
        facts = (
            application.kana,
            wording.birth_and_age(application.born_on, today) if application.born_on else "",
            insured if application.insured_no else "",
            title,
            self.tr("受付番号 {number}").format(number=application.receipt_no),
            self.tr("受付 {at}").format(at=wording.received(application.received_at)),
        )
        self._told = list(facts)
        for part in (self.position, self.previous, self.next):
            part.setVisible(bool(position))
        self.name.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._show_ties(case)
        self._fold()
        self._tell()

    def show_people(self, count: int) -> None:
        """Say how many other applications of the same person there are."""
        self.people.setText(self.tr("同じ人の他の申請 {count}件").format(count=count))
        self.people.setAccessibleName(self.people.text())
        self.people.setVisible(count > 0)
        self._fold()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what ties this application to others beside the facts where the first line has no room."""
        super().resizeEvent(event)
        self._fold()
        self._tell()

    def fold(self, *, low: bool) -> None:
        """In a low window, leave the form the lines that all facts would take."""
        self._low = low
        self._tell()

    def _tell(self) -> None:
        """Say the facts; in a low window as many as one line holds, the whole beneath the pointer."""
        ties = self._ties.sizeHint().width() if self._second.indexOf(self._ties) >= 0 else 0
        lines = in_lines(self._told, self.width() - ties - 10 * fonts.measures().unit)
        shown = lines[:1] if self._low else lines
        self.facts.setText("\n".join(shown))
        self.facts.setToolTip("\n".join(lines) if len(shown) < len(lines) else "")

    def _fold(self) -> None:
        below = self._second.indexOf(self._ties) >= 0
        wanted = self._first.sizeHint().width() + (self._ties.sizeHint().width() if below else 0)
        narrow = wanted > self.width() - 4 * fonts.measures().unit
        if narrow and not below:
            self._first.removeWidget(self._ties)
            self._second.addWidget(self._ties)
        elif below and not narrow:
            self._second.removeWidget(self._ties)
            self._first.insertWidget(self._first.indexOf(self.position), self._ties)

    def _show_ties(self, case: Case) -> None:
        """Show what this application corrects, or the way to say so while it can be worked on."""
        self._follows = case.application.follows
        self.follows.setText(self.tr("補正元 {number}").format(number=self._follows))
        self.follows.setAccessibleName(self.tr("補正の元の申請 {number} を開く").format(number=self._follows))
        self.follows.setVisible(bool(self._follows))
        self.link.setVisible("review" in case.permissions and case.editable and not self._follows)
        self.transcribe.setVisible(case.application.state in TYPED_IN and "hand_over" in case.permissions)

    def _step(self, steps: int) -> Callable[[], None]:
        return lambda: self.step.emit(steps)


def _side_by_side(*parts: QWidget) -> QWidget:
    """Parts that move together."""
    made = QWidget()
    row = pieces.line(made, spacing=3)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return made
