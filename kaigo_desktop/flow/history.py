"""The history of an application (履歴): submissions, edits, decisions and marks, oldest first."""

from collections.abc import Iterable

from kaigo_desktop.core.checklist import ChecklistItem, Mark
from kaigo_desktop.core.model import Decision, Revision
from kaigo_desktop.core.workflow import Workflow
from kaigo_desktop.flow.desk import HistoryEntry

_REVISION_LABELS = {
    "received": ("receive", "取込"),
    "resubmitted": ("resubmit", "再提出"),
    "edited": ("edit", "訂正"),
}
_MARK_LABELS = {True: ("check", "確認"), False: ("uncheck", "確認の取消し")}


def history(  # noqa: PLR0917 - all that makes a history
    workflow: Workflow,
    revisions: Iterable[Revision],
    steps: Iterable[Decision],
    marks: Iterable[Mark],
    points: Iterable[ChecklistItem],
    further: Iterable[HistoryEntry] = (),
) -> list[HistoryEntry]:
    """Everything that happened to an application, oldest first; a mark is named as its point is now.

    `further` are entries about more than this application.
    """
    entries = [
        HistoryEntry(revision.made_at, revision.actor, *_REVISION_LABELS[revision.kind], revision.reason)
        for revision in revisions
    ]
    entries += further
    for step in steps:
        comment = f"{step.comment} (エラーを承知: {step.override})".strip() if step.override else step.comment
        label = workflow.label(step.action)
        entries.append(HistoryEntry(step.at, step.actor, step.action, label, comment, step.letter))
    labels = {point.key: point.label for point in points}
    for mark in marks:
        comment = f"{labels.get(mark.key, mark.key)} {mark.note}".strip()
        entries.append(HistoryEntry(mark.at, mark.actor, *_MARK_LABELS[mark.done], comment))
    return sorted(entries, key=lambda entry: entry.at)
