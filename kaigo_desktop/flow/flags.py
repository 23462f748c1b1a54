"""Flags (付箋): what is to be done with an application and until when; done or cancelled, never gone."""

from datetime import date
from typing import Literal

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.overdue import kept_until
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.open_case import find_application
from kaigo_desktop.store import audit, work
from kaigo_desktop.store.work import Flag

__all__ = ["Flag", "flags", "put_flag", "settle_flag"]


def flags(desk: Desk, receipt_no: str) -> list[Flag]:
    """The flags of an application, the open ones first by their due date.

    Raises:
        UserError: `not_permitted`, `unknown_receipt_no`.
    """
    desk.require("read")
    with desk.store.reading() as connection:
        return work.flags_of(connection, find_application(desk, connection, receipt_no).id)


def put_flag(desk: Desk, receipt_no: str, text: str, due_on: date | None = None) -> list[Flag]:
    """Stick a flag to an application; its flags afterwards.

    A due date that falls on a closed day is moved to the next open one, where the ward counts so. The audit
    entry says until when, not what: the text may name people.

    Raises:
        UserError: `not_permitted`, `unknown_receipt_no`, `flag_without_text`.
    """
    desk.require("review")
    if not text.strip():
        raise UserError("flag_without_text")
    until = kept_until(desk.ward, due_on).isoformat() if due_on else ""
    now = desk.program.now()
    with desk.store.transaction() as tx:
        found = find_application(desk, tx, receipt_no, "review")
        number = work.add_flag(tx, found.id, text.strip(), due_on=until, actor=desk.user.login, at=now)
        detail: dict[str, str | int] = {"flag": number, "due_on": until}
        audit.append(tx, now, desk.user.login, "flag", receipt_no, detail)
        return work.flags_of(tx, found.id)


def settle_flag(
    desk: Desk, receipt_no: str, number: int, state: Literal["open", "done", "cancelled"]
) -> list[Flag]:
    """Say that what a flag asked for is done or needed no more, or open it again; the flags afterwards.

    Raises:
        UserError: `not_permitted`, `unknown_receipt_no`, `unknown_flag`.
    """
    desk.require("review")
    now = desk.program.now()
    with desk.store.transaction() as tx:
        found = find_application(desk, tx, receipt_no, "review")
        flag = next((each for each in work.flags_of(tx, found.id) if each.id == number), None)
        if flag is None:
            raise UserError("unknown_flag", receipt_no=receipt_no)
        if flag.state != state:
            work.settle_flag(tx, flag, state, desk.user.login, None if state == "open" else now)
            settled = "flag_done" if state == "done" else "flag_cancel"
            action = "flag_again" if state == "open" else settled
            audit.append(tx, now, desk.user.login, action, receipt_no, {"flag": number})
        return work.flags_of(tx, found.id)
