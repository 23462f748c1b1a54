"""Whether two people are likely one: every attribute counts, and families are not taken for one person."""

from dataclasses import replace
from typing import Any

import pytest

from kaigo_desktop.core.people import Person
from kaigo_desktop.core.same_person import likeness, most_alike

HANAKO = Person(
    0,
    name="新宿 花子",
    kana="シンジユク ハナコ",
    born_on="1945-03-12",
    insured_no="0012345678",
    phones=("0300001234",),
    addresses=("東京都新宿区歌舞伎町1-4-1",),
)
NO_NUMBER = replace(HANAKO, insured_no="")
BARE = replace(NO_NUMBER, phones=(), addresses=())
ELSEWHERE: dict[str, Any] = {"phones": ("0300009999",), "addresses": ("東京都中野区仮町2-9-9",)}
SAME_PERSON = {
    "nothing different": (HANAKO, HANAKO),
    "no number, moved, another phone": (HANAKO, replace(NO_NUMBER, **ELSEWHERE)),
    "a new number after moving away and back": (
        HANAKO,
        replace(HANAKO, insured_no="0099999999", **ELSEWHERE),
    ),
    "one digit of the number wrong": (HANAKO, replace(HANAKO, insured_no="0012345078")),
    "one digit wrong, moved, no reading": (
        HANAKO,
        replace(HANAKO, insured_no="0012345078", kana="", **ELSEWHERE),
    ),
    "day and month exchanged": (BARE, replace(BARE, born_on="1945-12-03")),
    "day and month exchanged, moved": (HANAKO, replace(NO_NUMBER, born_on="1945-12-03", **ELSEWHERE)),
    "another day of birth, same phone": (HANAKO, replace(NO_NUMBER, born_on="1945-03-17")),
    "another era of birth, same number": (HANAKO, replace(HANAKO, born_on="2008-03-12")),
    "a wrong birth date, same number": (HANAKO, replace(HANAKO, born_on="1970-07-07")),
    "only the year of birth, same phone": (HANAKO, replace(NO_NUMBER, born_on="1945", addresses=())),
    "a married name, same number": (
        HANAKO,
        replace(HANAKO, name="四谷 花子", kana="ヨツヤ ハナコ", **ELSEWHERE),
    ),
    "a married name, no number, same phone": (
        HANAKO,
        replace(NO_NUMBER, name="四谷 花子", kana="ヨツヤ ハナコ", addresses=()),
    ),
    "a kanji mistaken": (BARE, replace(BARE, name="新宿 華子")),
    "a reading mistaken": (BARE, replace(BARE, kana="シンジユク ハナオ")),
    "another reading, same number": (HANAKO, replace(HANAKO, kana="ニイヤド カコ")),
    "letters for a name, same number": (HANAKO, replace(HANAKO, name="hanakoshinjuku")),
    "name, phone and address only": (HANAKO, replace(NO_NUMBER, born_on="")),
    "number only": (HANAKO, Person(0, insured_no="0012345678")),
}
TARO: dict[str, Any] = {"name": "新宿 太郎", "kana": "シンジユク タロウ"}
DIFFERENT_PEOPLE = {
    "twins": (HANAKO, replace(HANAKO, **TARO, insured_no="0012345679")),
    "twins without numbers": (NO_NUMBER, replace(NO_NUMBER, **TARO)),
    "twins a character apart": (
        replace(HANAKO, name="新宿 和夫", kana="シンジユク カズオ"),
        replace(HANAKO, name="新宿 和也", kana="シンジユク カズヤ", insured_no="0012345679"),
    ),
    "twins a character apart without readings": (
        replace(NO_NUMBER, name="新宿 一郎", kana=""),
        replace(NO_NUMBER, name="新宿 二郎", kana=""),
    ),
    "mother and daughter": (
        HANAKO,
        replace(
            HANAKO, name="新宿 桃子", kana="シンジユク モモコ", born_on="1970-08-01", insured_no="0012345679"
        ),
    ),
    "father and son of one name": (NO_NUMBER, replace(NO_NUMBER, born_on="1972-05-05")),
    "father and son of one name and birthday": (NO_NUMBER, replace(NO_NUMBER, born_on="1975-03-12")),
    "a common name with another birth date": (HANAKO, replace(HANAKO, born_on="1950-11-30", insured_no="")),
    "a common name, born a day earlier, elsewhere": (
        NO_NUMBER,
        replace(NO_NUMBER, born_on="1945-03-11", **ELSEWHERE),
    ),
    "a common name alone": (BARE, replace(BARE, born_on="")),
    "one surname and birth date": (HANAKO, replace(HANAKO, **TARO, insured_no="", **ELSEWHERE)),
    "one given name and birth date": (
        HANAKO,
        replace(NO_NUMBER, name="四谷 花子", kana="ヨツヤ ハナコ", **ELSEWHERE),
    ),
    "neighbours in one facility": (
        HANAKO,
        replace(HANAKO, name="四谷 進", kana="ヨツヤ ススム", born_on="1940-01-01", insured_no="0012345679"),
    ),
    "a number mistaken for somebody else's": (
        HANAKO,
        replace(HANAKO, name="四谷 進", kana="ヨツヤ ススム", born_on="1940-01-01", **ELSEWHERE),
    ),
    "nothing known of one": (HANAKO, Person(0)),
}


