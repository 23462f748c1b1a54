"""The ward's own addresses and closed days."""

import subprocess
import sys
from datetime import date

import msgspec
import pytest

from kaigo_desktop.core.ward import Ward, is_closed, is_inside, last_day, next_open

WARD = Ward(
    municipality_code="13104",
    name="新宿区",
    insurer_no="131045",
    address_prefixes=("東京都新宿区", "新宿区"),
    closed_days=("sat", "sun", "12-31", "01-01", "2026-05-04"),
)


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("東京都新宿区歌舞伎町1-4-1", True),
        ("新宿区西新宿1-1", True),
        ("〒160-8484 東京都新宿区歌舞伎町", True),
        ("東京都　新宿区西新宿", True),
        ("東京都中野区中野4-8-1", False),
        ("横浜市中区本町6-50-10", False),
        ("北海道札幌市", False),
        ("西新宿1-1-1", None),
        ("市谷本村町5", None),
        ("歌舞伎町1-4-1", None),
        ("同上", None),
        ("", None),
    ],
)
def test_an_address_lies_inside_or_outside_or_does_not_say(address: str, inside: bool | None) -> None:
    assert is_inside(WARD, address) is inside


def test_the_desk_is_closed_on_weekdays_dates_of_every_year_and_single_days() -> None:
    assert is_closed(WARD, date(2026, 5, 2))
    assert is_closed(WARD, date(2030, 12, 31))
    assert is_closed(WARD, date(2026, 5, 4))
    assert not is_closed(WARD, date(2026, 5, 7))
    assert next_open(WARD, date(2026, 5, 2)) == date(2026, 5, 5)


def test_a_ward_that_never_opens_keeps_the_day() -> None:
    never = Ward(
        municipality_code="1", name="x", insurer_no="1", address_prefixes=(),
        closed_days=("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    )  # fmt: skip
    assert next_open(never, date(2026, 5, 2)) == date(2026, 5, 2)


def test_a_closed_day_in_no_known_form_is_refused() -> None:
    with pytest.raises(ValueError, match="not a closed day"):
        Ward(municipality_code="1", name="x", insurer_no="1", address_prefixes=(), closed_days=("holyday",))


OFFICE = Ward(
    municipality_code="13104",
    name="新宿区",
    insurer_no="131045",
    address_prefixes=("新宿区",),
    closed_days=("sat", "sun", "holidays", "12-29", "12-30", "12-31", "01-01", "01-02", "01-03"),
)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-01-12", "成人の日(第2月曜)"),
        ("2026-03-20", "春分の日"),
        ("2026-05-06", "憲法記念日の振替休日"),
        ("2026-09-22", "祝日に挟まれた国民の休日"),
        ("2027-03-22", "春分の日の振替休日"),
        ("2030-09-23", "秋分の日"),
        ("2048-12-29", "年末"),
    ],
)
def test_national_holidays_of_any_year_are_closed_days_without_a_list(day: str, why: str) -> None:
    assert is_closed(OFFICE, date.fromisoformat(day)), why
    assert not is_closed(OFFICE, date(2026, 9, 24))


def test_holidays_count_only_where_the_ward_names_them() -> None:
    assert not is_closed(WARD, date(2026, 9, 22))


@pytest.mark.parametrize(
    ("from_", "last"),
    [
        ("2026-04-01", "2026-04-15"),
        ("2026-04-17", "2026-05-01"),
        ("2026-04-18", "2026-05-07"),
        ("2026-09-05", "2026-09-24"),
        ("2026-12-15", "2027-01-04"),
    ],
)
def test_fourteen_days_that_end_on_closed_days_end_on_the_next_open_day(from_: str, last: str) -> None:
    assert last_day(OFFICE, date.fromisoformat(from_), 14).isoformat() == last


def test_a_ward_may_count_periods_without_regard_to_closed_days() -> None:
    plain = msgspec.structs.replace(OFFICE, extends_over_closed_days=False)
    assert last_day(plain, date(2026, 4, 18), 14) == date(2026, 5, 2)


def test_nothing_is_imported_for_holidays_until_one_is_asked_for() -> None:
    code = (
        "import sys, kaigo_desktop.core.rules; assert 'jpholiday' not in sys.modules; import jpholiday;"
        "assert not {'socket', 'ssl', 'http', 'urllib.request'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_period_of_no_day_is_refused() -> None:
    with pytest.raises(ValueError, match="not a number of days: 0"):
        Ward(municipality_code="13104", name="", insurer_no="", address_prefixes=(), correction_days=0)


@pytest.mark.parametrize(
    "settings",
    [
        {"office_hours": ["17:15", "08:30"]},
        {"office_hours": ["08:30", "25:00"]},
        {"office_hours": ["08:30", "eight"]},
        {"bursts": {"minutes": 0}},
        {"bursts": {"least": 0}},
        {"bursts": {"factor": 0}},
    ],
)
def test_office_hours_and_limits_that_make_no_sense_are_refused(settings: dict[str, object]) -> None:
    plain = {"municipality_code": "1", "name": "x", "insurer_no": "1", "address_prefixes": []}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(plain | settings, Ward)
