"""Linking a correction (補正) that came in under a new 受付番号 to the application it corrects."""

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Application
from kaigo_desktop.core.workflow import system_step
from kaigo_desktop.flow.decide import take_step
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.open_case import open_case
from kaigo_desktop.store import applications, audit


def link(desk: Desk, receipt_no: str, earlier_receipt_no: str) -> Application:
    """Say that `receipt_no` is the correction asked for in `earlier_receipt_no`, which is closed by it.

    A person says so; the program never merges by itself.

    Raises:
        UserError: `unknown_receipt_no`, `not_permitted`, `wrong_state` (the earlier one awaits no
            correction), `link_other_procedure`, `link_to_itself`.
    """
    desk.require("review")
    if receipt_no == earlier_receipt_no:
        raise UserError("link_to_itself", receipt_no=receipt_no)
    with desk.store.transaction() as tx:
        later = open_case(desk, tx, receipt_no, "review")
        earlier = open_case(desk, tx, earlier_receipt_no, "review")
        if later.application.procedure != earlier.application.procedure:
            raise UserError("link_other_procedure", receipt_no=receipt_no, earlier=earlier_receipt_no)
        step = system_step(earlier.workflow, "supersede", earlier.application.state)
        take_step(desk, tx, earlier, step, comment=f"補正の受付番号 {receipt_no}")
        applications.set_follows(tx, later.application.id, earlier_receipt_no)
        audit.append(
            tx, desk.program.now(), desk.user.login, "link", receipt_no, {"earlier": earlier_receipt_no}
        )
        return later.application
