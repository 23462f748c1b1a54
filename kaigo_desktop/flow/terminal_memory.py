"""What this terminal and the store's folder remember of the log: an older copy of it is noticed."""

from kaigo_desktop import log
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.store import anchor, attempts, sign_ins
from kaigo_desktop.store.attempts import Settling
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.keyring import Unlocked
from kaigo_desktop.store.log_head import Head


def require_newest(program: Program, connection: Connection, unlocked: Unlocked, settling: Settling) -> None:
    """Make sure, at a sign-in, that the store is no older copy.

    Both this terminal and the folder (`attempts.json`) know where the log stood. Where the terminal never saw
    the store, the folder must: with neither, any older copy would do.

    Raises:
        UserError: `store_rolled_back`, `store_of_unknown_age`.
    """
    here = _seen_here(program, unlocked.signer.store, unlocked.keys.database)
    for seen in (here, settling.log):
        if seen is not None:
            anchor.require(connection, seen)
    before = sign_ins.counted(connection)
    known = settling.log is not None and before is not None and settling.standing.follows(before)
    if here is None and before is not None and not known:
        raise UserError("store_of_unknown_age")


def require_not_older(desk: Desk, connection: Connection) -> None:
    """Make sure that nobody put an older copy of the store in its place while this desk is open.

    Raises:
        UserError: `store_rolled_back`.
    """
    here = _seen_here(desk.program, desk.unlocked.signer.store, desk.store.keys.database)
    for seen in (here, attempts.log_head(desk.store.folder)):
        if seen is not None:
            anchor.require(connection, seen)


def begin_anew(program: Program, connection: Connection, unlocked: Unlocked, settling: Settling) -> None:
    """Take the store as it stands, though it lacks what was seen: an administrator said so."""
    settling.log = None
    if program.state is not None:
        key = unlocked.keys.database
        anchor.remember(program.state, unlocked.signer.store, key, anchor.head(connection))


def remember(desk: Desk) -> None:
    """Remember where the log stands, unless it lacks what was seen before: that must not be forgotten.

    Where that can't be written, work goes on, and the technical log tells.
    """
    state, store, key = desk.program.state, desk.unlocked.signer.store, desk.store.keys.database
    try:
        with desk.store.reading() as connection:
            require_not_older(desk, connection)
            head = anchor.head(connection)
        if state is not None:
            anchor.remember(state, store, key, head)
        attempts.keep_log_head(desk.store.folder, head)
    except UserError as error:
        log.note(f"where the log stands is not remembered: {error.code}")


def _seen_here(program: Program, store: str, database_key: bytes) -> Head | None:
    """Where this terminal saw the log last."""
    return None if program.state is None else anchor.recall(program.state, store, database_key)
