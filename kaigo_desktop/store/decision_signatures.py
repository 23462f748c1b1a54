"""Signatures under decisions (決裁の署名): who decided what about exactly which bytes, when in the log.

What is signed covers the application as it stood: the revision, the definition it is read by, the files that
came with it, the decision before it and the log up to it. So nothing of it can be exchanged afterwards, and
the signature can't be carried to another application, another moment or another store.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, Table, Text

from kaigo_desktop.core.model import Application, Decision, Revision
from kaigo_desktop.store import audit, canonical, decisions, signing, times
from kaigo_desktop.store.authority import Check
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.revisions import digest_of
from kaigo_desktop.store.schema import metadata
from kaigo_desktop.store.signing import Signer

KIND = "decision"

decision_signature = Table(
    "decision_signature",
    metadata,
    Column("decision", Integer, ForeignKey("decision.id"), primary_key=True, nullable=False),
    Column("certificate", Text, nullable=False),
    Column("audit_position", Integer, nullable=False),
    Column("audit_hash", Text, nullable=False),
    Column("definition", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("signature", Text, nullable=False),
    Index("decision_signature_in_the_log", "audit_position", unique=True),
    sqlite_strict=True,
)
"""The signature under a decision. `audit_position` and `audit_hash` are the log's head before it: its own
entry is the next one. `definition` is the one the application was read by; `previous` the digest of the
decision before it, "" for the first; `digest` that of everything signed. Append-only."""

_ADD = Insert(decision_signature, with_id=True)
_ATTACHMENTS = (
    "SELECT application, id, sha256, kept_as, submission FROM attachment "
    "WHERE application IN ({}) ORDER BY id"
)
_PREVIOUS = (
    "SELECT digest FROM decision_signature WHERE decision = "
    "(SELECT max(id) FROM decision WHERE application = ?)"
)
_CHAINS = (
    "SELECT d.application, d.id, d.at, d.actor, d.action, d.from_state, d.to_state, d.revision, d.comment, "
    "d.override, l.content, s.certificate, s.audit_position, s.audit_hash, s.definition, s.previous, "
    "s.digest, s.signature FROM decision AS d "
    "LEFT JOIN decision_signature AS s ON s.decision = d.id "
    "LEFT JOIN correction_letter AS l ON l.decision = d.id "
    "WHERE d.application IN ({}) ORDER BY d.application, d.id"
)


class Subject(NamedTuple):
    """What of an application a decision on it signs: unchanged texts, and its files.

    `files` are (id, SHA-256 as its row tells it, SHA-256 of its encrypted bytes, number of the revision it
    came with), oldest first.
    """

    receipt_no: str
    received_at: str
    files: Sequence[tuple[int, str, str, int]]


@dataclass(frozen=True, slots=True)
class Signature:
    """A row of `decision_signature`; names as there."""

    certificate: str
    position: int
    hash: str
    definition: str
    previous: str
    digest: str
    signature: str


class Kept(msgspec.Struct, frozen=True):
    """A decision as it is kept, with its signature (None: unsigned)."""

    id: int
    decision: Decision
    signature: Signature | None


def facts(subject: Subject, made: Decision, revision_digest: str, signature: Signature) -> dict[str, object]:
    """What a decision's signature is over."""
    files = [list(told) for *told, came_with in subject.files if came_with <= made.revision]
    return {
        "receipt_no": subject.receipt_no,
        "received_at": subject.received_at,
        "definition": signature.definition,
        "revision": [made.revision, revision_digest],
        "attachments": files,
        "action": made.action,
        "from": made.from_state,
        "to": made.to_state,
        "actor": made.actor,
        "at": times.to_text(made.at),
        "comment": made.comment,
        "override": made.override,
        "letter": canonical.digest(made.letter.encode()) if made.letter else "",
        "audit": [signature.position, signature.hash],
        "previous": signature.previous,
    }


