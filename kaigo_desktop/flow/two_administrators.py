"""Two administrators (管理者二人制): what waits for the second one, and agreeing to it."""

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.keyring_step import changing
from kaigo_desktop.store import audit, second_administrator
from kaigo_desktop.store.keyring import Keyring
from kaigo_desktop.store.second_administrator import TwoAdministrators, Waiting

__all__ = ["TwoAdministrators", "Waiting", "confirm", "standing", "switch", "withdraw"]


def standing(desk: Desk) -> TwoAdministrators:
    """Whether two administrators must agree, and what waits for the second one.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("accounts")
    return second_administrator.standing(Keyring.load(desk.store.folder).contents)


def confirm(desk: Desk, login: str) -> None:
    """Agree to what another administrator asked for.

    Raises:
        UserError: `not_permitted`, `nothing_waits`, `second_must_be_another`, `waiting_is_outdated`.
    """
    desk.require("accounts")
    with changing(desk) as (tx, change):
        second_administrator.confirm(change, login)
        audit.append(tx, desk.program.now(), desk.user.login, "user_confirm", detail={"login": login})


def withdraw(desk: Desk, login: str) -> None:
    """Take back what waits for an account.

    Raises:
        UserError: `not_permitted`, `nothing_waits`.
    """
    desk.require("accounts")
    with changing(desk) as (tx, change):
        second_administrator.withdraw(change, login)
        audit.append(tx, desk.program.now(), desk.user.login, "user_withdraw", detail={"login": login})


def switch(desk: Desk, *, required: bool) -> bool:
    """Ask to switch the policy on or off, or agree to what another administrator asked.

    Returns:
        Whether it is switched; False while it waits for another administrator.

    Raises:
        UserError: `not_permitted`, `policy_stands`, `second_must_be_another`.
    """
    desk.require("accounts")
    with changing(desk) as (tx, change):
        switched = second_administrator.switch(change, required=required)
        detail = {"to": "on" if required else "off"}
        audit.append(tx, desk.program.now(), desk.user.login, "two_administrators", detail=detail)
    return switched
