"""Check digits, against the published numbers and a second implementation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.exceptions import InvalidChecksum
from stdnum.jp import in_

from kaigo_desktop.core.identifiers import (
    check_individual_number,
    check_insured_no,
    check_insurer_no,
    check_medical_insurer_no,
    check_provider_no,
    make_individual_number,
    make_insurer_no,
    make_municipality_code,
)


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("123456789018", ""),
        ("621498320257", ""),
        ("123456789010", "check_digit"),
        ("12345678901", "length"),
        ("1234ー5678ー9018", "character"),
        ("１２３４５６７８９０１８", "character"),
        ("", "character"),
        ("000000000000", "all_equal"),
        ("111111111118", "repeated"),
        ("111111111111", "all_equal"),
    ],
)
def test_an_individual_number_is_checked_by_the_ministry_s_sum(number: str, fault: str) -> None:
    assert check_individual_number(number) == fault


@given(st.from_regex(r"[0-9]{12}", fullmatch=True))
def test_individual_numbers_are_judged_as_a_second_implementation_does(number: str) -> None:
    try:
        in_.validate(number)
        valid = True
    except InvalidChecksum:
        valid = False
    assert (check_individual_number(number) in {"", "all_equal", "repeated"} and valid) or (
        check_individual_number(number) in {"check_digit", "all_equal"} and not valid
    )


@given(st.from_regex(r"[0-9]{11}", fullmatch=True))
def test_a_made_individual_number_has_the_right_check_digit(body: str) -> None:
    assert make_individual_number(body)[-1] == in_.calc_check_digit(body)


@pytest.mark.parametrize("number", ["131045", "435073", "138040"])
def test_real_insurer_numbers_pass(number: str) -> None:
    assert check_insurer_no(number) == ""


@pytest.mark.parametrize("number", ["131041", "435074"])
def test_a_municipality_code_is_no_insurer_number(number: str) -> None:
    assert check_insurer_no(number) == "municipality_code"
    assert make_municipality_code(number[:-1]) == number


@pytest.mark.parametrize("number", ["131044", "435070"])
def test_another_wrong_digit_is_a_wrong_check_digit(number: str) -> None:
    assert check_insurer_no(number) == "check_digit"


@pytest.mark.parametrize(
    ("number", "fault"),
    [("1310400013", ""), ("1310400010", "check_digit"), ("131040001", "form"), ("131040001X", "form")],
)
def test_a_provider_number_has_ten_digits(number: str, fault: str) -> None:
    assert check_provider_no(number) == fault


@pytest.mark.parametrize("number", ["13104", "1310450", "13104a", "", "131 045", "１３１０４５"])
def test_an_insurer_number_has_six_digits(number: str) -> None:
    assert check_insurer_no(number) == "form"


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("33120015", ""),
        ("138040", ""),
        ("33120016", "check_digit"),
        ("1", "form"),
        ("1130012", "zero_lost"),
        ("1130013", "form"),
        ("3312001", "form"),
    ],
)
def test_a_medical_insurer_number_has_six_or_eight_digits(number: str, fault: str) -> None:
    assert check_medical_insurer_no(number) == fault


@given(st.from_regex(r"[0-9]{1,9}", fullmatch=True))
def test_insurer_check_digits_are_those_of_a_second_implementation(body: str) -> None:
    assert make_insurer_no(body) == body + luhn.calc_check_digit(body)


@pytest.mark.parametrize(
    ("number", "fault"),
    [("0012345678", ""), ("H123456789", ""), ("123456789", "form"), ("HH12345678", "form")],
)
def test_an_insured_number_has_ten_digits_or_h_and_nine(number: str, fault: str) -> None:
    assert check_insured_no(number) == fault
