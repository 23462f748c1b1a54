"""Finding applications: free text, procedure, state and time of receipt, in any order of the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, or_, select, text

from kaigo_desktop.core.errors import BugError
from kaigo_desktop.core.model import Application
from kaigo_desktop.store import applications
from kaigo_desktop.store.schema import application, search_text
from kaigo_desktop.store.search_tokens import NUMBER_TAGS, TEXT_TAGS, WRITTEN, SearchTexts, Word

__all__ = ["ORDERS", "WRITTEN", "Query", "SearchTexts", "ids", "rows", "total"]

_Column = ColumnElement[int] | ColumnElement[str]
_ORDERED: dict[str, ColumnElement[str]] = {
    "received": application.c.received_at,
    "due": application.c.due_on,
    "name": application.c.kana_order,
    "insured_no": application.c.insured_no,
    "receipt_no": application.c.receipt_no,
    "procedure": application.c.procedure,
    "state": application.c.state,
}
ORDERS = ("newest", *_ORDERED)
"""Orders of the list: `newest` is the order of receipt, `name` goes by フリガナ; empty cells come last."""

_TAGS = {
    **{kind: (kind,) for kind in (*TEXT_TAGS, *NUMBER_TAGS)},
    "氏名": ("name",),
    "カナ": ("kana",),
    "フリガナ": ("kana",),
    "住所": ("address",),
    "番号": ("number",),
    "被保険者番号": ("number",),
    "電話": ("phone",),
    "電話番号": ("phone",),
    "受付番号": ("receipt_no",),
}
"""What may stand before a colon to look in one place only (氏名:佐藤)."""

_LAST = "~"  # sorts after every character of an ISO date or time


@dataclass(frozen=True, slots=True)
class Query:
    """What the list shows.

    Attributes:
        text: as typed; several words must all be found; `氏名:佐藤` looks in one place only.
        procedures: ids of definitions, any of these, all when empty.
        states: any of these, all when empty.
        from_: first day of receipt, ISO, or a year or month; "" for no bound.
        to: last day of receipt, likewise, inclusive.
        order: one of ORDERS.
    """

    text: str = ""
    procedures: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    from_: str = ""
    to: str = ""
    order: str = "newest"
    descending: bool = True


def ids(connection: Connection, query: Query, limit: int | None = None) -> list[int]:
    """The ids of the applications `query` finds, in its order, at most `limit`.

    In the order `newest`, names written as typed come before those that only have the same key.
    """
    if query.order == "newest":
        return _newest(connection, query, limit)
    statement = _statement(query)
    if query.order not in _ORDERED:
        raise BugError(f"no such order: {query.order}")
    column = _ORDERED[query.order]
    found = _fetch(connection, statement.where(column > ""), query, [column, application.c.id], limit)
    if limit is None or len(found) < limit:
        rest = None if limit is None else limit - len(found)
        found += _fetch(connection, statement.where(column == ""), query, [application.c.id], rest)
    return found


def total(connection: Connection, query: Query, cap: int | None = None) -> int:
    """How many applications `query` finds; counting stops at `cap`."""
    found = _statement(query).limit(cap).subquery()
    return connection.execute(select(func.count()).select_from(found)).scalar_one()


def rows(connection: Connection, wanted: Sequence[int]) -> list[Application]:
    """The applications of these ids in the same order; ids that are gone are left out."""
    found = applications.by_ids(connection, wanted)
    return [found[each] for each in wanted if each in found]


def _newest(connection: Connection, query: Query, limit: int | None) -> list[int]:
    words = _words(query.text)
    as_typed = " AND ".join(f"({word.as_typed})" for word in words if word.as_typed)
    otherwise = " OR ".join(word.otherwise for word in words if word.otherwise)

    def fetch(also: str = "", most: int | None = None) -> list[int]:
        return _fetch(connection, _statement(query, also), query, [application.c.id], most)

    later = set(fetch(otherwise)) if otherwise else set()
    first = [each for each in fetch(as_typed) if each not in later] if as_typed else []
    moved = set(first) if as_typed else later
    found = fetch(most=None if limit is None else limit + len(moved))
    if as_typed:
        found = [*first, *(each for each in found if each not in moved)]
    elif moved:
        found = [*(each for each in found if each not in moved), *(each for each in found if each in moved)]
    return found[:limit]


def _fetch(
    connection: Connection, statement: Select[int], query: Query, by: Sequence[_Column], limit: int | None
) -> list[int]:
    order = [column.desc() if query.descending else column.asc() for column in by]
    return list(connection.execute(statement.order_by(*order).limit(limit)).scalars())


def _statement(query: Query, also: str = "") -> Select[int]:
    """The applications of `query`; `also` is an expression of the full-text index they must match too."""
    statement = select(application.c.id)
    if query.procedures:
        statement = statement.where(application.c.procedure.in_(query.procedures))
    if query.states:
        statement = statement.where(application.c.state.in_(query.states))
    if query.from_:
        statement = statement.where(application.c.received_at >= query.from_)
    if query.to:
        statement = statement.where(application.c.received_at < query.to + _LAST)
    return _found(statement, query.text, also) if query.text.strip() else statement


def _words(typed: str) -> list[Word]:
    words = (_word(word) for word in typed.encode("utf-8", "replace").decode().split())
    return [word for word in words if word.match]


def _found(statement: Select[int], typed: str, also: str) -> Select[int]:
    words = _words(typed)
    if not words:
        return statement.where(text("0"))
    match = " AND ".join(f"({part})" for part in (*(word.match for word in words), also) if part)
    hits: Select[Any] = (
        select(literal_column("rowid")).select_from(text("search")).where(text("search MATCH :match"))
    )
    statement = statement.where(application.c.id.in_(hits.params(match=match)))
    for word in words:
        if word.parts:
            verified = or_(*(func.instr(search_text.c.folded, part) > 0 for part in word.parts))
            statement = statement.where(
                select(search_text.c.id).where(search_text.c.id == application.c.id, verified).exists()
            )
    return statement


def _word(typed: str) -> Word:
    tag, colon, rest = typed.replace("：", ":").partition(":")
    if colon and rest and tag in _TAGS:
        return Word(rest, _TAGS[tag])
    return Word(typed)
