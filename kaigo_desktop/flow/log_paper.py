"""The monthly report of the log as a paper and as a table."""

from collections.abc import Iterator, Sequence

from kaigo_desktop.core import wareki
from kaigo_desktop.core.log_actions import GROUPS, OTHER, group_of
from kaigo_desktop.core.log_analysis import Report, days_of
from kaigo_desktop.core.ward import Ward, is_closed
from kaigo_desktop.flow.log_findings import KINDS, Finding
from kaigo_desktop.flow.log_words import LogWords
from kaigo_desktop.store.log_reviews import Review

SHEET = "log_report"
"""The template of the paper (`resources/papers`)."""

_COLUMNS = ("kind", "at", "login", "name", "receipt_no", "detail")


def paper_of(
    report: Report, found: Sequence[Finding], words: LogWords, reviews: Sequence[Review], ward: Ward
) -> dict[str, object]:
    """The facts of the paper; every text is ready to be printed."""
    days = days_of(report.month)
    return {
        "month": month_in_words(report.month),
        "office": f"{ward.name} {ward.section}".strip(),
        "entries": f"{report.entries:,}",
        "hours": "～".join(ward.office_hours),
        "days": [
            {"day": day.day, "count": count, "closed": is_closed(ward, day)}
            for day, count in zip(days, report.by_day, strict=True)
        ],
        "by_hour": list(report.by_hour),
        "groups": [words.group(group) for group in groups_of(report)],
        "people": [
            [words.names.get(login, ""), login, *(f"{count:,}" for count in by_group(report, login))]
            for login in report.by_person
        ],
        "kinds": [_section(kind, [one for one in found if one.kind == kind], words) for kind in KINDS],
        "reviews": [
            [moment(review), words.names.get(review.reviewer, review.reviewer), review.finding]
            for review in reviews
        ],
    }


def sheet_of(found: Sequence[Finding], words: LogWords) -> tuple[list[str], Iterator[list[str]]]:
    """Headings and rows of the table."""
    return [words.messages.text(f"log_column_{name}") for name in _COLUMNS], _rows(found, words)


def _section(kind: str, found: Sequence[Finding], words: LogWords) -> dict[str, object]:
    """The findings of a kind, with the columns in which any of them says something."""
    rows = list(_rows(found, words))
    told = [at for at in range(1, len(_COLUMNS)) if any(row[at] for row in rows)]
    return {
        "title": words.messages.text(f"log_kind_{kind}"),
        "count": f"{len(rows):,}",
        "headings": [words.messages.text(f"log_column_{_COLUMNS[at]}") for at in told],
        "rows": [[row[at] for at in told] for row in rows],
    }


def _rows(found: Sequence[Finding], words: LogWords) -> Iterator[list[str]]:
    for one in found:
        yield [
            words.messages.text(f"log_kind_{one.kind}"),
            f"{one.at:%Y-%m-%d %H:%M}" if one.at else "",
            one.login,
            words.names.get(one.login, ""),
            one.receipt_no,
            one.words,
        ]


def month_in_words(month: str) -> str:
    """A month as it is written on papers: 2026-11 as 令和8年11月."""
    return wareki.show(f"{month}-01").removesuffix("1日")


def moment(review: Review) -> str:
    """When a review was made, on the terminal's clock."""
    return f"{review.at.astimezone():%Y-%m-%d %H:%M}"


def groups_of(report: Report) -> list[str]:
    """The groups of actions that have any entry in the month."""
    used = {group_of(action) for actions in report.by_person.values() for action in actions}
    return [group for group in (*GROUPS, OTHER) if group in used]


def by_group(report: Report, login: str) -> list[int]:
    """How much somebody did in all, and of each group."""
    actions = report.by_person[login].items()
    each = [
        sum(count for action, count in actions if group_of(action) == group) for group in groups_of(report)
    ]
    return [sum(each), *each]
