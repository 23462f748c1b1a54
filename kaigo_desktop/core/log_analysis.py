"""The analysis of a month of the audit log (監査記録の分析): entries in, what a reviewer should look at out.

It follows 特定個人情報ガイドライン (行政機関等編), 技術的安全管理措置: use and output, what was taken out,
erasure, and sign-ins are recorded and analysed regularly. Nothing here knows an applicant: records are named
by their 受付番号, staff by their 利用者ID.
"""

import functools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.log_actions import FAILED, LOCKED_OUT, OPENING, PRESENCE, SIGNED_IN, group_of
from kaigo_desktop.core.log_bursts import Burst, bursts
from kaigo_desktop.core.ward import Ward, is_closed, is_office_hour

Relation = Literal["surname", "address"]
"""What a member of the staff shares with somebody an application is about."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the log; `at` is the time on the terminal's clock, `number` its place in the log."""

    number: int
    at: datetime
    actor: str
    action: str
    receipt_no: str
    detail: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Account:
    """An account as the analysis needs it; `since` is the day it was made, None where nobody knows."""

    login: str
    name: str
    role: str
    disabled: bool = False
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Outside:
    """Somebody's work outside office hours on one day: from when until when, entries, applications opened."""

    login: str
    day: date
    closed: bool
    first: datetime
    last: datetime
    entries: int
    applications: int


@dataclass(frozen=True, slots=True)
class Related:
    """Somebody opened a record of the same surname or address as their own, `times` times."""

    login: str
    receipt_no: str
    relation: Relation
    times: int
    first: datetime


@dataclass(frozen=True, slots=True)
class Failures:
    """Sign-ins of one account that failed, and how often it was locked out."""

    login: str
    failed: int
    locked_out: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """What the log of a month says.

    Attributes:
        month: `2026-11`.
        entries: how many entries the month has.
        by_person: 利用者ID → action → how often; they add up to `entries`.
        by_day: entries of each day of the month, by its number from 1 (at position 0).
        by_hour: entries of each hour of the day, from 0.
        reveals, handed_out, copies, erasures, administration: the entries themselves, oldest first.
        unused: accounts that could, but did not sign in.
    """

    month: str
    entries: int
    by_person: Mapping[str, Mapping[str, int]]
    by_day: tuple[int, ...]
    by_hour: tuple[int, ...]
    reveals: tuple[Line, ...]
    handed_out: tuple[Line, ...]
    copies: tuple[Line, ...]
    erasures: tuple[Line, ...]
    administration: tuple[Line, ...]
    outside: tuple[Outside, ...]
    related: tuple[Related, ...]
    bursts: tuple[Burst, ...]
    failures: tuple[Failures, ...]
    unused: tuple[Account, ...]

    def counts(self) -> dict[str, int]:
        """How many of each kind there are: what a review keeps."""
        return {
            "entries": self.entries,
            "reveals": len(self.reveals),
            "handed_out": len(self.handed_out),
            "copies": len(self.copies),
            "erasures": len(self.erasures),
            "administration": len(self.administration),
            "outside": len(self.outside),
            "related": len(self.related),
            "bursts": len(self.bursts),
            "failures": sum(each.failed for each in self.failures),
            "locked_out": sum(each.locked_out for each in self.failures),
            "unused": len(self.unused),
        }


def days_of(month: str) -> list[date]:
    """The days of a month (`2026-11`).

    Raises:
        UserError: `month_unreadable`.
    """
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        first = date.min
    if f"{first:%Y-%m}" != month:
        raise UserError("month_unreadable", text=month)
    days = (first + timedelta(days=after) for after in range(31))
    return [day for day in days if day.month == first.month]


def opened(lines: Iterable[Line]) -> set[tuple[str, str]]:
    """Who opened the record of which application: (利用者ID, 受付番号)."""
    return {(line.actor, line.receipt_no) for line in lines if line.action in OPENING and line.receipt_no}


