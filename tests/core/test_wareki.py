"""Dates in every form people write, and no day that nobody wrote."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.wareki import ERAS, PartialDate, from_iso, is_unknown, lenient, read, show

WHOLE = [
    "R8.3.30",
    "r8/3/30",
    "Ｒ８．３．３０",
    "令8.3.30",
    "令8年3月30日",
    "令和8年3月30日",
    "令和８年３月３０日",
    "令和 8年 3月30日",
    "令和八年三月三十日",
    "㋿8年3月30日",
    "西暦2026年3月30日",
    "2026年3月30日",
    "2026-03-30",
    "2026/3/30",
    "2026.3.30",
    "20260330",
    "5080330",
    "R080330",
    "  令和8年3月30日　",
    "令和8年3月30日生",
    "令和8年3月30日(月)",
    "２０２６－０３－３０",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_whole_date_is_read_in_every_form(text: str) -> None:
    assert read(text) == PartialDate(2026, 3, 30)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("令和元年5月1日", "2019-05-01"),
        ("令和1年5月1日", "2019-05-01"),
        ("S20.1.1", "1945-01-01"),
        ("昭和20年1月1日生まれ", "1945-01-01"),
        ("3200101", "1945-01-01"),
        ("4050101", "1993-01-01"),
        ("M45.7.29", "1912-07-29"),
        ("昭和64年1月7日", "1989-01-07"),
        ("平成元年1月8日", "1989-01-08"),
        ("平成31年4月30日", "2019-04-30"),
        ("大正15年12月24日", "1926-12-24"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_eras_count_from_their_first_year(text: str, iso: str) -> None:
    known = read(text)
    assert known is not None
    assert known.iso() == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("昭和20年00月00日", "1945"),
        ("1945-00-00", "1945"),
        ("3200000", "1945"),
        ("昭和20年月日不詳", "1945"),
        ("昭和20年(月日不詳)", "1945"),
        ("昭和20年不詳月不詳日", "1945"),
        ("昭20年月日", "1945"),
        ("昭和20年不詳", "1945"),
        ("昭和20年不明", "1945"),
        ("昭和20", "1945"),
        ("昭和20年", "1945"),
        ("1945", "1945"),
        ("1945年", "1945"),
        ("1945-03", "1945-03"),
        ("1945/3", "1945-03"),
        ("昭和20年3月日不詳", "1945-03"),
        ("昭和20年3月00日", "1945-03"),
        ("昭和20年3月不詳", "1945-03"),
        ("2026年3月", "2026-03"),
        ("平成31年4月", "2019-04"),
    ],
)
def test_what_is_unknown_stays_unknown(text: str, iso: str) -> None:
    known = read(text)
    assert known is not None
    assert known.iso() == iso
    assert known.full() is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "　",
        "不詳",
        "令和8年2月30日",
        "2026年13月1日",
        "2026-02-29",
        "8年3月30日",
        "令和0年1月1日",
        "昭和20年00月05日",
        "昭和20年3月5日不詳",
        "194503",
        "6080330",
        "令和8年3月30",
        "令和8年3月30日午後",
        "0000-01-01",
        "2026-3/30",
        "あした",
        "昭和年3月1日",
    ],
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("昭和64年1月8日", "平成元年1月8日"),
        ("平成31年5月1日", "令和元年5月1日"),
        ("大正15年12月25日", "昭和元年12月25日"),
        ("平成31年5月", "令和元年5月(日不詳)"),
        ("令和元年4月30日", "平成31年4月30日"),
        ("H35.4.1", "令和5年4月1日"),
    ],
)
def test_a_date_outside_its_era_is_not_read_but_the_one_it_means_is_offered(text: str, meant: str) -> None:
    assert read(text) is None
    suggested = lenient(text)
    assert suggested is not None
    assert show(suggested.iso()) == meant


@pytest.mark.parametrize("text", ["年月日不詳", "不詳", "生年月日不詳", "不明", " 年月日不詳 "])
def test_a_date_may_be_said_to_be_unknown_altogether(text: str) -> None:
    assert is_unknown(text)
    assert not is_unknown("昭和20年月日不詳")


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2026-03-30", "令和8年3月30日"),
        ("1989-01-05", "昭和64年1月5日"),
        ("1989-01-07", "昭和64年1月7日"),
        ("1989-01-08", "平成元年1月8日"),
        ("2019-04-30", "平成31年4月30日"),
        ("2019-05-01", "令和元年5月1日"),
        ("1945", "昭和20年(月日不詳)"),
        ("1945-03", "昭和20年3月(日不詳)"),
        ("1989", "1989年(月日不詳)"),
        ("1989-01", "1989年1月(日不詳)"),
        ("1850-02-03", "1850年2月3日"),
        ("令和8年頃", "令和8年頃"),
        ("2026-02-30", "2026-02-30"),
        ("", ""),
    ],
)
def test_a_date_is_shown_as_the_desk_writes_it_and_other_text_as_it_is(iso: str, shown: str) -> None:
    assert show(iso) == shown


def test_eras_follow_each_other_without_a_gap() -> None:
    for era, following in itertools.pairwise(ERAS):
        assert (following.first - era.last).days == 1


DAYS = st.dates(date(1868, 1, 25), date(2116, 12, 31))


@given(DAYS)
def test_every_day_since_meiji_is_read_back_from_every_way_to_write_it(day: date) -> None:
    era = next(era for era in ERAS if era.first <= day <= era.last)
    year = day.year - era.base
    forms = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        show(day.isoformat()),
        f"{era.letter}{year}.{day.month}.{day.day}",
        f"{era.name[0]}{year}年{day.month}月{day.day}日",
        f"{era.code}{year:02}{day:%m%d}",
    ]
    assert {read(form) for form in forms} == {PartialDate(day.year, day.month, day.day)}


@given(st.integers(1868, 2117), st.none() | st.integers(1, 12))
def test_a_date_known_in_part_survives_being_shown_and_read(year: int, month: int | None) -> None:
    known = PartialDate(year, month)
    assert read(show(known.iso())) == known
    assert from_iso(known.iso()) == known
    assert known.earliest() <= known.latest()


@given(
    st.text(max_size=20)
    | st.from_regex(r"[明大昭平令MTSHR]?[0-9元]{0,8}[年./-]?[0-9]{0,2}[月./-]?[0-9]{0,2}日?")
)
def test_no_text_breaks_the_reading(text: str) -> None:
    known = read(text)
    assert known is None or read(known.iso()) == known
    assert lenient(text) is not None or known is None
    show(text)
    is_unknown(text)
