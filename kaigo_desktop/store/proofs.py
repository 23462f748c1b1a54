"""Whether the decisions on applications are genuine (真正性): rows, signatures, rights and log agree.

Everything is computed anew from the bytes as they are stored; what a column says of itself counts for
nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection

from kaigo_desktop.core.genuine import Rules, Signature, Signed, Standing, flaw
from kaigo_desktop.store import decision_signatures
from kaigo_desktop.store.authority import Authority, Check
from kaigo_desktop.store.decision_signatures import Kept, Subject
from kaigo_desktop.store.revisions import revision_digest

GROUP = 256
"""Applications read at once."""

_ROWS = "SELECT id, receipt_no, received_at, state, definition, revision FROM application WHERE id IN ({})"
_REVISIONS = (
    "SELECT application, number, digest, kind, entries, original, unmapped FROM revision "
    "WHERE application IN ({}) ORDER BY application, number"
)


class Flawed(NamedTuple):
    """An application whose decisions are not genuine: number of the one (0: none) and the reason's code."""

    receipt_no: str
    number: int
    code: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One application with all that its decisions are judged by.

    Attributes:
        newest: the number of its newest revision, as its row says.
        revisions: the digest of each revision by its number, computed from its bytes.
        differing: the numbers of revisions whose row names another digest.
    """

    subject: Subject
    standing: Standing
    newest: int
    chain: Sequence[Kept]
    revisions: Mapping[int, str]
    differing: Sequence[int]

    def judge(self, authority: Authority, rules: Rules) -> tuple[list[Check], Flawed | None]:
        """The signatures to be checked, and the first flaw that shows without checking them."""
        checks, code = decision_signatures.prove(authority.store, self.subject, self.chain, self.revisions)
        receipt_no = self.subject.receipt_no
        if code:
            return checks, Flawed(receipt_no, len(checks) + 1, code)
        signed = [_signed(authority, kept) for kept in self.chain]
        known = [one for one in signed if one is not None]
        if len(known) < len(signed):
            return checks, Flawed(receipt_no, signed.index(None) + 1, "genuine_stranger")
        found = flaw(known, self.standing, rules)
        return checks, Flawed(receipt_no, found.number, found.code) if found else None


def gather(connection: Connection, app_ids: Sequence[int]) -> dict[int, Evidence]:
    """What these applications (at most `GROUP`) are judged by; one that does not exist is left out."""
    marks, ids = ",".join("?" * len(app_ids)), tuple(app_ids)
    cursor = connection.connection.cursor()
    rows = cursor.execute(_ROWS.format(marks), ids).fetchall()
    receipt_nos = {row[0]: row[1] for row in rows}
    revisions: dict[int, dict[int, str]] = {app_id: {} for app_id in receipt_nos}
    differing: dict[int, list[int]] = {app_id: [] for app_id in receipt_nos}
    for app_id, number, named, kind, *wide in cursor.execute(_REVISIONS.format(marks), ids):
        if app_id in receipt_nos:
            digest = revision_digest(receipt_nos[app_id], kind, number, tuple(wide))
            revisions[app_id][number] = digest
            if digest != named:
                differing[app_id].append(number)
    chains = decision_signatures.chains(connection, app_ids)
    files = decision_signatures.files(connection, app_ids)
    return {
        app_id: Evidence(
            Subject(receipt_no, received_at, files[app_id]),
            Standing(state, definition, max(newest, 0, *revisions[app_id])),
            newest,
            chains[app_id],
            revisions[app_id],
            differing[app_id],
        )
        for app_id, receipt_no, received_at, state, definition, newest in rows
    }


def _signed(authority: Authority, kept: Kept) -> Signed | None:
    """A decision with whose it is; None where its certificate did not count then."""
    signature, made = kept.signature, kept.decision
    if signature is None:
        return None
    day = made.at.astimezone().date().isoformat()
    one = authority.at(signature.certificate, signature.position + 1, day)
    if one is None:
        return None
    return Signed(made, Signature(one.login, one.role, one.decides), signature.definition)
