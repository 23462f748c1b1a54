"""Contents against the log (内容の照合): values nobody decided on yet, code maps, layouts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

import msgspec
from sqlalchemy import Connection

from kaigo_desktop.store import log_contents
from kaigo_desktop.store.findings import Findings
from kaigo_desktop.store.log_contents import File
from kaigo_desktop.store.proofs import Evidence

_TOLD = (
    "SELECT receipt_no, actor, detail FROM audit WHERE receipt_no IN ({}) "
    """AND detail LIKE '%"content":"%' ORDER BY id"""
)
_REVISIONS = (
    "SELECT application, number, kind, made_at, actor, reason, submission FROM revision "
    "WHERE application IN ({}) ORDER BY application, number"
)
_FILES = (
    "SELECT application, submission, name, role, sha256, kept_as FROM attachment "
    "WHERE application IN ({}) ORDER BY id"
)
_LAYOUTS = "SELECT application, revision, digest FROM layout_reading WHERE application IN ({})"
_READ_BY = "SELECT id, definition, procedure, procedure_title, received_at FROM application WHERE id IN ({})"
_GONE = (
    "SELECT DISTINCT receipt_no FROM audit WHERE action = 'receive' "
    "AND receipt_no NOT IN (SELECT receipt_no FROM application) ORDER BY receipt_no"
)
_ENTRIES = "SELECT actor, detail FROM audit WHERE action = ? ORDER BY id"
_SETTINGS = (
    ("code_map", "verify_code_map_log", "map", "code_map_change",
     "SELECT map, version, digest, actor, at, reason FROM code_map WHERE actor <> ''"),
    ("layout", "verify_layout_log", "layout", "layout_save",
     "SELECT layout, version, digest, actor, at, reason FROM layout WHERE actor <> ''"),
    ("layout", "verify_layout_log", "layout", "layout_withdraw",
     "SELECT layout, version, '', actor, at, reason FROM layout_withdrawal"),
)  # fmt: skip
"""What is told by which sentence; the detail its id stands in, the action that makes it, and the rows."""

_Made = tuple[str, str, object]
"""Id and version of a code map or layout, who made it, and the digest the log tells of it."""

_SUBMITTED = ("received", "resubmitted")

_Told = tuple[str, str, str]
"""Who made a revision, the digest of it, and that of what it is read by ("" for an edit)."""


def check_told(connection: Connection, group: Mapping[int, Evidence], findings: Findings) -> None:
    """Compare the revisions of applications with what the log told when each was made.

    What is wrong by itself already (`Evidence.differing`, missing numbers) is not told once more.
    """
    ids = tuple(group)
    numbers = [evidence.subject.receipt_no for evidence in group.values()]
    logged: dict[str, list[_Told]] = {receipt_no: [] for receipt_no in numbers}
    for receipt_no, actor, text in _rows(connection, _TOLD, numbers):
        detail = _detail(text)
        logged[receipt_no].append((actor, str(detail.get("content")), str(detail.get("form", ""))))
    kept = _kept(connection, ids, group)
    for app_id, evidence in group.items():
        receipt_no = evidence.subject.receipt_no
        if list(evidence.revisions) != list(range(1, evidence.newest + 1)):
            continue
        told, found = logged[receipt_no], kept[app_id]
        for number, (said, stands) in enumerate(zip_longest(told, found, fillvalue=("", "", "")), 1):
            if said[:2] != stands[:2] and number not in evidence.differing:
                findings.found("revision", f"{receipt_no} {number}", "verify_revision_log")
        submitted = [number for number, one in enumerate(found) if one[2]]
        newest = submitted[-1] if submitted else 0
        if newest < min(len(told), len(found)) and told[newest][2] != found[newest][2]:
            findings.found("application", receipt_no, "verify_application_log")


def check_gone(connection: Connection, findings: Findings) -> None:
    """That every application the log tells of is there."""
    for (receipt_no,) in connection.connection.cursor().execute(_GONE):
        findings.found("application", receipt_no, "verify_application_gone")


def check_settings(connection: Connection, findings: Findings) -> None:
    """That code maps and layouts of the ward are those the log tells of, no more and no fewer."""
    cursor = connection.connection.cursor()
    for what, message, key, action, sql in _SETTINGS:
        entries = [(actor, _detail(text)) for actor, text in cursor.execute(_ENTRIES, (action,)).fetchall()]
        told: Counter[_Made] = Counter(
            (f"{said.get(key)} {said.get('version')}", actor, said.get("content")) for actor, said in entries
        )
        rows = cursor.execute(sql).fetchall()
        kept: Counter[_Made] = Counter(
            (f"{row[0]} {row[1]}", row[3], log_contents.setting(row)) for row in rows
        )
        differing = {where for where, _, _ in (told - kept) + (kept - told)}
        for where in sorted(differing):
            findings.found(what, where, message)


def _kept(
    connection: Connection, ids: Sequence[int], group: Mapping[int, Evidence]
) -> dict[int, list[_Told]]:
    """What the log must say of each revision as it is kept."""
    files: dict[tuple[int, int], list[File]] = {}
    for app_id, number, *file in _rows(connection, _FILES, ids):
        files.setdefault((app_id, number), []).append((file[0], file[1], file[2], file[3]))
    layouts = {(app_id, number): digest for app_id, number, digest in _rows(connection, _LAYOUTS, ids)}
    rows = {app_id: row for app_id, *row in _rows(connection, _READ_BY, ids)}
    found: dict[int, list[_Told]] = {app_id: [] for app_id in ids}
    for app_id, number, kind, *texts in _rows(connection, _REVISIONS, ids):
        told = (group[app_id].revisions[number], *texts)
        definition, procedure, title, received_at = rows[app_id]
        layout = layouts.get((app_id, number), "")
        read_by = log_contents.form(definition, procedure, title, received_at, layout)
        digest = log_contents.content(told, files.get((app_id, number), ()))
        found[app_id].append((texts[1], digest, read_by if kind in _SUBMITTED else ""))
    return found


def _rows(connection: Connection, sql: str, names: Sequence[object]) -> list[Any]:
    marks = ",".join("?" * len(names))
    return list(connection.connection.cursor().execute(sql.format(marks), tuple(names)))


def _detail(text: str) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return {}
    return found if isinstance(found, dict) else {}
