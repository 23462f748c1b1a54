"""Dates and deadlines as staff read them."""

from datetime import date

import pytest

from kaigo_desktop.ui import wording

TODAY = date(2026, 4, 2)


@pytest.mark.parametrize(
    ("due_on", "words", "tone"),
    [
        ("2026-04-16", "あと14日", ""),
        ("2026-04-05", "あと3日", "warning"),
        ("2026-04-02", "今日まで", "warning"),
        ("2026-03-31", "期限超過2日", "error"),
        ("", "", ""),
    ],
)
def test_a_deadline_is_worded_as_days(due_on: str, words: str, tone: str) -> None:
    assert wording.due(due_on, TODAY) == (words, tone)


@pytest.mark.parametrize(
    ("sent", "words"),
    [("2026-11-20T14:03:00", "R8.11.20 14:03"), ("2026-11-20", "R8.11.20 00:00"), ("", ""), ("昨日", "昨日")],
)
def test_the_time_of_receipt_is_short(sent: str, words: str) -> None:
    assert wording.received(sent) == words


@pytest.mark.parametrize(
    ("shown", "iso", "both"),
    [
        ("R8.11.20 14:03", "2026-11-20T14:03:00", "R8.11.20 14:03 (2026-11-20)"),
        ("S28.04.01", "1953-04-01", "S28.04.01 (1953-04-01)"),
        ("昨日", "昨日", "昨日"),
        ("", "", ""),
    ],
)
def test_a_column_of_dates_tells_the_western_writing_beneath_the_pointer(
    shown: str, iso: str, both: str
) -> None:
    assert wording.with_western(shown, iso) == both


def test_a_birth_date_tells_the_age_on_the_day() -> None:
    assert wording.birth_and_age("1953-04-02", TODAY) == "昭和28年4月2日(73歳)"
    assert wording.birth_and_age("1953-04-03", TODAY) == "昭和28年4月3日(72歳)"


def test_a_birth_date_known_in_part_is_told_without_an_age() -> None:
    assert wording.birth_and_age("1945", TODAY) == "昭和20年(月日不詳)"
    assert wording.birth("1945-03") == "昭和20年3月(日不詳)"


@pytest.mark.parametrize(("count", "words"), [(1, "1 KB"), (12_288, "12 KB"), (1_500_000, "1.4 MB")])
def test_the_size_of_a_file(count: int, words: str) -> None:
    assert wording.size(count) == words


@pytest.mark.parametrize(
    ("subject", "label", "words"),
    [("性別", "性別", "性別"), ("生年月日", "月", "生年月日 月"), ("", "続柄", "続柄"), ("備考", "", "備考")],
)
def test_an_item_whose_heading_says_the_same_is_named_once(subject: str, label: str, words: str) -> None:
    assert wording.item(subject, label) == words
