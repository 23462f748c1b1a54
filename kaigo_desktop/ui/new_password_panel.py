"""A password of one's own (新しいパスワード), asked for before anything else where one is due."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kaigo_desktop.flow.administer import change_password
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui import credentials, pieces
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.password_rules_label import PasswordRulesLabel

_WHY = {
    "voucher": "管理者が設定したパスワードは、一度だけ使えます。あなただけが知るパスワードに変えてください。",
    "age": "パスワードを変える時期です(設定による)。新しいパスワードに変えてください。",
}


class NewPasswordPanel(QWidget):
    """Asks for the password until now and a new one; `chosen` when it is changed, `left` to sign out."""

    chosen = Signal()
    left = Signal()

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk, self._jobs = desk, jobs
        self.old = credentials.password_line(self.tr("いまのパスワード"))
        self.new = credentials.password_line(self.tr("新しいパスワード"))
        self.again = credentials.password_line(self.tr("新しいパスワード(もう一度)"))
        self.notice = pieces.Notice()
        self.rules = PasswordRulesLabel(desk.program, lambda: desk.user, self.new, jobs)
        self.button = pieces.button(self.tr("パスワードを変える"), self._change, "primary")
        rows = credentials.centred_card(self)
        rows.addWidget(pieces.label(f"{desk.user.name} ({desk.user.login})", "secondary"))
        rows.addWidget(pieces.label(self.tr("新しいパスワード"), "display"))
        why = self.tr(_WHY[desk.greeting.must_choose or "age"])
        rows.addWidget(pieces.label(why, "secondary", wraps=True))
        rows.addWidget(self.notice)
        form = credentials.form()
        for line in (self.old, self.new):
            form.addRow(line.accessibleName(), line)
        form.addRow(self.rules)
        form.addRow(self.again.accessibleName(), self.again)
        rows.addLayout(form)
        rows.addWidget(self.button)
        leave = pieces.button(self.tr("サインアウト"), self.left.emit, "quiet")
        rows.addWidget(leave, 0, Qt.AlignmentFlag.AlignHCenter)
        self.again.returnPressed.connect(self._change)

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

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
            self._jobs.run(self, lambda: change_password(desk, old, new), self._done, self._fail)

    def _done(self, _nothing: None) -> None:
        for line in (self.old, self.new, self.again):
            line.clear()
        self.chosen.emit()

    def _fail(self, failure: Failure) -> None:
        self.button.setEnabled(True)
        self.notice.say("error", failure.sentence)
