"""How dates, deadlines and counts are worded on the screen."""

from collections.abc import Iterable
from datetime import date, datetime

from kaigo_desktop.core import wareki
from kaigo_desktop.core.model import Application, Problem
from kaigo_desktop.flow.flags import Flag
from kaigo_desktop.ui.pieces import SIGNS, translate

_SOON = 3


def due(due_on: str, today: date) -> tuple[str, str]:
    """The days left until the last day it is kept (ISO), and their tone: あと3日, 今日まで, 期限超過2日."""
    try:
        days = (date.fromisoformat(due_on) - today).days
    except ValueError:
        return "", ""
    if days < 0:
        return translate("期限超過{days}日").format(days=-days), "error"
    if days == 0:
        return translate("今日まで"), "warning"
    return translate("あと{days}日").format(days=days), "warning" if days <= _SOON else ""


def listed(texts: Iterable[str]) -> str:
    """Several things in one sentence, as the language of the window strings them together."""
    return translate("、").join(texts)


def short_date(day: date) -> str:
    """令和8年11月20日 as R8.11.20, for columns; the western year where no era has the day."""
    era = next((era for era in wareki.ERAS if era.first <= day <= era.last), None)
    year = f"{era.letter}{day.year - era.base}" if era else str(day.year)
    return f"{year}.{day.month:02}.{day.day:02}"


def received(received_at: str) -> str:
    """受付日時 as sent (ISO local time) for the list: R8.11.20 14:03; text that is no time unchanged."""
    try:
        at = datetime.fromisoformat(received_at)
    except ValueError:
        return received_at
    return f"{short_date(at.date())} {at:%H:%M}"


def with_western(shown: str, iso: str) -> str:
    """A date of a column with its western writing beside: R8.11.20 14:03 (2026-11-20)."""
    return f"{shown} ({iso[:10]})" if shown and iso[:4].isdecimal() else shown


def moment(at: datetime) -> str:
    """A moment on the terminal's clock: R8.11.20 14:03."""
    local = at.astimezone()
    return f"{short_date(local.date())} {local:%H:%M}"


def birth(iso: str) -> str:
    """A birth date for the list: S28.04.01; one known in part in full words."""
    known = wareki.from_iso(iso)
    day = known.full() if known else None
    return short_date(day) if day else wareki.show(iso)


def birth_and_age(iso: str, today: date) -> str:
    """A birth date with the age on `today`: 昭和28年4月1日(73歳)."""
    known = wareki.from_iso(iso)
    day = known.full() if known else None
    if day is None:
        return wareki.show(iso)
    age = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
    return translate("{born}({age}歳)").format(born=wareki.show(iso), age=age)


def problem_counts(application: Application) -> str:
    """▲1 ●2 ◆1: errors, warnings and open flags, nothing where there are none."""
    counts = (
        (SIGNS["error"], application.errors),
        (SIGNS["warning"], application.warnings),
        (SIGNS["flag"], application.flags),
    )
    return " ".join(f"{sign}{count}" for sign, count in counts if count)


def flag(stuck: Flag, today: date) -> tuple[str, str]:
    """A flag with its day and how it stands, and its tone: ◆ 電話で確認  R8.04.06 あと4日."""
    parts = [f"{SIGNS['flag']} {translate(stuck.text) if stuck.text else '—'}"]
    left, tone = "", "secondary"
    if stuck.state == "open":
        left, tone = due(stuck.due_on, today)
    else:
        parts.append(translate("済み") if stuck.state == "done" else translate("取消済み"))
    if stuck.due_on:
        parts.append(f"{short_date(date.fromisoformat(stuck.due_on))} {left}".strip())
    return "  ".join(parts), tone


def problem(found: Problem) -> str:
    """A problem's sentence behind its sign."""
    return f"{SIGNS[found.severity]} {found.message}"


def item(subject: str, label: str, between: str = " ") -> str:
    """What an item of a download is called: its heading and its own name, once where they are the same."""
    return between.join(dict.fromkeys(filter(None, (subject, label))))


def size(count: int) -> str:
    """A file's size: 12 KB, 1.4 MB."""
    if count < 1 << 20:
        return f"{max(1, round(count / 1024)):,} KB"
    return f"{count / (1 << 20):,.1f} MB"
