"""What this person may do with the application now: exactly those buttons, and what each of them needs."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QWidget

from kaigo_desktop.core.model import Application
from kaigo_desktop.core.workflow import Transition
from kaigo_desktop.flow import decide
from kaigo_desktop.flow.awaited import expected_step
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.correction_dialog import ACTION
from kaigo_desktop.ui.credentials import text_line
from kaigo_desktop.ui.wrapping_row import WrappingRow

_COMMENT = 40
_KEY = "  Ctrl+Enter"


@dataclass(frozen=True, slots=True)
class Wish:
    """A step a person wants to take, as `flow.decide` takes it."""

    action: str
    comment: str
    acknowledge: bool
    override: str
    letter: str = ""


def take(desk: Desk, case: Case, wish: Wish) -> Application:
    """Take the step on the version of the case that was looked at; runs on the worker thread.

    Raises:
        UserError: what `flow.decide` raises.
    """
    return decide.decide(
        desk,
        wish.action,
        case.application.receipt_no,
        comment=wish.comment,
        acknowledge=wish.acknowledge,
        override=wish.override,
        letter=wish.letter,
        expected_version=case.application.version,
    )


def ends_here(case: Case, action: str) -> bool:
    """Whether this person has nothing more to do with `case` once the step is taken."""
    step = next(step for step in case.transitions if step.action == action)
    following = expected_step(case.workflow, case.workflow.state(step.to), case.permissions)
    return step.primary and (following is None or following.four_eyes)


class DecisionBar(QFrame):
    """Offers the steps of a case; `decided` carries a `Wish`, `next_wanted` wants the next case.

    `letter_wanted` carries the comment typed so far: the step goes out with a text to look at first.
    """

    decided = Signal(object)
    letter_wanted = Signal(str)
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self._may_override = self._goes_on = False
        self._case: Case | None = None
        self.buttons: dict[str, QPushButton] = {}
        self._keyed = ""
        rows = self._rows = pieces.column(self, margin=2, spacing=2)
        self.conditions = QWidget()
        first = pieces.line(self.conditions, spacing=3)
        self.override = text_line(
            self.tr("エラーのまま進める理由"), self.tr("エラーのまま進める理由(承認者に伝わります)")
        )
        self.acknowledge = QCheckBox()
        self.words = pieces.label(role="error", wraps=True)
        first.addWidget(self.acknowledge)
        first.addWidget(self.override, 1)
        first.addStretch(0)
        self.comment = text_line(self.tr("コメント"), self.tr("コメント"))
        self._above, self._row, self._offered = pieces.line(spacing=3), pieces.line(spacing=2), WrappingRow()
        self._above.addWidget(self.conditions, 1)
        self._row.addWidget(self.comment, 1)
        self._row.addLayout(self._offered)
        self._steps = QWidget()
        steps = pieces.column(self._steps, spacing=2)
        rows.addWidget(self.words)
        rows.addWidget(self._steps)
        steps.addLayout(self._above)
        steps.addLayout(self._row)
        self.words.hide()

    def show_case(self, case: Case, *, has_next: bool) -> None:
        """Offer what may be done with `case` now; the expected next step is the primary button."""
        self._case, self._may_override = case, "override" in case.permissions
        self._goes_on = has_next
        self.say("")
        self.comment.clear()
        self.override.clear()
        self.acknowledge.setChecked(False)
        self._show_conditions(case)
        pieces.clear(self._offered)
        self.buttons = {}
        first = next((step.action for step in case.transitions if step.primary), "")
        for step in sorted(case.transitions, key=lambda step: step.action == first):
            self._offer(step, primary=step.action == first)
        self._next = pieces.button(
            self.tr("次の申請へ") if first else self.tr("次の申請へ  Ctrl+Enter"),
            self.next_wanted.emit,
            "" if first else "primary",
        )
        self._offered.addWidget(self._next)
        self._offered.push(next(iter(self.buttons.values()), self._next))
        self._next.setVisible(has_next and not first)
        needing = self.tr("・").join(
            _word(step) for step in case.transitions if step.comment and step.action != ACTION
        )
        words = (
            self.tr("コメント({steps}には必要です)") if needing else self.tr("コメント(任意。履歴に残ります)")
        )
        self.comment.setPlaceholderText(words.format(steps=needing))
        self.comment.setToolTip(self.comment.placeholderText())
        self.comment.setVisible(bool(case.transitions))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the comment stand where its hint can be read whole."""
        super().resizeEvent(event)
        self._fold()

    def need(self, width: int) -> int:
        """How high the bar is in `width` with its steps, whether they give way now or not."""
        inner = self._rows.contentsMargins() + self.contentsMargins()
        room = width - inner.left() - inner.right()
        said = self.words.heightForWidth(room) + self._rows.spacing() if not self.words.isHidden() else 0
        steps = max(self._steps.minimumSizeHint().height(), self._steps.heightForWidth(room))
        return said + steps + inner.top() + inner.bottom()

    def give_way(self, *, wanted: bool) -> None:
        """Leave the room to what is asked first; the steps come back afterwards."""
        self._steps.setHidden(wanted)
        self.setHidden(wanted and not self.words.text())

    def _fold(self) -> None:
        """Put the comment above the buttons where there is too little room beside them.

        Where even the buttons have too little, they do not name their key.
        """
        unit = fonts.measures().unit
        for offered in self.buttons.values():
            if offered.text() == self._keyed.removesuffix(_KEY):
                offered.setText(self._keyed)
            if offered.text() == self._keyed and self._offered.sizeHint().width() > self.width() - 6 * unit:
                offered.setText(self._keyed.removesuffix(_KEY))
        hint = QFontMetrics(fonts.text()).horizontalAdvance(self.comment.placeholderText())
        wanted = self._offered.sizeHint().width() + max(hint, _COMMENT * unit) + 16 * unit
        there, goes = self._row, self._above
        if wanted <= self.width():
            there, goes = goes, there
        if there.indexOf(self.comment) >= 0:
            there.removeWidget(self.comment)
            goes.insertWidget(0 if goes is self._row else 1, self.comment, 1)

    def stops(self) -> tuple[QWidget, ...]:
        """The comment and the buttons made for this case, in order."""
        return (self.comment, *self.buttons.values(), self._next)

    def set_blocked(self, blocked: bool) -> None:
        """Hold the buttons back while changes are not saved."""
        for offered in self.buttons.values():
            offered.setEnabled(not blocked)
        if self._case is not None and not blocked:
            self._hold_back(self._case)
        self.say(
            self.tr("変更を保存するか元に戻すと、次へ進めます。") if blocked and self.buttons else "",
            "secondary",
        )

    def say(self, text: str, role: str = "error") -> None:
        """Say why a step was not or cannot be taken."""
        self.words.setText(text)
        pieces.restyle(self.words, role=role)
        self.words.setVisible(bool(text))

    def press_primary(self) -> None:
        """Do the expected next step (Ctrl+Enter), unless something else is asked in its place."""
        if self._case is None or self._steps.isHidden():
            return
        for offered in (*self.buttons.values(), self._next):
            if offered.property("role") == "primary" and offered.isEnabled() and not offered.isHidden():
                offered.click()
                return

    def _show_conditions(self, case: Case) -> None:
        needs = any(step.needs_clean for step in case.transitions)
        errors, warnings = _count(case, "error"), len(case.open_warnings)
        self.override.setVisible(needs and errors > 0 and self._may_override)
        self.override.setPlaceholderText(
            self.tr("エラー{count}件のまま進める理由(承認者に伝わります)").format(count=errors)
        )
        self.acknowledge.setVisible(needs and warnings > 0)
        self.acknowledge.setText(self.tr("警告{count}件を確認しました").format(count=warnings))
        self.acknowledge.setAccessibleName(self.acknowledge.text())
        self.conditions.setVisible(needs and (warnings > 0 or (errors > 0 and self._may_override)))

    def _offer(self, step: Transition, *, primary: bool) -> None:
        text = f"{_word(step)}{_KEY}" if primary else _word(step)
        if primary and self._goes_on and self._case is not None and ends_here(self._case, step.action):
            text = self.tr("{step} → 次へ  Ctrl+Enter").format(step=_word(step))
        self._keyed = text if primary else self._keyed
        role = "primary" if primary else step.tone
        offered = pieces.button(text, self._pressed(step), role, _word(step))
        self.buttons[step.action] = offered
        self._offered.addWidget(offered)
        offered.show()  # only what is shown is measured, and that is done at once
        if self._case is not None:
            self._hold_back(self._case)

    def _hold_back(self, case: Case) -> None:
        """A step that errors block and nobody here may override says so on its button."""
        errors = _count(case, "error")
        for step in case.transitions:
            offered = self.buttons.get(step.action)
            if offered is not None and step.needs_clean and errors and not self._may_override:
                offered.setEnabled(False)
                offered.setText(self.tr("{step}(エラー{count}件)").format(step=_word(step), count=errors))

    def _pressed(self, step: Transition) -> Callable[[], None]:
        return lambda: self._decide(step)

    def _decide(self, step: Transition) -> None:
        case = self._case
        if case is None:
            return
        if step.action == ACTION and case.procedure is not None:
            self.say("")
            self.letter_wanted.emit(self.comment.text().strip())
        elif step.comment and not self.comment.text().strip():
            self._ask(self.comment, self.tr("「{step}」にはコメントが必要です。").format(step=_word(step)))
        elif step.needs_clean and _count(case, "error") and not self.override.text().strip():
            text = self.tr("エラーが残っています。直すか、エラーのまま進める理由を書いてください。")
            self._ask(self.override, text)
        elif step.needs_clean and case.open_warnings and not self.acknowledge.isChecked():
            self._ask(self.acknowledge, self.tr("警告を確認し、「確認しました」に印を付けてください。"))
        else:
            self.say("")
            override = self.override.text().strip() if step.needs_clean else ""
            acknowledge = step.needs_clean and self.acknowledge.isChecked()
            self.decided.emit(Wish(step.action, self.comment.text().strip(), acknowledge, override))

    def _ask(self, control: QWidget, text: str) -> None:
        self.say(text)
        control.setFocus(Qt.FocusReason.OtherFocusReason)


def _word(step: Transition) -> str:
    return pieces.translate(step.label, "step")


def _count(case: Case, severity: str) -> int:
    return sum(problem.severity == severity for problem in case.problems)