@pytest.mark.parametrize("case", SAME_PERSON)
def test_one_person_is_suggested(case: str) -> None:
    left, right = SAME_PERSON[case]
    assert likeness(left, right).suggested, likeness(left, right)
    assert likeness(right, left).points == likeness(left, right).points


@pytest.mark.parametrize("case", DIFFERENT_PEOPLE)
def test_two_people_are_not(case: str) -> None:
    left, right = DIFFERENT_PEOPLE[case]
    assert not likeness(left, right).suggested, likeness(left, right)
    assert likeness(right, left).points == likeness(left, right).points


def test_each_attribute_counts_and_names_its_finding() -> None:
    other = replace(HANAKO, insured_no="0099999999", addresses=("東京都中野区仮町2-9-9",))
    assert [(reason.code, reason.points) for reason in likeness(HANAKO, other).reasons] == [
        ("person_insured_no_differs", -2),
        ("person_born_on_same", 5),
        ("person_name_same", 4),
        ("person_kana_same", 2),
        ("person_phone_same", 3),
        ("person_address_differs", -1),
    ]


@pytest.mark.parametrize("missing", ["name", "kana", "born_on", "insured_no", "phones", "addresses"])
def test_a_missing_attribute_is_neither_for_nor_against(missing: str) -> None:
    gone: dict[str, Any] = {missing: () if missing.endswith("es") else ""}
    found = likeness(HANAKO, replace(HANAKO, **gone))
    kind = missing.removesuffix("es").replace("phon", "phone")
    assert not [reason for reason in found.reasons if reason.code.startswith(f"person_{kind}")]


@pytest.mark.parametrize(
    ("left", "right", "code"),
    [
        ("1945-03-12", "1945-03", "partly"),
        ("1945", "1945-03-12", "partly"),
        ("1945-04", "1945-03-12", "differs"),
        ("1945-03-12", "1945-12-03", "swapped"),
        ("1945-03-12", "1954-03-12", "near"),
        ("1945-03-12", "1960-03-12", "differs"),
        ("1945-03-12", "1945-08-12", "near"),
        ("1945-03-12", "1945-08-13", "differs"),
        ("1945-03-12", "1946-03-13", "differs"),
    ],
)
def test_birth_dates_agree_as_far_as_they_are_known(left: str, right: str, code: str) -> None:
    found = likeness(Person(0, born_on=left), Person(0, born_on=right))
    assert [reason.code for reason in found.reasons] == [f"person_born_on_{code}"]


def test_of_two_households_the_pair_most_alike_counts() -> None:
    taro = replace(HANAKO, **TARO, position=0, insured_no="0012345679", born_on="1940-01-01")
    found = most_alike([taro, replace(HANAKO, position=1)], [HANAKO, replace(BARE, position=1)])
    assert found is not None
    assert (found.left, found.right, found.certainty) == (1, 0, "strong")
    assert most_alike([], [HANAKO]) is None


def test_name_and_birth_date_without_more_are_only_possible() -> None:
    found = likeness(HANAKO, replace(BARE, kana=""))
    assert (found.suggested, found.certainty) == (True, "possible")
