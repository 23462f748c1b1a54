"""Checking that the store is whole (検証)."""

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
    with desk.store.transaction() as tx:
        detail: dict[str, str | int] = {"problems": len(verification.problems)}
        audit.append(tx, desk.program.now(), desk.user.login, "verify", detail=detail)
    return verification
