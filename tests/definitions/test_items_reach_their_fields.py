"""Every item name of the contract, and the spellings we foresee, reach the field they belong to."""

from pathlib import Path

import pytest

from kaigo_desktop.core.model import Item, Reading
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.intake.mapping import read_through
from tests.definitions.contract import CONTRACT, PARTS

CATALOG = Catalog(Path(__file__).parents[2] / "resources")
PERIOD = "現に受けている要介護要支援認定とその有効期間"
WISH = "新たに受けようとするサービスの種類又は現に受けているサービスの種類記載の消除を求める旨"
DATE = (("元号", "令"), ("年", "8"), ("月", "3"), ("日", "30"))


def read(name: str, *items: Item) -> Reading:
    procedure = CATALOG.procedure(name)
    return read_through(procedure, CATALOG.code_lists(procedure), items)


@pytest.mark.parametrize("name", sorted(CONTRACT))
def test_every_item_of_the_contract_fills_its_field_and_nothing_is_left_over(name: str) -> None:
    items = [
        Item(f"{label}（１人目）" if "." in key else label, "", f"値 {key}") for label, key in CONTRACT[name]
    ]
    reading = read(name, *items)
    assert reading.unmapped == ()
    for _label, key in CONTRACT[name]:
        group, _, column = key.rpartition(".")
        value = reading.original[key] if not group else reading.original[group][0][column]  # type: ignore[index]
        assert value in (f"値 {key}", [f"値 {key}"])


@pytest.mark.parametrize("key", sorted(PARTS))
def test_the_part_of_a_combined_item_fills_its_field(key: str) -> None:
    subject, label = PARTS[key]
    reading = read("service_designation", Item(subject, label, "2026-03-30"))
    assert reading.values[key] == "2026-03-30"
    assert reading.unmapped == ()
    assert [each for each, value in reading.values.items() if value] == [key]


@pytest.mark.parametrize(
    ("name", "key", "subject", "label"),
    [
        ("qualification", "household.name", "世帯員（２人目）", "氏名"),
        ("qualification", "household.name_kana", "世帯員氏名（２人目）", "フリガナ"),
        ("qualification", "household.name_kana", "世帯員氏名(フリガナ)(2)", ""),
        ("qualification", "household.born_on", "世帯員の生年月日２", ""),
        ("qualification", "applicant_name", "届出人", "氏名"),
        ("qualification", "new_phone", "新住所の電話番号", ""),
        ("residence_exception", "insured_name_kana", "被保険者氏名（フリガナ）", ""),
        ("residence_exception", "insured_name_kana", "被保険者氏名", "フリガナ"),
        ("residence_exception", "left_facility_on", "退所（居）年月日", ""),
        ("insured_card", "insured_name", "被保険者氏名", "漢字"),
        ("insured_card", "insured_name_kana", "被保険者氏名", "フリガナ"),
        ("service_designation", "care_level_valid_from", PERIOD, "有効期間（開始）"),
        ("service_designation", "care_level_valid_to", "認定有効期間", "終了年月日"),
        ("service_designation", "requested_service_types", WISH, "新たに受けようとするサービスの種類"),
        ("service_designation", "removal_requested", WISH, "消除を求める旨"),
        ("payment_restriction_end", "insurer_no", "保険者番号", ""),
    ],
)
def test_a_foreseen_spelling_fills_its_field_and_no_other(
    name: str, key: str, subject: str, label: str
) -> None:
    reading = read(name, Item(subject, label, "はい"))
    filled = [each for each, value in reading.original.items() if value]
    if "." in key:
        rows = reading.original["household"]
        filled = [f"household.{each}" for row in rows if isinstance(row, dict) for each in row if row[each]]
    assert filled == [key]
    assert reading.unmapped == ()


def test_dates_in_parts_reach_both_ends_of_the_period() -> None:
    items = [Item("有効期間", f"{end}{part}", text) for end in ("開始", "終了") for part, text in DATE]
    reading = read("service_designation", *items)
    assert reading.values["care_level_valid_from"] == reading.values["care_level_valid_to"] == "2026-03-30"
    assert reading.unmapped == ()


def test_the_applicant_document_fills_in_where_the_form_is_silent_and_gives_way_where_it_speaks() -> None:
    applicant = [
        Item("氏名（漢字又はアルファベット）", "氏名（漢字又はアルファベット）", "見本　花子", "applicant"),
        Item("現住所", "都道府県", "東京都", "applicant"),
        Item("現住所", "市町村", "新宿区", "applicant"),
        Item("現住所", "番地以下（建物も含む）", "西新宿1-1-1", "applicant"),
        Item("電話番号（連絡先）", "市外局番", "03", "applicant"),
        Item("電話番号（連絡先）", "市内局番", "0000", "applicant"),
        Item("電話番号（連絡先）", "加入者番号", "0000", "applicant"),
    ]
    reading = read("insured_card", *applicant)
    assert reading.values["applicant_name"] == "見本　花子"
    assert reading.values["applicant_address"] == "東京都新宿区西新宿1-1-1"
    assert reading.values["applicant_phone"] == "03-0000-0000"
    spoken = read("insured_card", Item("申請者氏名", "", "見本　太郎"), *applicant)
    assert spoken.values["applicant_name"] == "見本　太郎"
