"""A glance at the first rows of an order, or at the first hits of words.

Where these hold enough, nothing else needs to be known to answer.
"""

from sqlalchemy import Connection

from kaigo_desktop.store import search_plan
from kaigo_desktop.store.list_indexes import ASKED
from kaigo_desktop.store.search_plan import (
    AT_A_GLANCE,
    HITS,
    NEWEST,
    WITH_ERRORS,
    Question,
    Statement,
    Words,
    conditions_of,
    in_order,
    put,
    verified,
    where,
)

GLANCE, FIRST_LOOK = 4_096, 16
"""So many rows are looked at before anything is counted; a sixteenth tells if it is worth it."""


def at_a_glance(connection: Connection, question: Question, limit: int) -> list[int] | None:
    """The answer, where the first rows of the order hold enough of it."""
    words = question.words
    if not question.conditions or (words is not None and question.order is not NEWEST):
        return None
    if question.as_indexed or any(condition.alone for condition in question.conditions):
        return None
    if words is not None:
        return _among_first_hits(connection, question, words, limit)
    for depth in (GLANCE // FIRST_LOOK, GLANCE):
        statement = _among_first_rows(question, limit, depth)
        answer = [row[0] for row in search_plan.read(connection, statement)]
        if len(answer) == limit:
            return answer
        if len(answer) * FIRST_LOOK < limit:  # nor will the others hold enough
            return None
    return None


def _among_first_hits(
    connection: Connection, question: Question, words: Words, limit: int
) -> list[int] | None:
    """The answer, where the first hits hold enough of it, or are all there are."""
    found: list[int] = []
    checks, text = conditions_of(question), verified(words, "hit.rowid")
    every = " AND ".join(f"({sql})" for sql, _ in checks)
    suiting = f"CASE WHEN {every} THEN CASE WHEN {text[0]} THEN hit.rowid END END"  # verified last
    asked = (*(value for _, values in checks for value in values), *text[1])
    last, beyond, way = ("min", "<", "DESC") if question.descending else ("max", ">", "ASC")
    further: Statement = ("", ())
    for depth in (GLANCE // FIRST_LOOK, GLANCE):
        sql = (  # in one row: as many rows as are looked at would cost more than to look at them
            f"SELECT group_concat({suiting}), count(*), {last}(hit.rowid) "
            f"FROM ({HITS} {further[0]} ORDER BY rowid {way} LIMIT {depth}) AS hit "
            f"CROSS JOIN application INDEXED BY {AT_A_GLANCE} ON application.id = hit.rowid"
        )
        listed, hits, end = search_plan.read(connection, (sql, (*asked, words.match, *further[1]))).fetchone()
        found += sorted(map(int, listed.split(",") if listed else ()), reverse=question.descending)
        if hits < depth or len(found) >= limit:
            return found[:limit]
        further = f"AND rowid {beyond} ?", (end,)
    return None


def _among_first_rows(question: Question, limit: int, depth: int) -> Statement:
    """What the first `depth` rows of the order hold of a question without words.

    In order of receipt these are the first ones with errors, where no others are asked for.
    """
    order, index = question.order, question.order.index
    first = f"WHERE {order.filled[0]}" if order.filled and not question.descending else ""
    if order is NEWEST and any(condition.index == WITH_ERRORS for condition in question.conditions):
        index, first = WITH_ERRORS, "WHERE errors > 0"
    columns = ", ".join(dict.fromkeys(("id", *order.columns, *ASKED)))
    rows = f"SELECT {columns} FROM application INDEXED BY {index} {first} {in_order(question)}"
    return put(
        (f"SELECT id FROM ({rows} LIMIT {depth})", ()),
        where(conditions_of(question)),
        (f"{in_order(question)} LIMIT {limit}", ()),
    )
