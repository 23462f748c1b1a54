"""Ages as the law counts them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.age import age_on, age_reached_on


@pytest.mark.parametrize(
    ("born", "reached"),
    [
        (date(1961, 4, 1), date(2026, 3, 31)),
        (date(1961, 4, 2), date(2026, 4, 1)),
        (date(1960, 2, 29), date(2025, 2, 28)),
        (date(1960, 3, 1), date(2025, 2, 28)),
    ],
)
def test_65_is_reached_the_day_before_the_birthday(born: date, reached: date) -> None:
    assert age_reached_on(born, 65) == reached


def test_a_leap_day_child_reaches_a_leap_year_s_age_on_28_february() -> None:
    assert age_reached_on(date(1960, 2, 29), 64) == date(2024, 2, 28)


@given(st.dates(date(1870, 1, 1), date(2100, 1, 1)), st.integers(0, 45000))
def test_an_age_lasts_from_the_day_it_is_reached_to_the_next(born: date, days: int) -> None:
    day = date.fromordinal(born.toordinal() + days)
    age = age_on(born, day)
    assert age_reached_on(born, age) <= day < age_reached_on(born, age + 1)
