"""Checking that the store is whole and genuine (検証), with a seal that nothing older was put back."""

from dataclasses import replace
from pathlib import Path

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.genuine_rules import rules_of
from kaigo_desktop.flow.seal import read_seal
from kaigo_desktop.store import audit
from kaigo_desktop.store.verify import Verification
from kaigo_desktop.store.verify import verify as verify_store


def verify(desk: Desk, seal: Path | str | None = None) -> Verification:
    """Check files, log, signatures, applications and keyring; the check itself is an entry of the log.

    Args:
        desk: whose `verify` it is.
        seal: a seal's file, or the text scanned from its paper; with it a rollback is found too.

    Raises:
        UserError: `not_permitted`, `seal_unreadable`, `seal_newer`, `seal_cannot_read`.
    """
    desk.require("verify")
    known = read_seal(seal) if seal is not None else None
    verification = verify_store(desk.store, rules_of(desk), known)
    text = desk.program.messages.text
    found = [
        fault._replace(message=text(fault.message, {"where": fault.where})) for fault in verification.problems
    ]
    with desk.store.transaction() as tx:
        detail: dict[str, str | int] = {"problems": len(verification.problems)}
        if known is not None:
            detail["seal"] = known.position
        audit.append(tx, desk.program.now(), desk.user.login, "verify", detail=detail)
    return replace(verification, problems=found)
