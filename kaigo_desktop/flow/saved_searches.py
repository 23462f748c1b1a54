"""Searches people keep for themselves (保存した条件): everybody sees their own only."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.store import saved_searches as kept
from kaigo_desktop.store.search import Query

_NOT_KEPT = {"unsearched"}
"""What follows from the rights of whoever asks, and is worked out anew each time."""


class SavedSearch(msgspec.Struct, frozen=True):
    """A saved search by its number."""

    id: int
    title: str
    query: Query


def saved_searches(desk: Desk) -> list[SavedSearch]:
    """The searches of whoever sits here, the oldest first.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("read")
    with desk.store.reading() as connection:
        return [
            SavedSearch(each.id, each.title, _query(each.query))
            for each in kept.of(connection, desk.user.login)
        ]


def save_search(desk: Desk, title: str, query: Query) -> None:
    """Keep a search under a title; one of the same title is replaced.

    Raises:
        UserError: `not_permitted`, `search_without_title`.
    """
    desk.require("read")
    if not title.strip():
        raise UserError("search_without_title")
    plain = Query()
    said = {
        each.name: getattr(query, each.name)
        for each in fields(Query)
        if each.name not in _NOT_KEPT and getattr(query, each.name) != getattr(plain, each.name)
    }
    with desk.store.transaction() as tx:
        kept.add(tx, desk.user.login, title.strip(), said)


def remove_search(desk: Desk, number: int) -> None:
    """Take away one of one's searches; somebody else's stays.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("read")
    with desk.store.transaction() as tx:
        kept.remove(tx, desk.user.login, number)


def _query(said: Mapping[str, object]) -> Query:
    """What was kept, without what this program does not know."""
    known = {each.name for each in fields(Query)} - _NOT_KEPT
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in said.items()
        if name in known
    }
    return Query(**given)
