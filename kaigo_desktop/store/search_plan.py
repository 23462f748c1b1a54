"""How a question is put to the database: what is read first, in which order, and what is checked on the way.

Every index of `application` that an order or a filter goes by holds all that the filters ask, so that no row
is looked up only to be left out. Three ways lead to the same ids in the same order:

* walk: read the order's index (for words in order of receipt: the full-text index) from its beginning and
  leave out what does not match, until there is enough. Best where much matches.
* drive: read the few rows one filter leaves, through that filter's index, and sort them. What a single value
  leaves stands there in order of receipt: it is read from its beginning, however much it is.
* hits: read the few hits of the words, look each up, and sort them.

A walk begins with a glance at the first rows of the order (`search_glance`): where these hold enough,
nothing else needs to be known. Otherwise the rows under each filter are counted, up to as many as are sorted
in the time of a walk.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from kaigo_desktop.store.filter_counts import counted

Statement = tuple[str, tuple[str | int, ...]]
"""A piece of SQL, or all of it, and the values of its question marks in their order."""

ALL = -1
"""The limit of SQL that is none. Limits stand in the text of a statement: SQLite makes one anew whenever it
is asked with a limit as a value, which takes longer than to answer it."""

FEW, FEW_TO_LOOK_UP = 150_000, 5_000
"""Up to so many rows are sorted rather than walked to; fewer where each must be looked up for its place."""

AT_A_GLANCE = "application_at_a_glance"
WITH_ERRORS = "application_with_errors"
"""The index of those with errors only, in order of receipt."""
HITS = "SELECT rowid FROM search WHERE search MATCH ?"
"""What an expression of the full-text index finds."""


class Order(msgspec.Struct, frozen=True, eq=False):  # there is one of each
    """An order of the list: the columns sorted by, the index in that order, SQL of filled and of empty cells.

    `filled` are ranges of the index, ascending: a comparison of pairs would read every empty cell first.
    `held` tells whether every index holds the columns.
    """

    columns: tuple[str, ...]
    index: str
    filled: tuple[str, ...] = ()
    empty: str = ""
    held: bool = True


def _by(column: str, index: str = "", *, held: bool = False) -> Order:
    return Order((column,), f"application_by_{index or column}", (f"{column} > ''",), f"{column} = ''", held)


ORDERS = {
    "newest": Order(("id",), AT_A_GLANCE),
    "received": _by("received_at", held=True),
    "due": _by("due_on", held=True),
    "name": _by("kana_order", "kana"),
    "kana": _by("kana_order", "kana"),
    "insured_no": _by("insured_no"),
    "receipt_no": _by("receipt_no"),
    "born_on": _by("born_on"),
    "problems": Order(
        ("errors", "warnings"),
        "application_by_problems",
        ("errors = 0 AND warnings > 0", "errors > 0"),
        "errors = 0 AND warnings = 0",
    ),
    "procedure": _by("procedure", held=True),
    "state": _by("state", held=True),
    "assignee": _by("assignee"),
}
NEWEST = ORDERS["newest"]


class Condition(msgspec.Struct, frozen=True):
    """A filter over the columns of `application`: SQL, its values, and the index it can drive ("" = none).

    One over another table says `id IN (SELECT application FROM …)`. `alone` lets it drive whatever it leaves:
    its column stands in no other index. `single`: it asks for one value, so that what it leaves stands in its
    index in order of receipt.
    """

    sql: str
    values: tuple[str, ...]
    index: str = ""
    alone: bool = False
    single: bool = False


class Words(msgspec.Struct, frozen=True):
    """What typed words ask.

    `match` is an expression of the full-text index; `parts` the folded forms of each longer word, of which
    one must stand in the text.
    """

    match: str
    parts: tuple[tuple[str, ...], ...] = ()


class Question(msgspec.Struct, frozen=True):
    """Everything a list is asked by."""

    order: Order
    descending: bool
    conditions: tuple[Condition, ...] = ()
    words: Words | None = None

    @property
    def as_indexed(self) -> bool:
        """Whether the answer stands in the index of its only filter as it is."""
        return (
            self.order is NEWEST
            and self.words is None
            and len(self.conditions) == 1
            and self.conditions[0].single
        )


def _these(found: Iterable[Sequence[int]]) -> Statement:
    """Hits that are known, in place of the words that found them."""
    return "(SELECT value AS rowid FROM json_each(?))", (f"[{','.join(str(row[0]) for row in found)}]",)


def statements(connection: Connection, question: Question, limit: int) -> Iterator[Statement]:
    """The statements whose ids, one after the other, are the answer; at most `limit` of each."""
    order, words = question.order, question.words
    if words is not None and order is NEWEST and not question.conditions:
        yield _through_hits(question, limit)
        return
    if question.as_indexed:
        yield _through_index(question, limit, question.conditions[0].index)
        return
    few = _few(connection, words) if words is not None else None
    if few is not None:
        yield _through_hits(question, limit, few)
    elif (driver := _driver(connection, question)) is not None:
        for part in _parts(question, (f"NOT ({order.empty})",)):
            yield _through_index(part, limit, driver.condition.index, driver)
    elif words is not None and order is NEWEST:
        yield _through_hits(question, limit)
    else:
        for part in _parts(question, order.filled):
            yield _through_index(part, limit, order.index)


def _parts(question: Question, filled: Sequence[str]) -> Iterator[Question]:
    """A question in the parts its answer comes in: empty cells come last in both directions."""
    if question.descending or not question.order.empty:
        yield question
        return
    for part in (*filled, question.order.empty):
        yield msgspec.structs.replace(question, conditions=(*question.conditions, Condition(part, ())))


def is_hit(connection: Connection, match: str) -> bool:
    """Whether an expression of the full-text index finds anything; "" finds nothing."""
    return bool(match) and read(connection, (f"{HITS} LIMIT 1", (match,))).fetchone() is not None


def read(connection: Connection, statement: Statement) -> Any:
    """A cursor of the driver over what `statement` selects: SQLAlchemy's rows cost more than they hold."""
    cursor = connection.connection.cursor()
    cursor.execute(*statement)
    return cursor


