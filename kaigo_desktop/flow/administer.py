"""Setting up a store and keeping its accounts (利用者の管理)."""

from pathlib import Path

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.flow.desk import Desk, Program
from kaigo_desktop.store import audit
from kaigo_desktop.store.keyring import Keyring
from kaigo_desktop.store.store import Store


def set_up(program: Program, folder: Path, admin: User, password: str) -> str:
    """Make a new store in `folder` with its first administrator.

    Returns:
        The recovery key, shown this once and kept nowhere.

    Raises:
        UserError: the folder already holds a store or lies on a network path; the password is too short.
    """
    _keyring_of_store, keys, recovery_key = Keyring.create(folder, admin, password)
    store = Store.create(folder, keys)
    try:
        with store.transaction() as tx:
            audit.append(tx, program.now(), admin.login, "set_up")
    finally:
        store.close()
    return recovery_key


def require_municipality(program: Program, code: str) -> None:
    """Make sure that the settings (`resources/ward.toml`) are those of the municipality `code`.

    Args:
        program: whose settings count.
        code: 全国地方公共団体コード with or without its check digit (13104, 131041); "" asks nothing.

    Raises:
        UserError: `other_municipality`, naming both.
    """
    ward = program.catalog.ward
    if code and code[:5] != ward.municipality_code:
        raise UserError("other_municipality", given=code, ward=ward.name, ward_code=ward.municipality_code)


def list_users(desk: Desk) -> list[User]:
    """Every account, disabled ones too, in the order they were made.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("accounts")
    return Keyring.load(desk.store.folder).users()


def add_user(desk: Desk, user: User, password: str) -> None:
    """Make an account.

    Raises:
        UserError: `not_permitted`, `unknown_role`, `login_taken`, `password_too_short`.
    """
    _require_role(desk, user.role)
    _keyring(desk).add(user, password, desk.store.keys)
    _record(desk, "user_add", user.login, role=user.role)


def set_role(desk: Desk, login: str, role: str) -> None:
    """Give an account another role; it counts from the user's next sign-in.

    Raises:
        UserError: `not_permitted`, `unknown_role`, `unknown_login`, `last_administrator`.
    """
    _require_role(desk, role)
    _keyring(desk).set_role(login, role, desk.store.keys)
    _record(desk, "user_role", login, role=role)


def disable_user(desk: Desk, login: str) -> None:
    """Close an account for good; what it did stays in the history.

    Raises:
        UserError: `not_permitted`, `unknown_login`, `last_administrator`.
    """
    _keyring(desk).disable(login, desk.store.keys)
    _record(desk, "user_disable", login)


def reset_password(desk: Desk, login: str, password: str) -> None:
    """Give an account a new password.

    Raises:
        UserError: `not_permitted`, `unknown_login`, `password_too_short`.
    """
    _keyring(desk).reset_password(login, password, desk.store.keys)
    _record(desk, "user_reset_password", login)


def _keyring(desk: Desk) -> Keyring:
    desk.require("accounts")
    return Keyring.load(desk.store.folder)


def _require_role(desk: Desk, role: str) -> None:
    roles = desk.program.catalog.roles()
    if role not in roles:
        raise UserError("unknown_role", role=role, roles=", ".join(roles))


def _record(desk: Desk, action: str, login: str, **detail: str) -> None:
    with desk.store.transaction() as tx:
        audit.append(tx, desk.program.now(), desk.user.login, action, detail={"login": login, **detail})
