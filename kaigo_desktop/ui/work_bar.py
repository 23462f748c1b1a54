"""Beneath the list: who works on what is selected, and the next one to take."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from kaigo_desktop.core.model import Application
from kaigo_desktop.flow import assign
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui import pieces
from kaigo_desktop.ui.assign_menu import AssignMenu
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.vocabulary import Vocabulary

_MOST_AT_ONCE = 1_000


class WorkBar(QFrame):
    """Assigns what `selected` gives (受付番号).

    `next_wanted` wants the next one, `changed` tells that something was assigned, `said` how it went.
    """

    next_wanted = Signal()
    changed = Signal()
    said = Signal(str, str)

    def __init__(self, desk: Desk, jobs: Jobs, selected: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._desk, self._jobs, self._selected = desk, jobs, selected
        self._count = 0
        self.setProperty("role", "bar")
        if not {"review", "approve"} & desk.permissions:
            self.hide()
        row = pieces.line(self, margin=2, spacing=3)
        self.selected = pieces.label(role="secondary")
        self.assign = AssignMenu(self.tr("担当を変更"))
        self.assign.wanted.connect(self._assign)
        self.next = pieces.button(self.tr("次の1件を担当して開く  Ctrl+N"), self.next_wanted.emit, "primary")
        self.next.setToolTip(
            self.tr("担当が決まっていない申請のうち、期限がいちばん近いものを自分の担当にします")
        )
        row.addWidget(self.selected)
        row.addWidget(self.assign)
        row.addStretch(1)
        row.addWidget(self.next)

    def show_vocabulary(self, words: Vocabulary) -> None:
        """Offer the people there are."""
        self.assign.show_vocabulary(words)

    def show_selected(self, count: int) -> None:
        """Say how many applications are selected."""
        self._count = count
        self.selected.setText(self.tr("選択 {count}件").format(count=f"{count:,}"))
        self.assign.setEnabled(count > 0)

    def _assign(self, login: str) -> None:
        if self._count > _MOST_AT_ONCE:
            words = self.tr("一度に担当を変えられるのは{count}件までです。")
            self.said.emit("warning", words.format(count=f"{_MOST_AT_ONCE:,}"))
            return
        work = partial(assign.assign, self._desk, self._selected(), login)
        self._jobs.run(self, work, self._assigned, self._fail)

    def _assigned(self, found: Sequence[Application]) -> None:
        self.said.emit("done", self.tr("{count}件の担当を変えました。").format(count=len(found)))
        self.changed.emit()

    def _fail(self, failure: Failure) -> None:
        self.said.emit("error", failure.sentence)
