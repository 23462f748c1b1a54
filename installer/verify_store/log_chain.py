"""The log: every entry against the chain and its heads, and what it says of decisions and hand-overs."""

import json
from typing import Any

from canonical import Facts, canonical, sha
from evidence import Evidence
from log_heads import Heads, span

GENESIS = sha(b"kaigo audit log")
NAMES = ("id", "at", "actor", "action", "receipt_no", "detail")
ENTRIES = "SELECT id, at, actor, action, receipt_no, detail, hash FROM audit ORDER BY id"
HEADS = "SELECT position, certificate, signature FROM audit_head ORDER BY position"
DECIDED = (
    "SELECT s.audit_position + 1, s.audit_hash, s.digest, d.actor, d.action, d.at, a.receipt_no "
    "FROM decision_signature s JOIN decision d ON d.id = s.decision "
    "JOIN application a ON a.id = d.application"
)
"""Decisions by the entry they say tells of them, each with the hash before it."""
FILES = "SELECT name, sha256, rows FROM hand_over_file WHERE hand_over = ? ORDER BY position"
MANIFEST = "SELECT content FROM hand_over_manifest WHERE hand_over = ?"
MAPS = "SELECT map, digest FROM hand_over_code_map WHERE hand_over = ?"


def check_log(evidence: Evidence) -> None:
    """The chain, its signed heads, and what it says of decisions and hand-overs.

    Raises:
        ValueError: the detail of an entry is no JSON, or a hash none.
    """
    heads = Heads(evidence.trust, evidence.rows(HEADS))
    decided = {row[0]: row[1:] for row in evidence.rows(DECIDED)}
    last, before = 0, GENESIS
    for row in evidence.each(ENTRIES):
        number, at, actor, action, receipt_no, detail, own = row
        if number > last + 1:
            evidence.tell("audit", span(last + 1, number - 1))
        elif own != sha(bytes.fromhex(before) + canonical(dict(zip(NAMES, row, strict=False)))):
            evidence.tell("audit", number)
        told, stood = json.loads(detail), before if number == last + 1 else ""
        entry = (told.get("decision", ""), actor, action, at, receipt_no)
        _decision(evidence, decided.pop(number, None), number, stood, entry)
        if action == "hand_over_batch":
            _hand_over(evidence, told, number)
        if place := heads.go_by(number, at, actor, own):
            evidence.tell("audit", place)
        last, before = number, own
    for number, kept in decided.items():
        _decision(evidence, kept, number, "", ("", "", "", "", ""))
    for place in heads.end(last):
        evidence.tell("audit", place)


def _decision(evidence: Evidence, kept: Any, number: int, before: str, told: tuple[Any, ...]) -> None:
    # an entry of the log beside the decision that says it stands there
    if kept is not None and kept != (before, *told):
        evidence.tell("decision", f"{kept[5]} {kept[3]} ({number})")
    elif kept is None and told[0]:
        evidence.tell("decision", f"{told[4]} {told[2]} ({number})")


def _hand_over(evidence: Evidence, told: Facts, number: int) -> None:
    batch = told.get("batch", "")
    (content,), *_ = evidence.rows(MANIFEST, batch) or [[b"{}"]]
    maps = dict(evidence.rows(MAPS, batch))
    named = [(one["name"], one["sha256"], one["rows"]) for one in json.loads(content).get("files", [])]
    stands = (sha(content), sha(canonical(maps)), named)
    if stands != (told.get("manifest"), told.get("maps"), evidence.rows(FILES, batch)):
        evidence.tell("hand_over", f"{batch} ({number})")
