"""Beneath the list: what can be done with everything that is selected, and the next one to take.

What would become of the selected ones is said first, in numbers, with why some are left out; then it is done.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton

from kaigo_desktop.flow import assign, flags, many
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.many import Refused, Several
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.assign_menu import AssignMenu
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.vocabulary import Vocabulary

_MOST_AT_ONCE = 500
_ROOM = 170

_WHY = {
    "wrong_state": pieces.mark("状態が合わない"),
    "not_permitted": pieces.mark("権限がない"),
    "four_eyes": pieces.mark("自分が提出した"),
    "has_errors": pieces.mark("エラーがある"),
    "has_warnings": pieces.mark("確認していない警告がある"),
    "held_without_definition": pieces.mark("手続の定義がない"),
    "changed_by_other": pieces.mark("ほかの人が変更した"),
    "cannot_be_assigned": pieces.mark("その人の担当にできない"),
}


class WorkBar(QFrame):
    """Works on what `selected` gives (受付番号) and speaks through `notice`.

    `next_wanted` wants the next one, `flag_wanted` to be asked for a flag (付箋), `changed` tells that the
    store was changed, `ended` that the keyboard may go back to the list.
    """

    next_wanted = Signal()
    flag_wanted = Signal()
    changed = Signal()
    ended = Signal()

    def __init__(
        self, desk: Desk, jobs: Jobs, notice: pieces.Notice, selected: Callable[[], Sequence[str]]
    ) -> None:
        super().__init__()
        self._desk, self._jobs, self._notice, self._selected = desk, jobs, notice, selected
        self._count, self._words = 0, Vocabulary()
        self.setProperty("role", "bar")
        if not {"review", "approve"} & desk.permissions:
            self.hide()
        row = pieces.line(self, margin=2, spacing=2)
        self.selected = pieces.label(role="secondary")
        self.assign = AssignMenu(self.tr("担当を変更"))
        self.assign.wanted.connect(self.give)
        self.flag = pieces.button(self.tr("付箋…"), self.ask_flag, "quiet", self.tr("付箋を付ける (Ctrl+M)"))
        self.flag.setToolTip(self.flag.accessibleName())
        if "review" not in desk.permissions:
            self.flag.hide()
        self.steps: dict[str, QPushButton] = {}
        self._offered = pieces.line(spacing=2)
        self.next = pieces.button(self.tr("次の1件を担当して開く  Ctrl+N"), self.next_wanted.emit, "primary")
        self.next.setToolTip(
            self.tr("担当が決まっていない申請のうち、期限がいちばん近いものを自分の担当にします")
        )
        row.addWidget(self.selected)
        row.addWidget(self.assign)
        row.addWidget(self.flag)
        row.addLayout(self._offered)
        row.addStretch(1)
        row.addWidget(self.next)

    def show_vocabulary(self, words: Vocabulary) -> None:
        """Offer the people and the steps there are."""
        if words.steps != self._words.steps:
            pieces.clear(self._offered)
            self.steps = {
                action: pieces.button(label, partial(self.take, action), "quiet")
                for action, label in words.steps.items()
            }
            for offered in self.steps.values():
                self._offered.addWidget(offered)
            self._fit()
        self._words = words
        self.assign.show_vocabulary(words)
        self.show_selected(self._count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the steps to the menu of the list where they would have no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        roomy = self.width() >= _ROOM * fonts.measures().unit
        for offered in self.steps.values():
            offered.setVisible(roomy)

    def show_selected(self, count: int) -> None:
        """Say how many applications are selected."""
        self._count = count
        self.selected.setText(self.tr("選択 {count}件").format(count=f"{count:,}"))
        for control in (self.assign, self.flag, *self.steps.values()):
            control.setEnabled(count > 0)

    def take(self, action: str) -> None:
        """Look ahead of a step for the selected ones, and ask."""
        title = self.tr("「{step}」").format(step=self._words.steps[action])
        self._look(
            title,
            lambda numbers: many.look_ahead(self._desk, action, numbers),
            lambda numbers: many.decide_many(self._desk, action, numbers),
        )

    def give(self, login: str) -> None:
        """Look ahead of assigning the selected ones to `login`, and ask; a single one goes at once."""
        name = self._words.assignee(login) or self.tr("なし")

        def give(numbers: Sequence[str]) -> Several:
            given = assign.assign(self._desk, numbers, login)
            return Several(tuple(each.receipt_no for each in given), ())

        self._look(
            self.tr("「担当 {name}」").format(name=name),
            lambda numbers: assign.look_ahead(self._desk, numbers, login),
            give,
            at_once=True,
        )

    def ask_flag(self) -> None:
        """Want to be asked for a flag for the selected ones, where there are any."""
        if self._count and "review" in self._desk.permissions:
            self.flag_wanted.emit()

    def stick(self, text: str, due_on: date | None) -> None:
        """Look ahead of sticking a flag to the selected ones, and ask; a single one gets it at once."""
        self._look(
            self.tr("付箋「{text}」").format(text=pieces.translate(text)),
            partial(flags.look_ahead, self._desk),
            lambda numbers: flags.put_flags(self._desk, numbers, text, due_on),
            at_once=True,
        )

    def _look(
        self,
        title: str,
        ahead: Callable[[Sequence[str]], Several],
        do: Callable[[Sequence[str]], Several],
        *,
        at_once: bool = False,
    ) -> None:
        if self._count > _MOST_AT_ONCE:
            words = self.tr("一度にできるのは{count}件までです。")
            self._notice.say("warning", words.format(count=f"{_MOST_AT_ONCE:,}"))
            return
        numbers = list(self._selected())

        def told(several: Several) -> None:
            if at_once and len(numbers) == len(several.going) == 1:
                self._do(title, several, do)
            else:
                self._ask(title, several, do)

        self._jobs.run(self, lambda: ahead(numbers), told, self._fail, topic="many")

    def _ask(self, title: str, several: Several, do: Callable[[Sequence[str]], Several]) -> None:
        """Say what will be done and what not, and why; do it when that is wanted."""
        words = self.tr("{title}: {count}件に行います。").format(title=title, count=len(several.going))
        words += self._left_out(several.refused)
        stop = pieces.button(self.tr("やめる"), self._stop, "quiet")
        if not several.going:
            self._notice.say("warning", words, stop)
            return
        text = self.tr("{count}件に行う").format(count=len(several.going))
        go = pieces.button(text, partial(self._do, title, several, do), "primary")
        self._notice.say("info", words, stop, go)
        go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, title: str, several: Several, do: Callable[[Sequence[str]], Several]) -> None:
        self._notice.say("info", self.tr("{title}: 行っています…").format(title=title))
        self._jobs.run(self, lambda: do(several.going), partial(self._did, title), self._fail)

    def _did(self, title: str, done: Several) -> None:
        words = self.tr("{title}: {count}件に行いました。").format(title=title, count=len(done.going))
        self._notice.say("warning" if done.refused else "done", words + self._left_out(done.refused))
        self.changed.emit()
        self.ended.emit()

    def _left_out(self, refused: Sequence[Refused]) -> str:
        if not refused:
            return ""
        counts = Counter(each.code for each in refused)
        first = {each.code: each.sentence for each in reversed(refused)}
        reasons = self.tr("、").join(
            self.tr("{why} {count}件").format(
                why=pieces.translate(_WHY[code]) if code in _WHY else first[code], count=count
            )
            for code, count in counts.most_common()
        )
        return self.tr(" 行わないもの {count}件: {reasons}。").format(count=len(refused), reasons=reasons)

    def _stop(self) -> None:
        self._notice.quiet()
        self.ended.emit()

    def _fail(self, failure: Failure) -> None:
        self._notice.say("error", failure.sentence)
