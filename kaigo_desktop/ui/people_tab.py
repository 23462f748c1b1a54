"""Other applications of the same person (同じ人): why they are likely to be, and two side by side."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from kaigo_desktop.core.workflow import Workflow
from kaigo_desktop.flow import people
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.flow.people import Suggestion
from kaigo_desktop.ui import pieces, wording
from kaigo_desktop.ui.compare_view import CompareView
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.upright import upright
from kaigo_desktop.ui.vocabulary import worded
from kaigo_desktop.ui.wrapping_row import WrappingRow

SETTLED = {
    "duplicate": pieces.mark("重複と判断済"),
    "same_person": pieces.mark("同一人と判断済"),
    "correction": pieces.mark("補正の元または補正"),
}
CERTAINTIES = {"strong": pieces.mark("同じ人とみられます"), "possible": pieces.mark("同じ人かもしれません")}
"""What staff read of a suggestion: what somebody decided goes before what the program finds."""


class PeopleTab(QStackedWidget):
    """`counted` tells how many there are, `opened` which 受付番号 to open; the rest as other tabs."""

    done = Signal(str)
    failed = Signal(object)
    opened = Signal(str)
    counted = Signal(int)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._case: Case | None = None
        self.about = pieces.label(role="secondary", wraps=True)
        self.cards: list[PersonCard] = []
        self.compare = CompareView(desk, jobs)
        self.compare.left.connect(self.show_list)
        self.compare.failed.connect(self.failed)
        self.compare.settled.connect(self._settled)
        sheet = QWidget()
        rows = pieces.column(sheet, margin=3, spacing=3)
        self._list = pieces.column(spacing=3)
        rows.addWidget(self.about)
        rows.addLayout(self._list)
        rows.addStretch(1)
        self._area = upright(sheet, "sheet")
        self.addWidget(self._area)
        self.addWidget(self.compare)

    def show_case(self, case: Case) -> None:
        """Look for the other applications of the people of `case`."""
        if self._case is None or self._case.application.receipt_no != case.application.receipt_no:
            self.show_list()
            self._show([])
        self._case = case
        work = partial(people.same_person, self._desk, case.application.receipt_no)
        self._jobs.run(self, work, self._show, self.failed.emit, topic="people")

    def show_list(self) -> None:
        """Go back from two side by side."""
        self.setCurrentWidget(self._area)

    def _show(self, found: Sequence[Suggestion]) -> None:
        pieces.clear(self._list)
        self.cards = []
        workflow = self._case.workflow if self._case else None
        for suggestion in found:
            number = suggestion.application.receipt_no
            card = PersonCard(
                suggestion, workflow, partial(self.opened.emit, number), self._looker(suggestion)
            )
            self.cards.append(card)
            self._list.addWidget(card)
        self.about.setText(
            self.tr("氏名・生年月日・被保険者番号・電話番号・住所から探しました。自動ではまとめません。")
            if found
            else self.tr(
                "同じ人のほかの申請は見つかりません。同じ人とみられる申請が届くと、理由とともに並びます。"
            )
        )
        self.counted.emit(len(found))

    def _looker(self, suggestion: Suggestion) -> Callable[[], None]:
        def look() -> None:
            if self._case is not None:
                may_review = "review" in self._case.permissions
                self.compare.show_pair(self._case.application.receipt_no, suggestion, may_review=may_review)
                self.setCurrentWidget(self.compare)

        return look

    def _settled(self, words: str) -> None:
        self.show_list()
        self.done.emit(words)


class PersonCard(QFrame):
    """One suggestion: which application, why, and what can be done."""

    def __init__(
        self,
        suggestion: Suggestion,
        workflow: Workflow | None,
        show: Callable[[], object],
        compare: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        application, rows = suggestion.application, pieces.column(self, margin=3, spacing=1)
        first = WrappingRow()
        first.addWidget(pieces.label(application.name or application.receipt_no, "heading"))
        states = {state.id: state for state in workflow.states} if workflow else {}
        if application.state in states:
            state = pieces.StateLabel()
            state.show_state(worded(states[application.state]))
            first.addWidget(state)
        self.verdict = pieces.label(_verdict(suggestion), "done" if suggestion.settled else "warning")
        first.addWidget(self.verdict)
        first.push(self.verdict)
        about = (
            pieces.translate(application.procedure_title),
            self.tr("受付番号 {number}").format(number=application.receipt_no),
            self.tr("受付 {at}").format(at=wording.received(application.received_at)),
        )
        self.reasons = pieces.label(reasons_of(suggestion), wraps=True)
        buttons = pieces.line(spacing=2)
        self.open = pieces.button(
            self.tr("開く"), show, "quiet", _named(self.tr("開く"), application.receipt_no)
        )
        self.compare = pieces.button(
            self.tr("並べて比べる"), compare, "", _named(self.tr("並べて比べる"), application.receipt_no)
        )
        buttons.addWidget(self.compare)
        buttons.addWidget(self.open)
        buttons.addStretch(1)
        rows.addLayout(first)
        rows.addWidget(pieces.label("  ".join(filter(None, about)), "secondary", wraps=True))
        rows.addWidget(self.reasons)
        rows.addLayout(buttons)


def reasons_of(suggestion: Suggestion) -> str:
    """What speaks for it and against it, in words."""
    signs = [f"{'○' if why.points > 0 else '×'} {why.message}" for why in suggestion.reasons]
    return "  ".join(signs)


def _verdict(suggestion: Suggestion) -> str:
    if suggestion.settled:
        return pieces.translate(SETTLED[suggestion.settled])
    word = pieces.translate(CERTAINTIES[suggestion.certainty]) if suggestion.certainty else ""
    if suggestion.same_procedure:
        word += pieces.translate("・同じ手続")
    return word


def _named(word: str, number: str) -> str:
    return f"{word} {number}"
