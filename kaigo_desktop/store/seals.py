"""Seals (封緘): where the store stood, signed and kept outside it, so that nobody can put back an older one.

Three things are remembered. The head of the log: it can't be cut or written anew. Of every table that only
grows, how many rows it had and their digest: no page of it can be put back. Of every other table its digest:
that counts as long as the log tells of no change since.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import audit, authority, canonical, keyring_file, migrate, signing, times
from kaigo_desktop.store.authority import Check
from kaigo_desktop.store.certificates import Certificate
from kaigo_desktop.store.findings import Findings, span
from kaigo_desktop.store.signing import Signer
from kaigo_desktop.store.store import Store

FORMAT, KIND = "kaigo-seal-1", "seal"
QUIET = (
    "sign_in", "sign_out", "sign_in_failed", "sign_in_recovery", "lock", "locked_out", "verify", "seal",
    "read", "reveal", "attempts_lost", "accept_older_store", "user_unlock", "backup",
    "backup_written", "restore",
)  # fmt: skip
"""Actions after which every table but the growing ones is as it was."""

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%' ORDER BY name"
_VIRTUAL = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'"
_GROWING = "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_refuses_update'"
_LOG = frozenset({"audit", "audit_head"})
"""What the head of the log covers."""

_UNLOGGED = frozenset({"draft", "number_due", "number_index", "person_due", "saved_search"})
"""What changes without an entry in the log: an index made later, questions and typed text somebody keeps."""

_ALL = 1 << 62


class Seal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A seal as its file and its QR code hold it.

    Attributes:
        position, hash: the newest entry of the log.
        at: when, `times` text.
        root: fingerprint of the certificate all others lead back to.
        keyring: version and digest of the keyring.
        schema: version of the tables; digests of rows can be compared only within one.
        rows: how many rows each growing table had.
        growing, other: digests over the digests of these tables.
        certificate, signature: whose seal it is.
        digests: of each table; in the file only, to name the table by.
        chain: certificates from the signer's to the root; in the file only, for readers without the store.
    """

    format: str
    store: str
    position: int
    hash: str
    at: str
    root: str
    keyring: tuple[int, str]
    schema: str
    rows: dict[str, int]
    growing: str
    other: str
    certificate: str
    signature: str
    digests: dict[str, str] = {}
    chain: tuple[Certificate, ...] = ()

    def facts(self) -> dict[str, object]:
        """What its signature is over."""
        beside = {"format", "store", "signature", "digests", "chain"}
        return {name: fact for name, fact in msgspec.to_builtins(self).items() if name not in beside}

    def compact(self) -> str:
        """What the QR code holds: all that is signed, and the signature."""
        bare = msgspec.structs.replace(self, digests={}, chain=())
        return canonical.encode(bare).decode()


def make(store: Store, connection: Connection, at: datetime, signer: Signer) -> Seal:
    """The seal of `store` as it stands in `connection`.

    Raises:
        UserError: the keyring's own faults.
    """
    position, head = audit.head(connection)
    contents = keyring_file.read(store.folder)
    rows = _rows(connection, _growing(connection))
    growing, other = _digests(connection, rows), _digests(connection, _others(connection, rows))
    known = authority.of(store, connection)
    unsigned = Seal(
        format=FORMAT,
        store=signer.store,
        position=position,
        hash=head,
        at=times.to_text(at),
        root=known.root,
        keyring=(contents.version, keyring_file.digest(contents)),
        schema=migrate.version(connection),
        rows=rows,
        growing=_over(growing),
        other=_over(other),
        certificate=signer.certificate,
        signature="",
        digests=growing | other,
        chain=tuple(known.chain(signer.certificate)),
    )
    return msgspec.structs.replace(unsigned, signature=signer.sign(KIND, unsigned.facts()))


def to_file(seal: Seal) -> bytes:
    """The bytes of a seal's file."""
    return msgspec.json.format(canonical.encode(seal), indent=1) + b"\n"


def read(text: bytes) -> Seal:
    """The seal of a file, or of what was scanned from its QR code.

    Raises:
        UserError: `seal_unreadable`, `seal_newer`.
    """
    try:
        form = msgspec.json.decode(text, type=dict[str, msgspec.Raw]).get("format")
        if form is not None and bytes(form) != f'"{FORMAT}"'.encode():
            raise UserError("seal_newer")
        return msgspec.json.decode(text, type=Seal)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise UserError("seal_unreadable") from error


