"""How a ward may let people sign in: waiting grows, accounts end, nonsense is refused."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from kaigo_desktop.core.sign_in_policy import (
    SignInPolicy,
    days_left,
    end_of_fiscal_year,
    is_expired,
)

POLICY = SignInPolicy()
NOW = datetime(2026, 4, 2, tzinfo=UTC)


def test_waiting_doubles_after_the_third_failure_and_ends_in_a_lock_out() -> None:
    assert [POLICY.delay(count) for count in range(12)] == [0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 1800, 1800]


def test_waiting_never_exceeds_five_minutes_before_the_lock_out() -> None:
    patient = SignInPolicy(failures_before_lock_out=100)
    assert max(patient.delay(count) for count in range(100)) == 300


@pytest.mark.parametrize(
    ("today", "end"),
    [
        (date(2026, 4, 1), date(2027, 3, 31)),
        (date(2027, 3, 31), date(2027, 3, 31)),
        (date(2026, 12, 31), date(2027, 3, 31)),
    ],
)
def test_a_fiscal_year_ends_on_31_march(today: date, end: date) -> None:
    assert end_of_fiscal_year(today) == end


def test_an_account_works_through_its_last_day() -> None:
    assert not is_expired("2027-03-31", date(2027, 3, 31))
    assert is_expired("2027-03-31", date(2027, 4, 1))
    assert not is_expired("", date(2999, 1, 1))
    assert days_left("2027-03-31", date(2027, 3, 1)) == 30
    assert days_left("", date(2027, 3, 1)) is None


def test_new_accounts_end_with_the_fiscal_year_only_where_the_ward_says_so_and_administrators_never() -> None:
    wanted = SignInPolicy(accounts_end_with_fiscal_year=True)
    assert POLICY.default_end(NOW.date(), administrator=False) == ""
    assert wanted.default_end(NOW.date(), administrator=False) == "2027-03-31"
    assert wanted.default_end(NOW.date(), administrator=True) == ""


def test_no_password_is_ever_due_unless_the_ward_says_so() -> None:
    assert not POLICY.password_is_due(NOW - timedelta(days=9999), NOW)
    yearly = SignInPolicy(password_max_age_days=365)
    assert not yearly.password_is_due(NOW - timedelta(days=364), NOW)
    assert yearly.password_is_due(NOW - timedelta(days=365), NOW)


@pytest.mark.parametrize(
    ("setting", "value"),
    [("minimum_password", 7), ("idle_minutes", 0), ("idle_minutes", 61), ("session_hours", 25),
     ("failures_before_lock_out", 2), ("lock_out_minutes", 0), ("password_max_age_days", -1)],
)  # fmt: skip
def test_a_policy_that_protects_nothing_is_refused(setting: str, value: int) -> None:
    with pytest.raises(msgspec.ValidationError, match=setting):
        msgspec.convert({setting: value}, SignInPolicy)
