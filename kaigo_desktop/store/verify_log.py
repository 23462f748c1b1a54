"""The audit log, entry by entry: the chain, who signed it, and what it says of decisions and hand-overs.

One pass over four tables in the order of the log; nothing is held but what stands between two heads.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from kaigo_desktop.store import audit, audit_heads, canonical, log_contents, manifests, signing
from kaigo_desktop.store.audit import Link
from kaigo_desktop.store.authority import Authority, Check, Crew
from kaigo_desktop.store.findings import Findings, span

_HEADS = "SELECT position, certificate, signature FROM audit_head ORDER BY position"
_DECISIONS = (
    "SELECT s.audit_position + 1, s.audit_hash, s.digest, d.actor, d.action, d.at, a.receipt_no "
    "FROM decision_signature AS s JOIN decision AS d ON d.id = s.decision "
    "JOIN application AS a ON a.id = d.application ORDER BY s.audit_position"
)
_BATCH_FILES = "SELECT name, sha256, rows FROM hand_over_file WHERE hand_over = ? ORDER BY position"
_BATCH_MAPS = "SELECT map, digest FROM hand_over_code_map WHERE hand_over = ?"
_DECIDES = '"decision":"'


class _Head(NamedTuple):
    """A signed head; `_END` stands after the last."""

    position: int
    certificate: str
    signature: str


class _Decided(NamedTuple):
    """What the log must say at `position` of a decision."""

    position: int
    before: str
    digest: str
    actor: str
    action: str
    at: str
    receipt_no: str


_Span = tuple[int, int, int]
"""Where the run of heads began that one person signed before a head, and the first and last entry it is over.
Whoever signed the run could have changed all of it with their own key; the head after it then fails."""

_NEVER = 1 << 62
_END = _Head(_NEVER, "", "")
_NO_DECISION = _Decided(_NEVER, "", "", "", "", "", "")


def check_log(connection: Connection, authority: Authority, findings: Findings) -> None:
    """Check the whole log; every fault is told with the numbers of the entries it concerns."""
    with Crew[_Span](authority) as crew:
        run = _Run(connection, authority, findings, crew)
        for link in audit.links(connection):
            run.entry(link)
        run.end()
        for first, last, code in _told(crew.failed()):
            findings.found("audit", span(first, last), code)


class _Run:
    """A pass over the log: where it stands, and who acted since the last head."""

    def __init__(
        self,
        connection: Connection,
        authority: Authority,
        findings: Findings,
        crew: Crew[_Span],
    ) -> None:
        self._connection = connection
        self._authority, self._findings, self._crew = authority, findings, crew
        self._heads = _read(connection, _HEADS, _Head)
        self._decisions = _read(connection, _DECISIONS, _Decided)
        self._head = next(self._heads, _END)
        self._decided = next(self._decisions, _NO_DECISION)
        self._last = self._signed_to = 0
        self._actors: set[str] = set()
        self._run = ("", 1)

    def entry(self, link: Link) -> None:
        """Look at the next entry."""
        self._findings.count("audit")
        if link.id > self._last + 1:
            self._findings.found("audit", span(self._last + 1, link.id - 1), "verify_audit_missing")
        if not link.holds:
            self._findings.found("audit", str(link.id), "verify_audit")
        self._last = link.id
        self._meet_decisions(link)
        if link.action == "hand_over_batch":
            self._meet_hand_over(link)
        while self._head.position < link.id:  # the entry it is of is missing, which was told
            self._next_head(self._head.position)
        self._actors.add(link.actor)
        if self._head.position == link.id:
            self._meet_head(link)

    def end(self) -> None:
        """Look at what heads and decisions know of that the log does not say."""
        known = max(self._last_head(), self._last)
        if known > self._last:
            self._findings.found("audit", span(self._last + 1, known), "verify_audit_cut")
        elif self._signed_to < self._last:
            first = self._run[1] if self._run[0] not in self._actors else self._signed_to + 1
            self._findings.found("audit", span(first, self._last), "verify_audit_unsigned")
        while self._decided is not _NO_DECISION:
            self._lost_decision()

    def _last_head(self) -> int:
        last = 0
        while self._head is not _END:
            last = self._head.position
            self._next_head(last)
        return last

    def _meet_head(self, link: Link) -> None:
        """Have the head over the newest entries checked: all must be its own signer's."""
        head, first = self._head, self._signed_to + 1
        one = self._authority.at(head.certificate, head.position, link.at)
        signer, begun = self._run
        if one is None:
            self._findings.found("audit", span(first, link.id), "verify_audit_stranger")
        elif self._actors != {one.login}:
            first = begun if signer == one.login else first
            self._findings.found("audit", span(first, link.id), "verify_audit_actor")
        else:
            facts = audit_heads.facts(link.id, link.hash)
            signed = signing.message(self._authority.store, audit_heads.KIND, facts)
            self._crew.check((begun, first, link.id), Check(head.certificate, head.signature, signed))
            if signer != one.login:
                self._run = (one.login, first)
        self._findings.count("audit_heads")
        self._next_head(link.id)

    def _next_head(self, signed_to: int) -> None:
        self._signed_to = signed_to
        self._actors = set()
        self._head = next(self._heads, _END)

    def _meet_decisions(self, link: Link) -> None:
        """Compare the entry with the decision that says it stands here."""
        while self._decided.position < link.id:
            self._lost_decision()
        told = ""
        if _DECIDES in link.detail:
            told = str(_detail(link).get("decision", ""))
        made = self._decided
        if made.position > link.id:
            if told:
                where = f"{link.receipt_no} {link.action} ({link.id})"
                self._findings.found("decision", where, "verify_decision_missing")
            return
        says = (link.before, told, link.actor, link.action, link.at, link.receipt_no)
        if says != made[1:]:
            where = f"{made.receipt_no} {made.action} ({link.id})"
            self._findings.found("decision", where, "genuine_log")
        self._decided = next(self._decisions, _NO_DECISION)

    def _lost_decision(self) -> None:
        made = self._decided
        where = f"{made.receipt_no} {made.action} ({made.position})"
        self._findings.found("decision", where, "genuine_log")
        self._decided = next(self._decisions, _NO_DECISION)

    def _meet_hand_over(self, link: Link) -> None:
        """Compare the entry of a hand-over with its manifest and code maps, and with the files kept."""
        told = _detail(link)
        batch = str(told.get("batch", ""))
        cursor = self._connection.connection.cursor()
        files = cursor.execute(_BATCH_FILES, (batch,)).fetchall()
        maps = log_contents.maps(dict(cursor.execute(_BATCH_MAPS, (batch,)).fetchall()))
        manifest = manifests.of(self._connection, batch)
        named = (canonical.digest(manifest), maps) == (told.get("manifest"), told.get("maps"))
        if not named or list(manifests.files_of(manifest)) != files:
            self._findings.found("hand_over", f"{batch} ({link.id})", "verify_hand_over_files")


def _read(connection: Connection, sql: str, kind: Any) -> Iterator[Any]:
    return (kind(*row) for row in connection.connection.cursor().execute(sql))


def _detail(link: Link) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(link.detail)
    except msgspec.DecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def _told(failed: list[_Span]) -> Iterator[tuple[int, int, str]]:
    """Where the log was changed: first and last entry, and the code.

    What follows a failing head without a gap hangs on the same change and is told as one.
    """
    after: list[int] = []
    for begun, first, last in failed:
        if after and first == after[-1] + 1:
            after.append(last)
            continue
        if len(after) > 1:
            yield after[0] + 1, after[-1], "verify_audit_after"
        yield begun, last, "verify_audit_head"
        after = [last]
    if len(after) > 1:
        yield after[0] + 1, after[-1], "verify_audit_after"
