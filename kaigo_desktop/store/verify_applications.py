"""Applications one by one: revisions, signed decisions, and the hand-overs they went out with."""

from collections.abc import Iterator

from sqlalchemy import Connection

from kaigo_desktop.core.genuine import Rules
from kaigo_desktop.store.authority import Authority, Crew
from kaigo_desktop.store.findings import Findings
from kaigo_desktop.store.proofs import GROUP, Evidence, gather
from kaigo_desktop.store.verify_contents import check_gone, check_told

_IDS = "SELECT id FROM application WHERE id > ? ORDER BY id LIMIT ?"
_MEMBERS = (
    "SELECT application, hand_over, revision FROM hand_over_member WHERE application IN ({}) "
    "ORDER BY application, hand_over"
)
_HAND_OVER = "hand-over"


def check_applications(
    connection: Connection, authority: Authority, rules: Rules, findings: Findings
) -> None:
    """Check every application; a fault of one does not stop the check of the others."""
    with Crew[str](authority) as crew:
        for app_ids in _groups(connection):
            members, group = _members(connection, app_ids), _gathered(connection, app_ids, findings)
            check_told(connection, group, findings)
            for app_id, evidence in group.items():
                findings.count("applications")
                _check_revisions(evidence, findings)
                _check_decisions(evidence, authority, rules, crew, findings)
                _check_hand_overs(evidence, members[app_id], findings)
        for where in crew.failed():
            findings.found("decision", where, "genuine_forged")
    check_gone(connection, findings)


def _groups(connection: Connection) -> Iterator[list[int]]:
    last, cursor = 0, connection.connection.cursor()
    while ids := [row[0] for row in cursor.execute(_IDS, (last, GROUP))]:
        yield ids
        last = ids[-1]


def _gathered(connection: Connection, app_ids: list[int], findings: Findings) -> dict[int, Evidence]:
    """What these applications are judged by; one whose rows can't be read at all is told."""
    try:
        return gather(connection, app_ids)
    except ValueError:
        if len(app_ids) == 1:
            findings.found("application", f"id {app_ids[0]}", "verify_application")
            return {}
    return {
        name: found for app_id in app_ids for name, found in _gathered(connection, [app_id], findings).items()
    }


def _check_revisions(evidence: Evidence, findings: Findings) -> None:
    """That every revision is what its digest says, and that they count without a gap up to the row's."""
    receipt_no, numbers = evidence.subject.receipt_no, list(evidence.revisions)
    findings.count("revisions", len(numbers))
    for number in evidence.differing:
        findings.found("revision", f"{receipt_no} {number}", "verify_revision")
    if not numbers or numbers != list(range(1, evidence.newest + 1)):
        findings.found("application", receipt_no, "verify_application")


def _check_decisions(
    evidence: Evidence, authority: Authority, rules: Rules, crew: Crew[str], findings: Findings
) -> None:
    findings.count("decisions", len(evidence.chain))
    checks, flawed = evidence.judge(authority, rules)
    for number, check in enumerate(checks, 1):
        crew.check(_place(evidence, number), check)
    if flawed:
        findings.found("decision", _place(evidence, flawed.number), flawed.code)


def _place(evidence: Evidence, number: int) -> str:
    """Where a decision stands: 受付番号, its number, its action."""
    action = evidence.chain[number - 1].decision.action if 0 < number <= len(evidence.chain) else ""
    return f"{evidence.subject.receipt_no} {number} {action}".rstrip()


def _check_hand_overs(evidence: Evidence, members: set[tuple[str, int]], findings: Findings) -> None:
    """That it went out with exactly the hand-overs its decisions name, at the revision they name."""
    made = [kept.decision for kept in evidence.chain]
    decided = {(one.comment, one.revision) for one in made if one.action == _HAND_OVER}
    for batch, _ in sorted(decided ^ members):
        findings.found("hand_over", f"{batch} {evidence.subject.receipt_no}", "verify_hand_over")


def _members(connection: Connection, app_ids: list[int]) -> dict[int, set[tuple[str, int]]]:
    found: dict[int, set[tuple[str, int]]] = {app_id: set() for app_id in app_ids}
    cursor = connection.connection.cursor()
    for app_id, batch, revision in cursor.execute(
        _MEMBERS.format(",".join("?" * len(app_ids))), tuple(app_ids)
    ):
        found[app_id].add((batch, revision))
    return found
