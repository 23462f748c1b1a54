"""The accounts as a table."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from kaigo_desktop.core.model import User
from kaigo_desktop.core.permission import Role
from kaigo_desktop.ui import theme
from kaigo_desktop.ui.pieces import mark, translate

Index = QModelIndex | QPersistentModelIndex

_HEADINGS = (mark("利用者ID"), mark("氏名"), mark("役割"), mark("状態"))


class AccountsModel(QAbstractTableModel):
    """A row an account, closed ones faded."""

    def __init__(self, roles: Mapping[str, Role], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roles = roles
        self._users: list[User] = []

    def show_users(self, users: list[User]) -> None:
        """Show these accounts."""
        self.beginResetModel()
        self._users = users
        self.endResetModel()

    def user(self, row: int) -> User:
        """The account in a row."""
        return self._users[row]

    def row_of(self, login: str) -> int:
        """Where an account stands, or -1."""
        return next((row for row, user in enumerate(self._users) if user.login == login), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many accounts."""
        return 0 if parent is not None and parent.isValid() else len(self._users)

    def columnCount(self, parent: Index | None = None) -> int:
        """利用者ID, 氏名, 役割, 状態."""
        return 0 if parent is not None and parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translate(_HEADINGS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and colour of a cell."""
        user = self._users[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            known = self._roles.get(user.role)
            label = translate(known.label) if known else user.role
            state = translate("停止") if user.disabled else translate("利用中")
            if user.valid_until:
                state += translate(" ({day}まで)").format(day=user.valid_until.replace("-", "/"))
            return (user.login, user.name, label, state)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and user.disabled:
            return QColor(theme.current().secondary)
        return None
