"""What a value is on a day and in a ward: choices that begin and end, numbers a ward checks."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.model import Value
from kaigo_desktop.core.procedure import Code, CodeList
from kaigo_desktop.core.ward import Ward

WARD = Ward(municipality_code="13104", name="新宿区", insurer_no="131045", address_prefixes=("新宿区",))
SERVICES = CodeList(
    id="services",
    title="サービス",
    codes=(
        Code(symbol="11", label="訪問介護"),
        Code(symbol="53", label="介護療養施設", valid_to="2024-03-31"),
        Code(symbol="55", label="介護医療院", valid_from="2018-04-01"),
    ),
)


@pytest.mark.parametrize("kind", ["choice", "choices", "relationship"])
@pytest.mark.parametrize(
    ("symbol", "day", "told"),
    [
        ("53", "2024-03-31", False),
        ("53", "2024-04-01", True),
        ("55", "2018-03-31", True),
        ("55", "2018-04-01", False),
        ("11", "2026-04-01", False),
        ("99", "2026-04-01", False),
    ],
)
def test_a_choice_that_could_not_be_made_on_the_day_is_told(
    kind: str, symbol: str, day: str, told: bool
) -> None:
    value: Value = [symbol] if kind == "choices" else symbol
    found = list(FIELD_TYPES[kind].check_here(value, SERVICES, date.fromisoformat(day), WARD))
    assert [(code, severity) for code, severity, _ in found] == [("choice_not_valid", "warning")] * told


def test_a_form_offers_what_is_valid_on_the_day_and_still_knows_the_rest() -> None:
    offered = SERVICES.on(date(2026, 4, 1))
    assert [code.symbol for code in offered.codes] == ["11", "55"]
    assert (offered.label("53"), offered.holds("53")) == ("介護療養施設", True)
    assert FIELD_TYPES["choice"].parse("介護療養施設", offered) == "53"
    assert SERVICES.on(date(2020, 4, 1)) is SERVICES


@pytest.mark.parametrize(
    ("number", "checked", "told"),
    [
        ("0000000018", True, False),
        ("0000000019", True, True),
        ("0000000019", False, False),
        ("H000000019", True, False),
        ("19", True, False),
    ],
)
def test_the_check_digit_of_an_insured_number_is_checked_only_where_the_ward_has_one(
    number: str, checked: bool, told: bool
) -> None:
    ward = msgspec.structs.replace(WARD, insured_no_check_digit=checked)
    found = list(FIELD_TYPES["insured_no"].check_here(number, None, date(2026, 4, 1), ward))
    assert [(code, severity) for code, severity, _ in found] == [("insured_no_check_digit", "warning")] * told


@pytest.mark.parametrize("kind", FIELD_TYPES)
@given(text=st.text(max_size=20))
def test_no_value_breaks_what_is_asked_of_it_on_a_day_in_a_ward(kind: str, text: str) -> None:
    value = FIELD_TYPES[kind].parse(text, SERVICES)
    list(FIELD_TYPES[kind].check_here(value, SERVICES, date(2026, 4, 1), WARD))
