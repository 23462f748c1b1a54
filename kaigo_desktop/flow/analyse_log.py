"""The monthly analysis of the log (記録の分析・点検): the report, signing it off, and writing it to a file.

What somebody shares with the people of an application is found out in here and leaves only as a 受付番号: who
reads the report sees no personal data of an applicant.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.log_analysis import Account, Line, Relation, Report, analyse, days_of, opened
from kaigo_desktop.core.staff_circle import relations
from kaigo_desktop.export import paper, single_file
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.log_findings import Finding, findings
from kaigo_desktop.flow.log_paper import SHEET, paper_of, sheet_of
from kaigo_desktop.flow.log_words import LogWords, log_words
from kaigo_desktop.flow.read_log import midnight
from kaigo_desktop.store import applications, audit, audit_search, log_reviews, people, staff_addresses
from kaigo_desktop.store.audit import Entry
from kaigo_desktop.store.audit_search import Wanted
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.keyring import Keyring
from kaigo_desktop.store.log_reviews import Review

__all__ = ["MonthOfLog", "Review", "analyse_month", "export_report", "months", "sign_off"]

_MADE = ("set_up", "user_add")


@dataclass(frozen=True, slots=True)
class MonthOfLog:
    """A month of the log, analysed.

    Attributes:
        report: the figures.
        findings: what to look through, in words.
        digest: over the entries the report was made of.
        reviews: who signed the month off before, oldest first.
        over: whether the month has ended, so that it can be signed off.
        words: names and wordings for the figures.
    """

    report: Report
    findings: tuple[Finding, ...]
    digest: str
    reviews: tuple[Review, ...]
    over: bool
    words: LogWords

    @property
    def changed_since(self) -> bool:
        """Whether the log of the month is no longer the one that was signed off last."""
        return bool(self.reviews) and self.reviews[-1].digest != self.digest


def months(desk: Desk) -> dict[str, Review | None]:
    """Every month the log has, newest first, with the newest review of it.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("analyse")
    with desk.store.reading() as connection:
        extent = audit_search.extent(connection)
        newest = {review.month: review for review in log_reviews.of(connection)}
    if extent is None:
        return {}
    month, last = (f"{at.astimezone():%Y-%m}" for at in extent)
    found = [month]
    while month < last:
        month = _next(month)
        found.append(month)
    return {name: newest.get(name) for name in reversed(found)}


def analyse_month(desk: Desk, month: str) -> MonthOfLog:
    """Analyse a month (`2026-11`) of the log; having done so is an entry.

    Raises:
        UserError: `not_permitted`, `month_unreadable`.
    """
    desk.require("analyse")
    with desk.store.reading() as connection:
        made = _analysed(desk, connection, month)
    with desk.store.transaction() as tx:
        audit.append(tx, desk.program.now(), desk.user.login, "analyse_log", detail={"month": month})
    return made


def sign_off(desk: Desk, month: str, finding: str, digest: str = "") -> Review:
    """Keep that the user looked a month through, and what they found; a later review stands beside it.

    Args:
        desk: who reviews.
        month: `2026-11`; it must be over.
        finding: what they found, in their words.
        digest: of the report they looked at; "" for the log as it stands.

    Raises:
        UserError: `not_permitted`, `month_unreadable`, `month_not_over`, `review_finding_missing`,
            `log_changed_meanwhile`.
    """
    desk.require("analyse")
    if not finding.strip():
        raise UserError("review_finding_missing")
    with desk.store.transaction() as tx:
        made = _analysed(desk, tx, month)
        if not made.over:
            raise UserError("month_not_over", month=month)
        if digest and digest != made.digest:
            raise UserError("log_changed_meanwhile", month=month)
        now, login = desk.program.now(), desk.user.login
        review = Review(month, now, login, finding.strip(), made.digest, made.report.counts())
        log_reviews.add(tx, review)
        audit.append(tx, now, login, "sign_off_log", detail={"month": month, "digest": made.digest})
    return review


def export_report(desk: Desk, month: str, file: Path) -> MonthOfLog:
    """Write the report of a month to a new file, as paper (`.pdf`) or table (`.csv`); an entry of the log.

    Raises:
        UserError: `not_permitted`, `month_unreadable`, `report_format_unknown`, or what the disk says.
    """
    desk.require("analyse")
    kind = file.suffix.lower()
    if kind not in {".pdf", ".csv"}:
        raise UserError("report_format_unknown", name=file.name)
    with desk.store.reading() as connection:
        made = _analysed(desk, connection, month)
    if kind == ".pdf":
        facts = paper_of(made.report, made.findings, made.words, made.reviews, desk.ward) | {
            "digest": made.digest,
            "changed_since": made.changed_since,
        }
        parts: Iterable[bytes] = [paper.render(desk.program.resources / "papers", SHEET, facts)]
    else:
        parts = single_file.table(*sheet_of(made.findings, made.words))
    written = single_file.prepare(file, parts)
    try:
        with desk.store.transaction() as tx:
            detail = {"month": month, "name": file.name}
            audit.append(tx, desk.program.now(), desk.user.login, "export_report", detail=detail)
        written.publish()
    finally:
        written.discard()
    return made


def _analysed(desk: Desk, connection: Connection, month: str) -> MonthOfLog:
    days = days_of(month)
    since, until = midnight(days[0]), midnight(days[-1] + timedelta(days=1))
    entries = list(audit_search.of_period(connection, since, until))
    lines = [_line(entry) for entry in entries]
    words = log_words(desk)
    accounts = _accounts(desk, connection)
    shared = _relations(connection, opened(lines), accounts)
    report = analyse(lines, month, desk.ward, accounts, shared)
    return MonthOfLog(
        report,
        tuple(findings(report, words, desk.ward)),
        log_reviews.digest_of(entries),
        tuple(log_reviews.of(connection, month)),
        desk.program.now() >= until,
        words,
    )


def _line(entry: Entry) -> Line:
    at = entry.at.astimezone()
    return Line(entry.id, at, entry.actor, entry.action, entry.receipt_no, entry.detail)


def _accounts(desk: Desk, connection: Connection) -> list[Account]:
    """Every account, with the day it was made as far as the log tells."""
    made = audit_search.rows(connection, audit_search.ids(connection, Wanted(actions=_MADE)))
    since: dict[str, datetime] = {str(entry.detail.get("login", entry.actor)): entry.at for entry in made}
    return [
        Account(
            user.login,
            user.name,
            user.role,
            user.disabled,
            since[user.login].astimezone().date() if user.login in since else None,
        )
        for user in Keyring.load(desk.store.folder).users()
    ]


def _relations(
    connection: Connection, pairs: Iterable[tuple[str, str]], accounts: Sequence[Account]
) -> Mapping[tuple[str, str], set[Relation]]:
    """What each person shares with the people of the applications they opened, where they share anything."""
    pairs = sorted(pairs)
    found = {number: applications.by_receipt_no(connection, number) for number in {no for _, no in pairs}}
    known = {number: one.id for number, one in found.items() if one is not None}
    about = people.of(connection, sorted(known.values()))
    names = {account.login: account.name for account in accounts}
    homes = staff_addresses.of(connection)
    shared = {
        (login, number): relations(names[login], homes.get(login, ""), about.get(known[number], ()))
        for login, number in pairs
        if login in names and number in known
    }
    return {pair: what for pair, what in shared.items() if what}


def _next(month: str) -> str:
    return f"{days_of(month)[-1] + timedelta(days=1):%Y-%m}"
