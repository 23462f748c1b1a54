"""Showing a 個人番号 (表示): one at a time, for a reason, and every one an entry of the audit log."""

import unicodedata

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.masking import may_be_number
from kaigo_desktop.core.sealed import DROPPED, ERASED
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.numbers import Opener
from kaigo_desktop.flow.open_case import Opened, open_case
from kaigo_desktop.flow.reading import cells
from kaigo_desktop.store import audit

_LONGEST_REASON = 100
_MOST_DIGITS = 11


def reveal(desk: Desk, receipt_no: str, path: str, reason: str) -> str:
    """The 個人番号 at `path`; the log keeps who, when, of which application and field, and why.

    Args:
        desk: who looks.
        receipt_no: 受付番号.
        path: `insured_individual_number`, `household[0].individual_number`, or `unmapped[0]` for an item no
            field maps to.
        reason: one of the ward's `reveal_reasons`, or another one in words, without the number.

    Raises:
        UserError: `not_permitted`, `unknown_receipt_no`, `reveal_reason_missing`, `reveal_reason_has_number`,
            `no_number_there`, `number_dropped`, `number_erased`, `number_key_needed`, `number_damaged`.
    """
    desk.require("reveal")
    said = _checked(reason)
    with desk.store.transaction() as tx:
        kept = _kept(open_case(desk, tx, receipt_no, "reveal"), path)
        opened = kept if kept == DROPPED else Opener(desk, tx).opened(kept)
        if kept == DROPPED or opened == ERASED:
            raise UserError("number_dropped" if kept == DROPPED else "number_erased", receipt_no=receipt_no)
        detail = {"path": path, "reason": said}
        audit.append(tx, desk.program.now(), desk.user.login, "reveal", receipt_no, detail)
    return str(FIELD_TYPES["individual_number"].parse(opened))


def paths(desk: Desk, receipt_no: str) -> list[str]:
    """The path of every 個人番号 of `receipt_no`, in form order.

    Raises:
        UserError: `not_permitted`, `unknown_receipt_no`.
    """
    desk.require("read")
    with desk.store.reading() as connection:
        return list(_numbers(open_case(desk, connection, receipt_no)))


def _checked(reason: str) -> str:
    """The reason as it goes into the log, where no personal data may stand."""
    said = " ".join(reason.split())
    if not said or len(said) > _LONGEST_REASON:
        raise UserError("reveal_reason_missing", limit=_LONGEST_REASON)
    if sum(sign.isdigit() for sign in unicodedata.normalize("NFKC", said)) > _MOST_DIGITS:
        raise UserError("reveal_reason_has_number")
    return said


def _kept(opened: Opened, path: str) -> str:
    kept = _numbers(opened).get(path)
    if kept is None:
        raise UserError("no_number_there", receipt_no=opened.application.receipt_no, field=path)
    return kept


def _numbers(opened: Opened) -> dict[str, str]:
    """Path → what is kept there, of every number and every item that may be one."""
    fields = cells(opened.form.procedure, opened.revision.values) if opened.form else []
    found = {
        path: value
        for path, field, value in fields
        if FIELD_TYPES[field.type].secret and isinstance(value, str) and value.strip()
    }
    items = enumerate(opened.revision.unmapped)
    return found | {f"unmapped[{at}]": item.value for at, item in items if may_be_number(item)}
