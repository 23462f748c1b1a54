"""Flags (付箋): what is to be done with an application and until when; done or cancelled, never gone."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from kaigo_desktop.core import wareki
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.overdue import kept_until
from kaigo_desktop.flow.desk import Desk, HistoryEntry
from kaigo_desktop.flow.many import Several, each_of
from kaigo_desktop.flow.open_case import find_application
from kaigo_desktop.store import audit, work
from kaigo_desktop.store.work import Flag

__all__ = ["Flag", "entries", "flags", "look_ahead", "put_flag", "put_flags", "settle_flag"]

_SETTLED = {"done": ("flag_done", "付箋の済"), "cancelled": ("flag_cancel", "付箋の取消し")}


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


def look_ahead(desk: Desk, receipt_nos: Sequence[str]) -> Several:
    """Which applications `put_flags` could stick a flag to, and which not; nothing is written.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("review")
    with desk.store.reading() as connection:
        return each_of(
            receipt_nos,
            lambda number: find_application(desk, connection, number, "review"),
            desk.program.messages,
        )


def put_flags(desk: Desk, receipt_nos: Sequence[str], text: str, due_on: date | None = None) -> Several:
    """Stick the same flag to several applications, each for itself, as `put_flag` does.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("review")
    return each_of(receipt_nos, lambda number: put_flag(desk, number, text, due_on), desk.program.messages)


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
            closed = "flag_done" if state == "done" else "flag_cancel"
            action = "flag_again" if state == "open" else closed
            audit.append(tx, now, desk.user.login, action, receipt_no, {"flag": number})
        return work.flags_of(tx, found.id)


def entries(found: Iterable[Flag]) -> Iterator[HistoryEntry]:
    """Flags as lines of an application's history: put on, and what became of them last."""
    for flag in found:
        until = f"{wareki.show(flag.due_on)}まで" if flag.due_on else ""
        comment = " ".join(filter(None, (flag.text, until)))
        yield HistoryEntry(flag.at, flag.actor, "flag", "付箋", comment)
        if flag.settled_at is not None:
            yield HistoryEntry(flag.settled_at, flag.settled_by, *_SETTLED[flag.state], flag.text)
