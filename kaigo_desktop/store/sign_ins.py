"""Sign-ins in the log: when somebody was here last, what failed since, how far failures were counted."""

from datetime import datetime

import msgspec
from sqlalchemy import Connection

from kaigo_desktop.store import times
from kaigo_desktop.store.attempts import Standing

_SIGN_INS = ("sign_in", "sign_in_recovery")
_NEWEST = "SELECT detail FROM audit NOT INDEXED WHERE action IN (?, ?) ORDER BY id DESC LIMIT 1"
_LAST = "SELECT id, at FROM audit WHERE actor = ? AND action IN (?, ?) ORDER BY at DESC LIMIT 1"
_FAILURES = "SELECT detail FROM audit WHERE action = 'sign_in_failed' AND at >= ? AND id > ?"
_CHOSEN = "SELECT max(at) FROM audit WHERE action = 'password' AND actor = ?"


class LastSignIn(msgspec.Struct, frozen=True):
    """When somebody signed in last; the number of the entry."""

    position: int
    at: datetime


def last(connection: Connection, login: str) -> LastSignIn | None:
    """The newest sign-in of a person."""
    row = connection.exec_driver_sql(_LAST, (login, *_SIGN_INS)).one_or_none()
    return LastSignIn(row.id, times.from_text(row.at)) if row else None


def failures_since(connection: Connection, login: str, before: LastSignIn | None) -> int:
    """How many wrong passwords of a login the log was told of since its owner was here."""
    at, position = (times.to_text(before.at), before.position) if before else ("", 0)
    rows = connection.exec_driver_sql(_FAILURES, (at, position)).scalars()
    told = (msgspec.json.decode(row, type=dict[str, str | int]) for row in rows)
    return sum(int(detail["count"]) for detail in told if detail.get("login") == login)


def counted(connection: Connection) -> Standing | None:
    """Where `attempts.json` stood at the newest sign-in of anybody, None before the first that knew of it."""
    found = connection.exec_driver_sql(_NEWEST, _SIGN_INS).scalar()
    detail: dict[str, str | int] = msgspec.json.decode(found) if found else {}
    return Standing(str(detail["series"]), int(detail["attempts"])) if "attempts" in detail else None


def password_chosen_at(connection: Connection, login: str) -> datetime | None:
    """When somebody last chose a password of their own; None where they never did."""
    found = connection.exec_driver_sql(_CHOSEN, (login,)).scalar()
    return times.from_text(found) if found else None
