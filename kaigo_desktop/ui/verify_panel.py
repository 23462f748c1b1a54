"""Checking that the store is whole (検証): pages, references, digests, files and the audit chain."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtWidgets import QWidget

from kaigo_desktop.flow import verify
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui import pieces
from kaigo_desktop.ui.entry_list import EntryList
from kaigo_desktop.ui.jobs import Failure, Jobs


class Finding(Protocol):
    """One fault: what it is, where, and in words."""

    @property
    def what(self) -> str: ...  # noqa: D102
    @property
    def where(self) -> str: ...  # noqa: D102
    @property
    def message(self) -> str: ...  # noqa: D102


class Verification(Protocol):
    """What `flow.verify.verify` answers."""

    @property
    def checked(self) -> Mapping[str, int]: ...  # noqa: D102
    @property
    def problems(self) -> Sequence[Finding]: ...  # noqa: D102


class VerifyPanel(QWidget):
    """One button, and what it found."""

    KEYS = (("Esc", "一覧へ戻る"),)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self.notice, self.found = pieces.Notice(), EntryList()
        self.button = pieces.button(self.tr("検証を始める"), self._start, "primary")
        layout = pieces.column(self, margin=4, spacing=3)
        words = self.tr(
            "保管している申請・添付・決裁・記録が壊れていないか、書き換えられていないかを調べます。"
        )
        row = pieces.line()
        row.addWidget(self.button)
        row.addStretch(1)
        layout.addWidget(pieces.label(self.tr("検証"), "title"))
        layout.addWidget(pieces.label(words, "secondary", wraps=True))
        layout.addLayout(row)
        layout.addWidget(self.notice)
        layout.addWidget(self.found, 1)

    def _start(self) -> None:
        self.button.setEnabled(False)
        self.notice.say("info", self.tr("調べています…"))
        self._jobs.run(self, lambda: verify.verify(self._desk), self._show, self._fail)

    def _show(self, found: Verification) -> None:
        self.button.setEnabled(True)
        checked = "、".join(f"{what} {count:,}" for what, count in found.checked.items())
        if not found.problems:
            self.notice.say(
                "done", self.tr("異常はありません。調べたもの: {checked}").format(checked=checked)
            )
        else:
            count = len(found.problems)
            self.notice.say(
                "error", self.tr("異常が{count}件あります。管理者に伝えてください。").format(count=count)
            )
        self.found.show_entries(
            [(problem.what, problem.message, problem.where) for problem in found.problems], ""
        )

    def _fail(self, failure: Failure) -> None:
        self.button.setEnabled(True)
        self.notice.say("error", failure.sentence)
