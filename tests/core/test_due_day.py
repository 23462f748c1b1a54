"""Days by which something is to be done, in the wordings they are jotted down in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core import wareki
from kaigo_desktop.core.due_day import due_day

TODAY = date(2026, 4, 2)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("今日", date(2026, 4, 2)),
        ("明日", date(2026, 4, 3)),
        ("あさって", date(2026, 4, 4)),
        ("３日後", date(2026, 4, 5)),
        ("+3日", date(2026, 4, 5)),
        ("2週間後", date(2026, 4, 16)),
        ("月末", date(2026, 4, 30)),
        ("4/6", date(2026, 4, 6)),
        ("４月６日(月)", date(2026, 4, 6)),
        ("4.6", date(2026, 4, 6)),
        ("4/2", date(2026, 4, 2)),
        ("4/1", date(2027, 4, 1)),
        ("2/29", date(2028, 2, 29)),
        ("R8.4.6", date(2026, 4, 6)),
        ("令和八年四月六日", date(2026, 4, 6)),
        ("2026-04-06", date(2026, 4, 6)),
        ("20260406", date(2026, 4, 6)),
    ],
)
def test_a_day_is_read_in_any_wording(typed: str, meant: date) -> None:
    assert due_day(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["", "そのうち", "2/30", "13/1", "令和8年4月", "4", "0/0", "来年"])
def test_what_names_no_day_is_none(typed: str) -> None:
    assert due_day(typed, TODAY) is None


@given(st.dates(date(2019, 5, 1), date(2117, 12, 31)))
def test_what_the_desk_shows_is_read_back(day: date) -> None:
    assert due_day(wareki.show(day.isoformat()), TODAY) == day


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.integers(1, 12), st.integers(1, 31))
def test_a_day_of_the_year_is_the_next_such_day(today: date, month: int, day: int) -> None:
    found = due_day(f"{month}/{day}", today)
    if found is not None:
        assert (found.month, found.day) == (month, day)
        assert found >= today
        assert found - today <= timedelta(days=366 if (month, day) != (2, 29) else 9 * 366)


@given(st.text(max_size=12))
def test_any_text_is_answered(typed: str) -> None:
    assert due_day(typed, TODAY) is None or isinstance(due_day(typed, TODAY), date)
