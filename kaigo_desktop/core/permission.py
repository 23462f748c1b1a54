"""Who may do what: roles are data, the permissions they are made of are known here."""

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.procedure import Definition

PERMISSIONS = frozenset({
    "receive", "read", "edit", "review", "override", "approve", "hand_over", "reveal",
    "accounts", "settings", "verify", "read_log", "analyse",
})  # fmt: skip
"""Every permission: `receive` 取込, `read` 閲覧, `edit` 修正, `review` 審査, `override` エラーのまま提出,
`approve` 決裁, `hand_over` 連携, `reveal` 個人番号の表示, `accounts` 利用者, `settings` 設定, `verify` 検証,
`read_log` 監査記録, `analyse` その分析と点検."""


class Role(Definition):
    """A role (役割) of `resources/roles.toml`: what its people may do."""

    id: str
    label: str
    permissions: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a permission this program does not know (a ValueError: msgspec reports its place)."""
        unknown = sorted(set(self.permissions) - PERMISSIONS)
        if unknown:
            message = f"unknown permission: {', '.join(unknown)}"
            raise ValueError(message)


def demand(permissions: frozenset[str], needed: str, action: str) -> None:
    """Let an action pass only with the permission it needs.

    Raises:
        UserError: `not_permitted`, naming the action as staff know it.
    """
    if needed not in permissions:
        raise UserError("not_permitted", action=action)
