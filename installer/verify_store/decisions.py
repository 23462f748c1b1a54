"""Decisions: signatures, the right to take them, four eyes, and that applications stand where they led."""

from typing import Any

from canonical import Facts, canonical, sha
from certificates import decides
from evidence import Evidence
from ward_rules import HELD, is_no_step, permissions

MADE = ("at", "actor", "action", "from_state", "to_state", "revision", "comment", "override")
SIGNED = ("certificate", "audit_position", "audit_hash", "definition", "previous", "digest", "signature")
CHAIN = (
    "SELECT d.at, d.actor, d.action, d.from_state, d.to_state, d.revision, d.comment, d.override, l.content, "
    "s.certificate, s.audit_position, s.audit_hash, s.definition, s.previous, s.digest, s.signature "
    "FROM decision d LEFT JOIN decision_signature s ON s.decision = d.id "
    "LEFT JOIN correction_letter l ON l.decision = d.id WHERE d.application = ? ORDER BY d.id"
)
FILES = "SELECT id, sha256, kept_as, submission FROM attachment WHERE application = ? ORDER BY id"
MEMBERS = "SELECT hand_over, revision FROM hand_over_member WHERE application = ?"


def check_decisions(
    evidence: Evidence,
    application: int,
    subject: Facts,
    digests: dict[int, str],
    procedures: dict[str, Facts],
) -> None:
    """The decisions on one application, and that it was handed over as they say.

    `subject` is its row, `digests` its revisions by number, `procedures` what definitions say of theirs.

    Raises:
        KeyError: a workflow that is named is not among the ward's.
    """
    chain = _Chain(evidence, subject, digests, procedures, evidence.rows(FILES, application))
    for row in evidence.rows(CHAIN, application):
        made = dict(zip(MADE, row, strict=False))
        signed = dict(zip(SIGNED, row[len(MADE) + 1 :], strict=True))
        chain.follow(made, signed, row[len(MADE)] or "")
    chain.end()
    members = set(evidence.rows(MEMBERS, application))
    for batch, _ in sorted(chain.handed ^ members):
        evidence.tell("hand_over", f"{batch} {subject['receipt_no']}")


class _Chain:
    """The decisions on one application, one after the other."""

    def __init__(
        self,
        evidence: Evidence,
        subject: Facts,
        digests: dict[int, str],
        procedures: dict[str, Facts],
        files: list[Any],
    ) -> None:
        self._evidence, self._subject, self._digests = evidence, subject, digests
        self._procedures, self._files = procedures, files
        self._count, self._wrong = 0, False
        self._stands = self._submitter = self._previous = ""
        self._last: tuple[str, int, str] | None = None  # its place, revision and definition
        self.handed: set[tuple[str, int]] = set()

    def follow(self, made: Facts, signed: Facts, letter: str) -> None:
        """Look at the next decision; after a wrong one no other can be right."""
        self._count += 1
        if made["action"] == "hand-over":
            self.handed.add((made["comment"], made["revision"]))
        if self._wrong:
            return
        place = f"{self._subject['receipt_no']} {self._count} {made['action']}"
        facts = self._facts(made, signed, letter)
        trust = self._evidence.trust
        one = trust.at(signed["certificate"] or "", (signed["audit_position"] or 0) + 1, made["at"])
        message = b"kaigo decision\0" + canonical([trust.store, facts])
        self._wrong = not self._may(one, made, signed) or sha(message) != signed["digest"]
        if self._wrong or not trust.holds(one, "decision", facts, signed["signature"]):
            self._evidence.tell("decision", place)
        self._stands, self._previous = made["to_state"], signed["digest"]
        self._last = (place, made["revision"], signed["definition"])
        if made["action"] in {"submit", "return", "revise"}:
            self._submitter = made["actor"] if made["action"] == "submit" else ""

    def _facts(self, made: Facts, signed: Facts, letter: str) -> Facts:
        # what a decision's signature is over
        revision = made["revision"]
        return {
            "receipt_no": self._subject["receipt_no"],
            "received_at": self._subject["received_at"],
            "definition": signed["definition"],
            "revision": [revision, self._digests.get(revision)],
            "attachments": [list(told) for *told, came in self._files if came <= revision],
            "action": made["action"],
            "from": made["from_state"],
            "to": made["to_state"],
            "actor": made["actor"],
            "at": made["at"],
            "comment": made["comment"],
            "override": made["override"],
            "letter": sha(letter.encode()) if letter else "",
            "audit": [signed["audit_position"], signed["audit_hash"]],
            "previous": signed["previous"],
        }

    def _may(self, one: Facts | None, made: Facts, signed: Facts) -> bool:
        # whether whoever signed acted, after the decision before, and might take this step
        procedure = self._procedures.get(signed["definition"], {})
        rules = self._evidence.rules
        flow = rules.flow(procedure)
        if one is None or (signed["previous"], made["actor"]) != (self._previous, one["login"]):
            return False
        if not decides(one) or is_no_step(flow, made, self._stands, self._submitter):
            return False
        needs = permissions(flow, made)
        return all(rules.may(one["role"], needed, procedure.get("id", "")) for needed in needs)

    def end(self) -> None:
        """That the application stands where the last decision led, on what it was made on."""
        subject, newest = self._subject, max(self._subject["revision"], 0, *self._digests)
        flow = self._evidence.rules.flow(self._procedures.get(subject["definition"], {}))
        edited = any(state["id"] == subject["state"] and state.get("editable") for state in flow["states"])
        if self._last is None:
            if subject["state"] not in {flow["initial"], HELD}:
                self._evidence.tell("decision", f"{subject['receipt_no']} 0")
            return
        place, revision, definition = self._last
        elsewhere = (self._stands, definition) != (subject["state"], subject["definition"])
        if not self._wrong and (elsewhere or (not edited and revision != newest)):
            self._evidence.tell("decision", place)
