"""Who may do what: roles are data, the permissions they are made of are known here."""

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.field_groups import GROUPS
from kaigo_desktop.core.procedure import Definition

ON_SIGHT = frozenset({"edit", "review", "override", "approve", "hand_over", "reveal", "erase"})
"""What is done to an application in sight of it: held only with `read`, and no further than that."""

ON_APPLICATIONS = ON_SIGHT | {"receive", "read"}
"""What is done to applications: only these can be limited to procedures."""

BY_FIELDS = frozenset({"read", "edit"})
"""What is done to fields: only these can be limited to groups of fields."""

PERMISSIONS = ON_APPLICATIONS | {"accounts", "settings", "backup", "verify", "read_log", "analyse"}
"""Every permission: `receive` 取込, `read` 閲覧, `edit` 修正, `review` 審査, `override` エラーのまま提出,
`approve` 決裁, `hand_over` 連携, `reveal` 個人番号の表示, `erase` 消去, `accounts` 利用者, `settings` 設定,
`backup` バックアップと復元, `verify` 検証, `read_log` 操作記録の閲覧, `analyse` その分析と点検."""


class Limit(Definition):
    """How far permissions of a role reach (制限).

    Attributes:
        permissions: which ones.
        procedures: ids or patterns (`certification_*`) of the procedures they hold for; empty for all. An
            application without a definition belongs to no procedure.
        field_groups: the groups of fields (`core.field_groups`) they hold for; empty for all.
    """

    permissions: tuple[str, ...]
    procedures: tuple[str, ...] = ()
    field_groups: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what can't be limited so, and an unknown group (a ValueError)."""
        wrong = [
            *(f"not limited to procedures: {name}" for name in _beyond(self.permissions, ON_APPLICATIONS)),
            *(f"unknown field group: {name}" for name in _beyond(self.field_groups, frozenset(GROUPS))),
        ]
        if self.field_groups:
            wrong += (f"not limited to field groups: {name}" for name in _beyond(self.permissions, BY_FIELDS))
        if not self.permissions or not (self.procedures or self.field_groups):
            wrong.append("a limit names permissions, and procedures or field groups")
        if wrong:
            raise ValueError(wrong[0])

    def allows(self, procedure: str | None, field_group: str | None) -> bool:
        """Whether it lets its permissions be used there; None asks of no procedure or group in particular."""
        within = procedure is None or not self.procedures or self._names(procedure)
        return within and (field_group is None or not self.field_groups or field_group in self.field_groups)

    def _names(self, procedure: str) -> bool:
        return bool(procedure) and any(fnmatchcase(procedure, pattern) for pattern in self.procedures)


class Rights(msgspec.Struct, frozen=True):
    """What somebody may do: permissions, each as far as every limit on it allows."""

    permissions: frozenset[str] = frozenset()
    limits: tuple[Limit, ...] = ()

    def may(self, permission: str, procedure: str | None = None, field_group: str | None = None) -> bool:
        """Whether the permission is held.

        Args:
            permission: one of `PERMISSIONS`.
            procedure: for applications of this id, "" for one without a definition; None: anywhere.
            field_group: for this group of fields; None: for any of them.
        """
        needed = {permission, "read"} if permission in ON_SIGHT else {permission}
        group = "number" if permission == "reveal" else field_group
        return needed <= self.permissions and all(
            limit.allows(procedure, group if "read" in limit.permissions else field_group)
            for limit in self.limits
            if not needed.isdisjoint(limit.permissions)
        )

    def within(self, procedure: str) -> frozenset[str]:
        """The permissions held for applications of a procedure."""
        if not self.limits:
            return self.permissions
        return frozenset(name for name in self.permissions if self.may(name, procedure))

    def groups(self, permission: str, procedure: str) -> frozenset[str]:
        """The groups of fields the permission is held for in a procedure."""
        return frozenset(group for group in GROUPS if self.may(permission, procedure, group))

    def sees_all(self, procedure: str) -> bool:
        """Whether every field may be read there: so much shows a file, a letter or a hand-over."""
        return all(self.may("read", procedure, group) for group in GROUPS)


class Role(Definition):
    """A role (役割) of `resources/roles.toml`: what its people may do, and how far."""

    id: str
    label: str
    permissions: tuple[str, ...]
    limits: tuple[Limit, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a permission unknown or without `read` where that is needed, and limits of nothing.

        A ValueError: msgspec reports its place.
        """
        held = frozenset(self.permissions)
        limited = [name for limit in self.limits for name in limit.permissions]
        wrong = [
            *(f"unknown permission: {name}" for name in _beyond(held, PERMISSIONS)),
            *(f"needs read: {name}" for name in sorted(held & ON_SIGHT) if "read" not in held),
            *(f"limits what the role has not: {name}" for name in _beyond(limited, held)),
            *(f"limited to nothing: {name}" for name in self._lost()),
        ]
        if wrong:
            raise ValueError(wrong[0])

    @property
    def rights(self) -> Rights:
        """What somebody of this role may do."""
        return Rights(frozenset(self.permissions), self.limits)

    def _lost(self) -> Iterator[str]:
        """Permissions that limits leave no group of fields at all."""
        for name in sorted(BY_FIELDS & set(self.permissions)):
            if not any(self.rights.may(name, None, group) for group in GROUPS):
                yield name


def demand(permissions: frozenset[str], needed: str, action: str) -> None:
    """Let an action pass only with the permission it needs.

    Raises:
        UserError: `not_permitted`, naming the action as staff know it.
    """
    if needed not in permissions:
        raise UserError("not_permitted", action=action)


def _beyond(names: Iterable[str], known: frozenset[str]) -> list[str]:
    return sorted(set(names) - known)