class _Driver(msgspec.Struct, frozen=True):
    """A filter that leaves few rows, and the smallest and largest of their ids."""

    condition: Condition
    lowest: int = 0
    highest: int = 0


def _driver(connection: Connection, question: Question) -> _Driver | None:
    """The filter that leaves fewest rows, if these are few."""
    narrowed = len(question.conditions) > 1 or question.words is not None  # fewer still are looked up
    few = FEW if question.order.held else FEW // 3 if narrowed else FEW_TO_LOOK_UP
    found = None
    for condition in question.conditions:
        if condition.index:
            if condition.alone:
                found = _Driver(condition)
                break
            sql = f"SELECT id FROM application INDEXED BY {condition.index} WHERE {condition.sql} LIMIT {few}"
            under = counted(connection, sql, condition.values)
            if under < few:
                few, found = under, _Driver(condition)
    return _bounded(connection, found) if found and question.words else found


def _bounded(connection: Connection, driver: _Driver) -> _Driver:
    """A driver with the smallest and the largest id it leaves, between which words are looked for."""
    condition = driver.condition
    sql = f"SELECT min(id), max(id) FROM application INDEXED BY {condition.index} WHERE {condition.sql}"
    lowest, highest = read(connection, (sql, condition.values)).fetchone()
    return _Driver(condition, lowest or 0, highest or 0)


def _few(connection: Connection, words: Words) -> Statement | None:
    """The hits of words, where they are few."""
    found = read(connection, (f"{HITS} LIMIT {FEW_TO_LOOK_UP}", (words.match,))).fetchall()
    return _these(found) if len(found) < FEW_TO_LOOK_UP else None


def _through_index(question: Question, limit: int, index: str, driver: _Driver | None = None) -> Statement:
    checks, words = conditions_of(question), question.words
    if words is not None:
        bounds = ("AND rowid BETWEEN ? AND ?", (driver.lowest, driver.highest)) if driver else ("", ())
        hits = put((f"CASE WHEN id IN ({HITS}", (words.match,)), bounds)
        checks.append(put(hits, (") THEN", ()), verified(words, "id"), ("END", ())))  # verified last
    return put(
        (f"SELECT id FROM application INDEXED BY {index}", ()),
        where(checks),
        (f"{in_order(question)} LIMIT {limit}", ()),
    )


def _through_hits(question: Question, limit: int, first: Statement | None = None) -> Statement:
    """By the hits of the words (the `first` of them): in order of receipt as they come, otherwise sorted."""
    words, by_id = question.words or Words(""), question.order is NEWEST
    if by_id and not first and not question.conditions and not words.parts:
        return f"{HITS} {in_order(question, 'rowid')} LIMIT {limit}", (words.match,)
    sql, values = first or (f"({HITS})", (words.match,))
    index = f"INDEXED BY {AT_A_GLANCE}" if question.order.held else ""
    row = f"CROSS JOIN application {index} ON application.id = hit.rowid"
    order = in_order(question, "hit.rowid") if by_id else in_order(question, empty_last=True)
    return put(
        (f"SELECT hit.rowid FROM {sql} AS hit", values),
        (row if question.conditions or not by_id else "", ()),
        where([*conditions_of(question), *([verified(words, "hit.rowid")] if words.parts else [])]),
        (f"{order} LIMIT {limit}", ()),
    )


def conditions_of(question: Question) -> list[Statement]:
    """The filters of a question, each as a check."""
    return [(condition.sql, condition.values) for condition in question.conditions]


def verified(words: Words, app_id: str) -> Statement:
    """That the text holds one form of each longer word: the index knows pairs of characters only."""
    if not words.parts:
        return "1", ()
    forms = " AND ".join(f"({' OR '.join(['instr(folded, ?) > 0'] * len(parts))})" for parts in words.parts)
    sql = f"EXISTS (SELECT 1 FROM search_text WHERE search_text.id = {app_id} AND {forms})"
    return sql, tuple(part for parts in words.parts for part in parts)


def in_order(question: Question, key: str = "", *, empty_last: bool = False) -> str:
    """The ORDER BY of a question, by `key` instead of its own columns where one is given."""
    way = "DESC" if question.descending else "ASC"
    order = question.order
    columns = (key,) if key else (*(column for column in order.columns if column != "id"), "id")
    first = f"{order.empty}, " if empty_last and order.empty and not question.descending else ""
    return f"ORDER BY {first}{', '.join(f'{column} {way}' for column in columns)}"


def where(checks: Iterable[Statement]) -> Statement:
    """All checks as a WHERE, nothing for none."""
    given = list(checks)
    sql = "WHERE " + " AND ".join(sql for sql, _ in given) if given else ""
    return sql, tuple(value for _, values in given for value in values)


def put(*pieces: Statement) -> Statement:
    """Pieces of SQL, one after the other, with all their values."""
    return " ".join(sql for sql, _ in pieces if sql), tuple(value for _, given in pieces for value in given)
