"""Home (今日): what awaits whoever sits here, by role, and a few numbers about the work of the desk."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from kaigo_desktop.core.overdue import overdue_by
from kaigo_desktop.core.ward import is_closed
from kaigo_desktop.flow import find, report_back
from kaigo_desktop.flow.awaited import open_states, workflows
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.store import work_counts
from kaigo_desktop.store.search import Query

DAYS = 30
"""So many days of receipts are shown."""

AGES = (3, 7, 14, 30)
"""Open applications are told apart by having waited up to so many days, and longer."""

MOST = 10_000
"""Counting a place stops there."""


class Waiting(msgspec.Struct, frozen=True):
    """A place of work: its id, what is asked to list it, and how much is in it (`MOST` says: or more)."""

    id: str
    query: Query
    count: int


class Day(msgspec.Struct, frozen=True):
    """What was received on a day, and whether the desk was closed."""

    day: date
    count: int
    closed: bool


class Numbers(msgspec.Struct, frozen=True):
    """The numbers of the home page, over the procedures the user may read.

    Attributes:
        received: the last `DAYS` days, the oldest first.
        ages: open applications by days since receipt: one number for each of `AGES`, one for longer.
        standing: (procedure, state) → how many; "" for what has no definition.
    """

    received: tuple[Day, ...]
    ages: tuple[int, ...]
    standing: dict[tuple[str, str], int]


def waiting(desk: Desk, standing: Mapping[tuple[str, str], int]) -> list[Waiting]:
    """What awaits the user, in the order it is offered: only what their role does.

    `standing` is what `find.counts` told: counting a large store takes its time, and others need it too.

    Raises:
        UserError: `not_permitted`, a damaged definition.
    """
    desk.require("read")
    known = workflows(desk.program.catalog, sorted({procedure for procedure, _ in standing}))
    return [
        Waiting(name, query, find.count(desk, query, MOST))
        for name, query in _places(desk, open_states(known))
    ]


def numbers(desk: Desk) -> Numbers:
    """The numbers of the home page.

    Raises:
        UserError: `not_permitted`, a damaged definition.
    """
    desk.require("read")
    standing, today = find.counts(desk), desk.program.today()
    known = workflows(desk.program.catalog, sorted({procedure for procedure, _ in standing}))
    first = today - timedelta(days=DAYS - 1)
    with desk.store.reading() as connection:
        came = _seen(desk, work_counts.received(connection, first.isoformat()))
        stands = _seen(desk, work_counts.standing(connection, open_states(known)))
    days = [first + timedelta(days=after) for after in range(DAYS)]
    received = tuple(Day(day, came[day.isoformat()], is_closed(desk.ward, day)) for day in days)
    return Numbers(received, _ages(stands, today), standing)


def _places(desk: Desk, still_open: tuple[str, ...]) -> Iterator[tuple[str, Query]]:
    """The places of this role: reviewing, approving, handing over."""
    login, may = desk.user.login, desk.rights.may
    if may("review"):
        yield "new", _oldest("received")
        yield "mine", _oldest(*still_open, assignee=login)
        yield "returned", _oldest("in_review", returned_to=login)
        yield "awaiting_correction", _oldest("awaiting_correction")
    last = overdue_by(desk.ward, desk.program.today()).isoformat()
    yield "overdue", _oldest(*still_open, due_by=last)
    if may("approve"):
        yield "awaiting_approval", _oldest("pending_approval")
    if may("hand_over"):
        yield "to_hand_over", Query(states=("approved",))
        yield "to_report", report_back.WAITING
    if may("review"):
        yield "flagged", Query(flagged=True, order="due", descending=False)


def _oldest(*states: str, assignee: str = "", returned_to: str = "", due_by: str = "") -> Query:
    """Applications in these states, the most urgent first."""
    return Query(
        states=states,
        order="due",
        descending=False,
        assignee=assignee,
        returned_to=returned_to,
        due_by=due_by,
    )


def _seen(desk: Desk, counted: Sequence[work_counts.Counted]) -> Counter[str]:
    """Day → how many, of the procedures the user may read."""
    found: Counter[str] = Counter()
    for procedure, day, count in counted:
        if desk.rights.may("read", procedure):
            found[day] += count
    return found


def _ages(stands: Counter[str], today: date) -> tuple[int, ...]:
    found = [0] * (len(AGES) + 1)
    for day, count in stands.items():
        try:
            waited = (today - date.fromisoformat(day)).days
        except ValueError:  # no day of receipt is known
            continue
        found[sum(waited > most for most in AGES)] += count
    return tuple(found)
