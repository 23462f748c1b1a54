"""Two administrators (管理者二人制) beneath the accounts: whether it is so, and what waits for the second."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kaigo_desktop.core.permission import Role
from kaigo_desktop.flow.two_administrators import TwoAdministrators, Waiting
from kaigo_desktop.ui import pieces
from kaigo_desktop.ui.wrapping_row import WrappingRow


class SecondAdministrator(QFrame):
    """Tells what is wanted: `confirmed` and `withdrawn` (login), `switched` (whether two must agree)."""

    confirmed = Signal(str)
    withdrawn = Signal(str)
    switched = Signal(bool)

    def __init__(self, roles: Mapping[str, Role], own_login: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._roles, self._own = roles, own_login
        self.required = False
        self.words = pieces.label(role="secondary", wraps=True)
        self.switch = pieces.button("", self._switch)
        rows = pieces.column(self, margin=3, spacing=2)
        head = WrappingRow()
        head.addWidget(pieces.label(self.tr("管理者二人制"), "heading"))
        head.addWidget(self.switch)
        head.push(self.switch)
        rows.addLayout(head)
        rows.addWidget(self.words)
        self.rows = pieces.column(spacing=2)
        rows.addLayout(self.rows)

    def show_standing(self, standing: TwoAdministrators, known: frozenset[str]) -> None:
        """Show how things stand; `known` are the logins that have an account already."""
        self.required = standing.required
        self._show_policy(standing)
        pieces.clear(self.rows)
        for waiting in standing.waiting:
            self.rows.addLayout(self._row(waiting, new=waiting.user.login not in known))

    def _show_policy(self, standing: TwoAdministrators) -> None:
        asked = standing.switch_asked_by
        if standing.required:
            words = self.tr(
                "登録、役割や期限の変更、再設定は、申請した人とは別の管理者が確認するまで効きません。停止はすぐに効きます。"
            )
        else:
            words = self.tr(
                "登録や再設定を、別の管理者が確認するまで効かないようにできます。一度始めると、やめるにも二人の管理者が必要です。"
            )
        if asked:
            words += self.tr(" 切り替えを {login} が申請しています。別の管理者の同意が必要です。").format(
                login=asked
            )
        self.words.setText(words)
        offered = self.tr("二人制をやめる") if standing.required else self.tr("二人制にする")
        self.switch.setText(self.tr("切り替えに同意する") if asked and asked != self._own else offered)
        self.switch.setAccessibleName(self.switch.text())
        self.switch.setEnabled(asked != self._own)

    def _row(self, waiting: Waiting, *, new: bool) -> QHBoxLayout:
        user = waiting.user
        role = pieces.translate(self._roles[user.role].label) if user.role in self._roles else user.role
        if waiting.kind == "voucher":
            what = self.tr("パスワードの再設定")
        else:
            what = self.tr("登録") if new else self.tr("変更")
        row = pieces.line(spacing=2)
        words = self.tr("{what}: {name} ({login}) {role} — {by} が申請").format(
            what=what, name=user.name, login=user.login, role=role, by=waiting.asked_by
        )
        row.addWidget(pieces.label(words, wraps=True), 1)
        confirm = pieces.button(self.tr("確認する"), partial(self.confirmed.emit, user.login), "primary")
        confirm.setAccessibleName(self.tr("{login} を確認する").format(login=user.login))
        confirm.setVisible(waiting.asked_by != self._own)
        withdraw = pieces.button(self.tr("取り下げる"), partial(self.withdrawn.emit, user.login), "quiet")
        withdraw.setAccessibleName(self.tr("{login} の申請を取り下げる").format(login=user.login))
        row.addWidget(confirm)
        row.addWidget(withdraw)
        return row

    def _switch(self) -> None:
        self.switched.emit(not self.required)
