"""Checking that the store is whole (検証)."""

from dataclasses import replace

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.store import audit
from kaigo_desktop.store.verify import Verification
from kaigo_desktop.store.verify import verify as verify_store


def verify(desk: Desk) -> Verification:
    """Check pages, references, digests, files and the audit chain; the check itself is an audit entry.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("verify")
    verification = verify_store(desk.store)
    text = desk.program.messages.text
    found = [
        fault._replace(message=text(fault.message, {"where": fault.where})) for fault in verification.problems
    ]
    with desk.store.transaction() as tx:
        detail: dict[str, str | int] = {"problems": len(verification.problems)}
        audit.append(tx, desk.program.now(), desk.user.login, "verify", detail=detail)
    return replace(verification, problems=found)
