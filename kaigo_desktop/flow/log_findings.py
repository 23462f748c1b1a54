"""What a report of the log found, as lines a person reads: on the screen, on paper, in a spreadsheet."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from kaigo_desktop.core.log_analysis import Line, Report
from kaigo_desktop.core.ward import Ward
from kaigo_desktop.flow.log_words import LogWords

KINDS = (
    "failures", "outside", "related", "bursts", "reveals", "handed_out", "copies", "erasures",
    "administration", "unused",
)  # fmt: skip
"""The kinds of findings: what is unusual first, then what is always to be looked through."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: its kind (`log_kind_…` in the messages), when (local time), whose, about what."""

    kind: str
    at: datetime | None
    login: str
    receipt_no: str
    words: str


def findings(report: Report, words: LogWords, ward: Ward) -> list[Finding]:
    """Every finding of a report, in the order of `KINDS`."""
    text = words.messages.text

    def entries(kind: str, lines: Iterable[Line]) -> Iterator[Finding]:
        for line in lines:
            action = "" if kind == "reveals" else words.action(line.action)  # the kind says it already
            told = "　".join(filter(None, (action, words.detail(line.detail))))
            yield Finding(kind, line.at, line.actor, line.receipt_no, told)

    made: dict[str, Callable[[], Iterator[Finding]]] = {
        "failures": lambda: _failures(report, words),
        "outside": lambda: _outside(report, words),
        "related": lambda: (
            Finding("related", each.first, each.login, each.receipt_no,
                    text(f"log_found_{each.relation}", {"times": each.times}))
            for each in report.related
        ),
        "bursts": lambda: _bursts(report, words, ward.bursts.minutes),
        "unused": lambda: (
            Finding("unused", None, account.login, "",
                    text("log_found_unused", {"role": words.roles.get(account.role, account.role)}))
            for account in report.unused
        ),
    }  # fmt: skip
    named = {
        "reveals": report.reveals,
        "handed_out": report.handed_out,
        "copies": report.copies,
        "erasures": report.erasures,
        "administration": report.administration,
    }
    return [
        finding
        for kind in KINDS
        for finding in (entries(kind, named[kind]) if kind in named else made[kind]())
    ]


def _failures(report: Report, words: LogWords) -> Iterator[Finding]:
    for each in report.failures:
        facts: dict[str, object] = {"failed": each.failed, "locked_out": each.locked_out}
        yield Finding("failures", each.last, each.login, "", words.messages.text("log_found_failures", facts))


def _outside(report: Report, words: LogWords) -> Iterator[Finding]:
    for each in report.outside:
        facts: dict[str, object] = {
            "first": f"{each.first:%H:%M}",
            "last": f"{each.last:%H:%M}",
            "entries": each.entries,
            "applications": each.applications,
        }
        code = "log_found_closed" if each.closed else "log_found_outside"
        yield Finding("outside", each.first, each.login, "", words.messages.text(code, facts))


def _bursts(report: Report, words: LogWords, minutes: int) -> Iterator[Finding]:
    for each in report.bursts:
        facts: dict[str, object] = {
            "first": f"{each.begin:%H:%M}",
            "last": f"{each.end:%H:%M}",
            "applications": each.applications,
            "minutes": minutes,
            "usual": each.usual,
        }
        yield Finding("bursts", each.begin, each.login, "", words.messages.text("log_found_burst", facts))
