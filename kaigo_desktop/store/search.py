"""Finding applications by free text and filters, in any order of the list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Connection

from kaigo_desktop.core.errors import BugError
from kaigo_desktop.core.model import Application
from kaigo_desktop.store import applications, search_glance, search_plan
from kaigo_desktop.store.search_plan import ALL, Condition, Question, Words
from kaigo_desktop.store.search_tokens import NUMBER_TAGS, TEXT_TAGS, WRITTEN, SearchTexts, Word

__all__ = ["ORDERS", "UNASSIGNED", "WRITTEN", "Query", "SearchTexts", "ids", "rows", "stream", "total"]

UNASSIGNED = " "
"""As an assignee: nobody. No login is blank."""

ORDERS = tuple(search_plan.ORDERS)
"""Orders of the list: `newest` is the order of receipt, `name` and `kana` go by フリガナ, `problems` by the
number of errors and then of warnings; empty cells come last."""

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

_EVERYWHERE = (*TEXT_TAGS, *NUMBER_TAGS)
_LAST = "~"  # sorts after every character of an ISO date or time
_CHUNK = 10_000

_RETURNED = """id IN (
    SELECT back.application FROM decision AS back WHERE back.action = 'return'
    AND NOT EXISTS (SELECT 1 FROM decision AS later
        WHERE later.application = back.application AND later.id > back.id)
    AND (SELECT sent.actor FROM decision AS sent
        WHERE sent.application = back.application AND sent.action = 'submit' AND sent.id < back.id
        ORDER BY sent.id DESC LIMIT 1) = ?
)"""
_FLAG_DUE = """flags > 0 AND id IN (
    SELECT stuck.application FROM flag AS stuck
    WHERE stuck.state = 'open' AND stuck.due_on > '' AND stuck.due_on <= ?
)"""
_UNREPORTED = "id NOT IN (SELECT application FROM report_mark)"

_PROBLEMS = {
    "any": "(errors > 0 OR warnings > 0)",
    "errors": "errors > 0",
    "warnings": "warnings > 0",
}


@dataclass(frozen=True, slots=True)
class Query:
    """What the list shows.

    Attributes:
        text: as typed; several words must all be found; `氏名:佐藤` looks in one place only.
        procedures: ids of definitions, any of these, all when empty.
        states: any of these, all when empty.
        from_: first day of receipt, ISO, or a year or month; "" for no bound.
        to: last day of receipt, likewise, inclusive.
        days: received within so many days, today among them; 0 for no bound. `flow.find` makes `from_` of it,
            so that a saved search goes on meaning it.
        order: one of ORDERS.
        due_by: last day of the deadline, ISO, inclusive; what has no deadline is left out then.
        problems: "errors", "warnings" or "any" of them; "" for all.
        batch: id of the receiving (取込) it came with first, "" for all.
        unsearched: kinds (`name`, `address` …) nothing is found by.
        assignee: login of who works on it, `UNASSIGNED` for nobody; "" for all.
        flagged: only those with an open flag.
        flags_overdue: only those with an open flag whose day is over; `flow.find` makes `flag_due_by` of it.
        flag_due_by: only those with an open flag due on that day (ISO) or before.
        returned_to: login of who submitted what was returned last; "" for all.
        unreported: only those whose result is not marked as reported back to the portal.
    """

    text: str = ""
    procedures: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    from_: str = ""
    to: str = ""
    order: str = "newest"
    descending: bool = True
    due_by: str = ""
    problems: str = ""
    batch: str = ""
    unsearched: tuple[str, ...] = ()
    assignee: str = ""
    flagged: bool = False
    returned_to: str = ""
    unreported: bool = False
    days: int = 0
    flags_overdue: bool = False
    flag_due_by: str = ""


def ids(connection: Connection, query: Query, limit: int | None = None) -> list[int]:
    """The ids of the applications `query` finds, in its order, at most `limit`.

    In the order `newest`, names written as typed come before those that only have the same key.
    """
    return list(chain.from_iterable(stream(connection, query, limit)))


def stream(connection: Connection, query: Query, limit: int | None = None) -> Iterator[list[int]]:
    """The same ids, some thousands at a time."""
    asked = _asked(query)
    if asked is None:
        return
    (question, words), most = asked, ALL if limit is None else limit
    if question.order is search_plan.NEWEST and any(word.otherwise for word in words):
        yield from _ranked(connection, question, words, most)
    else:
        yield from _answer(connection, _with_words(connection, question, words), most)


def total(connection: Connection, query: Query, cap: int | None = None) -> int:
    """How many applications `query` finds; counting stops at `cap`."""
    asked = _asked(query)
    if asked is None:
        return 0
    question, limit = _with_words(connection, *asked), ALL if cap is None else cap
    if question.conditions:
        return sum(map(len, _answer(connection, question, limit)))
    counted = (
        search_plan.read(connection, (f"SELECT count(*) FROM ({sql})", values)).fetchone()[0]  # noqa: S608
        for sql, values in search_plan.statements(connection, question, limit)
    )
    return sum(counted) if limit == ALL else min(sum(counted), limit)


def rows(connection: Connection, wanted: Sequence[int]) -> list[Application]:
    """The applications of these ids in the same order; ids that are gone are left out."""
    found = applications.by_ids(connection, wanted)
    return [found[each] for each in wanted if each in found]


def _ranked(
    connection: Connection, question: Question, words: Sequence[Word], limit: int
) -> Iterator[list[int]]:
    """The ids of a question, at most `limit`: what is written as the words are typed comes first."""
    exactly = _worded(question, words, [word.as_typed for word in words])
    first: set[int] = set()
    for some in _answer(connection, exactly, limit):
        yield some
        first.update(some)
    if limit != ALL and len(first) >= limit:
        return
    whole, left = _with_words(connection, question, words), limit - len(first)
    if whole == exactly:  # nobody's name is written otherwise
        return
    for some in _answer(connection, whole, limit):  # enough of them, whichever came first
        others = [each for each in some if each not in first] if first else some
        yield others if limit == ALL else others[:left]
        left -= len(others)
        if limit != ALL and left <= 0:
            return


def _with_words(connection: Connection, question: Question, words: Sequence[Word]) -> Question:
    """A question with all that its words find; names written otherwise are asked for where there are any."""
    if not words:
        return question
    otherwise = " OR ".join([word.otherwise for word in words if word.otherwise])
    varied = search_plan.is_hit(connection, otherwise)
    return _worded(question, words, [word.match if varied else word.plain for word in words])


def _worded(question: Question, words: Sequence[Word], matches: Sequence[str]) -> Question:
    match = " AND ".join([f"({each})" for each in matches])
    asked = Words(match, tuple([word.parts for word in words if word.parts]))
    return Question(question.order, question.descending, question.conditions, asked)


def _answer(connection: Connection, question: Question, limit: int) -> Iterator[list[int]]:
    """The ids of one question, at most `limit`."""
    if limit != ALL and (glanced := search_glance.at_a_glance(connection, question, limit)) is not None:
        yield glanced
        return
    left = limit
    for statement in search_plan.statements(connection, question, limit):
        cursor = search_plan.read(connection, statement)
        if limit == ALL:
            while some := cursor.fetchmany(_CHUNK):
                yield [row[0] for row in some]
            continue
        found = [row[0] for row in cursor][:left]
        yield found
        left -= len(found)
        if not left:
            return


def _asked(query: Query) -> tuple[Question, list[Word]] | None:
    """What is asked, still without the words in it; None where nothing can be found."""
    order = search_plan.ORDERS.get(query.order)
    if order is None:
        raise BugError(f"no such order: {query.order}")
    question = Question(order, query.descending, tuple(_conditions(query)))
    if not query.text.strip():
        return question, []
    words = _words(query)
    return (question, words) if words and all(word.match for word in words) else None


def _conditions(query: Query) -> Iterator[Condition]:
    for column, wanted in (("procedure", query.procedures), ("state", query.states)):
        if wanted:
            sql, single = f"{column} IN ({', '.join('?' * len(wanted))})", len(wanted) == 1
            yield Condition(sql, wanted, f"application_by_{column}", single=single)
    bounds = [("received_at >= ?", query.from_)] if query.from_ else []
    bounds += [("received_at < ?", query.to + _LAST)] if query.to else []
    if bounds:
        sql = " AND ".join(bound for bound, _ in bounds)
        yield Condition(sql, tuple(value for _, value in bounds), "application_by_received_at")
    if query.due_by:
        yield Condition("due_on > '' AND due_on < ?", (query.due_by + _LAST,), "application_by_due_on")
    if query.problems:
        index = search_plan.WITH_ERRORS if query.problems == "errors" else ""  # warnings alone are many
        yield Condition(_PROBLEMS[query.problems], (), index)
    if query.batch:
        yield Condition("batch = ?", (query.batch,), "application_by_batch", alone=True)
    yield from _work_conditions(query)


def _work_conditions(query: Query) -> Iterator[Condition]:
    """What is asked of who works on it and of what is still to be done."""
    if query.assignee:
        login = "" if query.assignee == UNASSIGNED else query.assignee
        yield Condition("assignee = ?", (login,), "application_by_assignee", alone=True)
    if query.flag_due_by:
        yield Condition(_FLAG_DUE, (query.flag_due_by,), "application_flagged", alone=True)
    elif query.flagged:
        yield Condition("flags > 0", (), "application_flagged", alone=True)
    if query.returned_to:
        yield Condition(_RETURNED, (query.returned_to,), "application_at_a_glance")
    if query.unreported:
        yield Condition(_UNREPORTED, ())


def _words(query: Query) -> list[Word]:
    """The typed words something is left of; one that is looked for in no place finds nothing (no `match`)."""
    typed = query.text.encode("utf-8", "replace").decode().split()
    found = [(Word(text, kinds), kinds, text) for kinds, text in map(_kinds, typed)]
    if not query.unsearched:
        return [word for word, _, _ in found if word.match]
    return [
        Word(text, [kind for kind in kinds if kind not in query.unsearched])
        for word, kinds, text in found
        if word.match
    ]


def _kinds(typed: str) -> tuple[tuple[str, ...], str]:
    """Where a typed word is looked for, and the word itself."""
    tag, colon, rest = typed.replace("：", ":").partition(":")
    return (_TAGS[tag], rest) if colon and rest and tag in _TAGS else (_EVERYWHERE, typed)
