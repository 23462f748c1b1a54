"""Signed heads of the audit log: at the end of each transaction its actor signs where the chain stands."""

from sqlalchemy import Connection

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import audit
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.log_head import Head
from kaigo_desktop.store.signature_tables import audit_head
from kaigo_desktop.store.signing import Signer

KIND = "audit head"

_NEWEST = "SELECT max(position) FROM audit_head"
_ADD = Insert(audit_head, with_id=True)


def facts(position: int, head: str) -> dict[str, object]:
    """What a head's signature is over: the number of the newest entry, and its hash."""
    return {"position": position, "hash": head}


def sign(tx: Connection, signer: Signer) -> Head:
    """Sign the log as it stands in `tx`; the one place where heads are made (`Store.transaction`).

    Returns:
        Where the log stands.

    Raises:
        UserError: `log_was_cut`: somebody signed entries that are not there any more.
    """
    position, head = audit.head(tx)
    newest = tx.connection.cursor().execute(_NEWEST).fetchone()[0]
    if newest is not None and newest >= position:
        raise UserError("log_was_cut", position=newest)
    row = {
        "position": position,
        "certificate": signer.certificate,
        "signature": signer.sign(KIND, facts(position, head)),
    }
    _ADD.one(tx, row)
    return Head(position, head)
