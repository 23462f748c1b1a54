"""Reading the audit log (監査記録): by person, application, action and period; and writing it to a file."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from kaigo_desktop.core import wareki
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.log_actions import GROUPS
from kaigo_desktop.core.text import fold_number
from kaigo_desktop.export import single_file
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.log_words import LogWords, log_words
from kaigo_desktop.store import audit, audit_search, canonical
from kaigo_desktop.store.audit import Entry
from kaigo_desktop.store.audit_search import Wanted
from kaigo_desktop.store.database import Connection

__all__ = ["Entry", "LogQuery", "actors", "export_log", "ids", "rows"]

COLUMNS = (
    "number", "at", "login", "name", "group", "action", "receipt_no", "detail", "code", "raw", "hash",
)  # fmt: skip
"""The columns of an exported log, by the names of their headings."""

_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class LogQuery:
    """Which entries: "" asks nothing.

    Attributes:
        actor: 利用者ID.
        receipt_no: 受付番号.
        action: an action (`read`) or a group of them (`looking`, `core.log_actions`).
        from_, to: first and last day on the terminal's calendar, in any notation of dates.
    """

    actor: str = ""
    receipt_no: str = ""
    action: str = ""
    from_: str = ""
    to: str = ""


def ids(desk: Desk, query: LogQuery, limit: int | None = None) -> "array[int]":
    """The numbers of the entries, newest first, at most `limit`.

    Raises:
        UserError: `not_permitted`, `unreadable_day`.
    """
    desk.require("read_log")
    with desk.store.reading() as connection:
        return audit_search.ids(connection, _wanted(query), limit)


def rows(desk: Desk, numbers: Sequence[int]) -> list[Entry]:
    """The entries with these numbers, in their order.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("read_log")
    with desk.store.reading() as connection:
        return audit_search.rows(connection, numbers)


def actors(desk: Desk) -> list[str]:
    """Everybody the log names as acting, by 利用者ID.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("read_log")
    with desk.store.reading() as connection:
        return audit_search.actors(connection)


def export_log(desk: Desk, query: LogQuery, file: Path) -> int:
    """Write the entries to `file` as CSV, oldest first; that is an entry of the log itself.

    Returns:
        How many entries it holds.

    Raises:
        UserError: `not_permitted`, `unreadable_day`, or what the disk says.
    """
    desk.require("read_log")
    words = log_words(desk)
    with desk.store.reading() as connection:
        numbers = audit_search.ids(connection, _wanted(query))
        numbers.reverse()
        header = [desk.program.messages.text(f"log_column_{name}") for name in COLUMNS]
        cells = (_cells(words, entry) for entry in _entries(connection, numbers))
        written = single_file.prepare(file, single_file.table(header, cells))
    try:
        with desk.store.transaction() as tx:
            asked = {"actor": query.actor, "action": query.action, "since": query.from_, "until": query.to}
            detail: dict[str, str | int] = {"name": file.name, "count": len(numbers)}
            told = {name: text for name, text in asked.items() if text}
            audit.append(
                tx, desk.program.now(), desk.user.login, "export_log", query.receipt_no, detail | told
            )
        written.publish()
    finally:
        written.discard()
    return len(numbers)


def _wanted(query: LogQuery) -> Wanted:
    since, to = _day(query.from_), _day(query.to)
    return Wanted(
        actor=query.actor,
        receipt_no=fold_number(query.receipt_no),
        actions=_actions(query.action),
        since=midnight(since) if since else None,
        until=midnight(to + timedelta(days=1)) if to else None,
    )


def _actions(action: str) -> tuple[str, ...]:
    """The actions of a group, or the one that is meant.

    Raises:
        UserError: `unknown_log_action`: a slip must not look like a log without entries.
    """
    if not action or action in GROUPS:
        return GROUPS.get(action, ())
    if all(action not in actions for actions in GROUPS.values()):
        raise UserError("unknown_log_action", action=action)
    return (action,)


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    known = wareki.read(text)
    day = known.full() if known else None
    if day is None:
        raise UserError("unreadable_day", text=text)
    return day


def midnight(day: date) -> datetime:
    """The moment a day begins on the terminal's clock."""
    return datetime(day.year, day.month, day.day).astimezone()


def _entries(connection: Connection, numbers: Sequence[int]) -> Iterator[Entry]:
    for at in range(0, len(numbers), _AT_ONCE):
        yield from audit_search.rows(connection, numbers[at : at + _AT_ONCE])


def _cells(words: LogWords, entry: Entry) -> list[str]:
    return [
        str(entry.id),
        f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}",
        entry.actor,
        words.names.get(entry.actor, ""),
        words.group_of(entry.action),
        words.action(entry.action),
        entry.receipt_no,
        words.detail(entry.detail),
        entry.action,
        canonical.encode(entry.detail).decode(),
        entry.hash,
    ]
