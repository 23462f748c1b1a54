"""Whether what is about to be handed over was approved (連携前の確認): nothing leaves on somebody's word.

For every member: each decision up to the approval, by `proofs`. For the log: from the first approval on,
entry by entry, that it tells of these decisions and of no other on the members; what lies between approvals
is held by the hash each of them signed, what follows the last one by the signed heads above it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from kaigo_desktop.core.genuine import Rules, Standing
from kaigo_desktop.store import audit, audit_heads, signing, times
from kaigo_desktop.store.audit import Link
from kaigo_desktop.store.authority import Authority, Check, Crew
from kaigo_desktop.store.decision_signatures import Kept
from kaigo_desktop.store.hand_overs import Member
from kaigo_desktop.store.proofs import GROUP, Evidence, Flawed, gather

_HEADS = "SELECT position, certificate, signature FROM audit_head WHERE position > ? ORDER BY position"
_DECIDES = '"decision":"'
_HAND_OVER, _APPROVED = "hand-over", "approved"

_Expected = dict[int, tuple[str, str, str, str, str, str]]
"""Entry of the log → what it must say: the hash before it, digest, actor, action, moment, 受付番号."""


def _unheard() -> None:
    """Nobody is told."""


def first_flaw(  # noqa: PLR0917 - what is proven, by whom, and whom to tell
    connection: Connection,
    authority: Authority,
    rules: Rules,
    members: Sequence[Member],
    batch: str = "",
    told: Callable[[], None] = _unheard,
) -> Flawed | None:
    """The first member that was not genuinely approved; None when all were.

    Args:
        connection: within the transaction that hands over.
        authority: whose signatures count.
        rules: what roles may do.
        members: the applications, at the revision and by the definition they are handed over.
        batch: the earlier hand-over they are written for again, as they were then.
        told: called for each member; what it raises ends the proof.
    """
    expected: _Expected = {}
    receipt_nos: set[str] = set()
    first = last = 0
    with Crew[Flawed](authority) as crew:
        for member, evidence in _evidence(connection, members, batch):
            told()
            if evidence is None:
                return Flawed(str(member.application), 0, "genuine_missing")
            checks, flawed = evidence.judge(authority, rules)
            if flawed or member.revision != evidence.standing.revision:
                return flawed or Flawed(evidence.subject.receipt_no, 0, "genuine_revision")
            for number, check in enumerate(checks, 1):
                crew.check(Flawed(evidence.subject.receipt_no, number, "genuine_forged"), check)
            receipt_nos.add(evidence.subject.receipt_no)
            expected |= _entries(evidence)
            position = _position(evidence.chain[-1])
            first, last = min(first or position, position), max(last, position + 1)
        flaws = crew.failed()
    if flaws:
        return flaws[0]
    for position in [each for each in expected if each <= first]:
        del expected[position]
    flawed = _flaw_in_log(connection, expected, receipt_nos, first, last if batch else 0)
    if flawed is None and not batch:
        flawed = _flaw_after(connection, authority, last)
    if flawed is not None:
        return flawed._replace(receipt_no=flawed.receipt_no or min(receipt_nos))
    while receipt_nos:  # one by one: the window waits for Python's lock while so many are let go at once
        receipt_nos.pop()
    return None


def _evidence(
    connection: Connection, members: Sequence[Member], batch: str
) -> Iterator[tuple[Member, Evidence | None]]:
    for at in range(0, len(members), GROUP):
        part = members[at : at + GROUP]
        found = gather(connection, [member.application for member in part])
        for member in part:
            evidence = found.get(member.application)
            yield member, _as_it_was(evidence, member, batch) if evidence and batch else evidence


def _as_it_was(evidence: Evidence, member: Member, batch: str) -> Evidence | None:
    """The decisions up to the hand-over of `batch`, and the row as it stood then."""
    for number, kept in enumerate(evidence.chain):
        if (kept.decision.action, kept.decision.comment) == (_HAND_OVER, batch):
            standing = Standing(_APPROVED, member.definition, member.revision)
            return replace(evidence, chain=evidence.chain[:number], standing=standing)
    return None


def _entries(evidence: Evidence) -> _Expected:
    receipt_no = evidence.subject.receipt_no
    return {
        kept.signature.position + 1: (
            kept.signature.hash,
            kept.signature.digest,
            kept.decision.actor,
            kept.decision.action,
            times.to_text(kept.decision.at),
            receipt_no,
        )
        for kept in evidence.chain
        if kept.signature is not None
    }


def _position(kept: Kept) -> int:
    assert kept.signature is not None  # noqa: S101 - a chain with an unsigned decision did not come so far
    return kept.signature.position


def _flaw_in_log(
    connection: Connection, expected: _Expected, receipt_nos: set[str], after: int, until: int
) -> Flawed | None:
    """The first entry above `after` (up to `until`, 0: to the end) that does not fit the decisions."""
    number = after
    for link in audit.links(connection, after):
        if until and link.id > until:
            break
        if link.id != number + 1 or not link.holds:
            return Flawed("", link.id, "genuine_log_broken")
        number = link.id
        says = expected.pop(link.id, None)
        decides = _DECIDES in link.detail
        if says is not None and (not decides or says != _told(link)):
            return Flawed(says[-1], 0, "genuine_log")
        if says is None and decides and not until and link.receipt_no in receipt_nos:
            return Flawed(link.receipt_no, 0, "genuine_log")
    return Flawed(next(iter(expected.values()))[-1], 0, "genuine_log") if expected else None


def _told(link: Link) -> tuple[str, str, str, str, str, str]:
    digest = link.detail.partition(_DECIDES)[2].partition('"')[0]
    return link.before, digest, link.actor, link.action, link.at, link.receipt_no


def _flaw_after(connection: Connection, authority: Authority, after: int) -> Flawed | None:
    """Whether everybody signed what they did from entry `after` on: no other wrote any of it."""
    heads = connection.connection.cursor().execute(_HEADS, (after - 1,))
    head = next(heads, None)
    actors: set[str] = set()
    with Crew[Flawed](authority) as crew:
        for link in audit.links(connection, after - 1):
            actors.add(link.actor)
            if head is None or head[0] > link.id:
                continue
            one = authority.at(head[1], link.id, link.at)
            if one is None or actors != {one.login} or head[0] < link.id:
                return Flawed("", link.id, "genuine_log_broken")
            facts = audit_heads.facts(link.id, link.hash)
            signed = signing.message(authority.store, audit_heads.KIND, facts)
            crew.check(Flawed("", link.id, "genuine_log_broken"), Check(head[1], head[2], signed))
            actors = set()
            head = next(heads, None)
        flaws = crew.failed()
    return flaws[0] if flaws else Flawed("", after, "genuine_log_broken") if actors else None
