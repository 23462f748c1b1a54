"""A store of any size in minutes: applications, search index and people, written straight into the tables.

The rows are what the intake would have written (folded by the program's own functions), but in bulk and with
the indexes made at the end. Nobody here exists; telephone numbers are not assigned.
"""

from __future__ import annotations

import itertools
import os
import shutil
from bisect import bisect
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.people import Person
from kaigo_desktop.core.text import FOLDS, fold_number
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.people import _keys
from kaigo_desktop.store.schema import application
from kaigo_desktop.store.search_tokens import WRITTEN, tokens, verifiable
from tests.making.desks import PASSWORD, STAFF
from tests.people.humans import BUILDINGS, FEMALE, MALE, SURNAMES, TOWNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kaigo_desktop.flow.program import Program
    from kaigo_desktop.store.database import Connection
    from kaigo_desktop.store.store import Store

CHUNK = 20_000
_ADD = Insert(application, with_id=True)
FIRST_DAY, DAYS = date(2021, 4, 1), 5 * 365
OPEN_DAYS = 45
OLD_STATES = (("closed", 70), ("handed_over", 20), ("rejected", 5), ("withdrawn", 5))
NEW_STATES = (("received", 50), ("in_review", 20), ("awaiting_correction", 8), ("pending_approval", 10),
              ("approved", 9), ("held", 3))  # fmt: skip
PROCEDURES = (
    ("certification_renewal", 30), ("certification_new", 20), ("care_plan_request", 14),
    ("high_cost_service", 9), ("burden_limit", 8), ("certification_change", 6),
    ("insured_card_reissue", 4), ("equipment_purchase", 3),
    ("home_modification", 2), ("burden_certificate_reissue", 1.5), ("certification_after_move", 1),
    ("qualification", 1), ("residence_exception", 0.5),
)  # fmt: skip
HANDLING_DAYS = 30
ASSIGNEES = ("", "", *(f"tanto{number:02d}" for number in range(1, 13)))
"""Who works on the newer ones; a seventh has nobody yet."""
FLAGGED = 0.02
_RARE = tuple("綾祇榊逢椿柊颯凪碧蓼鷺鵜雫霞朧澪汐渚樺楢椚榎栃柏桐梓椎榛樅梶槙欅")
_RARE_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメ"
_RARE_SHARE = 0.25


@dataclass(frozen=True)
class Resident:
    """Somebody of the crowd: as written, and the texts by kind of search."""

    name: str
    kana: str
    address: str
    phone: str
    number: str
    born_on: str


class Crowd:
    """Residents by number; the same number is always the same resident."""

    def __init__(self) -> None:
        self.surnames = list(SURNAMES)
        weights = [1 / (rank + 3) for rank in range(len(SURNAMES))]
        pairs = list(itertools.permutations(range(len(_RARE)), 2))
        self.surnames += [(_RARE[a] + _RARE[b], _RARE_KANA[a] + _RARE_KANA[b] * 2) for a, b in pairs]
        weights += [sum(weights) * _RARE_SHARE / len(pairs)] * len(pairs)
        self._bounds = list(itertools.accumulate(weights))
        self.given = [
            (first[0] + last[0], first[2:] + last[2:])
            for parts in (MALE, FEMALE)
            for first in parts[0].split()
            for last in parts[1].split()
        ]

    def resident(self, number: int) -> Resident:
        """The resident of a number."""
        random = Random(number)
        surname = self.surnames[bisect(self._bounds, random.random() * self._bounds[-1])]
        given = random.choice(self.given)
        block = f"{random.randrange(1, 30)}-{random.randrange(1, 40)}-{random.randrange(1, 9)}"
        born = date(1927, 1, 1) + timedelta(random.randrange(45 * 365))
        return Resident(
            f"{surname[0]}　{given[0]}",
            f"{surname[1]}　{given[1]}",
            f"東京都新宿区{random.choice(TOWNS)}{block}{random.choice(BUILDINGS)}",
            f"03-0000-{number % 10_000:04d}"
            if number % 3
            else f"090-0{number // 10_000:03d}-{number % 10_000:04d}",
            f"99{number:08d}",
            born.isoformat(),
        )


def crowded(template: Path, program: Program, count: int) -> Path:
    """A store of `count` applications with the accounts of `template`, made once and kept for later runs.

    It is kept in the folder the variable KAIGO_BENCH names, else among the temporary files. One that cannot
    be entered any more is made anew.
    """
    folder = Path(os.environ.get("KAIGO_BENCH", f"{gettempdir()}/kaigo-bench")) / str(count)
    if folder.exists():
        try:
            sign_out(sign_in(program, folder, STAFF[0].login, PASSWORD))
        except UserError:
            shutil.rmtree(folder)
        else:
            return folder
    half = folder.with_name(f"{folder.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    shutil.copytree(template, half)
    desk = sign_in(program, half, STAFF[0].login, PASSWORD)
    fill(desk.store, count)
    sign_out(desk)
    return half.rename(folder)


def fill(store: Store, count: int, *, seed: int = 1) -> None:
    """Write `count` applications of a crowd of six tenths as many, over five years, into an empty store."""
    with store.transaction() as tx:
        indexes = _take_indexes_off(tx)
        keys: list[tuple[int, int]] = []
        for rows in _chunks(_rows(count, seed)):
            _write(tx, rows, keys)
        keys.sort()
        tx.connection.cursor().executemany("INSERT OR IGNORE INTO person_key VALUES (?, ?)", keys)
        for sql in indexes:
            tx.exec_driver_sql(sql)


def _take_indexes_off(tx: Connection) -> list[str]:
    """Drop the indexes of `application`, which cost least made at the end; the statements that make them."""
    found = tx.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master "
        "WHERE type = 'index' AND tbl_name = 'application' AND sql IS NOT NULL"
    ).all()
    for name, _ in found:
        tx.exec_driver_sql(f"DROP INDEX {name}")
    return [sql for _, sql in found]


