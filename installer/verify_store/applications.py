"""Applications: their revisions, and what the log told of them when they were made."""

import json
from itertools import zip_longest

from canonical import Facts, canonical, sha
from decisions import check_decisions
from evidence import Evidence

SUBJECT = ("receipt_no", "received_at", "state", "definition", "revision", "procedure", "procedure_title")
APPLICATIONS = (
    "SELECT id, receipt_no, received_at, state, definition, revision, procedure, procedure_title "
    "FROM application ORDER BY id"
)
DEFINITIONS = "SELECT digest, content FROM definition"
REVISIONS = (
    "SELECT number, digest, kind, entries, original, unmapped "
    "FROM revision WHERE application = ? ORDER BY number"
)
MADE = (
    "SELECT number, kind, made_at, actor, reason, submission "
    "FROM revision WHERE application = ? ORDER BY number"
)
SUBMITTED = (
    "SELECT name, role, sha256, kept_as FROM attachment WHERE application = ? AND submission = ? ORDER BY id"
)
READ_BY = "SELECT digest FROM layout_reading WHERE application = ? AND revision = ?"
TOLD = "SELECT actor, detail FROM audit WHERE receipt_no = ? AND detail LIKE ? ORDER BY id"
TELLS = '%"content":"%'
VANISHED = (
    "SELECT DISTINCT receipt_no FROM audit WHERE action = 'receive' "
    "AND receipt_no NOT IN (SELECT receipt_no FROM application)"
)


def check_applications(evidence: Evidence) -> None:
    """Every application: revisions, what the log tells of them, decisions, hand-overs; and those taken away.

    Raises:
        ValueError: a definition, or what the log tells of a revision, is no JSON.
        KeyError: a workflow that is named is not among the ward's.
    """
    procedures: dict[str, Facts] = {
        digest: json.loads(content)["procedure"] if sha(content) == digest else {}
        for digest, content in evidence.rows(DEFINITIONS)
    }
    for application, *row in evidence.rows(APPLICATIONS):
        subject = dict(zip(SUBJECT, row, strict=True))
        digests, differing = _revisions(evidence, application, subject["receipt_no"])
        if not digests or list(digests) != list(range(1, subject["revision"] + 1)):
            evidence.tell("application", subject["receipt_no"])
        else:
            _told(evidence, application, subject, digests, differing)
        check_decisions(evidence, application, subject, digests, procedures)
    for (receipt_no,) in evidence.rows(VANISHED):
        evidence.tell("application", receipt_no)


def _revisions(evidence: Evidence, application: int, receipt_no: str) -> tuple[dict[int, str], set[int]]:
    # the digest of every revision as its contents stand, and the numbers of those that differ from its name
    digests: dict[int, str] = {}
    differing = set()
    for number, named, kind, values, original, unmapped in evidence.rows(REVISIONS, application):
        head = canonical({"kind": kind, "number": number})[:-1]
        digests[number] = sha(
            head
            + b',"original":%b,"receipt_no":%b,"unmapped":%b,"values":%b}'
            % (original, canonical(receipt_no), unmapped, values)
        )
        if digests[number] != named:
            differing.add(number)
            evidence.tell("revision", f"{receipt_no} {number}")
    return digests, differing


def _told(
    evidence: Evidence, application: int, subject: Facts, digests: dict[int, str], differing: set[int]
) -> None:
    # every revision, its files and what it is read by, against what the log told when it was made
    receipt_no, kept, newest = subject["receipt_no"], [], 0
    entries = [(actor, json.loads(detail)) for actor, detail in evidence.rows(TOLD, receipt_no, TELLS)]
    told = [(actor, detail.get("content"), detail.get("form", "")) for actor, detail in entries]
    read_by = [subject[name] for name in ("definition", "procedure", "procedure_title", "received_at")]
    for number, kind, *made in evidence.rows(MADE, application):
        files, form = evidence.rows(SUBMITTED, application, number), ""
        if kind in {"received", "resubmitted"}:
            (layout,), *_ = evidence.rows(READ_BY, application, number) or [[""]]
            newest, form = number, sha(canonical([*read_by, layout]))
        kept.append((made[1], sha(canonical([[digests[number], *made], files])), form))
    for number, (said, stands) in enumerate(zip_longest(told, kept, fillvalue=("", "", "")), 1):
        if said[:2] != stands[:2] and number not in differing:
            evidence.tell("revision", f"{receipt_no} {number}")
    if 0 < newest <= min(len(told), len(kept)) and told[newest - 1][2] != kept[newest - 1][2]:
        evidence.tell("application", receipt_no)
