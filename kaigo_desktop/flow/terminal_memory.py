"""What this terminal remembers of a store: an older copy of it, put in its place, is noticed."""

from kaigo_desktop import log
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.store import anchor
from kaigo_desktop.store.anchor import Head
from kaigo_desktop.store.database import Connection


def missing(program: Program, connection: Connection, store: str, database_key: bytes) -> Head | None:
    """The head of the log this terminal saw and `store` lacks; None where all is well or nothing is known."""
    if program.state is None:
        return None
    seen = anchor.recall(program.state, store, database_key)
    return seen if seen is not None and not anchor.holds(connection, seen) else None


def require_not_older(desk: Desk, connection: Connection) -> None:
    """Make sure that nobody put an older copy of the store in its place while this desk is open.

    Raises:
        UserError: `store_rolled_back`.
    """
    seen = missing(desk.program, connection, desk.unlocked.signer.store, desk.store.keys.database)
    if seen is not None:
        raise rolled_back(connection, seen)


def rolled_back(connection: Connection, seen: Head) -> UserError:
    """The refusal of a store that lacks what this terminal saw."""
    return UserError("store_rolled_back", seen=seen.position, found=anchor.head(connection).position)


def begin_anew(program: Program, connection: Connection, store: str, database_key: bytes) -> None:
    """Remember the store as it stands, though it lacks what was seen: an administrator said so."""
    if program.state is not None:
        anchor.remember(program.state, store, database_key, anchor.head(connection))


def remember(desk: Desk, connection: Connection) -> None:
    """Remember where the log stands, unless it lacks what was seen before: that must not be forgotten."""
    state, store, key = desk.program.state, desk.unlocked.signer.store, desk.store.keys.database
    if state is None:
        return
    if missing(desk.program, connection, store, key) is not None:
        log.note("the log lacks what this terminal saw; its memory stays as it was")
        return
    anchor.remember(state, store, key, anchor.head(connection))