def _rows(count: int, seed: int) -> Iterator[tuple[dict[str, Any], Resident]]:
    random, crowd = Random(seed), Crowd()
    people = max(1, count * 6 // 10)
    procedures, procedure_weights = zip(*PROCEDURES, strict=True)
    old, new = ([list(column) for column in zip(*states, strict=True)] for states in (OLD_STATES, NEW_STATES))
    start = datetime.combine(FIRST_DAY, time(9))
    for number in range(count):
        minutes = number * DAYS * 24 * 60 // count + random.randrange(-600, 600)
        received = start + timedelta(minutes=minutes)
        states = new if (DAYS * 24 * 60 - minutes) < OPEN_DAYS * 24 * 60 else old
        one = crowd.resident(number if number < people else random.randrange(people))
        row = {
            "id": number + 1,
            "receipt_no": f"{received:%Y%m%d}{number:012d}",
            "procedure": random.choices(procedures, procedure_weights)[0],
            "procedure_title": "",
            "definition": "",
            "state": random.choices(states[0], states[1])[0],
            "received_at": received.isoformat(timespec="seconds"),
            "taken_in_at": f"{(received + timedelta(days=1)).isoformat(timespec='seconds')}Z",
            "batch": f"{received:%Y%m%d}-bench",
            "version": 1,
            "revision": 1,
            "name": one.name,
            "kana": one.kana,
            "kana_order": _folded("kana", one.kana),
            "insured_no": one.number,
            "born_on": one.born_on,
            "due_on": (received.date() + timedelta(HANDLING_DAYS)).isoformat(),
            "errors": int(random.random() < 0.03),
            "warnings": int(random.random() < 0.15) * random.randrange(1, 4),
            "follows": "",
            "assignee": random.choice(ASSIGNEES) if states is new else "",
            "flags": int(states is new and random.random() < FLAGGED),
        }
        yield row, one


def _chunks(
    rows: Iterator[tuple[dict[str, Any], Resident]],
) -> Iterator[list[tuple[dict[str, Any], Resident]]]:
    while chunk := list(itertools.islice(rows, CHUNK)):
        yield chunk


def _write(tx: Connection, rows: list[tuple[dict[str, Any], Resident]], keys: list[tuple[int, int]]) -> None:
    cursor = tx.connection.cursor()
    _ADD.many(tx, (row for row, _ in rows))
    searched = [(row["id"], *_searched(row["receipt_no"], one)) for row, one in rows]
    cursor.executemany(
        "INSERT INTO search_text (id, folded) VALUES (?, ?)", [(key, text) for key, text, _ in searched]
    )
    cursor.executemany(
        "INSERT INTO search (rowid, tokens) VALUES (?, ?)", [(key, made) for key, _, made in searched]
    )
    people = [(row["id"], _person(one)) for row, one in rows]
    cursor.executemany(
        "INSERT INTO person VALUES (?, 0, ?, ?, ?, ?, ?, ?)",
        [
            (key, one.name, one.kana, one.born_on, one.insured_no, *one.phones, *one.addresses)
            for key, one in people
        ],
    )
    keys += [(lookup, key) for key, one in people for lookup in _keys([one])]


def _searched(receipt_no: str, one: Resident) -> tuple[str, str]:
    """The verifiable text and the tokens, as the store makes them of the same texts, made in parts."""
    numbers = {
        "number": [one.number],
        "phone": [_folded("phone", one.phone)],
        "receipt_no": [fold_number(receipt_no)],
    }
    made = " ".join(
        (_name_tokens(one.name), _tokens("kana", one.kana), _tokens("address", one.address), tokens(numbers))
    )
    texts = {kind: [_folded(kind, text)] for kind, text in
             (("name", one.name), ("kana", one.kana), ("address", one.address))}  # fmt: skip
    return verifiable(texts | numbers), made


def _person(one: Resident) -> Person:
    name, kana = (" ".join(_folded(kind, part) for part in text.split())
                  for kind, text in (("name", one.name), ("kana", one.kana)))  # fmt: skip
    return Person(0, name, kana, one.born_on, one.number, (_folded("phone", one.phone),),
                  (_folded("address", one.address),))  # fmt: skip


@lru_cache(maxsize=200_000)
def _folded(kind: str, text: str) -> str:
    return FOLDS[kind](text)


@lru_cache(maxsize=100_000)
def _tokens(kind: str, text: str) -> str:
    return tokens({kind: [_folded(kind, text)]})


@lru_cache(maxsize=200_000)
def _name_tokens(text: str) -> str:
    return tokens({"name": [_folded("name", text)], WRITTEN: [text]})
