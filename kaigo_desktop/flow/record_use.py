"""What somebody took out (利用・出力): copied, printed or written to a file, as entries of the log."""

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.open_case import find_application
from kaigo_desktop.store import audit


def record_copy(desk: Desk, receipt_no: str, what: str) -> None:
    """Enter that a value or text of an application went to the clipboard.

    Args:
        desk: who copied.
        receipt_no: 受付番号.
        what: what it was, as staff know it (届出人氏名, 補正のお願い); never the value itself.

    Raises:
        UserError: `not_permitted`, `unknown_receipt_no`.
    """
    _record(desk, "copy", receipt_no, what)


def record_print(desk: Desk, receipt_no: str, what: str) -> None:
    """Enter that something of an application was printed; arguments and faults as of `record_copy`."""
    _record(desk, "print", receipt_no, what)


def record_export(desk: Desk, receipt_no: str, what: str) -> None:
    """Enter that something of an application went to a file; arguments and faults as of `record_copy`."""
    _record(desk, "export", receipt_no, what)


def record_outcomes_print(desk: Desk, batch: str) -> None:
    """Enter that the outcomes of an intake were printed; `batch` is "" for one that is yet to come.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("receive")
    what = "取込の結果" if batch else "取込の確認"
    with desk.store.transaction() as tx:
        detail = {"batch": batch, "what": what} if batch else {"what": what}
        audit.append(tx, desk.program.now(), desk.user.login, "print", detail=detail)


def _record(desk: Desk, action: str, receipt_no: str, what: str) -> None:
    desk.require("read")
    with desk.store.transaction() as tx:
        find_application(desk, tx, receipt_no)
        audit.append(tx, desk.program.now(), desk.user.login, action, receipt_no, {"what": what})
