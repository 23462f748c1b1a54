"""受付日時 as the lists write it."""

import re
import unicodedata
from datetime import datetime, timedelta, timezone

from kaigo_desktop.core import wareki

_JAPAN = timezone(timedelta(hours=9))
_DIGITS = re.compile(r"(\d{8})[ T_]?(\d{2})(\d{2})(\d{2})?")
_CLOCK = re.compile(
    r"(?P<date>.*\D.*?|\d{7,8})(?:[ T]+|(?<=日))(?P<h>\d{1,2})[:時](?P<m>\d{1,2})(?:[:分](?P<s>\d{1,2})?)?秒?"
)


def read_time(text: str) -> str:
    """Read a date with or without a time of day as ISO local time without zone; "" when it is none.

    ISO (a zone is turned into Japan's), `2026/3/30 9:05`, `20260330090500`, `2026年3月30日 9時5分`, and the
    eras of `core.wareki`; a date alone is its midnight.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return ""
    try:
        found = datetime.fromisoformat(plain)
    except ValueError:
        return _digits(plain) or _japanese(plain)
    return (found.astimezone(_JAPAN).replace(tzinfo=None) if found.tzinfo else found).isoformat(
        timespec="seconds"
    )


def _digits(plain: str) -> str:
    match = _DIGITS.fullmatch(plain)
    return _joined(match[1], match[2], match[3], match[4] or "0") if match else ""


def _japanese(plain: str) -> str:
    match = _CLOCK.fullmatch(plain)
    return (
        _joined(match["date"], match["h"], match["m"], match["s"] or "0")
        if match
        else _joined(plain, "0", "0", "0")
    )


def _joined(date: str, hour: str, minute: str, second: str) -> str:
    partial = wareki.read(date.strip())
    day = partial.full() if partial else None
    if day is None:
        return ""
    try:
        return datetime(day.year, day.month, day.day, int(hour), int(minute), int(second)).isoformat()  # noqa: DTZ001
    except ValueError:
        return ""
