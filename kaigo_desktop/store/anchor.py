"""The memory of this terminal (端末の控え): the newest head of the log it saw of each store.

Kept in the user's own folder, outside the store: an older copy of the whole store, put back, lacks that
head. It carries a code under a key of the store; one that does not fit (somebody moved it, or the store has
new keys) is noted and counts all the same: a wrong head can only make the terminal suspicious. Whoever can
delete it can make this terminal forget, which is why a seal outside is the stronger proof.
"""

import hmac
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from kaigo_desktop import log
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import audit, canonical, files, wrapping
from kaigo_desktop.store.log_head import Head

_FORMAT = "kaigo-anchor-1"


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    format: str = _FORMAT
    store: str
    position: int
    hash: str
    mac: str = ""


def head(connection: Connection) -> Head:
    """Where the log stands now."""
    return Head(*audit.head(connection))


def holds(connection: Connection, seen: Head) -> bool:
    """Whether the log still has the entry this terminal saw."""
    return seen.position == 0 or audit.hash_of(connection, seen.position) == seen.hash


def require(connection: Connection, seen: Head) -> None:
    """Make sure that the log still has the entry that was seen.

    Raises:
        UserError: `store_rolled_back`.
    """
    if not holds(connection, seen):
        found = head(connection).position
        raise UserError("store_rolled_back", seen=seen.position, hash=seen.hash, found=found)


def recall(state: Path, store: str, database_key: bytes) -> Head | None:
    """The head this terminal saw last of `store`; None for one never seen, or a memory nobody can read."""
    path = _path(state, store)
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=_Kept)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError, ValueError):
        log.note("the memory of this terminal can't be read")
        return None
    if kept.store != store:
        return None
    if not hmac.compare_digest(kept.mac.encode(), _mac(kept, database_key).encode()):
        log.note("the memory of this terminal is not under this store's key")
    return Head(kept.position, kept.hash)


def remember(state: Path, store: str, database_key: bytes, seen: Head) -> None:
    """Keep the head this terminal saw; where that fails, work goes on, and the log tells."""
    path = _path(state, store)
    kept = _Kept(store=store, position=seen.position, hash=seen.hash)
    kept = msgspec.structs.replace(kept, mac=_mac(kept, database_key))
    try:
        files.make_private_folder(path.parent)
        files.replace(path, canonical.encode(kept) + b"\n")
    except OSError as error:
        log.note(f"the memory of this terminal can't be written: {error.strerror}")


def _path(state: Path, store: str) -> Path:
    """The file of a store; its id comes from a file anybody may have written, so it is hashed."""
    return state / "seen" / f"{canonical.digest(store.encode())[:32]}.json"


def _mac(kept: _Kept, database_key: bytes) -> str:
    message = canonical.encode(msgspec.structs.replace(kept, mac=""))
    return hmac.digest(wrapping.subkey(database_key, "anchor"), message, "sha256").hex()
