"""Until when an account lasts, and letting in who is locked out: a part of the card beside the accounts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kaigo_desktop.core.model import User
from kaigo_desktop.ui import credentials, pieces


class AccountTerms(QWidget):
    """`renewed` carries login and last day (ISO, "" without end), `let_in` the login."""

    renewed = Signal(str, str)
    let_in = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._login = ""
        self.until = credentials.text_line(self.tr("有効期限"), self.tr("例: 2027-03-31"))
        self.until.setToolTip(self.tr("この日まで使えます。空欄は期限なし。"))
        self.until.returnPressed.connect(self._renew)
        self.renew = pieces.button(self.tr("期限を変更"), self._renew)
        self.unlock = pieces.button(self.tr("失敗による停止を解除"), self._let_in, "quiet")
        self.unlock.setToolTip(self.tr("パスワードを続けて間違えた人が、すぐやり直せるようにします。"))
        rows = pieces.column(self, spacing=2)
        label = pieces.label(self.until.accessibleName())
        label.setBuddy(self.until)
        line = pieces.line(spacing=2)
        line.addWidget(self.until, 1)
        line.addWidget(self.renew)
        rows.addWidget(label)
        rows.addLayout(line)
        rows.addWidget(self.unlock)

    def show_user(self, user: User) -> None:
        """Offer the terms of an account."""
        self._login = user.login
        self.until.setText(user.valid_until)

    def _renew(self) -> None:
        self.renewed.emit(self._login, self.until.text().strip())

    def _let_in(self) -> None:
        self.let_in.emit(self._login)
