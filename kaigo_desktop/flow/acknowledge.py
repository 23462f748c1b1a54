"""Taking note of warnings (警告の確認): each one once, as long as it says the same."""

from collections.abc import Iterable
from dataclasses import replace

from kaigo_desktop.core.model import Problem
from kaigo_desktop.flow.desk import Desk, HistoryEntry
from kaigo_desktop.flow.open_case import Opened
from kaigo_desktop.flow.reading import field_label
from kaigo_desktop.store import acknowledgements
from kaigo_desktop.store.acknowledgements import Acknowledgement
from kaigo_desktop.store.database import Connection


def outstanding(
    desk: Desk, opened: Opened, found: Iterable[Problem], noted: Iterable[Acknowledgement]
) -> list[Problem]:
    """The warnings among `found` that nobody has taken note of yet, whatever language they were read in."""
    known = {(each.rule, each.field, each.message) for each in noted}
    return [
        problem
        for problem in found
        if problem.severity == "warning"
        and (problem.rule, problem.field, _kept_words(desk, opened, problem)) not in known
    ]


def note(desk: Desk, tx: Connection, opened: Opened, warnings: Iterable[Problem]) -> None:
    """Record that the user has taken note of `warnings`; the record is in Japanese."""
    now, number, by = desk.program.now(), opened.revision.number, desk.user.login
    made = [
        Acknowledgement(number, each.rule, each.field, _kept_words(desk, opened, each), by, now)
        for each in warnings
    ]
    acknowledgements.add(tx, opened.application.id, made)


def _kept_words(desk: Desk, opened: Opened, problem: Problem) -> str:
    """A problem's sentence in Japanese; a definition's own is in Japanese already."""
    messages, form = desk.program.messages, opened.form
    if form is None or messages is messages.official:
        return problem.message
    bare, label = replace(problem, message=""), field_label(form, problem.field)
    told_by_code = messages.problem(bare, label) == problem.message
    return messages.official.problem(bare, label) if told_by_code else problem.message


def entries(noted: Iterable[Acknowledgement]) -> list[HistoryEntry]:
    """What was taken note of, as lines of the history."""
    return [HistoryEntry(each.at, each.actor, "acknowledge", "警告を確認", each.message) for each in noted]
