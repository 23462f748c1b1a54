"""Taking note of warnings (警告の確認): each one once, as long as it says the same."""

from collections.abc import Iterable

from kaigo_desktop.core.model import Problem
from kaigo_desktop.flow.desk import Desk, HistoryEntry
from kaigo_desktop.flow.open_case import Opened
from kaigo_desktop.store import acknowledgements
from kaigo_desktop.store.acknowledgements import Acknowledgement
from kaigo_desktop.store.database import Connection


def outstanding(found: Iterable[Problem], noted: Iterable[Acknowledgement]) -> list[Problem]:
    """The warnings among `found` that nobody has taken note of yet in these words."""
    known = {(each.rule, each.field, each.message) for each in noted}
    return [
        problem
        for problem in found
        if problem.severity == "warning" and (problem.rule, problem.field, problem.message) not in known
    ]


def note(desk: Desk, tx: Connection, opened: Opened, warnings: Iterable[Problem]) -> None:
    """Record that the user has taken note of `warnings`."""
    now, number = desk.program.now(), opened.revision.number
    made = [
        Acknowledgement(number, warning.rule, warning.field, warning.message, desk.user.login, now)
        for warning in warnings
    ]
    acknowledgements.add(tx, opened.application.id, made)


def entries(noted: Iterable[Acknowledgement]) -> list[HistoryEntry]:
    """What was taken note of, as lines of the history."""
    return [HistoryEntry(each.at, each.actor, "acknowledge", "警告を確認", each.message) for each in noted]
