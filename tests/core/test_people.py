"""Whom a form is about: which items tell of whom, folded, and the keys people are looked up by."""

from dataclasses import replace

import pytest

from kaigo_desktop.core.model import Values
from kaigo_desktop.core.people import Person, people_of, texts_of
from kaigo_desktop.core.procedure import Field, Procedure, Section

APPLICANT = Field(key="applicant_name", label="届出人氏名", type="name")
ADDRESS = Field(key="address", label="住所", type="address", person="address")
OLD_ADDRESS = Field(key="old_address", label="旧住所", type="address", person="address")
PHONE = Field(key="phone", label="電話番号", type="phone", person="phone")
WHO = (
    Field(key="name", label="氏名", type="name", column="name"),
    Field(key="kana", label="フリガナ", type="kana", column="kana"),
    Field(key="born_on", label="生年月日", type="date", column="born_on"),
    Field(key="insured_no", label="被保険者番号", type="insured_no", column="insured_no"),
)
ONE = Section(title="被保険者", fields=(APPLICANT, *WHO, ADDRESS, OLD_ADDRESS, PHONE))
HOUSEHOLD = Section(title="世帯員", fields=WHO, group="household")
HEAD = Section(title="届出", fields=(APPLICANT, ADDRESS, OLD_ADDRESS, PHONE))
HANAKO = {"name": "新宿　花子", "kana": "ｼﾝｼﾞｭｸ ﾊﾅｺ", "born_on": "1945-03-12", "insured_no": "0012345678"}


def procedure(*sections: Section) -> Procedure:
    return Procedure(id="form", version=1, title="届出", short_title="届", sections=sections)


def test_the_person_of_a_form_is_who_its_columns_name_and_never_the_applicant() -> None:
    values: Values = {
        "applicant_name": "架空　一郎",
        "address": "東京都新宿区歌舞伎町一丁目4番1号",
        "old_address": "同上",
        "phone": "０３(0000)1234",
        **HANAKO,
    }
    assert people_of(procedure(ONE), values) == [
        Person(
            0,
            name="新宿 花子",
            kana="シンジユク ハナコ",
            born_on="1945-03-12",
            insured_no="0012345678",
            phones=("0300001234",),
            addresses=("東京都新宿区歌舞伎町1-4-1",),
        )
    ]


def test_every_row_of_a_household_is_somebody_with_the_address_and_phone_of_the_form() -> None:
    taro = {"name": "新宿太郎", "born_on": "1940"}
    values: Values = {
        "applicant_name": "架空　一郎",
        "address": "歌舞伎町1-4-1",
        "household": [HANAKO, {}, taro],
    }
    people = people_of(procedure(HEAD, HOUSEHOLD), values)
    assert [(person.position, person.name, person.addresses) for person in people] == [
        (0, "新宿 花子", ("歌舞伎町1-4-1",)),
        (2, "新宿太郎", ("歌舞伎町1-4-1",)),
    ]
    assert texts_of(procedure(HEAD, HOUSEHOLD), values)[2] == [
        ("name", "新宿太郎"),
        ("born_on", "1940"),
        ("address", "歌舞伎町1-4-1"),
    ]


def test_in_a_form_with_a_person_and_rows_the_rows_come_after() -> None:
    values: Values = {**HANAKO, "household": [{"name": "新宿太郎"}]}
    people = people_of(procedure(ONE, HOUSEHOLD), values)
    assert [(person.position, person.name) for person in people] == [(0, "新宿 花子"), (1, "新宿太郎")]


def test_a_form_about_nobody_has_no_people() -> None:
    assert (
        people_of(procedure(HEAD, HOUSEHOLD), {"applicant_name": "架空　一郎", "phone": "0300001234"}) == []
    )
    assert people_of(procedure(ONE), {"born_on": "1945-03-12"}) == []


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("insured_no", "12345678", "0012345678"),
        ("insured_no", "H123456789", "h123456789"),
        ("insured_no", "0000000000", ""),
        ("insured_no", "申請中", ""),
        ("insured_no", "12", ""),
        ("born_on", "不詳", ""),
        ("born_on", "1945-02-30", ""),
        ("born_on", "1945-03", "1945-03"),
        ("name", "髙﨑\U000e0101　𠮷郎", "高崎 吉郎"),
    ],
)
def test_what_can_not_be_read_is_not_known(key: str, typed: str, kept: str) -> None:
    (person,) = people_of(procedure(ONE), {**HANAKO, key: typed})
    assert getattr(person, key) == kept


def test_a_phone_of_noughts_and_an_address_without_a_number_are_none() -> None:
    (person,) = people_of(
        procedure(ONE), {**HANAKO, "phone": "0000000000", "address": "同上", "old_address": "不明"}
    )
    assert (person.phones, person.addresses) == ((), ())


def test_people_who_may_be_one_share_a_key_even_with_day_and_month_exchanged() -> None:
    one = Person(0, "新宿 花子", "シンジユク ハナコ", "1945-03-12", "0012345678", ("0300001234",))
    assert one.lookup_keys() == [
        "number:0012345678",
        "born:1945-3-12",
        "kana:シンジユクハナコ",
        "name:新宿花子",
        "phone:0300001234",
    ]
    other = Person(3, born_on="1945-12-03")
    assert set(one.lookup_keys()) & set(other.lookup_keys()) == {"born:1945-3-12"}
    assert replace(other, born_on="1945-12").lookup_keys() == []
