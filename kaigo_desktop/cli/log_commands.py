"""The commands of the audit log: `audit …`, and `user address` for what it is compared with."""

import argparse
from collections.abc import Sequence
from typing import Any

from kaigo_desktop.cli.terminal import put_json, say, secret
from kaigo_desktop.flow import analyse_log, read_log
from kaigo_desktop.flow.analyse_log import MonthOfLog, Review
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.log_words import LogWords, log_words
from kaigo_desktop.flow.read_log import Entry, LogQuery
from kaigo_desktop.flow.staff_address import set_staff_address

DONE = 0


def audit_list(desk: Desk, arguments: argparse.Namespace) -> int:
    """`audit list`: the newest entries that were asked for, and how many there are in all."""
    query, words = _query(arguments), log_words(desk)
    numbers = read_log.ids(desk, query)
    found = read_log.rows(desk, numbers[: max(0, arguments.limit)])
    if arguments.json:
        put_json({"total": len(numbers), "entries": [_entry(words, entry) for entry in found]})
        return DONE
    for entry in found:
        told = (str(entry.id), f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}", entry.actor,
                words.action(entry.action), entry.receipt_no, words.detail(entry.detail))  # fmt: skip
        say("\t".join(told))
    say(desk.program.messages.text("found_total", {"total": len(numbers)}))
    return DONE


def audit_export(desk: Desk, arguments: argparse.Namespace) -> int:
    """`audit export`: every entry that was asked for, as CSV; itself an entry."""
    count = read_log.export_log(desk, _query(arguments), arguments.out)
    put_json({"file": str(arguments.out), "count": count}) if arguments.json else say(str(arguments.out))
    return DONE


def audit_report(desk: Desk, arguments: argparse.Namespace) -> int:
    """`audit report`: the analysis of a month, with `--out` as a file."""
    if arguments.out:
        made = analyse_log.export_report(desk, arguments.month, arguments.out)
    else:
        made = analyse_log.analyse_month(desk, arguments.month)
    if arguments.json:
        put_json(_month(desk, made) | ({"file": str(arguments.out)} if arguments.out else {}))
        return DONE
    for kind, count in made.report.counts().items():
        say(f"{kind}\t{count}")
    for finding in made.findings:
        at = f"{finding.at:%Y-%m-%d %H:%M}" if finding.at else ""
        say("\t".join((_title(desk, finding.kind), at, finding.login, finding.receipt_no, finding.words)))
    return DONE


def user_address(desk: Desk, arguments: argparse.Namespace) -> int:
    """`user address`: notes where somebody lives, read from a file, or takes the note away."""
    address = secret(arguments.address_file, "") if arguments.address_file else ""
    set_staff_address(desk, arguments.login, address)
    put_json({"login": arguments.login, "noted": bool(address.strip())}) if arguments.json else None
    return DONE


def audit_sign_off(desk: Desk, arguments: argparse.Namespace) -> int:
    """`audit sign-off`: keeps that the user looked a month through, and what they found."""
    review = analyse_log.sign_off(desk, arguments.month, arguments.finding)
    put_json(_review(review)) if arguments.json else say(f"{review.month}\t{review.digest}")
    return DONE


LOG_COMMANDS = {
    "audit list": audit_list,
    "audit export": audit_export,
    "audit report": audit_report,
    "audit sign-off": audit_sign_off,
    "user address": user_address,
}
"""Every command of this module by its words."""


def _query(arguments: argparse.Namespace) -> LogQuery:
    return LogQuery(
        arguments.actor, arguments.receipt_no, arguments.log_action, arguments.from_, arguments.to
    )


def _entry(words: LogWords, entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.id,
        "at": entry.at.isoformat(),
        "actor": entry.actor,
        "action": entry.action,
        "label": words.action(entry.action),
        "receipt_no": entry.receipt_no,
        "detail": entry.detail,
        "hash": entry.hash,
    }


def _month(desk: Desk, made: MonthOfLog) -> dict[str, Any]:
    report = made.report
    return {
        "month": report.month,
        "over": made.over,
        "digest": made.digest,
        "changed_since": made.changed_since,
        "counts": report.counts(),
        "by_person": report.by_person,
        "by_day": report.by_day,
        "by_hour": report.by_hour,
        "findings": [
            {
                "kind": finding.kind,
                "title": _title(desk, finding.kind),
                "at": finding.at.isoformat() if finding.at else None,
                "login": finding.login,
                "receipt_no": finding.receipt_no,
                "message": finding.words,
            }
            for finding in made.findings
        ],
        "reviews": _reviews(made.reviews),
    }


def _reviews(reviews: Sequence[Review]) -> list[dict[str, Any]]:
    return [_review(review) for review in reviews]


def _review(review: Review) -> dict[str, Any]:
    return {
        "month": review.month,
        "at": review.at.isoformat(),
        "reviewer": review.reviewer,
        "finding": review.finding,
        "digest": review.digest,
        "counts": dict(review.counts),
    }


def _title(desk: Desk, kind: str) -> str:
    return desk.program.messages.text(f"log_kind_{kind}")
