"""The searches people keep for themselves (保存した条件)."""

import json
from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from kaigo_desktop.store.work_tables import saved_search


class SavedSearch(msgspec.Struct, frozen=True):
    """A saved search: its title, and what is asked as names and values of a `Query`."""

    id: int
    title: str
    query: Mapping[str, object]


def of(connection: Connection, login: str) -> list[SavedSearch]:
    """The searches of a person in their order."""
    statement = select(saved_search).where(saved_search.c.login == login)
    ordered = statement.order_by(saved_search.c.position, saved_search.c.id)
    return [SavedSearch(row.id, row.title, json.loads(row.query)) for row in connection.execute(ordered)]


def add(tx: Connection, login: str, title: str, query: Mapping[str, object]) -> None:
    """Keep a search at the end of a person's; one of the same title is replaced where it stands."""
    text = json.dumps(query, ensure_ascii=False, sort_keys=True)
    own = saved_search.c.login == login
    same = update(saved_search).where(own, saved_search.c.title == title).values(query=text)
    if not tx.execute(same).rowcount:
        last = tx.execute(select(func.max(saved_search.c.position)).where(own)).scalar() or 0
        row = {"login": login, "position": last + 1, "title": title, "query": text}
        tx.execute(insert(saved_search).values(**row))


def remove(tx: Connection, login: str, number: int) -> None:
    """Take away a search of a person's own."""
    tx.execute(delete(saved_search).where(saved_search.c.login == login, saved_search.c.id == number))
