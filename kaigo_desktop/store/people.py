"""Who applications are about: kept folded, and found by keys, so that nothing is ever scanned."""

import hashlib
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, select

from kaigo_desktop.core.people import Person
from kaigo_desktop.store import inserts
from kaigo_desktop.store.people_tables import person, person_due

NEWEST = 500
"""Of the applications under one key at most so many are looked at: a key more share says little by itself."""

_ADD = "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_ADD_KEY = "INSERT INTO person_key VALUES (?, ?)"
_PEOPLE = select(person).where(person.c.application.in_(bindparam("ids", expanding=True)))
_UNDER_KEY = "SELECT application FROM person_key WHERE key = ? ORDER BY application DESC LIMIT ?"
_REMOVE_KEY = "DELETE FROM person_key WHERE key = ? AND application = ?"
_CHUNK = 1_000


def add(tx: Connection, app_id: int, people: Sequence[Person]) -> None:
    """Index the people of a new application."""
    if not people:
        return
    rows = [
        (app_id, each.position, each.name, each.kana, each.born_on, each.insured_no,
         "\n".join(each.phones), "\n".join(each.addresses))
        for each in people
    ]  # fmt: skip
    inserts.write(tx, _ADD, rows)
    inserts.write(tx, _ADD_KEY, [(key, app_id) for key in _keys(people)])


def replace(tx: Connection, app_id: int, people: Sequence[Person]) -> None:
    """Index the people of an application anew."""
    before = of(tx, [app_id]).get(app_id, [])
    for key in _keys(before):
        tx.exec_driver_sql(_REMOVE_KEY, (key, app_id))
    tx.execute(person.delete().where(person.c.application == app_id))
    tx.execute(person_due.delete().where(person_due.c.application == app_id))
    add(tx, app_id, people)


def of(connection: Connection, app_ids: Sequence[int]) -> dict[int, list[Person]]:
    """The people of these applications, in the order of their forms; one about nobody is left out."""
    found: dict[int, list[Person]] = {}
    for at in range(0, len(app_ids), _CHUNK):
        for row in connection.execute(_PEOPLE, {"ids": app_ids[at : at + _CHUNK]}):
            app_id, position, name, kana, born_on, insured_no, phones, addresses = row
            several = tuple(phones.split("\n") if phones else ()), tuple(addresses.split("\n"))
            one = Person(
                position, name, kana, born_on, insured_no, several[0], several[1] if addresses else ()
            )
            found.setdefault(app_id, []).append(one)
    return found


def alike(connection: Connection, people: Iterable[Person]) -> set[int]:
    """The ids of applications that share a lookup key with one of `people`: candidates, no more."""
    found: set[int] = set()
    for key in _keys(people):
        found.update(row[0] for row in connection.exec_driver_sql(_UNDER_KEY, (key, NEWEST)))
    return found


def due(connection: Connection, limit: int) -> list[int]:
    """Ids of applications that wait to be indexed, at most `limit`."""
    return list(connection.execute(select(person_due.c.application).limit(limit)).scalars())


def _keys(people: Iterable[Person]) -> list[int]:
    """The keys of `people` as numbers, each once; should two texts meet, a candidate more is looked at."""
    texts = dict.fromkeys(key for each in people for key in each.lookup_keys())
    digests = (hashlib.blake2b(text.encode(), digest_size=8).digest() for text in texts)
    return [int.from_bytes(digest, "big", signed=True) for digest in digests]
