"""Items are read through a definition: parts joined, choices found, rows made, and nothing lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.model import Item
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.intake.form_xml import read_form
from kaigo_desktop.intake.limits import Limits
from kaigo_desktop.intake.mapping import read_through
from tests.intake.small_form import read
from tests.making.downloads import MOVED_IN, form_xml


def date(subject: str = "届出年月日", **parts: str) -> list[tuple[str, str, str]]:
    return [(subject, label, value) for label, value in parts.items()]


def test_a_blank_submission_has_every_field_and_no_row() -> None:
    reading = read()
    assert reading.values == reading.original
    assert reading.values["filed_on"] == ""
    assert reading.values["services"] == []
    assert reading.values["household"] == []
    assert "memo" not in reading.values


@pytest.mark.parametrize(
    ("parts", "value", "original"),
    [
        ({"元号": "令", "年": "8", "月": "3", "日": "30"}, "2026-03-30", "令8年3月30日"),
        ({"元号": "令和", "年": "８年", "月": "３月", "日": "３０日"}, "2026-03-30", "令和８年３月３０日"),
        ({"年": "元", "元号": "令和", "日": "1", "月": "5"}, "2019-05-01", "令和元年5月1日"),
        ({"西暦": "2026", "月": "3", "日": "30"}, "2026-03-30", "西暦2026年3月30日"),
        ({"元号": "西暦", "年": "2026", "月": "3", "日": "30"}, "2026-03-30", "西暦2026年3月30日"),
        (
            {"和暦": "令和8年", "西暦": "2026", "月": "3", "日": "30"},
            "2026-03-30",
            "令和8年(西暦2026年)3月30日",
        ),
        ({"和暦": "令和", "年": "8", "月": "3", "日": "30"}, "2026-03-30", "令和8年3月30日"),
        ({"年": "2026", "月": "3", "日": "30"}, "2026-03-30", "2026年3月30日"),
        ({"元号": "昭", "年": "20", "月": "3", "日": "00"}, "1945-03", "昭20年3月00日"),
        ({"元号": "昭", "年": "20", "月": "不詳", "日": "不詳"}, "1945", "昭20年不詳月不詳日"),
        ({"元号": "昭", "年": "20", "月": "", "日": ""}, "1945", "昭20年"),
        ({"元号": "昭", "年": "20", "月": "", "日": "5"}, "1945", "昭20年5日"),
        ({"元号": "", "年": "8", "月": "3", "日": "30"}, "8年3月30日", "8年3月30日"),
        ({"元号": "平", "年": "31", "月": "5", "日": "1"}, "平31年5月1日", "平31年5月1日"),
        ({"元号": "令", "年": "8", "月": "2", "日": "30"}, "令8年2月30日", "令8年2月30日"),
        ({"元号": "昭", "年": "不詳", "月": "", "日": ""}, "年月日不詳", "昭不詳年"),
        ({"": "R8.3.30"}, "2026-03-30", "R8.3.30"),
        ({"": "きのう"}, "きのう", "きのう"),
        ({"届出年月日": "20260330"}, "2026-03-30", "20260330"),
    ],
)
def test_dates_come_in_parts_or_as_text(parts: dict[str, str], value: str, original: str) -> None:
    reading = read(*date(**parts))
    assert reading.values["filed_on"] == value
    assert reading.original["filed_on"] == original
    assert reading.unmapped == ()


def test_parts_are_found_behind_a_label_and_in_columns() -> None:
    reading = read(
        ("有効期間", "開始（元号）", "令"),
        ("有効期間", "開始年", "8"),
        ("有効期間", "開始月", "4"),
        ("有効期間", "開始日", "1"),
        ("届出年月日（元号）", "", "令"),
        ("届出年月日 年", "", "8"),
        ("届出年月日 月", "", "3"),
        ("届出年月日　日", "", "30"),
        ("届出人住所（都道府県）", "", "東京都"),
        ("届出人住所 市区町村", "", "新宿区"),
    )
    assert reading.values["valid_from"] == "2026-04-01"
    assert reading.values["filed_on"] == "2026-03-30"
    assert reading.values["address"] == "東京都新宿区"
    assert reading.unmapped == ()


def test_addresses_and_phones_are_joined_and_a_postal_code_stays_apart() -> None:
    reading = read(
        ("届出人住所", "郵便番号", "160-0021"),
        ("届出人住所", "番地以下（建物も含む）", "歌舞伎町1-4-1　本庁舎"),
        ("届出人住所", "都道府県", "東京都"),
        ("届出人住所", "市区町村", "新宿区"),
        ("電話番号", "市外局番", "０３"),
        ("電話番号", "市内局番", "0000"),
        ("電話番号", "加入者番号", "1234"),
    )
    assert reading.values["address"] == "東京都新宿区歌舞伎町1-4-1　本庁舎"
    assert reading.values["phone"] == "03-0000-1234"
    assert reading.original["phone"] == "０３-0000-1234"
    assert [item.value for item in reading.unmapped] == ["160-0021"]


def test_a_name_in_two_parts_is_joined_by_a_wide_space() -> None:
    assert read(("届出人氏名", "名", "花子"), ("届出人氏名", "姓", "新宿")).values["name"] == "新宿　花子"


@pytest.mark.parametrize(
    ("label", "value"), [("転入", "moved_in"), ("他", "other"), ("moved_in", "moved_in"), ("宇宙", "宇宙")]
)
def test_a_choice_is_its_symbol_and_an_unknown_label_is_kept(label: str, value: str) -> None:
    reading = read(("資格異動事由", "", label))
    assert (reading.values["reason"], reading.original["reason"]) == (value, label)


def test_several_choices_come_as_fragments_or_as_one_text() -> None:
    fragments = read(
        ("サービスの種類", "", "訪問介護"), ("サービスの種類", "", ""), ("サービスの種類", "", "通所介護")
    )
    assert fragments.values["services"] == ["visit", "day"]
    assert fragments.original["services"] == ["訪問介護", "通所介護"]
    assert read(("サービスの種類", "", "通所介護、乗馬")).values["services"] == ["day", "乗馬"]


@pytest.mark.parametrize(
    "suffix", ["（{n}人目）", "({n})", "{n}", " {n}", "（{n}）", "{w}", "（{w}人目）", "({n}人目)"]
)
def test_rows_are_numbered_in_any_width_and_gaps_close(suffix: str) -> None:
    def number(n: int) -> str:
        return suffix.format(n=n, w=chr(0xFF10 + n))

    reading = read(
        (f"世帯員氏名{number(3)}", "", "三"),
        (f"世帯員氏名(フリガナ){number(3)}", "", "サン"),
        (f"世帯員氏名{number(2)}", "", ""),
        (f"世帯員氏名{number(1)}", "", "一"),
        (f"世帯員生年月日{number(1)}", "元号", "昭"),
        (f"世帯員生年月日{number(1)}", "年", "20"),
        (f"世帯員生年月日{number(1)}", "月", "1"),
        (f"世帯員生年月日{number(1)}", "日", "2"),
    )
    assert reading.values["household"] == [
        {"name": "一", "kana": "", "born_on": "1945-01-02"},
        {"name": "三", "kana": "サン", "born_on": ""},
    ]
    assert reading.original["household"] == [
        {"name": "一", "kana": "", "born_on": "昭20年1月2日"},
        {"name": "三", "kana": "サン", "born_on": ""},
    ]
    assert reading.unmapped == ()


def test_a_row_may_be_named_by_subject_and_label() -> None:
    reading = read(("世帯員（２人目）", "氏名", "二"), ("世帯員氏名", "", "一"))
    assert [row for row in reading.values["household"] if isinstance(row, dict)] == [
        {"name": "一", "kana": "", "born_on": ""},
        {"name": "二", "kana": "", "born_on": ""},
    ]


def test_a_number_counts_only_behind_a_field_of_a_group() -> None:
    items = [
        Item("届出人氏名2", "", "誰か"),
        Item("本年1月1日の住所", "", "どこか"),
        Item("世帯員氏名0", "", "零"),
    ]
    reading = read(*items)
    assert reading.unmapped == tuple(items)
    assert reading.values["name"] == ""


def test_the_first_source_that_holds_something_wins_and_the_rest_is_kept() -> None:
    applicant = Item("氏名（漢字）", "", "申請者", "applicant", fragment_id="nameKanji")
    second = Item("届出人", "氏名", "二番目")
    reading = read(applicant, second, Item("届出人氏名", "", " "))
    assert reading.values["name"] == "二番目"
    assert reading.unmapped == (applicant,)
    assert read(applicant).values["name"] == "申請者"


def test_two_items_for_one_field_keep_the_second_as_unmapped() -> None:
    reading = read(("届出人氏名", "", "一"), ("届出人氏名", "", "二"), *date(年="1"), *date(年="2"))
    assert reading.values["name"] == "一"
    assert [item.value for item in reading.unmapped] == ["二", "2"]


def test_unknown_items_are_kept_in_order_and_empty_ones_dropped() -> None:
    items = [
        Item("謎", "a", "1"),
        Item("謎", "b", ""),
        Item("", "", "値だけ"),
        Item("届出人氏名", "", "新宿"),
    ]
    assert read(*items).unmapped == (items[0], items[2])


def test_items_of_the_applicant_fill_only_fields_that_name_them() -> None:
    items = [Item("届出人氏名", "", "申請者", "applicant"), Item("生年月日", "西暦", "1945", "applicant")]
    reading = read(*items)
    assert reading.values["name"] == ""
    assert reading.values["born_on"] == "1945"
    assert reading.unmapped == (items[0],)


def test_three_parts_of_one_item_are_three_fields() -> None:
    reading = read(
        ("記号・番号・枝番", "記号", "あ"), ("記号・番号・枝番", "番号", "12"), ("記号番号枝番", "枝番", "01")
    )
    assert (reading.values["symbol"], reading.values["number"]) == ("あ", "12")
    assert [item.value for item in reading.unmapped] == ["01"]


def test_text_is_kept_exactly_as_received() -> None:
    assert read(("届出人氏名", "", " 髙󠄀﨑　𠮷郎 ")).values["name"] == " 髙󠄀﨑　𠮷郎 "


@pytest.mark.parametrize("label", ["届出年月日", "年月日", "日", "月"])
def test_a_label_that_ends_like_a_part_may_hold_the_whole_date(label: str) -> None:
    reading = read(("届出" if label == "年月日" else "届出年月日", label, "R8.3.30"))
    assert (reading.values["filed_on"], reading.original["filed_on"]) == ("2026-03-30", "R8.3.30")


SUBJECTS = st.sampled_from(
    ["届出年月日", "届出人氏名", "届出人住所", "世帯員氏名(1)", "世帯員氏名２", "サービスの種類", "謎"]
)
LABELS = st.sampled_from(["", "年", "月", "元号", "都道府県", "方書", "姓", "x"])
ITEMS = st.lists(st.builds(Item, SUBJECTS, LABELS, st.text(max_size=5)), max_size=12)


@given(ITEMS)
def test_nothing_is_lost_whatever_arrives(items: list[Item]) -> None:
    reading = read(*items)
    shown = str(reading.original) + str(reading.unmapped)
    for item in items:
        text = item.value.strip()
        assert all(repr(part)[1:-1] in shown for part in text.replace("年", " ").replace("月", " ").split())


def test_a_real_definition_reads_a_download_of_it() -> None:
    catalog = Catalog(Path(__file__).parents[2] / "resources")
    procedure = catalog.procedure("qualification")
    form = read_form(form_xml("介護保険資格取得・異動・喪失の届出", MOVED_IN), Limits())
    reading = read_through(procedure, catalog.code_lists(procedure), form.items)
    assert reading.unmapped == ()
    assert reading.values["filed_on"] == "2026-03-30"
    assert reading.values["applicant_phone"] == "03-0000-1234"
