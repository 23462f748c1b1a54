"""Suggestions for the items of an unknown form: the likeliest field, one each, and never a bad guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.procedure import Code, CodeList, Field, Procedure, Section, Source
from kaigo_desktop.core.suggestion import SampleItem, likeness, suggest, title_likeness

CODES = {
    "reason": CodeList(
        id="reason", title="事由", codes=(Code(symbol="in", label="転入"), Code(symbol="out", label="転出"))
    )
}
FORM = Procedure(
    id="p",
    version=1,
    title="届",
    short_title="届",
    sections=(
        Section(
            title="届",
            fields=(
                Field(key="filed_on", label="届出年月日", type="date"),
                Field(key="name", label="届出人氏名", type="name", sources=(Source(subject="届け人"),)),
                Field(key="phone", label="届出人電話番号", type="phone"),
                Field(key="address", label="届出人住所", type="address"),
                Field(key="reason", label="資格異動事由", type="choice", codes="reason"),
                Field(key="notes", label="備考欄", type="long_text", local=True),
            ),
        ),
        Section(
            title="世帯員", group="household", fields=(Field(key="name", label="世帯員氏名", type="name"),)
        ),
    ),
)


def field_of(subject: str, example: str = "", rows: int = 0) -> str:
    found = suggest(FORM, CODES, [SampleItem(subject, "", example, rows=rows)])
    return found[0].field if found else ""


@pytest.mark.parametrize(
    ("subject", "example", "field"),
    [
        ("届出年月日", "令和8年3月30日", "filed_on"),
        ("届け出た日", "令和8年3月30日", "filed_on"),
        ("届け人", "新宿　太郎", "name"),
        ("届出者のお名前", "新宿　太郎", "name"),
        ("届出者の連絡先", "03-0000-1234", "phone"),
        ("異動の理由", "転入", "reason"),
        ("備考欄", "急ぎ", ""),
        ("アンケート", "はい", ""),
        ("", "", ""),
    ],
)
def test_an_item_is_suggested_for_the_field_it_is_most_like(subject: str, example: str, field: str) -> None:
    assert field_of(subject, example) == field


def test_the_value_tells_two_like_names_apart() -> None:
    items = [SampleItem("届出人", "", "03-0000-1234"), SampleItem("届出人", "", "新宿　太郎")]
    found = {pair.item: pair.field for pair in suggest(FORM, CODES, items)}
    assert found == {0: "phone", 1: "name"}


def test_rows_are_only_for_the_columns_of_a_group() -> None:
    assert field_of("家族氏名", "新宿　太郎", rows=2) == "household.name"


def test_each_field_is_suggested_once_and_for_the_likelier_item() -> None:
    items = [SampleItem("届出日付", "", ""), SampleItem("届出年月日", "", "")]
    assert [(pair.item, pair.field) for pair in suggest(FORM, CODES, items)] == [(1, "filed_on")]


def test_titles_are_alike_without_the_name_of_the_insurance() -> None:
    assert title_likeness("介護保険転入の届出", "転入の届出") == 1
    assert title_likeness("転入の届出", "転出の届出") > title_likeness("転入の届出", "申請書")


@given(st.text(), st.text())
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)


@given(st.lists(st.builds(SampleItem, st.text(), st.text(), st.text(), rows=st.integers(0, 2)), max_size=4))
def test_any_sample_has_suggestions_without_a_crash_and_at_most_one_each(items: list[SampleItem]) -> None:
    found = suggest(FORM, CODES, items)
    assert len({pair.item for pair in found}) == len({pair.field for pair in found}) == len(found)
    assert all(0 <= pair.item < len(items) for pair in found)
