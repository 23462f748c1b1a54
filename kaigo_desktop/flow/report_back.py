"""反映: the results that are still to be entered in マイナポータル申請管理, and marking them as entered.

The portal takes no file, so staff enter each result there by hand.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.workflow import Tone
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.find import ids
from kaigo_desktop.flow.open_case import Opened, find_application, open_case
from kaigo_desktop.flow.sight import row_of
from kaigo_desktop.store import audit, decisions, report_marks, search
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.search import Query

STATES = ("handed_over", "rejected")
"""States with a result that the resident is to be told by the portal."""

WAITING = Query(states=STATES, unreported=True, order="newest", descending=False)
"""What is still to be entered, oldest first."""


class Result(msgspec.Struct, frozen=True):
    """A result for the portal.

    Attributes:
        procedure: its short title.
        state: its label (連携済, 却下).
        tone: how that is coloured.
        decided_at: when the last step was taken; None where none was.
        reported: whether it is marked as entered.
    """

    receipt_no: str
    procedure: str
    name: str
    received_at: str
    state: str
    tone: Tone
    decided_at: datetime | None
    reported: bool


def results(desk: Desk, limit: int = 500) -> list[Result]:
    """The first `limit` results still to be entered, the oldest application first.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("hand_over")
    wanted = ids(desk, WAITING, limit)
    with desk.store.reading() as connection:
        return _results(desk, connection, wanted)


def reported(desk: Desk, limit: int = 100) -> list[Result]:
    """The results marked last, the newest first: for taking a mark back.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("hand_over")
    with desk.store.reading() as connection:
        return _results(desk, connection, report_marks.newest(connection, limit))


def mark_reported(desk: Desk, receipt_nos: Sequence[str]) -> None:
    """Mark results as entered in the portal (反映済み): all or none, with an audit entry for each.

    Raises:
        UserError: `not_permitted`, `unknown_receipt_no`, `no_result_yet`.
    """
    desk.require("hand_over")
    with desk.store.transaction() as tx:
        for receipt_no in receipt_nos:
            opened = open_case(desk, tx, receipt_no, "hand_over")
            if opened.application.state not in STATES:
                label = opened.workflow.state(opened.application.state).label
                raise UserError("no_result_yet", receipt_no=receipt_no, state=label)
            if not report_marks.has(tx, opened.application.id):
                now = desk.program.now()
                report_marks.add(tx, opened.application.id, desk.user.login, now)
                audit.append(tx, now, desk.user.login, "report_back", receipt_no)


def unmark_reported(desk: Desk, receipt_nos: Sequence[str]) -> None:
    """Take marks back: all or none, with an audit entry for each.

    Raises:
        UserError: `not_permitted`, `unknown_receipt_no`.
    """
    desk.require("hand_over")
    with desk.store.transaction() as tx:
        for receipt_no in receipt_nos:
            found = find_application(desk, tx, receipt_no, "hand_over")
            if report_marks.has(tx, found.id):
                report_marks.remove(tx, found.id)
                audit.append(tx, desk.program.now(), desk.user.login, "report_back_undone", receipt_no)


def as_text(listed: Sequence[Result]) -> str:
    """Results for the clipboard, a line each: 受付番号, 手続, 結果. No names: the number finds them."""
    return "\n".join(f"{each.receipt_no}\t{each.procedure}\t{each.state}" for each in listed)


def _results(desk: Desk, connection: Connection, wanted: Sequence[int]) -> list[Result]:
    may = [row for row in search.rows(connection, wanted) if desk.rights.may("hand_over", row.procedure)]
    return [_result(desk, connection, open_case(desk, connection, row.receipt_no)) for row in may]


def _result(desk: Desk, connection: Connection, opened: Opened) -> Result:
    found = row_of(desk.rights, opened.application)
    made = decisions.of(connection, found.id)
    return Result(
        found.receipt_no,
        opened.form.procedure.short_title if opened.form else found.procedure_title,
        found.name,
        found.received_at,
        opened.workflow.state(found.state).label,
        opened.workflow.state(found.state).tone,
        made[-1].at if made else None,
        report_marks.has(connection, found.id),
    )