def check_seal(store: Store, connection: Connection, seal: Seal, findings: Findings) -> None:
    """Compare the store with a seal: nothing it knew of may be missing, changed or older."""
    findings.count("seal")
    known = authority.of(store, connection)
    signed = signing.message(seal.store, KIND, seal.facts())
    counts = known.at(seal.certificate, seal.position, seal.at)
    genuine = seal.store == known.store and seal.root == known.root
    if not genuine or counts is None or not known.holds(Check(seal.certificate, seal.signature, signed)):
        findings.found("seal", seal.at, "verify_seal_forged")
        return
    _check_log(connection, seal, findings)
    _check_keyring(store, seal, findings)
    _check_rows(connection, seal, findings)


def _check_log(connection: Connection, seal: Seal, findings: Findings) -> None:
    last = audit.head(connection)[0]
    found = audit.hash_of(connection, seal.position)
    if last < seal.position:
        findings.found("seal", span(last + 1, seal.position), "verify_seal_cut")
    elif found != seal.hash:
        findings.found("seal", str(seal.position), "verify_seal_log")


def _check_keyring(store: Store, seal: Seal, findings: Findings) -> None:
    try:
        contents = keyring_file.read(store.folder)
    except UserError:
        return  # the check of the keyring tells
    version, digest = seal.keyring
    same = contents.version == version and keyring_file.digest(contents) == digest
    if contents.version <= version and not same:
        where = f"{keyring_file.NAME}: {contents.version} / {version}"
        findings.found("seal", where, "verify_seal_keyring")


def _check_rows(connection: Connection, seal: Seal, findings: Findings) -> None:
    schema = migrate.version(connection)
    now = _rows(connection, seal.rows)
    for table, number in seal.rows.items():
        if now.get(table, 0) < number:
            findings.found("seal", f"{table} {now.get(table, 0)} / {number}", "verify_seal_rows")
    if schema < seal.schema:
        findings.found("seal", f"{schema} / {seal.schema}", "verify_seal_content")
    if schema != seal.schema:
        return
    growing = _digests(connection, {table: number for table, number in seal.rows.items() if table in now})
    _compare(growing, seal.growing, seal, findings)
    changed = connection.connection.cursor().execute(
        f"SELECT 1 FROM audit WHERE id > ? AND action NOT IN ({','.join('?' * len(QUIET))}) LIMIT 1",  # noqa: S608
        (seal.position, *QUIET),
    )
    if changed.fetchone() is None:
        _compare(_digests(connection, _others(connection, seal.rows)), seal.other, seal, findings)


def _compare(now: Mapping[str, str], then: str, seal: Seal, findings: Findings) -> None:
    """Tell which tables differ, as far as the seal names each."""
    if _over(now) == then:
        return
    differing = [table for table, digest in now.items() if seal.digests.get(table, digest) != digest]
    for table in differing or ["?"]:
        findings.found("seal", table, "verify_seal_content")


def _growing(connection: Connection) -> set[str]:
    """The tables whose rows triggers keep."""
    return {row[0] for row in connection.connection.cursor().execute(_GROWING)} - _LOG


def _rows(connection: Connection, tables: Iterable[str]) -> dict[str, int]:
    """How many rows these tables have, as far as they are there."""
    cursor = connection.connection.cursor()
    names = sorted({row[0] for row in cursor.execute(_TABLES)} & set(tables))
    return {name: cursor.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


def _others(connection: Connection, growing: Mapping[str, int]) -> dict[str, int]:
    """Every other table, whole; a virtual one by the tables it is made of."""
    cursor = connection.connection.cursor()
    virtual = {row[0] for row in cursor.execute(_VIRTUAL)}
    names = [row[0] for row in cursor.execute(_TABLES)]
    return {name: _ALL for name in names if name not in virtual | _LOG | _UNLOGGED | set(growing)}


def _digests(connection: Connection, tables: Mapping[str, int]) -> dict[str, str]:
    """SHA-256 over the first so many rows of each table, each row as canonical JSON."""
    found = {}
    cursor: Any = connection.connection.cursor()
    for table, number in tables.items():
        digest = hashlib.sha256()
        for row in cursor.execute(f'SELECT * FROM "{table}" LIMIT ?', (number,)):  # noqa: S608
            digest.update(canonical.encode(row))
        found[table] = digest.hexdigest()
    return found


def _over(digests: Mapping[str, str]) -> str:
    return canonical.digest(canonical.encode(digests))
