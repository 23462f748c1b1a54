"""Erasing 個人番号 alone (個人番号のみ消去) when no task needs them; the applications stay readable."""

from collections.abc import Sequence
from dataclasses import dataclass

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.masking import may_be_number
from kaigo_desktop.core.model import Application
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.numbers import kept_numbers
from kaigo_desktop.flow.open_case import open_case
from kaigo_desktop.store import audit, drafts, erasures, work
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.erasures import Erasure


@dataclass(frozen=True, slots=True)
class NumbersErased:
    """What was erased of one application: 個人番号, and originals in which they stood."""

    receipt_no: str
    numbers: int
    files: int


def erase_numbers(
    desk: Desk, receipt_nos: Sequence[str], reason: str, authority: str = ""
) -> list[NumbersErased]:
    """Destroy the key of the 個人番号 and originals of `receipt_nos`, all of them or none.

    Nobody can read them again, with whatever keys. Values, decisions, attachments and history stay; what
    somebody wrote on flags or typed without saving goes too, as a number may stand in it. Each application
    gets its record (削除・廃棄記録) and its entry in the audit log.

    Args:
        desk: whose act it is.
        receipt_nos: 受付番号.
        reason: why now; part of the record.
        authority: 根拠, "" for the ward's usual one.

    Raises:
        UserError: `not_permitted`, `erase_reason_missing`, `unknown_receipt_no`, `no_numbers_to_erase`,
            `store_busy` where it is done and remains may stand in the write-ahead log until the store is
            closed.
    """
    desk.require("erase")
    if not reason.strip():
        raise UserError("erase_reason_missing")
    wanted = list(dict.fromkeys(receipt_nos))
    with desk.store.transaction() as tx:
        opened = [open_case(desk, tx, receipt_no, "erase") for receipt_no in wanted]
        found = [
            len(kept_numbers(case.form.procedure if case.form else None, case.revision.values))
            + sum(map(may_be_number, case.revision.unmapped))
            for case in opened
        ]
        why = (authority.strip() or desk.ward.erasure_authority, reason.strip())
        erased = [
            _erase(desk, tx, case.application, count, why) for case, count in zip(opened, found, strict=True)
        ]
    desk.store.fold_logs()
    return erased


def _erase(
    desk: Desk, tx: Connection, application: Application, count: int, why: tuple[str, str]
) -> NumbersErased:
    files = erasures.destroy(desk.store, tx, application.id)
    if files is None:
        raise UserError("no_numbers_to_erase", receipt_no=application.receipt_no)
    work.blank_flags(tx, application.id)
    drafts.drop_all(tx, application.id)
    now, login = desk.program.now(), desk.user.login
    erasures.add(tx, Erasure(application.id, now, login, *why, count, files))
    detail: dict[str, str | int] = {"authority": why[0], "numbers": count, "files": files}
    audit.append(tx, now, login, "erase_numbers", application.receipt_no, detail)
    return NumbersErased(application.receipt_no, count, files)
