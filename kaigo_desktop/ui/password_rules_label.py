"""What a password must be, in words, beneath the line it is typed into; and what is wrong with it so far."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from kaigo_desktop.core.model import User
from kaigo_desktop.core.password import length
from kaigo_desktop.flow.passwords import fault
from kaigo_desktop.flow.program import Program
from kaigo_desktop.ui import pieces
from kaigo_desktop.ui.jobs import Jobs

_PAUSE_MS = 150
_RECOMMENDED = 15


class PasswordRulesLabel(pieces.WrappedLabel):
    """Says the rules while nothing is typed, then the first that is broken, or that all are kept."""

    def __init__(self, program: Program, user: Callable[[], User], line: QLineEdit, jobs: Jobs) -> None:
        super().__init__()
        self._program, self._user, self._line, self._jobs = program, user, line, jobs
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.judge)
        line.textChanged.connect(lambda _text: self._pause.start())
        self.judge()

    def judge(self) -> None:
        """Judge what stands in the line now."""
        password = self._line.text()
        if not password:
            self._say("secondary", self._rules())
            return
        work = partial(fault, self._program, self._user(), password)
        self._jobs.run(self, work, partial(self._judged, password), topic="password")

    def _judged(self, password: str, sentence: str) -> None:
        if sentence:
            self._say("error", f"▲ {sentence}")
        elif length(password) < _RECOMMENDED:
            words = self.tr("✓ 使えます。{count}文字以上にすると、さらに推測されにくくなります。")
            self._say("secondary", words.format(count=_RECOMMENDED))
        else:
            self._say("secondary", self.tr("✓ 使えます。推測されにくい長さです。"))

    def _rules(self) -> str:
        least = self._program.catalog.ward.sign_in.minimum_password
        words = self.tr(
            "{least}文字以上。長いほど安全です(64文字を超えてもかまいません)。日本語も空白も使えます。"
            "記号や大文字を混ぜる必要はありません。よく使われる言葉、並んだ文字、名前や利用者IDは使えません。"
        )
        return words.format(least=least)

    def _say(self, role: str, text: str) -> None:
        pieces.restyle(self, role=role)
        self.setText(text)
        self.setAccessibleName(text)