def analyse(
    lines: Iterable[Line],
    month: str,
    ward: Ward,
    accounts: Sequence[Account],
    relations: Mapping[tuple[str, str], Collection[Relation]],
) -> Report:
    """The report of a month.

    Args:
        lines: entries in any order; those of other months do not count.
        month: `2026-11`.
        ward: office hours, closed days, and what a burst is.
        accounts: every account there is.
        relations: for pairs of `opened`, what the person shares with somebody the application is about.

    Raises:
        UserError: `month_unreadable`.
    """
    days = days_of(month)
    within = (days[0].year, days[0].month)
    own = sorted(
        (line for line in lines if (line.at.year, line.at.month) == within),
        key=lambda line: (line.at, line.number),
    )
    kinds: defaultdict[str, list[Line]] = defaultdict(list)
    for line in own:
        kinds[group_of(line.action)].append(line)
    by_day, by_hour = Counter(line.at.day for line in own), Counter(line.at.hour for line in own)
    return Report(
        month=month,
        entries=len(own),
        by_person=_by_person(own),
        by_day=tuple(by_day[day.day] for day in days),
        by_hour=tuple(by_hour[hour] for hour in range(24)),
        reveals=tuple(kinds["revealing"]),
        handed_out=tuple(kinds["handing_out"]),
        copies=tuple(kinds["copying"]),
        erasures=tuple(kinds["erasing"]),
        administration=tuple(kinds["administering"]),
        outside=tuple(_outside(own, ward)),
        related=tuple(_related(own, relations)),
        bursts=tuple(_bursts(own, ward)),
        failures=tuple(_failures(own)),
        unused=tuple(_unused(own, accounts, days[-1])),
    )


def _by_person(lines: Iterable[Line]) -> dict[str, dict[str, int]]:
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        counted[line.actor][line.action] += 1
    return {login: dict(sorted(counted[login].items())) for login in sorted(counted)}


def _outside(lines: Iterable[Line], ward: Ward) -> list[Outside]:
    found: defaultdict[tuple[date, str], list[Line]] = defaultdict(list)
    closed = functools.cache(lambda day: is_closed(ward, day))
    at_work = functools.cache(lambda hour, minute: is_office_hour(ward, time(hour, minute)))
    for line in lines:
        day = line.at.date()
        if line.action not in PRESENCE and (closed(day) or not at_work(line.at.hour, line.at.minute)):
            found[day, line.actor].append(line)
    return [
        Outside(
            login,
            day,
            closed(day),
            min(line.at for line in own),
            max(line.at for line in own),
            len(own),
            len(opened(own)),
        )
        for (day, login), own in sorted(found.items())
    ]


def _related(
    lines: Iterable[Line], relations: Mapping[tuple[str, str], Collection[Relation]]
) -> list[Related]:
    times: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], datetime] = {}
    for line in lines:
        pair = (line.actor, line.receipt_no)
        if line.action in OPENING and pair in relations:
            times[pair] += 1
            first[pair] = min(first.get(pair, line.at), line.at)
    return [
        Related(*pair, relation, times[pair], first[pair])
        for pair in sorted(times)
        for relation in sorted(relations[pair])
    ]


def _bursts(lines: Iterable[Line], ward: Ward) -> list[Burst]:
    opening: defaultdict[str, list[tuple[datetime, str]]] = defaultdict(list)
    for line in lines:
        if line.action in OPENING and line.receipt_no:
            opening[line.actor].append((line.at, line.receipt_no))
    return [burst for login in sorted(opening) for burst in bursts(login, opening[login], ward.bursts)]


def _failures(lines: Iterable[Line]) -> list[Failures]:
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.action in {FAILED, LOCKED_OUT}:
            found[str(line.detail.get("login", line.actor))].append(line)

    def told(own: list[Line], action: str) -> int:
        return sum(int(line.detail.get("count", 1)) for line in own if line.action == action)

    return [
        Failures(login, told(own, FAILED), told(own, LOCKED_OUT), max(line.at for line in own))
        for login, own in sorted(found.items())
    ]


def _unused(lines: Iterable[Line], accounts: Iterable[Account], last: date) -> list[Account]:
    present = {line.actor for line in lines if line.action in SIGNED_IN}
    return [
        account
        for account in sorted(accounts, key=lambda account: account.login)
        if not account.disabled
        and account.login not in present
        and (account.since is None or account.since <= last)
    ]
