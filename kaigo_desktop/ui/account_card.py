"""The card beside the accounts: a new account, or what may be changed of the one that is chosen."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QSizePolicy

from kaigo_desktop.core.model import User
from kaigo_desktop.core.permission import Role
from kaigo_desktop.ui import credentials, fonts, pieces
from kaigo_desktop.ui.account_terms import AccountTerms

_WIDTH = 90


class AccountCard(QFrame):
    """Tells what is wanted: `added` (User, password), `role_set` (login, role) and so on."""

    added = Signal(object, str)
    role_set = Signal(str, str)
    password_set = Signal(str, str)
    disabled = Signal(str, bool)
    address_set = Signal(str, str)

    def __init__(self, roles: Mapping[str, Role]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFixedWidth(_WIDTH * fonts.measures().unit)
        self._user: User | None = None
        self.title = pieces.label(role="heading")
        self.notice = pieces.Notice()
        self.login = credentials.text_line(self.tr("利用者ID"), self.tr("半角英数字"))
        self.name = credentials.text_line(self.tr("氏名"))
        self.role = QComboBox()
        self.role.setAccessibleName(self.tr("役割"))
        self.role.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for role in roles.values():
            self.role.addItem(pieces.translate(role.label), role.id)
        self.password = credentials.password_line(self.tr("パスワード"))
        self.again = credentials.password_line(self.tr("パスワード(もう一度)"))
        self.add = pieces.button(self.tr("登録する"), self._add, "primary")
        self.set_role = pieces.button(self.tr("役割を変更"), self._set_role)
        self.set_password = pieces.button(self.tr("パスワードを再設定"), self._set_password)
        self.address = credentials.text_line(self.tr("住所の控え"), self.tr("記録の点検だけに使います"))
        self.address.setToolTip(self.address.placeholderText())
        self.set_address = pieces.button(self.tr("住所を控える"), self._set_address)
        self.terms = AccountTerms()
        self.disable = pieces.button(self.tr("この利用者を停止"), self._disable, "danger")
        self.rotate = QCheckBox(self.tr("保管庫の鍵も交換する"))
        self.rotate.setAccessibleName(self.rotate.text())
        self.rotate.setToolTip(self.tr("退職や紛失のときに。控えられた鍵では何も開けなくなります。"))
        self.really = pieces.button(self.tr("停止する"), self._really, "danger")
        self._arrange()
        self.show_new()

    def show_new(self) -> None:
        """Offer a new account."""
        self._user = None
        self.title.setText(self.tr("新しい利用者"))
        for line in (self.login, self.name, self.password, self.again):
            line.clear()
        self._show_parts()

    def show_user(self, user: User) -> None:
        """Offer what may be changed of an account."""
        self._user = user
        self.title.setText(self.tr("{name} ({login})").format(name=user.name, login=user.login))
        self.login.setText(user.login)
        self.name.setText(user.name)
        self.role.setCurrentIndex(max(0, self.role.findData(user.role)))
        for line in (self.password, self.again, self.address):
            line.clear()
        self.terms.show_user(user)
        self._show_parts()

    def show_address(self, login: str, address: str) -> None:
        """Show the noted address of an account, if that is still the one on the card."""
        if self._user is not None and self._user.login == login:
            self.address.setText(address)

    def _arrange(self) -> None:
        rows = pieces.column(self, margin=5, spacing=2)
        rows.addWidget(self.title)
        rows.addWidget(self.notice)
        form = credentials.form()
        for line in (self.login, self.name):
            form.addRow(line.accessibleName(), line)
        role = pieces.line(spacing=2)
        role.addWidget(self.role, 1)
        role.addWidget(self.set_role)
        label = pieces.label(self.role.accessibleName())
        label.setBuddy(self.role)
        form.addRow(label, role)
        for line in (self.password, self.again):
            form.addRow(line.accessibleName(), line)
        rows.addLayout(form)
        rows.addWidget(self.set_password)
        rows.addWidget(self.terms)
        self._address_label = pieces.label(self.address.accessibleName())
        self._address_label.setBuddy(self.address)
        for part in (self._address_label, self.address, self.set_address):
            rows.addWidget(part)
        for offered in (self.add, self.disable, self.rotate, self.really):
            rows.addWidget(offered)
        rows.addStretch(1)

    def _show_parts(self) -> None:
        new = self._user is None
        active = self._user is not None and not self._user.disabled
        self.notice.quiet()
        for line in (self.login, self.name):
            line.setReadOnly(not new)
        self.add.setVisible(new)
        noted = (self._address_label, self.address, self.set_address)
        for offered in (self.set_role, self.disable, self.terms, *noted):
            offered.setVisible(active)
        again = self.tr("パスワードを再設定") if active else self.tr("再設定して再開する")
        self.set_password.setText(again)
        self.set_password.setAccessibleName(again)
        self.set_password.setHidden(new)
        self.role.setEnabled(new or active)
        for part in (self.rotate, self.really):
            part.hide()
        self.rotate.setChecked(False)

    def _add(self) -> None:
        login, name = self.login.text().strip(), self.name.text().strip()
        if not (login and name):
            self.notice.say("error", self.tr("利用者IDと氏名を入力してください。"))
        elif self._password_stands():
            self.added.emit(User(login, name, str(self.role.currentData())), self.password.text())

    def _set_role(self) -> None:
        if self._user is not None:
            self.role_set.emit(self._user.login, str(self.role.currentData()))

    def _set_password(self) -> None:
        if self._user is not None and self._password_stands():
            self.password_set.emit(self._user.login, self.password.text())

    def _set_address(self) -> None:
        if self._user is not None:
            self.address_set.emit(self._user.login, self.address.text().strip())

    def _disable(self) -> None:
        self.disable.hide()
        self.rotate.show()
        self.really.show()
        self.really.setFocus()

    def _really(self) -> None:
        if self._user is not None:
            self.disabled.emit(self._user.login, self.rotate.isChecked())

    def _password_stands(self) -> bool:
        if not self.password.text():
            self.notice.say("error", self.tr("パスワードを入力してください。"))
        elif self.password.text() != self.again.text():
            self.notice.say("error", self.tr("2つのパスワードが一致していません。"))
        else:
            return True
        return False
