"""What was typed and not saved: kept when the screen locks, typed in again when the person is back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kaigo_desktop.flow import drafts, show
from kaigo_desktop.ui import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kaigo_desktop.core.model import Value
    from kaigo_desktop.flow.desk import Case, Desk
    from kaigo_desktop.flow.drafts import Draft
    from kaigo_desktop.ui.case_page import CasePage
    from kaigo_desktop.ui.jobs import Failure, Jobs


_CHANGED = pieces.mark(
    "その後に申請が変更されています。いまの値と見比べてから保存してください。ほかの人が加えた行は残っています。"
)


def keep(
    desk: Desk, jobs: Jobs, page: CasePage, done: Callable[[], None], failed: Callable[[Failure], None]
) -> None:
    """Keep what is typed over the case on `page`; then `done`, at once where nothing is.

    Of changes that are being saved just now, only what was typed since is kept, unless the saving fails.
    """
    case, changes, saving = page.form.case, page.form.changes(), page.saving
    since = page.form.changes_since(saving.changes) if saving is not None else changes
    if case is None or not (changes or since):
        done()
        return
    number, over, reason = case.application.receipt_no, case.application.version, page.save_bar.reason.text()

    def work() -> None:
        if saving is None or not saving.version:
            drafts.keep_draft(desk, number, over, changes, reason)
        elif since:
            drafts.keep_draft(desk, number, saving.version, since, reason)

    jobs.run(page, work, lambda _kept: done(), failed)


def open_with_draft(desk: Desk, receipt_no: str) -> tuple[Case, Draft | None]:
    """A case, and what this person had typed over it."""
    case = show.show(desk, receipt_no)
    return case, drafts.find_draft(desk, receipt_no)


def over(case: Case, draft: Draft | None, typed: Mapping[str, Value] | None) -> Mapping[str, Value] | None:
    """What is to stand typed over a case that was opened: the draft, and what is `typed` there by now."""
    if draft is None:
        return typed
    return {**draft.changes, **(typed or {})} if case.editable else None


def tell(page: CasePage, draft: Draft, case: Case) -> None:
    """Say that what was typed stands there again and what became of it meanwhile, or why it has to wait."""
    at = draft.at.astimezone().strftime("%m/%d %H:%M")
    if not case.editable:
        words = pieces.translate(
            "施錠したとき({at})に入力していた{count}項目は、この申請をいま変更できないため、"
            "まだ戻していません。変更できるようになってから開くと戻ります。"
        )
        page.notice.say("warning", words.format(at=at, count=len(draft.changes)))
        return
    page.save_bar.reason.setText(draft.reason)
    words = pieces.translate(
        "施錠したとき({at})に入力していた{count}項目を戻しました。まだ保存していません。"
    )
    said = [words.format(at=at, count=len(draft.changes))]
    if draft.left_out:
        said.append(pieces.translate("個人番号は残していないため、入力し直してください。"))
    if draft.version != case.application.version:
        said.append(pieces.translate(_CHANGED))
    page.notice.say("warning" if len(said) > 1 else "info", "".join(said))


def tell_changed(page: CasePage) -> None:
    """Say that what is typed stands over values others changed meanwhile."""
    page.notice.say("warning", pieces.translate(_CHANGED))
