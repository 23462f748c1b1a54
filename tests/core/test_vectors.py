"""The test vectors of the domain rules (8.1), row by row; those of files and store stand in tests/flow."""

from collections.abc import Callable
from datetime import date

import pytest

from kaigo_desktop.core import wareki
from kaigo_desktop.core.age import age_reached_on
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.model import Problem, Values
from kaigo_desktop.core.procedure import Field, Rule
from kaigo_desktop.core.text import fold_name


def told(kind: str, text: str) -> list[str]:
    """What a field of a type finds in a text as received: `code severity`."""
    value = FIELD_TYPES[kind].parse(text)
    found = FIELD_TYPES[kind].check(value, Field(key="k", label="欄", type=kind))
    return [f"{code} {severity}" for code, severity, _ in found]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("individual_number", "123456789018", []),
        ("individual_number", "621498320257", []),
        ("individual_number", "123456789010", ["individual_number_check_digit error"]),
        ("individual_number", "12345678901", ["individual_number_length error"]),
        ("individual_number", "1234ー5678ー9018", ["individual_number_character error"]),
        ("individual_number", "000000000000", ["individual_number_all_equal error"]),
        ("individual_number", "111111111118", ["individual_number_repeated warning"]),
        ("individual_number", "１２３４５６７８９０１８", []),
        ("insurer_no", "131045", []),
        ("insurer_no", "435073", []),
        ("medical_insurer_no", "33120015", []),
        ("insurer_no", "131041", ["insurer_no_municipality_code error"]),
        ("insurer_no", "435074", ["insurer_no_municipality_code error"]),
        ("date", "昭和20年00月00日", ["date_incomplete info"]),
    ],
)
def test_numbers_and_dates_are_judged_as_the_table_says(kind: str, text: str, expected: list[str]) -> None:
    assert told(kind, text) == expected


def test_full_width_digits_become_ascii() -> None:
    assert FIELD_TYPES["individual_number"].parse("１２３４５６７８９０１８") == "123456789018"


@pytest.mark.parametrize(
    ("born", "reached"),
    [("1961-04-01", "2026-03-31"), ("1961-04-02", "2026-04-01"), ("1960-02-29", "2025-02-28")],
)
def test_65_is_reached_the_day_before_the_birthday(born: str, reached: str) -> None:
    assert age_reached_on(date.fromisoformat(born), 65).isoformat() == reached


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("1989-01-07", "昭和64年1月7日"),
        ("1989-01-08", "平成元年1月8日"),
        ("2019-04-30", "平成31年4月30日"),
        ("2019-05-01", "令和元年5月1日"),
    ],
)
def test_eras_change_on_their_days(day: str, year: str) -> None:
    assert wareki.show(day) == year


@pytest.mark.parametrize("text", ["令和８年３月３０日", "R8.3.30", "5080330"])
def test_every_way_to_write_the_day_is_the_day(text: str) -> None:
    assert FIELD_TYPES["date"].parse(text) == "2026-03-30"


@pytest.mark.parametrize("text", ["昭和20年00月00日", "1945-00-00", "昭和20年月日不詳"])
def test_a_date_known_to_the_year_stays_one(text: str) -> None:
    assert FIELD_TYPES["date"].parse(text) == "1945"
    assert wareki.PartialDate(1945) == wareki.read(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("高橋", "髙橋"),
        ("山崎", "山﨑"),
        ("渡辺", "渡邉"),
        ("渡辺", "渡邊"),
        ("吉野", "𠮷野"),
        ("辻", "辻\U000e0100"),
    ],
)
def test_variants_of_a_name_are_found_by_each_other_and_kept_as_they_are(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)
    for text in (one, other):
        assert FIELD_TYPES["name"].parse(text) == text


def test_two_householders_are_an_error(reviewed: Callable[..., list[Problem]]) -> None:
    rule = Rule(
        id="R",
        kind="exactly_one_row",
        fields=("household.relationship",),
        message="!",
        values=("householder",),
    )
    rows = [{"name": "a", "relationship": "householder"}, {"name": "b", "relationship": "householder"}]
    values: Values = {"household": rows}
    found = reviewed(values, rule)
    assert [(problem.field, problem.severity) for problem in found] == [
        ("household[1].relationship", "error")
    ]
