"""Accounts (利用者): who may sign in, in which role; new accounts, new passwords, closed accounts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QTableView, QWidget

from kaigo_desktop.core.model import User
from kaigo_desktop.flow import administer, two_administrators
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.staff_address import set_staff_address, staff_address
from kaigo_desktop.flow.two_administrators import TwoAdministrators
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.account_card import AccountCard
from kaigo_desktop.ui.accounts_model import AccountsModel
from kaigo_desktop.ui.data_words import ROLES
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.row_table import lay_rows, widen
from kaigo_desktop.ui.second_administrator import SecondAdministrator
from kaigo_desktop.ui.upright import upright

_WIDTHS = (32, 38, 24, 20)
_ROOM, _ROWS = 180, 6
"""Width in units from which the card stands beside the accounts; how many of them are seen at least."""


class AccountsPanel(QWidget):
    """Lists the accounts and does what the card beside them asks for."""

    HELP = "help_accounts"
    KEYS = (("↑ ↓", pieces.mark("利用者を選ぶ")),)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        roles = desk.program.catalog.roles()
        self.model, self.card = AccountsModel(roles, self), AccountCard(roles)
        self.second = SecondAdministrator(roles, desk.user.login)
        self.table = self._table()
        sheet = QWidget()
        self._area = upright(sheet)
        pieces.column(self).addWidget(self._area)
        layout = pieces.column(sheet, margin=4, spacing=3)
        head = pieces.line(spacing=2)
        head.addWidget(pieces.label(self.tr("利用者"), "title"))
        head.addStretch(1)
        head.addWidget(pieces.button(self.tr("新しい利用者"), self._new))
        body = self._body = pieces.line(spacing=3)
        left = pieces.column(spacing=3)
        left.addWidget(self.table, 1)
        left.addWidget(self.second)
        body.addLayout(left, 1)
        body.addWidget(self.card)
        layout.addLayout(head)
        layout.addLayout(body, 1)
        self.card.added.connect(self._add)
        self.card.role_set.connect(self._set_role)
        self.card.password_set.connect(self._set_password)
        self.card.disabled.connect(self._disable)
        self.card.address_set.connect(self._set_address)
        self.card.terms.renewed.connect(self._renew)
        self.card.terms.let_in.connect(self._let_in)
        self.second.confirmed.connect(self._confirm)
        self.second.withdrawn.connect(self._withdraw)
        self.second.switched.connect(self._switch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the card beneath the accounts where there is no room beside them."""
        super().resizeEvent(event)
        beside = self.width() > _ROOM * fonts.measures().unit
        self._body.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def refresh(self) -> None:
        """Read the accounts anew."""
        self._jobs.run(self, self._read, self._show, self._fail, topic="users")

    def show_all(self) -> None:
        """Read the accounts anew and go to the list of them."""
        self.refresh()
        self.table.setFocus()

    def _table(self) -> QTableView:
        table, measures = QTableView(), fonts.measures()
        table.setAccessibleName(self.tr("利用者の一覧"))
        table.setModel(self.model)
        lay_rows(table)
        table.setMinimumHeight(_ROWS * measures.row)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width * measures.unit)
        widen(table, {2: [pieces.translate(word) for word in ROLES]})
        table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        return table

    def _read(self) -> tuple[list[User], TwoAdministrators]:
        return administer.list_users(self._desk), two_administrators.standing(self._desk)

    def _show(self, found: tuple[list[User], TwoAdministrators]) -> None:
        users, standing = found
        self.model.show_users(users)
        self.second.show_standing(standing, frozenset(user.login for user in users))

    def _choose(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            login = self.model.user(row).login
            self.card.show_user(self.model.user(row))
            self._area.ensureWidgetVisible(self.card.title, 0, 12 * fonts.measures().unit)
            self._jobs.run(
                self,
                lambda: staff_address(self._desk, login),
                lambda address: self.card.show_address(login, address),
                self._fail,
                topic="address",
            )

    def _new(self) -> None:
        self.table.clearSelection()
        self.card.show_new()
        self.card.login.setFocus()

    def _add(self, user: User, password: str) -> None:
        words = self.tr("{name} を登録しました。").format(name=user.name)
        self._do(lambda: administer.add_user(self._desk, user, password), words, waits=True)

    def _set_role(self, login: str, role: str) -> None:
        self._do(
            lambda: administer.set_role(self._desk, login, role),
            self.tr("役割を変更しました。次のサインインから変わります。"),
            waits=True,
        )

    def _set_password(self, login: str, password: str) -> None:
        self._do(
            lambda: administer.reset_password(self._desk, login, password),
            self.tr(
                "パスワードを再設定しました。一度だけ使え、本人が自分のパスワードを決めるまで決裁できません。"
            ),
            waits=True,
        )

    def _disable(self, login: str, rotate: bool) -> None:
        words = self.tr("停止し、鍵を交換しました。") if rotate else self.tr("停止しました。")
        self._do(lambda: administer.disable_user(self._desk, login, rotate=rotate), words)

    def _confirm(self, login: str) -> None:
        self._do(lambda: two_administrators.confirm(self._desk, login), self.tr("確認しました。"))

    def _withdraw(self, login: str) -> None:
        self._do(lambda: two_administrators.withdraw(self._desk, login), self.tr("取り下げました。"))

    def _switch(self, required: bool) -> None:
        def switch() -> None:
            two_administrators.switch(self._desk, required=required)

        self._do(switch, self.tr("受け付けました。"))

    def _set_address(self, login: str, address: str) -> None:
        words = self.tr("住所を控えました。") if address else self.tr("住所の控えを消しました。")
        self._do(lambda: set_staff_address(self._desk, login, address), words)

    def _renew(self, login: str, day: str) -> None:
        work = partial(administer.renew_user, self._desk, login, day)
        self._do(work, self.tr("有効期限を変更しました。"), waits=True)

    def _let_in(self, login: str) -> None:
        work = partial(administer.let_user_in, self._desk, login)
        self._do(work, self.tr("失敗による停止を解除しました。すぐにサインインできます。"))

    def _do(self, work: Callable[[], None], words: str, *, waits: bool = False) -> None:
        """Do something and say so; `waits` where a second administrator may have to agree first."""

        def done(_nothing: None) -> None:
            self.card.show_new()
            waiting = self.tr("申請しました。別の管理者が確認すると効きます。")
            self.card.notice.say("done", waiting if waits and self.second.required else words)
            self.refresh()

        def failed(failure: Failure) -> None:
            self._fail(failure)
            self.refresh()  # what came before the failure stands: an account closed, its keys still to come

        self._jobs.run(self, work, done, failed)

    def _fail(self, failure: Failure) -> None:
        self.card.notice.say("error", failure.sentence)
