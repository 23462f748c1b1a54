"""Where somebody of the staff lives, noted by an administrator: it serves the analysis of the log alone."""

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.store import audit, staff_addresses
from kaigo_desktop.store.keyring import Keyring


def staff_address(desk: Desk, login: str) -> str:
    """The noted address of an account's person, "" where there is none.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("accounts")
    with desk.store.reading() as connection:
        return staff_addresses.of(connection).get(login, "")


def set_staff_address(desk: Desk, login: str, address: str) -> None:
    """Note an address; "" takes it away. The entry of the log names the account only.

    Raises:
        UserError: `not_permitted`, `unknown_login`.
    """
    desk.require("accounts")
    if login not in {user.login for user in Keyring.load(desk.store.folder).users()}:
        raise UserError("unknown_login", login=login)
    with desk.store.transaction() as tx:
        staff_addresses.put(tx, login, address.strip())
        audit.append(tx, desk.program.now(), desk.user.login, "user_address", detail={"login": login})
