"""Days by which something is to be done (期日), as people jot them down: a date, or in how long."""

import re
from calendar import monthrange
from datetime import date, timedelta

from kaigo_desktop.core import wareki
from kaigo_desktop.core.text import to_ascii

_NEAR = {"今日": 0, "本日": 0, "明日": 1, "あした": 1, "明後日": 2, "あさって": 2}
_LONG = {"日": 1, "週": 7, "週間": 7}
_LATER = re.compile(r"\+?(\d{1,3})(日|週間|週)後?")
_OF_THE_YEAR = re.compile(r"(\d{1,2})(?:/|-|\.|月)(\d{1,2})日?(?:\([月火水木金土日]\))?")
_MONTH_END = "月末"


def due_day(text: str, today: date) -> date | None:
    """The day a text means, None where it means none.

    Every wording of a whole date (`core.wareki`), 4/6 or 4月6日 (the next such day), 今日, 明日, 明後日,
    3日後, 2週間後 and 月末, in any width.
    """
    plain = re.sub(r"\s", "", to_ascii(text))
    if plain in _NEAR:
        return today + timedelta(days=_NEAR[plain])
    if plain == _MONTH_END:
        return today.replace(day=monthrange(today.year, today.month)[1])
    if later := _LATER.fullmatch(plain):
        return today + timedelta(days=int(later[1]) * _LONG[later[2]])
    if of_the_year := _OF_THE_YEAR.fullmatch(plain):
        return _next_such(int(of_the_year[1]), int(of_the_year[2]), today)
    known = wareki.read(plain)
    return known.full() if known is not None else None


def _next_such(month: int, day: int, today: date) -> date | None:
    """That day this year, or next year where it is over; 2月29日 waits for its year."""
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None
