"""A layout goes before the procedure's own sources, for what it names and nothing else; no item is lost."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.layout import Layout, LayoutField
from kaigo_desktop.core.model import Item, Reading, Value, Values
from kaigo_desktop.core.procedure import Source
from kaigo_desktop.intake.mapping import read_through
from tests.intake.small_form import CODES, PROCEDURE

WARD = Layout(
    id="ward",
    version=1,
    title="区の様式",
    procedure="p",
    answers_to=("区の届",),
    fields=(
        LayoutField(key="filed_on", sources=(Source(subject="お届けの日"),)),
        LayoutField(
            key="name",
            sources=(Source(subject="お名前の姓"), Source(subject="お名前の名")),
            joined="\u3000",
        ),
        LayoutField(key="address", sources=(Source(subject="電話番号"),)),
        LayoutField(
            key="reason",
            sources=(Source(subject="きっかけ"),),
            values={"引っ越してきた": "moved_in", "転入": "other"},
        ),
        LayoutField(key="services", values={"ヘルパー": "visit", "デイ": "day"}),
        LayoutField(key="memo", sources=(Source(subject="その他"),)),
        LayoutField(key="gone", sources=(Source(subject="なくなった項目"),)),
        LayoutField(key="household.name", sources=(Source(subject="家族", label="なまえ"),)),
        LayoutField(key="household.kana", sources=(Source(subject="家族"),)),
    ),
    ignored=(Source(subject="同意"), Source(subject="届出人生年月日")),
)


def read(*items: Item | tuple[str, str, str]) -> Reading:
    given_items = [each if isinstance(each, Item) else Item(*each) for each in items]
    return read_through(PROCEDURE, CODES, given_items, WARD)


def test_a_field_is_filled_from_where_the_layout_says() -> None:
    assert read(("お届けの日", "", "令和8年3月30日")).values["filed_on"] == "2026-03-30"


def test_the_parts_of_a_date_are_put_together_under_the_new_name() -> None:
    parts = (("元号", "令和"), ("年", "8"), ("月", "3"), ("日", "30"))
    reading = read(*(("お届けの日", label, text) for label, text in parts))
    assert (reading.values["filed_on"], reading.original["filed_on"]) == ("2026-03-30", "令和8年3月30日")
    assert reading.unmapped == ()


def test_the_procedures_own_names_still_count_where_the_layout_says_nothing() -> None:
    assert read(("届出年月日", "", "R8.3.30")).values["filed_on"] == "2026-03-30"


def test_the_layouts_name_wins_where_both_hold_something_and_the_other_is_kept() -> None:
    reading = read(("届出年月日", "", "R8.3.1"), ("お届けの日", "", "R8.3.30"))
    assert reading.values["filed_on"] == "2026-03-30"
    assert [item.subject for item in reading.unmapped] == ["届出年月日"]


def test_an_item_the_layout_gives_to_another_field_does_not_feed_its_old_one() -> None:
    reading = read(("電話番号", "", "新宿区西新宿1-1"))
    assert (reading.values["address"], reading.values["phone"]) == ("新宿区西新宿1-1", "")


def test_joined_sources_are_one_value_in_the_order_of_the_layout() -> None:
    reading = read(("お名前の名", "", "太郎"), ("お名前の姓", "", "新宿"))
    assert reading.values["name"] == "新宿\u3000太郎"
    assert read(("お名前の姓", "", "新宿")).values["name"] == "新宿"


def test_a_wording_of_the_layout_goes_before_that_of_the_code_list() -> None:
    assert read(("きっかけ", "", "引っ越して きた")).values["reason"] == "moved_in"
    reading = read(("資格異動事由", "", "転入"))
    assert (reading.values["reason"], reading.original["reason"]) == ("other", "転入")


def test_wordings_are_found_in_a_list_of_several() -> None:
    assert read(("サービスの種類", "", "ヘルパー、通所介護")).values["services"] == ["visit", "day"]
    assert read(("サービスの種類", "", "ヘルパー"), ("サービスの種類", "", "デイ")).values["services"] == [
        "visit",
        "day",
    ]


def test_rows_are_told_by_their_number_under_the_new_name() -> None:
    reading = read(("家族（１人目）", "なまえ", "花子"), ("家族（２人目）", "なまえ", "次郎"))
    assert [row["name"] for row in _rows(reading.values["household"])] == ["花子", "次郎"]


def test_a_part_the_layout_does_not_name_goes_to_the_procedure_if_it_knows_it_better() -> None:
    layout = Layout(
        id="w",
        version=1,
        title="",
        procedure="p",
        answers_to=("x",),
        fields=(LayoutField(key="address", sources=(Source(subject="届出人"),)),),
    )
    reading = read_through(PROCEDURE, CODES, [Item("届出人", "氏名", "新宿　太郎")], layout)
    assert (reading.values["name"], reading.values["address"]) == ("新宿　太郎", "")


def test_what_is_ignored_fills_nothing_and_is_kept() -> None:
    reading = read(("同意", "", "はい"), Item("生年月日", "", "S20.1.1", document="applicant"))
    assert [item.subject for item in reading.unmapped] == ["同意"]
    reading = read(("届出人生年月日", "", "S20.1.1"))
    assert reading.values["born_on"] == ""
    assert [item.subject for item in reading.unmapped] == ["届出人生年月日"]


def test_fields_of_the_staff_and_fields_that_are_gone_take_nothing() -> None:
    reading = read(("その他", "", "x"), ("なくなった項目", "", "y"))
    assert "memo" not in reading.values
    assert [item.value for item in reading.unmapped] == ["x", "y"]


NAMES = [
    *("お届けの日", "お名前の姓", "お名前の名", "電話番号", "きっかけ", "サービスの種類", "その他", "同意"),
    *(
        "家族",
        "家族（１人目）",
        "家族2",
        "届出人",
        "届出年月日",
        "世帯員",
        "住所",
        "なくなった項目",
        "届出人住所",
    ),
]
LABELS = ["", "なまえ", "氏名", "元号", "年", "月", "日", "市外局番", "都道府県", "姓", "名", "開始"]
ITEMS = st.lists(
    st.builds(
        Item,
        st.sampled_from(NAMES),
        st.sampled_from(LABELS),
        st.text(alphabet="あ令8月、転入ヘルパー3 　\n", max_size=6),
        st.sampled_from(["application", "applicant"]),
    ),
    max_size=20,
)


@given(ITEMS)
def test_no_item_is_ever_lost(items: list[Item]) -> None:
    reading = read(*items)
    kept = list(_texts(reading.original))
    for item in items:
        if item.value.strip():
            assert item in reading.unmapped or any(_holds(text, item.value) for text in kept)


def _holds(text: str, part: str) -> bool:
    """Whether a text as received holds a part; the unit of a date's part may have been put to it."""
    stripped = part.strip()
    return (
        part in text
        or stripped in text
        or any(stripped.removesuffix(unit).strip() in text for unit in "年月日")
    )


def _texts(values: Values) -> Iterator[str]:
    for value in values.values():
        if isinstance(value, str):
            yield value
            continue
        for part in value:
            yield from part.values() if isinstance(part, dict) else (part,)


def _rows(value: Value) -> list[dict[str, str]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
