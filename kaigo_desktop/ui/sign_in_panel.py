"""Signing in (サインイン), unlocking, and the way in with the recovery key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kaigo_desktop.ui import credentials, language, pieces, way_in
from kaigo_desktop.ui.key_file_line import KeyFileLine
from kaigo_desktop.ui.waiting_button import WaitingButton

if TYPE_CHECKING:
    from pathlib import Path

    from kaigo_desktop.flow.desk import Desk
    from kaigo_desktop.flow.program import Program
    from kaigo_desktop.ui.jobs import Failure, Jobs

_GUESSES = {"wrong_password", "wait_before_sign_in", "locked_out", "recovery_key_wrong"}
_MAYBE_OLDER = {"store_rolled_back", "store_of_unknown_age"}


class SignInPanel(QWidget):
    """Asks for login and password; `signed_in` carries the desk, `other_wanted` closes the locked one.

    `language_wanted` tells that the person chose the other language.
    """

    signed_in = Signal(object)
    other_wanted = Signal()
    language_wanted = Signal()

    def __init__(self, program: Program, folder: Path, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("page")
        self._program, self._folder, self._jobs = program, folder, jobs
        self._with_key = self._locked = False
        self.title = pieces.label(role="display")
        self.login = credentials.text_line(self.tr("利用者ID"))
        self.password = credentials.password_line(self.tr("パスワード"))
        self.key = credentials.text_line(self.tr("回復キー"))
        self.key_file = KeyFileLine()
        self.notice = pieces.Notice()
        self.button = WaitingButton(self._enter)
        self.other = pieces.button("", self._other, "quiet")
        self.language = language.switch_button(program, self.language_wanted.emit)
        self._arrange()
        self.login.returnPressed.connect(self.password.setFocus)
        self.login.textEdited.connect(lambda _text: self._ready())
        self.login.editingFinished.connect(self._ask_for_key_file)
        for line in (self.password, self.key, self.key_file.path):
            line.returnPressed.connect(self._enter)
        self.show_empty()

    def show_empty(self, login: str = "") -> None:
        """Ask who it is, from the start."""
        self.title.setText(self.tr("サインイン"))
        self.login.setReadOnly(False)
        self.login.setText(login)
        self._locked = False
        self._show_way(with_key=False)

    def show_locked(self, login: str) -> None:
        """Ask for the password of who locked the window."""
        self.title.setText(self.tr("施錠中"))
        self.login.setText(login)
        self.login.setReadOnly(True)
        self._locked = True
        self._show_way(with_key=False)

    def hold(self, words: str) -> None:
        """Let nobody in while the desk before is being put away."""
        self.button.at_work(words)
        self.other.setEnabled(False)
        self.language.setEnabled(False)

    def release(self) -> None:
        """Let people in again."""
        self.other.setEnabled(True)
        self.language.setEnabled(True)
        self._ready()
        self.begin()

    def say_working_on(self) -> None:
        """Say that an intake or a hand-over goes on behind the lock."""
        words = self.tr(
            "取込または連携が続いています。終わりしだい鍵を消します。画面に戻るには解錠してください。"
        )
        self.notice.say("info", words)

    def say_not_kept(self, why: str) -> None:
        """Say that what was typed couldn't be kept, so that the keys stay behind the lock."""
        words = self.tr(
            "入力中の内容を保存できないため、鍵を消さずに施錠しています。解錠して保存してください。"
        )
        self.notice.say("warning", f"{words}{why}")

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        first = self.key if self._with_key else self.password if self.login.text() else self.login
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        rows = credentials.centred_card(self)
        rows.addWidget(pieces.label(self.tr("介護保険 申請管理"), "secondary"))
        rows.addWidget(self.title)
        rows.addWidget(self.notice)
        self._by_password, self._by_key, self._by_file = QWidget(), QWidget(), QWidget()
        for page, lines in (
            (self._by_password, ((self.tr("利用者ID"), self.login), (self.tr("パスワード"), self.password))),
            (self._by_file, ((self.tr("鍵ファイル"), self.key_file),)),
            (self._by_key, ((self.tr("回復キー"), self.key),)),
        ):
            form = credentials.form()
            form.setContentsMargins(0, 0, 0, 0)
            page.setLayout(form)
            for label, line in lines:
                form.addRow(label, line)
            rows.addWidget(page)
        rows.addWidget(self.button)
        rows.addWidget(self.other, 0, Qt.AlignmentFlag.AlignHCenter)
        place = pieces.label(
            self.tr("保管場所: {folder}").format(folder=self._folder), "secondary", wraps=True
        )
        rows.addWidget(place)
        rows.addWidget(self.language, 0, Qt.AlignmentFlag.AlignHCenter)

    def _show_way(self, *, with_key: bool) -> None:
        self._with_key = with_key
        self._by_key.setVisible(with_key)
        self._by_password.setVisible(not with_key)
        self._by_file.hide()
        self.password.clear()
        self.key.clear()
        self.notice.quiet()
        self.other.setEnabled(True)
        self._ready()
        if self._locked:
            self.other.setText(self.tr("別の利用者でサインイン"))
        else:
            self.other.setText(self.tr("パスワードで開く") if with_key else self.tr("回復キーで開く"))
        self.other.setAccessibleName(self.other.text())
        self._ask_for_key_file()
        self.begin()

    def _other(self) -> None:
        if self._locked:
            self.other_wanted.emit()
        else:
            self._show_way(with_key=not self._with_key)

    def _ask_for_key_file(self) -> None:
        """Whether this login needs a key file too: its line stands there before it is missed."""
        login, folder = self.login.text().strip(), self._folder
        if login and not self._with_key:
            work = partial(way_in.needs_key_file, folder, login)
            self._jobs.run(self, work, self._by_file.setVisible, lambda _failure: None, topic="key file")

    def _enter(self, *, accept_older: bool = False) -> None:
        login, password, key = self.login.text().strip(), self.password.text(), self.key.text().strip()
        if not self.button.isEnabled() or not (key if self._with_key else login and password):
            self.begin()
            return
        self.button.at_work(self.tr("確認しています…"))
        self.other.setEnabled(False)
        program, folder = self._program, self._folder
        key_file = self.key_file.chosen() if self._by_file.isVisibleTo(self) else None

        def work() -> Desk:
            if key:
                return way_in.by_recovery_key(program, folder, key, accept_older=accept_older)
            return way_in.by_password(program, folder, login, password, key_file, accept_older=accept_older)

        self._jobs.run(self, work, self._take, self._fail)

    def _take(self, desk: Desk) -> None:
        self.password.clear()
        self.key.clear()
        self.other.setEnabled(True)
        self._ready()
        self.signed_in.emit(desk)

    def _fail(self, failure: Failure) -> None:
        self.other.setEnabled(True)
        self._ready()
        if failure.code in _MAYBE_OLDER:
            accept = partial(self._enter, accept_older=True)
            words = self.tr("管理者として受け入れて開く")
            self.notice.say("error", failure.sentence, pieces.button(words, accept, "danger"))
        else:
            self.notice.say("error", failure.sentence)
        self.password.selectAll()
        self.begin()
        if failure.code in _GUESSES:
            program, folder = self._program, self._folder
            login = None if self._with_key else self.login.text().strip()
            work = partial(way_in.waiting, program, folder, login)
            self._jobs.run(self, work, self.button.wait, topic="waiting")

    def _ready(self) -> None:
        self.button.ready(self.tr("解錠") if self._locked else self.tr("サインイン"))