def add(tx: Connection, signer: Signer, application: Application, made: Decision, revision: Revision) -> str:
    """Keep a decision on an application with its signature; the digest of what was signed.

    The entry in the log must follow at once and name the digest: it stands right after the head signed here.
    """
    position, head = audit.head(tx)
    cursor = tx.connection.cursor()
    previous = cursor.execute(_PREVIOUS, (application.id,)).fetchone()
    files = [row[1:] for row in cursor.execute(_ATTACHMENTS.format("?"), (application.id,))]
    subject = Subject(application.receipt_no, application.received_at, files)
    made = replace(made, at=times.from_text(times.to_text(made.at)))
    unsigned = Signature(
        signer.certificate, position, head, application.definition, previous[0] if previous else "", "", ""
    )
    signed = facts(subject, made, digest_of(application.receipt_no, revision), unsigned)
    digest = canonical.digest(signing.message(signer.store, KIND, signed))
    row = {
        "decision": decisions.add(tx, application.id, made),
        "certificate": signer.certificate,
        "audit_position": position,
        "audit_hash": head,
        "definition": application.definition,
        "previous": unsigned.previous,
        "digest": digest,
        "signature": signer.sign(KIND, signed),
    }
    _ADD.one(tx, row)
    return digest


def chains(connection: Connection, app_ids: Sequence[int]) -> dict[int, list[Kept]]:
    """Every decision on these applications (at most a few hundred), oldest first, with its signature."""
    found: dict[int, list[Kept]] = {app_id: [] for app_id in app_ids}
    for row in _rows(connection, _CHAINS, app_ids):
        found[row[0]].append(_kept(row))
    return found


def files(connection: Connection, app_ids: Sequence[int]) -> dict[int, list[tuple[int, str, str, int]]]:
    """The files of these applications (at most a few hundred) as `Subject` wants them."""
    found: dict[int, list[tuple[int, str, str, int]]] = {app_id: [] for app_id in app_ids}
    for application, *told in _rows(connection, _ATTACHMENTS, app_ids):
        found[application].append((told[0], told[1], told[2], told[3]))
    return found


def prove(
    store: str, subject: Subject, chain: Sequence[Kept], revisions: Mapping[int, str]
) -> tuple[list[Check], str]:
    """The signatures under a chain of decisions, to be checked, as far as its rows are what was signed.

    Args:
        store: the store's id.
        subject: the application the decisions are on.
        chain: all decisions on it, oldest first.
        revisions: the digests of its revisions, by number.

    Returns:
        A check for each decision up to the first that is not what was signed, and that one's code ("": all
        are).
    """
    checks: list[Check] = []
    before = ""
    for kept in chain:
        signature, digest = kept.signature, revisions.get(kept.decision.revision)
        if signature is None:
            return checks, "genuine_unsigned"
        if digest is None:
            return checks, "genuine_revision"
        signed = signing.message(store, KIND, facts(subject, kept.decision, digest, signature))
        if canonical.digest(signed) != signature.digest:
            return checks, "genuine_changed"
        if signature.previous != before:
            return checks, "genuine_gap"
        before = signature.digest
        checks.append(Check(signature.certificate, signature.signature, signed))
    return checks, ""


def _rows(connection: Connection, sql: str, app_ids: Sequence[int]) -> Iterator[Any]:
    cursor = connection.connection.cursor()
    yield from cursor.execute(sql.format(",".join("?" * len(app_ids))), tuple(app_ids))


def _kept(row: Sequence[Any]) -> Kept:
    _, number, at, actor, action, from_state, to_state, revision, comment, override, letter, *signed = row
    made = Decision(
        at=times.from_text(at),
        actor=actor,
        action=action,
        from_state=from_state,
        to_state=to_state,
        revision=revision,
        comment=comment,
        override=override,
        letter=letter or "",
    )
    return Kept(number, made, None if signed[0] is None else Signature(*signed))
