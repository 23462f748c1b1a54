"""A password of one's own (新しいパスワード), asked for before anything else where one is due."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kaigo_desktop.flow.administer import change_password
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.key_file import read_key_file
from kaigo_desktop.flow.sign_in import needs_key_file
from kaigo_desktop.ui import credentials, pieces
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.key_file_line import KeyFileLine
from kaigo_desktop.ui.password_rules_label import PasswordRulesLabel

_WHY = {
    "voucher": pieces.mark(
        "管理者が設定したパスワードは、一度だけ使えます。あなただけが知るパスワードに変えてください。"
    ),
    "age": pieces.mark("パスワードを変える時期です(設定による)。新しいパスワードに変えてください。"),
    "": pieces.mark("ほかの人が知らない、長いパスワードにしてください。いつでも変えられます。"),
}


class NewPasswordPanel(QWidget):
    """Asks for the password until now and a new one; `chosen` when it is changed, `left` to go without.

    Where the new one is due, going without means signing out.
    """

    chosen = Signal()
    left = Signal()

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk, self._jobs = desk, jobs
        self.old = credentials.password_line(self.tr("いまのパスワード"))
        self.new = credentials.password_line(self.tr("新しいパスワード"))
        self.again = credentials.password_line(self.tr("新しいパスワード(もう一度)"))
        self.key_file = KeyFileLine()
        self.notice = pieces.Notice()
        self.rules = PasswordRulesLabel(desk.program, lambda: desk.user, self.new, jobs)
        self.button = pieces.button(self.tr("パスワードを変える"), self._change, "primary")
        rows = credentials.centred_card(self)
        rows.addWidget(pieces.label(f"{desk.user.name} ({desk.user.login})", "secondary"))
        rows.addWidget(pieces.label(self.tr("新しいパスワード"), "display"))
        why = self.tr(_WHY[desk.greeting.must_choose])
        rows.addWidget(pieces.label(why, "secondary", wraps=True))
        rows.addWidget(self.notice)
        self._form = form = credentials.form()
        form.addRow(self.old.accessibleName(), self.old)
        form.addRow(self.tr("鍵ファイル"), self.key_file)
        form.setRowVisible(self.key_file, False)
        form.addRow(self.new.accessibleName(), self.new)
        form.addRow(self.rules)
        form.addRow(self.again.accessibleName(), self.again)
        rows.addLayout(form)
        rows.addWidget(self.button)
        words = self.tr("サインアウト") if desk.greeting.must_choose else self.tr("変えずに戻る")
        leave = pieces.button(words, self.left.emit, "quiet")
        rows.addWidget(leave, 0, Qt.AlignmentFlag.AlignHCenter)
        self.again.returnPressed.connect(self._change)

    def begin(self) -> None:
        """Put the cursor where typing begins; ask for the key file too where one is needed."""
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)
        work = partial(needs_key_file, self._desk.store.folder, self._desk.user.login)
        self._jobs.run(self, work, partial(self._form.setRowVisible, self.key_file))

    def _change(self) -> None:
        desk, old, new = self._desk, self.old.text(), self.new.text()
        if not (old and new):
            self.notice.say("error", self.tr("いまのパスワードと新しいパスワードを入力してください。"))
        elif new != self.again.text():
            self.notice.say("error", self.tr("2つの新しいパスワードが一致していません。"))
            self.again.selectAll()
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.button.setEnabled(False)
            path = self.key_file.chosen()

            def work() -> None:
                key_file = read_key_file(path)
                change_password(desk, old, new, key_file, key_file)

            self._jobs.run(self, work, self._done, self._fail)

    def _done(self, _nothing: None) -> None:
        for line in (self.old, self.new, self.again):
            line.clear()
        self.chosen.emit()

    def _fail(self, failure: Failure) -> None:
        self.button.setEnabled(True)
        self.notice.say("error", failure.sentence)
