"""The ward's own addresses and closed days."""

from datetime import date

import pytest

from kaigo_desktop.core.ward import Ward, is_closed, is_inside, next_open

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
        Ward(municipality_code="1", name="x", insurer_no="1", address_prefixes=(), closed_days=("holiday",))
