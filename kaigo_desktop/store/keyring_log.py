"""What the log says of the keyring, so that an older or a forged file is told from the newest one.

Each saved version is an entry `keyring` of the log, written before the file and committed after it. A step
that broke off in between leaves a file one version ahead: it is taken for good when somebody who was an
administrator by the log signed its roster, and recorded at the next sign-in.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import msgspec
from sqlalchemy import Connection, select

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import canonical, kept_certificates, keyring_file
from kaigo_desktop.store.certificates import ADMINISTRATOR, current
from kaigo_desktop.store.keyring import Keyring, Unlocked
from kaigo_desktop.store.keyring_file import Contents
from kaigo_desktop.store.schema import audit
from kaigo_desktop.store.store import Store

ACTION = "keyring"
_NEWEST = select(audit.c.detail).where(audit.c.action == ACTION).order_by(audit.c.id.desc()).limit(1)
_FOUND = {"keyring_rolled_back": "verify_keyring_older", "keyring_forged": "verify_keyring_forged"}

Record = dict[str, str | int]


class _Recorded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    digest: str
    roster: int
    roster_digest: str
    policy: int
    policy_digest: str
    administrators: str


def record(contents: Contents) -> Record:
    """What the log says of a version of the keyring.

    Returns:
        `version` and `digest` of the file; version and digest of the roster and of the policy of two
        administrators in it; fingerprints of who may sign the next roster.
    """
    newest = current({one.fingerprint: one for one in contents.certificates})
    administrators = sorted(one.fingerprint for one in newest.values() if one.role == ADMINISTRATOR)
    return {
        "version": contents.version,
        "digest": keyring_file.digest(contents),
        "roster": contents.roster.version,
        "roster_digest": canonical.digest(canonical.encode(contents.roster)),
        "policy": contents.roster.policy.version,
        "policy_digest": canonical.digest(canonical.encode(contents.roster.policy)),
        "administrators": " ".join(administrators),
    }


def newest(connection: Connection) -> Record | None:
    """What the log says of the keyring last, None before the first entry of it.

    Raises:
        UserError: `keyring_forged` when the entry is none that this program wrote.
    """
    found = connection.execute(_NEWEST).scalar()
    if found is None:
        return None
    try:
        kept = msgspec.json.decode(found, type=_Recorded)
    except msgspec.DecodeError as error:
        raise UserError("keyring_forged", where="log") from error
    recorded: Record = msgspec.to_builtins(kept)
    return recorded


def is_unrecorded(contents: Contents, recorded: Record | None) -> bool:
    """Whether a (whole, signed) keyring is ahead of the log and must be recorded.

    Raises:
        UserError: `keyring_rolled_back` when it is older than the log says, `keyring_forged` when it is
        another than the one of that version, or signed by who was no administrator any more.
    """
    now = record(contents)
    if recorded is None or now == recorded:
        return recorded is None
    for part in ("version", "roster", "policy"):
        if cast("int", now[part]) < cast("int", recorded[part]):
            raise UserError("keyring_rolled_back")
    for part, content in (("version", "digest"), ("roster", "roster_digest"), ("policy", "policy_digest")):
        if now[part] == recorded[part] and now[content] != recorded[content]:
            raise UserError("keyring_forged", where=part)
    if now["roster"] != recorded["roster"] and not _may_sign(contents, str(recorded["administrators"])):
        raise UserError("keyring_forged", where="roster")
    return True


def take_up(tx: Connection, folder: Path, unlocked: Unlocked) -> Record | None:
    """Keep every certificate in the store; what the log has yet to say of the keyring, None for nothing.

    Raises:
        UserError: what `is_unrecorded` raises, and `keyring_damaged`, `keyring_forged`.
    """
    ring = Keyring.load(folder)
    ring.check_whole(unlocked.keys)
    kept_certificates.keep(tx, ring.check_signatures(unlocked.root).certificates.values())
    return record(ring.contents) if is_unrecorded(ring.contents, newest(tx)) else None


def keyring_checks(store: Store, connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Every fault of the keyring as it stands on the disk: (what, where, code of the sentence).

    Args:
        store: open, with the root that the slot of who checks knows.
        connection: to `store.db`, for the log and the kept certificates.
    """
    where = keyring_file.NAME
    try:
        ring = Keyring.load(store.folder)
        ring.check_whole(store.keys)
    except UserError:
        yield "keyring", where, "verify_keyring"
        return
    try:
        known = set(ring.check_signatures(store.root).certificates)
        is_unrecorded(ring.contents, newest(connection))
    except UserError as error:
        part = str(error.facts.get("where", ""))
        yield "keyring", f"{where}: {part}" if part else where, _FOUND[error.code]
        return
    for one in kept_certificates.of(connection):
        if one.fingerprint not in known:
            yield "certificate", f"{one.login} {one.fingerprint}", "verify_certificate"


def _may_sign(contents: Contents, administrators: str) -> bool:
    """Whether the roster's signer was an administrator, or is one's key after a new password."""
    known = {one.fingerprint: one for one in contents.certificates}
    signer = known.get(contents.roster.signer)
    while signer is not None and signer.fingerprint not in administrators.split():
        signer = known.get(signer.previous) if signer.kind == "chosen" else None
    return signer is not None
