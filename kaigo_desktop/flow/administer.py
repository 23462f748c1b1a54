"""Setting up a store and keeping its accounts (利用者の管理)."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.core.password import same_password
from kaigo_desktop.flow import passwords
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.keyring_step import changing
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.rotate_keys import rotate_keys
from kaigo_desktop.store import attempts, audit, kept_certificates, keyring_log
from kaigo_desktop.store.certificates import ADMINISTRATOR
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.keyring import Keyring
from kaigo_desktop.store.slots import Password
from kaigo_desktop.store.store import Store
from kaigo_desktop.store.wrapping import Cost, calibrated


@dataclass(frozen=True, slots=True)
class SetUp:
    """What a set-up gives once: the recovery key, and the root that papers about the store should name."""

    recovery_key: str = field(repr=False)
    root: str


def set_up(program: Program, folder: Path, admin: User, password: str, cost: Cost | None = None) -> SetUp:
    """Make a new store in `folder` with its first administrator.

    Args:
        program: sentences and clock.
        folder: where; new or empty.
        admin: the first account, an administrator whatever it says.
        password: of the administrator.
        cost: of a guess of a password; None measures this machine (0.3 to 1.0 s, never below the floor).

    Returns:
        The recovery key, shown this once and kept nowhere, and the fingerprint of the root.

    Raises:
        UserError: the folder already holds a store or lies on a network path; the password is too short.
    """
    passwords.require_good(program, admin, password)
    made = Keyring.create(folder, admin, Password(password), program.now(), cost or calibrated())
    store = Store.create(folder, made.unlocked.keys, made.unlocked.signer, made.unlocked.root)
    try:
        with store.transaction() as tx:
            kept_certificates.keep(tx, made.keyring.contents.certificates)
            audit.append(tx, program.now(), admin.login, "set_up")
            record = keyring_log.record(made.keyring.contents)
            audit.append(tx, program.now(), admin.login, "keyring", detail=record)
    finally:
        store.close()
    return SetUp(made.recovery_key, made.unlocked.root)


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


def add_user(desk: Desk, user: User, password: str, until: str | None = None) -> None:
    """Make an account; its owner may work and sign at once.

    A new account has no past that anybody could speak for, so its first password may sign, though the
    administrator knows it until the owner chooses one of their own. A reset is another matter: what the
    account signed before must stay its owner's alone.

    Args:
        desk: of an administrator.
        user: login, name, role.
        password: its first.
        until: the account's last day (ISO), "" without end; None as the ward has it (`sign_in`).

    Raises:
        UserError: `not_permitted`, `unknown_role`, `login_taken`, `day_not_a_date`, a password that
            `flow.passwords` refuses.
    """
    desk.require("accounts")
    _require_role(desk, user.role)
    passwords.require_good(desk.program, user, password)
    if until is None:
        is_administrator = user.role == ADMINISTRATOR
        until = desk.ward.sign_in.default_end(desk.program.today(), administrator=is_administrator)
    _require_day(until)
    with changing(desk) as (tx, change):
        change.add(user, Password(password), until)
        _record(desk, tx, "user_add", user.login, role=user.role, ends_on=until)


def renew_user(desk: Desk, login: str, until: str) -> None:
    """Let an account last until another day (更新), "" without end.

    Raises:
        UserError: `not_permitted`, `unknown_login`, `account_disabled`, `day_not_a_date`.
    """
    desk.require("accounts")
    _require_day(until)
    with changing(desk) as (tx, change):
        change.set_valid_until(login, until)
        _record(desk, tx, "user_renew", login, ends_on=until)


def let_user_in(desk: Desk, login: str) -> None:
    """Let somebody try again at once who waits or is locked out after wrong passwords (ロックの解除).

    Raises:
        UserError: `not_permitted`, `unknown_login`.
    """
    desk.require("accounts")
    if all(user.login != login for user in list_users(desk)):
        raise UserError("unknown_login", login=login)
    with desk.store.transaction() as tx:
        _record(desk, tx, "user_unlock", login)
    attempts.let_in(desk.store.folder, login)


def set_role(desk: Desk, login: str, role: str) -> None:
    """Give an account another role; it counts from the user's next sign-in.

    Raises:
        UserError: `not_permitted`, `unknown_role`, `unknown_login`, `last_administrator`, `own_account`.
    """
    desk.require("accounts")
    _require_role(desk, role)
    with changing(desk) as (tx, change):
        change.set_role(login, role)
        _record(desk, tx, "user_role", login, role=role)


def disable_user(desk: Desk, login: str, *, rotate: bool = False) -> None:
    """Close an account; what it did stays in the history.

    Args:
        desk: of an administrator.
        login: whose account.
        rotate: give the store new keys too, so that keys its owner may have kept open nothing any more.

    Raises:
        UserError: `not_permitted`, `unknown_login`, `last_administrator`, `own_account`; `store_in_use`
            (the account is closed then, and the new keys come at the next administrator's sign-in).
    """
    desk.require("accounts")
    with changing(desk) as (tx, change):
        change.disable(login)
        _record(desk, tx, "user_disable", login)
    if rotate:
        rotate_keys(desk)


def reset_password(desk: Desk, login: str, password: str) -> None:
    """Give an account a password for one time: under it its owner can read, and choose one of their own.

    Whoever resets knows the password, so nothing can be decided or handed over under it, and the account's
    former key is gone: nobody can sign as its owner in between.

    Raises:
        UserError: `not_permitted`, `unknown_login`, `own_account`, `password_too_short`.
    """
    desk.require("accounts")
    user = next((user for user in list_users(desk) if user.login == login), User(login, "", ""))
    passwords.require_good(desk.program, user, password)
    with changing(desk) as (tx, change):
        change.reset(login, Password(password))
        _record(desk, tx, "user_reset_password", login)
    attempts.let_in(desk.store.folder, login)


def change_password(
    desk: Desk, old: str, new: str, key_file: bytes | None = None, new_key_file: bytes | None = None
) -> None:
    """Choose a password of one's own; from now on this desk signs with the new key.

    Args:
        desk: whose password it is.
        old: the password until now.
        new: the password from now on.
        key_file: the content of the key file needed until now.
        new_key_file: the content of the one needed from now on; None for a password alone.

    Raises:
        UserError: `wrong_password`, `wait_before_sign_in`, `password_same`, `sign_in_again`, a password that
            `flow.passwords` refuses.
    """
    program, login, folder = desk.program, desk.user.login, desk.store.folder
    with attempts.counted(folder, login, desk.ward.sign_in, program.now, known=True):
        Keyring.load(folder).unlock(login, old, key_file)
    if same_password(old, new):
        raise UserError("password_same")
    passwords.require_good(program, desk.user, new, key_file=new_key_file is not None)
    before = desk.unlocked
    try:
        with changing(desk) as (tx, change):
            desk.unlocked = change.choose(Password(new, new_key_file))
            desk.store.signer = desk.unlocked.signer  # the log's entries of this step are its first
            audit.append(tx, desk.program.now(), desk.user.login, "password")
    except BaseException:
        desk.unlocked, desk.store.signer = before, before.signer
        raise
    desk.greeting = replace(desk.greeting, must_choose="", given=False)


def _record(desk: Desk, tx: Connection, action: str, login: str, **detail: str) -> None:
    audit.append(tx, desk.program.now(), desk.user.login, action, detail={"login": login, **detail})


def _require_role(desk: Desk, role: str) -> None:
    roles = desk.program.catalog.roles()
    if role not in roles:
        raise UserError("unknown_role", role=role, roles=tuple(roles))


def _require_day(until: str) -> None:
    try:
        day = date.fromisoformat(until) if until else None
    except ValueError as error:
        raise UserError("day_not_a_date", text=until) from error
    if day is not None and day.isoformat() != until:
        raise UserError("day_not_a_date", text=until)
