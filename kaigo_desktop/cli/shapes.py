"""The JSON shapes of the command line (a contract: scripts read them)."""

from collections.abc import Mapping, Sequence
from typing import Any

from kaigo_desktop.core.checklist import ChecklistItem
from kaigo_desktop.core.labels import labels
from kaigo_desktop.core.model import Application, Attachment, Problem, User, Values
from kaigo_desktop.flow.code_maps import Entry, Version
from kaigo_desktop.flow.desk import Case, Found, HandedOver, KeptLayout, Preview, Received
from kaigo_desktop.flow.readings import FieldReading, Said


def received(result: Received) -> dict[str, Any]:
    """`receive`: batch, an outcome per application or refused file, counts."""
    files = [
        {
            "path": file.path,
            "receipt_no": file.receipt_no,
            "outcome": file.outcome,
            "reason": file.reason,
            "message": file.message,
        }
        for file in result.files
    ]
    return {"batch": result.batch, "files": files, "counts": result.counts}


def found(result: Found) -> dict[str, Any]:
    """`find`: how many match, and the rows asked for."""
    rows = [
        {
            "receipt_no": row.receipt_no,
            "procedure": row.procedure,
            "state": row.state,
            "received_at": row.received_at,
            "name": row.name,
            "insured_no": row.insured_no,
            "due_on": row.due_on,
            "assignee": row.assignee,
        }
        for row in result.rows
    ]
    return {"total": result.total, "rows": rows}


def assigned(application: Application) -> dict[str, Any]:
    """`assign`: who works on an application, "" for nobody."""
    return {"receipt_no": application.receipt_no, "assignee": application.assignee}


def case(shown: Case, numbers: Mapping[str, str]) -> dict[str, Any]:
    """`show`: one application, individual numbers masked but for those revealed (path → number)."""
    application, procedure = shown.application, shown.procedure
    return {
        "receipt_no": application.receipt_no,
        "procedure": application.procedure,
        "procedure_title": procedure.title if procedure else application.procedure_title,
        "procedure_version": procedure.version if procedure else None,
        "state": application.state,
        "version": application.version,
        "received_at": application.received_at,
        "follows": application.follows,
        "layout": _read_by(shown.layout),
        "values": _with_numbers(shown.values, numbers),
        "labels": labels(procedure, shown.values, shown.codes) if procedure else {},
        "original": shown.original,
        "unmapped": [
            {
                "subject": item.subject,
                "label": item.label,
                "value": numbers.get(f"unmapped[{number}]", item.value),
            }
            for number, item in enumerate(shown.revision.unmapped)
        ],
        "problems": [_problem(problem) for problem in shown.problems],
        "attachments": [_attachment(kept) for kept in shown.attachments],
        "history": [
            {
                "at": entry.at.isoformat(),
                "actor": entry.actor,
                "action": entry.action,
                "comment": entry.comment,
                **({"letter": entry.letter} if entry.letter else {}),
            }
            for entry in shown.history
        ],
        "checklist": [check(item) for item in shown.checklist],
    }


def _with_numbers(values: Values, numbers: Mapping[str, str]) -> dict[str, Any]:
    """`values` with the revealed numbers in their places."""
    return {
        key: [
            {name: numbers.get(f"{key}[{at}].{name}", text) for name, text in row.items()}
            if isinstance(row, dict)
            else row
            for at, row in enumerate(value)
        ]
        if isinstance(value, list)
        else numbers.get(key, value)
        for key, value in values.items()
    }


def check(item: ChecklistItem) -> dict[str, Any]:
    """`checklist`, and in `show`: one point and its newest mark."""
    return {
        "key": item.key,
        "label": item.label,
        "help": item.help,
        "applies": item.applies,
        "done": item.done,
        "actor": item.actor,
        "at": item.at.isoformat() if item.at else None,
        "note": item.note,
        "outdated": item.outdated,
    }


def reading(one: FieldReading) -> dict[str, Any]:
    """`readings`: one field in every state; a state there is none of is null."""
    return {
        "field": one.path,
        "label": one.label,
        "received": _said(one.received),
        "stood": _said(one.stood),
        "resubmitted": _said(one.resubmitted),
        "current": _said(one.current),
        "differs": one.differs,
        "comparable": one.comparable,
    }


def _read_by(kept: KeptLayout | None) -> dict[str, Any] | None:
    if kept is None:
        return None
    layout = kept.layout
    return {"id": layout.id, "version": layout.version, "title": layout.title, "digest": kept.digest}


def user(account: User) -> dict[str, Any]:
    """`user list`: one account."""
    return {
        "login": account.login,
        "name": account.name,
        "role": account.role,
        "disabled": account.disabled,
        "valid_until": account.valid_until or None,
    }


def state(application: Application) -> dict[str, Any]:
    """`decide`, `edit`: where the application stands now."""
    return {"receipt_no": application.receipt_no, "state": application.state}


def handed_over(result: HandedOver) -> dict[str, Any]:
    """`hand-over`: the batch and its files, or what can't be written."""
    return {
        "batch": result.batch,
        "profile": result.profile,
        "count": result.count,
        "files": [{"name": name, "sha256": sha256, "rows": rows} for name, sha256, rows in result.files],
        "manifest": result.manifest,
        **_in_the_way(result),
    }


def preview(result: Preview) -> dict[str, Any]:
    """`hand-over --preview`: how many of each procedure wait, and what can't be written."""
    counts = result.counts
    return {
        "profile": result.profile,
        "count": sum(counts.values()),
        "procedures": counts,
        **_in_the_way(result),
    }


def code_map_version(version: Version) -> dict[str, Any]:
    """`codes list`: one version of a code map; the shipped one has no actor."""
    return {
        "id": version.code_map.id,
        "version": version.code_map.version,
        "title": version.code_map.title,
        "valid_from": version.code_map.valid_from,
        "valid_to": version.code_map.valid_to,
        "actor": version.actor,
        "at": version.at.isoformat() if version.at else None,
        "reason": version.reason,
    }


def code_map(versions: Sequence[Version], entries: Sequence[Entry]) -> dict[str, Any]:
    """`codes show`: every version, newest first, and the symbols of the one that counts."""
    codes = [
        {"list": entry.code_list, "symbol": entry.symbol, "label": entry.label, "code": entry.code}
        for entry in entries
    ]
    return {"versions": [code_map_version(version) for version in versions], "codes": codes}


def one_or_many(results: Sequence[dict[str, Any]]) -> dict[str, Any] | list[dict[str, Any]]:
    """A single result as itself, several as a list."""
    return results[0] if len(results) == 1 else list(results)


def _said(said: Said | None) -> dict[str, Any] | None:
    return {"value": said.value, "text": said.text, "raw": said.raw} if said else None


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "field": problem.field,
        "severity": problem.severity,
        "rule": problem.rule,
        "message": problem.message,
    }


def _attachment(kept: Attachment) -> dict[str, Any]:
    return {
        "name": kept.name,
        "role": kept.role,
        "media_type": kept.media_type,
        "size": kept.size,
        "sha256": kept.sha256,
        "submission": kept.submission,
    }


def _in_the_way(result: HandedOver | Preview) -> dict[str, Any]:
    """What stops a hand-over: characters that would be lost, symbols without a code."""
    return {
        "losses": [
            {"receipt_no": receipt_no, "field": field, "character": character}
            for receipt_no, field, character in result.losses
        ],
        "unmapped_codes": [
            {"receipt_no": receipt_no, "field": field, "symbol": symbol}
            for receipt_no, field, symbol in result.unmapped_codes
        ],
    }
