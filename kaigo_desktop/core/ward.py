"""The municipality this desk serves (市区町村), as data: its numbers, its addresses and its closed days."""

import re
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Literal

from kaigo_desktop.core.procedure import Definition
from kaigo_desktop.core.sign_in_policy import SignInPolicy
from kaigo_desktop.core.text import fold_item

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOLIDAYS = "holidays"
_CLOSED_DAY = re.compile(rf"{'|'.join((*_WEEKDAYS, _HOLIDAYS))}|\d\d-\d\d|\d{{4}}-\d\d-\d\d", re.ASCII)
_POSTAL_CODE = re.compile(r"^〒?[0-9]{3}-?[0-9]{4}")
_MUNICIPALITY = re.compile(r"^(?:北海道|東京都|京都府|大阪府|[^0-9]{2,3}県|[^0-9]{1,5}?[市区郡])")
_LONGEST_CLOSURE = 366


class BurstLimits(Definition):
    """When opening applications is a burst (短時間の大量照会).

    That is `least` different ones or more within `minutes`, and `factor` times what the same person usually
    opens in that time.
    """

    minutes: int = 10
    least: int = 20
    factor: int = 3

    def __post_init__(self) -> None:
        """Refuse limits everything or nothing would meet (a ValueError; msgspec reports its place)."""
        if self.minutes < 1 or self.least < 1 or self.factor < 1:
            raise ValueError("minutes, least and factor are 1 or more")


class Ward(Definition):
    """Settings of the municipality (`resources/ward.toml`).

    Attributes:
        municipality_code: 全国地方公共団体コード without its check digit, 5 digits (13104).
        insurer_no: 介護保険 保険者番号, 6 digits (131045); not the 団体コード 131041.
        address_prefixes: how addresses inside begin (東京都新宿区, 新宿区).
        section: the section that does the work, as it signs letters (介護保険課).
        contact: how it is reached (内線 …, 03-…), "" where letters name the section alone.
        correction_days: days an applicant is given to answer a request for correction.
        closed_days: days the desk is closed: `sat`, `holidays` (国民の祝日・休日), `12-29` (every year) or
            `2026-05-04`.
        extends_over_closed_days: a period that ends on a closed day ends on the next open day (民法142条);
            False: periods are counted without regard to closed days.
        individual_numbers: `keep` 個人番号, each under the number key, or `drop` them where they come in (a
            terminal of the LGWAN side may not be meant to hold any).
        reveal_reasons: why a 個人番号 may be shown; other reasons are written in words.
        flag_kinds: what flags (付箋) say most; others are written in words.
        erasure_authority: by which authority 個人番号 are erased, as the record of it says.
        insured_no_check_digit: the 被保険者番号 ends with a check digit (as a 保険者番号 does); every ward
            numbers as it likes, so this is for it to say.
        office_hours: from when until when people work on open days (`08:30`, `17:15`); what the log says of
            other times is reported.
        bursts: when opening many applications is reported.
        sign_in: passwords, waiting after wrong ones, when the screen locks, when accounts end.
    """

    municipality_code: str
    name: str
    insurer_no: str
    address_prefixes: tuple[str, ...]
    section: str = ""
    contact: str = ""
    correction_days: int = 14
    closed_days: tuple[str, ...] = ()
    extends_over_closed_days: bool = True
    individual_numbers: Literal["keep", "drop"] = "keep"
    reveal_reasons: tuple[str, ...] = ("本人確認", "基幹システムへの入力", "重複の確認")
    flag_kinds: tuple[str, ...] = ("電話で確認", "書類を待つ", "他の係に照会", "上司に相談")
    erasure_authority: str = "番号法第20条"
    insured_no_check_digit: bool = False
    office_hours: tuple[str, str] = ("08:30", "17:15")
    bursts: BurstLimits = BurstLimits()
    sign_in: SignInPolicy = SignInPolicy()

    def __post_init__(self) -> None:
        """Refuse a strange closed day and a period of no day (a ValueError; msgspec reports its place)."""
        if self.correction_days < 1:
            message = f"not a number of days: {self.correction_days}"
            raise ValueError(message)
        for day in self.closed_days:
            if not _CLOSED_DAY.fullmatch(day):
                message = f"not a closed day: {day}"
                raise ValueError(message)
        if time.fromisoformat(self.office_hours[0]) >= time.fromisoformat(self.office_hours[1]):
            message = f"no office hours: {self.office_hours}"
            raise ValueError(message)


def is_closed(ward: Ward, day: date) -> bool:
    """Whether the desk is closed on `day`."""
    forms = {_WEEKDAYS[day.weekday()], day.strftime("%m-%d"), day.isoformat()}
    return not forms.isdisjoint(ward.closed_days) or (_HOLIDAYS in ward.closed_days and _is_holiday(day))


def is_office_hour(ward: Ward, at: time) -> bool:
    """Whether people work at that time of an open day; the last minute belongs to it."""
    begin, end = map(time.fromisoformat, ward.office_hours)
    return begin <= at.replace(second=0, microsecond=0) <= end


def next_open(ward: Ward, day: date) -> date:
    """`day`, or the first open day after it (民法142条); `day` itself where the ward never opens."""
    days = (day + timedelta(days=after) for after in range(_LONGEST_CLOSURE))
    return next((candidate for candidate in days if not is_closed(ward, candidate)), day)


def last_day(ward: Ward, day: date, days: int) -> date:
    """The last day of a period of `days` from `day`, which itself does not count (民法140条).

    One that ends on a closed day ends on the next open day, where the ward counts so.
    """
    last = day + timedelta(days=days)
    return next_open(ward, last) if ward.extends_over_closed_days else last


def is_inside(ward: Ward, address: str) -> bool | None:
    """Whether an address lies in the ward; None where the text names no municipality (西新宿1-1-1, 同上)."""
    plain = _POSTAL_CODE.sub("", fold_item(address))
    if plain.startswith(_beginnings(ward.address_prefixes)):
        return True
    return False if _MUNICIPALITY.match(plain) else None


@lru_cache(maxsize=8)
def _beginnings(prefixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold_item, prefixes))


def _is_holiday(day: date) -> bool:
    import jpholiday

    return jpholiday.is_holiday(day)
