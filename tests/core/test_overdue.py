"""When a deadline is over: the next open day still keeps one that ends on a closed day."""

from datetime import date, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.overdue import kept_until, overdue_by
from kaigo_desktop.core.ward import Ward

WARD = Ward(
    municipality_code="13104",
    name="新宿区",
    insurer_no="131045",
    address_prefixes=("東京都新宿区",),
    closed_days=("sat", "sun", "holidays", "12-29"),
)
PLAIN = msgspec.structs.replace(WARD, extends_over_closed_days=False)


def test_a_deadline_on_a_saturday_is_kept_on_monday() -> None:
    saturday = date(2026, 4, 4)
    assert kept_until(WARD, saturday) == date(2026, 4, 6)
    assert overdue_by(WARD, date(2026, 4, 6)) == date(2026, 4, 3)
    assert overdue_by(WARD, date(2026, 4, 7)) == date(2026, 4, 6)


def test_a_ward_that_does_not_extend_counts_days_plainly() -> None:
    assert overdue_by(PLAIN, date(2026, 4, 6)) == date(2026, 4, 5)


@given(st.dates(date(2020, 1, 1), date(2029, 12, 1)), st.integers(0, 40))
def test_what_is_over_is_exactly_what_was_not_kept(today: date, back: int) -> None:
    for ward in (WARD, PLAIN):
        due = today - timedelta(days=back)
        assert (due <= overdue_by(ward, today)) == (kept_until(ward, due) < today)
