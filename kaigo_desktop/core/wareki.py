"""Japanese calendar dates (和暦): read in every form people write, shown as the desk writes them.

A date of this desk may be known to the day, the month or the year only (年月日不詳); no month or day is ever
invented. Eras and the days they begin: 明治 1868-01-25, 大正 1912-07-30, 昭和 1926-12-25, 平成 1989-01-08,
令和 2019-05-01.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

import msgspec

from kaigo_desktop.core.text import kanji_number, to_ascii


class Era(msgspec.Struct, frozen=True):
    """An era (元号): `code` is the digit of compact dates, `base` the year before its first."""

    code: str
    letter: str
    name: str
    base: int
    first: date
    last: date


ERAS = (
    Era("1", "M", "明治", 1867, date(1868, 1, 25), date(1912, 7, 29)),
    Era("2", "T", "大正", 1911, date(1912, 7, 30), date(1926, 12, 24)),
    Era("3", "S", "昭和", 1925, date(1926, 12, 25), date(1989, 1, 7)),
    Era("4", "H", "平成", 1988, date(1989, 1, 8), date(2019, 4, 30)),
    Era("5", "R", "令和", 2018, date(2019, 5, 1), date.max),
)

_BY_NAME = {key: era for era in ERAS for key in (era.code, era.letter, era.name, era.name[0])}
_FIRST_YEAR, _LAST_YEAR = 1800, 2117
_ERA = "(?P<era>明治|大正|昭和|平成|令和|[明大昭平令MTSHR])"
_WRITTEN = re.compile(
    rf"(?:西暦|{_ERA})?(?P<year>元|\d{{1,4}})年"
    r"(?:不詳|(?:(?P<month>\d{1,2})|不詳)?月(?P<no_day>不詳)?(?:(?:(?P<day>\d{1,2})|不詳)?日(?P<no_day_at_all>不詳)?)?)?"
)
_SEPARATED = re.compile(
    rf"(?:西暦|{_ERA})?(?P<year>元|\d{{1,4}})(?P<sign>[./-])(?P<month>\d{{1,2}})(?:(?P=sign)(?P<day>\d{{1,2}}))?"
)
_PACKED = re.compile(rf"(?:{_ERA}|(?P<code>[1-5]))(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_PACKED_WESTERN = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
_YEAR = re.compile(rf"{_ERA}(?P<year>元|\d{{1,2}})")
_YEAR_WESTERN = re.compile(r"(?:西暦)?(?P<year>\d{4})")
_FORMS = (_WRITTEN, _SEPARATED, _PACKED_WESTERN, _PACKED, _YEAR, _YEAR_WESTERN)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_KANJI_NUMERALS = re.compile("[〇一二三四五六七八九十]+(?=[年月日])")
_BORN = re.compile("(?:生まれ|生れ|生)$")
_WEEKDAY = re.compile(r"\([月火水木金土日]\)$")
_UNKNOWN = re.compile("生?年?月?日?(?:不詳|不明)")


class PartialDate(msgspec.Struct, frozen=True):
    """A date known to the day, the month (`day` None) or the year (`month` and `day` None)."""

    year: int
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """`2026-03-30`, `1945-03` or `1945`: the canonical text of a date field."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    def full(self) -> date | None:
        """The day, or None where it is not known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def earliest(self) -> date:
        """The first day it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day it may be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


def read(text: str) -> PartialDate | None:
    """Read a date in any form in use, or None for one that is unreadable, impossible or outside its era.

    令和8年3月30日, 令8.3.30, R8/3/30, ㋿八年三月三十日, 西暦2026年3月30日, 2026-03-30, 20260330, 5080330,
    in any width, with 生 after it; 昭和20年月日不詳, 昭和20年00月00日, 1945-03 and 1945 are known in part.
    """
    return _read(text, bounded=True)


def lenient(text: str) -> PartialDate | None:
    """Read like `read`, but also past the end of an era (平成31年5月1日): a suggestion, never a value."""
    return _read(text, bounded=False)


def is_unknown(text: str) -> bool:
    """Whether the text says that the whole date is unknown (年月日不詳, 不明): no mistake."""
    return _UNKNOWN.fullmatch(_plain(text)) is not None


@lru_cache(maxsize=64)  # every rule of a form asks for the same few dates
def from_iso(iso: str) -> PartialDate | None:
    """The date of a canonical text (`2026-03-30`, `1945-03`, `1945`), or None for any other text."""
    match = _ISO.fullmatch(iso)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return _possible(PartialDate(year or 0, month, day))


def show(iso: str) -> str:
    """A canonical date as the desk writes it: 令和8年3月30日, 昭和20年3月(日不詳), 昭和20年(月日不詳).

    A year or month in which two eras meet stays western: its era is not known. Other text is unchanged.
    """
    known = from_iso(iso)
    if known is None:
        return iso
    era = _era_of(known.earliest())
    same = era is not None and era is _era_of(known.latest())
    year = _year_in(era, known.year) if era is not None and same else f"{known.year}年"
    if known.month is None:
        return f"{year}(月日不詳)"
    return f"{year}{known.month}月" + (f"{known.day}日" if known.day else "(日不詳)")


def _read(text: str, *, bounded: bool) -> PartialDate | None:
    plain = _plain(text)
    match = next(filter(None, (form.fullmatch(plain) for form in _FORMS)), None)
    if match is None:
        return None
    parts = match.groupdict()
    era = _BY_NAME.get(parts.get("era") or parts.get("code") or "")
    year = _western_year(parts["year"], era)
    month, day = (int(parts.get(name) or 0) or None for name in ("month", "day"))
    contradicts = day and (month is None or parts.get("no_day") or parts.get("no_day_at_all"))
    if year is None or contradicts:
        return None
    known = _possible(PartialDate(year, month, day))
    if known is None or not bounded or era is None:
        return known
    return known if known.earliest() <= era.last and known.latest() >= era.first else None


def _plain(text: str) -> str:
    """ASCII digits and signs, no spaces or brackets, Arabic numerals, 不詳 as the one word for unknown."""
    plain = re.sub(r"\s", "", to_ascii(text)).upper()
    plain = _BORN.sub("", _WEEKDAY.sub("", plain)).replace("(", "").replace(")", "").replace("不明", "不詳")
    return _KANJI_NUMERALS.sub(lambda match: str(kanji_number(match[0])), plain)


def _western_year(year: str, era: Era | None) -> int | None:
    number = 1 if year == "元" else int(year)
    if era is not None:
        return era.base + number if 1 <= number <= 99 else None  # noqa: PLR2004 (an era's year has two digits)
    return number if _FIRST_YEAR <= number <= _LAST_YEAR else None


def _possible(known: PartialDate) -> PartialDate | None:
    """`known` unless the calendar has no such day (2月30日, 13月)."""
    try:
        known.earliest()
    except ValueError:
        return None
    return known if _FIRST_YEAR <= known.year <= _LAST_YEAR else None


def _era_of(day: date) -> Era | None:
    return next((era for era in ERAS if era.first <= day <= era.last), None)


def _year_in(era: Era, year: int) -> str:
    return f"{era.name}{'元' if year == era.base + 1 else year - era.base}年"
