"""Every field type: what it makes of a text, what it finds wrong, how it shows and searches it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.model import Value
from kaigo_desktop.core.procedure import Code, CodeList, Field

REASONS = CodeList(
    id="reasons",
    title="事由",
    codes=(
        Code(symbol="moved_in", label="転入", aliases=("他市町村からの転入", "01")),
        Code(symbol="reached_65", label="年齢到達(65歳)"),
        Code(symbol="neuropathy", label="糖尿病性神経障害、糖尿病性腎症"),
        Code(symbol="other", label="その他"),
    ),
)
FAMILY = CodeList(
    id="family",
    title="続柄",
    codes=(
        Code(symbol="householder", label="世帯主"),
        Code(symbol="child", label="子", aliases=("長男",)),
        Code(symbol="wife", label="妻"),
        Code(symbol="wife_unregistered", label="妻(未届)"),
    ),
)
TEXTS = st.text(max_size=30) | st.text(
    st.sampled_from("～〜髙﨑𠮷辻\U000e0100アｱー－-‐0123１２H元令和年月日/.()、，; 　\n転入子の妻はい"),
    max_size=20,
)
AS_RECEIVED = ("text", "long_text", "name", "kana", "address")


def codes_of(kind: str) -> CodeList | None:
    return {"choice": REASONS, "choices": REASONS, "relationship": FAMILY}.get(kind)


def parse(kind: str, text: str) -> Value:
    return FIELD_TYPES[kind].parse(text, codes_of(kind))


def faults(kind: str, value: Value, length: int = 0) -> list[str]:
    field = Field(key="k", label="欄", type=kind, length=length)
    return [
        f"{code} {severity}" for code, severity, _ in FIELD_TYPES[kind].check(value, field, codes_of(kind))
    ]


@pytest.mark.parametrize("kind", FIELD_TYPES)
@given(text=TEXTS)
def test_no_text_breaks_a_type_and_a_canonical_value_stays_as_it_is(kind: str, text: str) -> None:
    field_type, codes = FIELD_TYPES[kind], codes_of(kind)
    value = field_type.parse(text, codes)
    parts = [value] if isinstance(value, str) else value
    assert isinstance(value, list) == field_type.multiple
    for part in parts:
        assert field_type.parse(part, codes) == ([part] if field_type.multiple else part)
    faults(kind, value)
    field_type.show(value, codes)
    field_type.show(value, None)
    field_type.search_text(value)
    if not text.strip():
        assert not value


@pytest.mark.parametrize("kind", FIELD_TYPES)
@given(text=TEXTS)
def test_a_value_no_type_complains_about_is_short_enough_to_show(kind: str, text: str) -> None:
    value = FIELD_TYPES[kind].parse(text, codes_of(kind))
    for part in [value] if isinstance(value, str) else value:
        assert part in FIELD_TYPES[kind].show(value, None) or kind in {
            "date",
            "period",
            "postal_code",
            "yes_no",
        }


@pytest.mark.parametrize("kind", AS_RECEIVED)
@given(text=TEXTS.filter(str.strip))
def test_names_readings_addresses_and_texts_are_kept_code_point_by_code_point(kind: str, text: str) -> None:
    assert parse(kind, text) == text
    assert FIELD_TYPES[kind].show(text) == text


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("date", "令和８年３月３０日", "2026-03-30"),
        ("date", "昭和20年00月00日", "1945"),
        ("date", "昭和64年1月8日", "昭和64年1月8日"),
        ("period", "令和７年４月１日〜令和８年３月３１日", "2025-04-01/2026-03-31"),
        ("period", "自 R7.4.1 至 R8.3.31", "2025-04-01/2026-03-31"),
        ("period", "令和7年4月1日から令和8年3月31日まで", "2025-04-01/2026-03-31"),
        ("period", "2025/4/1～2026/3", "2025-04-01/2026-03"),
        ("period", "令和7年4月1日～", "2025-04-01/"),
        ("period", "～", "～"),
        ("period", "令和7年4月1日～そのうち", "令和7年4月1日～そのうち"),
        ("period", "2025-04-01/2026-03-31", "2025-04-01/2026-03-31"),
        ("provider_no", "１３１０４００－０１３", "1310400013"),
        ("phone", " ０３－１２３４ー５６７８ ", "03-1234-5678"),
        ("phone", "（03）1234-5678", "(03)1234-5678"),
        ("phone", "03-1234-5678（長女宅）", "03-1234-5678（長女宅）"),
        ("postal_code", "〒１６０－８４８４", "160-8484"),
        ("postal_code", "1608484", "1608484"),
        ("number", "１，０００", "1000"),
        ("number", "約3", "約3"),
        ("insured_no", "００１２‐３４５６７８", "0012345678"),
        ("insured_no", "ｈ123456789", "H123456789"),
        ("insurer_no", " 131 045 ", "131045"),
        ("individual_number", "1234-5678-9018", "123456789018"),
        ("individual_number", "１２３４５６７８９０１８", "123456789018"),
        ("individual_number", "1234ー5678ー9018", "1234ー5678ー9018"),
        ("medical_insurer_no", "３９１３１０４０", "39131040"),
        ("choice", "転入", "moved_in"),
        ("choice", " 年齢到達（６５歳） ", "reached_65"),
        ("choice", "他市町村からの転入", "moved_in"),
        ("choice", "moved_in", "moved_in"),
        ("choice", "引越し", "引越し"),
        ("choices", "転入、その他", ["moved_in", "other"]),
        ("choices", "転入/引越し／転入\nその他", ["moved_in", "引越し", "other"]),
        ("choices", "糖尿病性神経障害、糖尿病性腎症", ["neuropathy"]),
        ("choices", " ", []),
        ("yes_no", "はい", "yes"),
        ("yes_no", "無", "no"),
        ("yes_no", "たぶん", "たぶん"),
        ("relationship", "長男", "child"),
        ("relationship", "子の妻", "child.wife"),
        ("relationship", "妻（未届）", "wife_unregistered"),
        ("relationship", "祖母の友人", "祖母の友人"),
    ],
)
def test_a_text_becomes_its_canonical_value(kind: str, text: str, value: Value) -> None:
    assert parse(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        ("text", "あ" * 201, ["too_long error"]),
        ("text", "あ\u0007", ["control_character warning"]),
        ("text", "一行\n二行", ["control_character warning"]),
        ("long_text", "一行\n二行", []),
        ("name", "辻\U000e0100" * 100, []),
        ("name", "辻" * 101, ["too_long error"]),
        ("kana", "シンジュク　ハナコ", []),
        ("kana", "ｼﾝｼﾞｭｸ", ["kana_form warning"]),
        ("kana", "しんじゅく", ["kana_form warning"]),
        ("date", "2026-03-30", []),
        ("date", "1945-03", ["date_incomplete info"]),
        ("date", "年月日不詳", ["date_incomplete info"]),
        ("date", "昭和64年1月8日", ["date_era_bounds error"]),
        ("date", "令和8年2月30日", ["date_unreadable error"]),
        ("address", "新宿区" * 101, ["too_long error"]),
        ("phone", "03-1234-5678", []),
        ("phone", "090-1234-56789", ["phone_form warning"]),
        ("phone", "1234-5678", ["phone_form warning"]),
        ("postal_code", "160-8484", []),
        ("postal_code", "160-848", ["postal_code_form error"]),
        ("number", "-3.5", []),
        ("number", "三", ["number_form error"]),
        ("insured_no", "0012345678", []),
        ("insured_no", "12345", ["insured_no_form error"]),
        ("insurer_no", "131045", []),
        ("insurer_no", "131041", ["insurer_no_municipality_code error"]),
        ("insurer_no", "131044", ["insurer_no_check_digit error"]),
        ("insurer_no", "13104", ["insurer_no_form error"]),
        ("medical_insurer_no", "138040", []),
        ("medical_insurer_no", "1380", ["medical_insurer_no_form error"]),
        ("medical_insurer_no", "138041", ["medical_insurer_no_check_digit warning"]),
        ("medical_insurer_no", "1130012", ["medical_insurer_no_zero_lost error"]),
        ("provider_no", "1310400013", []),
        ("provider_no", "1310400010", ["provider_no_check_digit warning"]),
        ("provider_no", "131040001", ["provider_no_form error"]),
        ("individual_number", "123456789018", []),
        ("individual_number", "111111111118", ["individual_number_repeated warning"]),
        ("individual_number", "12345678901", ["individual_number_length error"]),
        ("individual_number", "1234ー5678ー9018", ["individual_number_character error"]),
        ("individual_number", "123456789010", ["individual_number_check_digit error"]),
        ("individual_number", "000000000000", ["individual_number_all_equal error"]),
        ("period", "2025-04-01/2026-03-31", []),
        ("period", "2025-04-01/", ["date_incomplete info"]),
        ("period", "2025-04/2026-03-31", ["date_incomplete info"]),
        ("period", "2026-04-01/2026-03-31", ["period_order error"]),
        ("period", "/", ["period_unreadable error"]),
        ("period", "来年まで", ["period_unreadable error"]),
        ("choice", "moved_in", []),
        ("choice", "引越し", ["choice_unknown error"]),
        ("choices", ["moved_in", "引越し"], ["choice_unknown error"]),
        ("yes_no", "yes", []),
        ("yes_no", "たぶん", ["choice_unknown error"]),
        ("relationship", "child.wife", []),
        ("relationship", "祖母の友人", ["choice_unknown warning"]),
    ],
)
def test_a_type_finds_what_is_wrong(kind: str, value: Value, found: list[str]) -> None:
    assert faults(kind, value) == found


def test_a_field_s_own_length_goes_before_the_type_s() -> None:
    assert faults("text", "あいう", length=2) == ["too_long error"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("平成31年5月1日", "令和元年5月1日"),
        ("昭和64年1月8日", "平成元年1月8日"),
        ("大正15年12月25日", "昭和元年12月25日"),
        ("明治45年7月30日", "大正元年7月30日"),
        ("令和元年4月30日", "平成31年4月30日"),
        ("平成31年5月", "令和元年5月(日不詳)"),
    ],
)
def test_a_date_outside_its_era_is_not_read_and_comes_with_the_date_it_means(text: str, meant: str) -> None:
    kind = FIELD_TYPES["date"]
    assert kind.parse(text) == text
    ((code, severity, facts),) = kind.check(text, Field(key="k", label="欄", type="date"))
    assert (code, severity, facts["suggestion"]) == ("date_era_bounds", "error", meant)
    assert kind.show(kind.parse(str(facts["suggestion"]))) == meant


def test_a_municipality_code_comes_with_the_insurer_number_it_belongs_to() -> None:
    field = Field(key="k", label="欄", type="insurer_no")
    ((_, _, facts),) = FIELD_TYPES["insurer_no"].check("131041", field)
    assert facts == {"text": "131041", "suggestion": "131045"}


@pytest.mark.parametrize("kind", FIELD_TYPES)
@given(text=TEXTS)
def test_what_is_shown_and_read_again_is_shown_the_same(kind: str, text: str) -> None:
    field_type, codes = FIELD_TYPES[kind], codes_of(kind)
    shown = field_type.show(field_type.parse(text, codes), codes)
    assert field_type.show(field_type.parse(shown, codes), codes) == shown


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("date", "2026-03-30", "令和8年3月30日"),
        ("date", "昭和64年1月8日", "昭和64年1月8日"),
        ("period", "2025-04-01/2026-03", "令和7年4月1日～令和8年3月(日不詳)"),
        ("period", "2025-04-01/", "令和7年4月1日～"),
        ("postal_code", "1608484", "160-8484"),
        ("choice", "moved_in", "転入"),
        ("choice", "引越し", "引越し"),
        ("choices", ["moved_in", "引越し"], "転入、引越し"),
        ("yes_no", "no", "いいえ"),
        ("relationship", "child.wife", "子の妻"),
        ("relationship", "祖母の友人", "祖母の友人"),
    ],
)
def test_a_value_is_shown_as_staff_read_it(kind: str, value: Value, shown: str) -> None:
    assert FIELD_TYPES[kind].show(value, codes_of(kind)) == shown


def test_a_yes_or_no_takes_the_wording_of_its_code_list() -> None:
    wording = CodeList(
        id="w", title="w", codes=(Code(symbol="yes", label="求める", aliases=("消除を求める",)),)
    )
    assert FIELD_TYPES["yes_no"].parse("消除を求める", wording) == "yes"
    assert FIELD_TYPES["yes_no"].show("yes", wording) == "求める"
    assert FIELD_TYPES["yes_no"].show("no", wording) == "いいえ"


@given(TEXTS)
def test_an_individual_number_has_no_search_text_and_no_fact_ever_holds_it(text: str) -> None:
    field_type = FIELD_TYPES["individual_number"]
    assert field_type.secret
    for kind in ("", "name", "number"):
        assert field_type.search_text(text, kind) == ""
    for code, _severity, facts in field_type.check(
        text, Field(key="k", label="欄", type="individual_number")
    ):
        assert not facts or code == "too_long"


def test_search_texts_follow_the_field_s_kind_or_else_the_type_s() -> None:
    assert FIELD_TYPES["name"].search_text("髙橋　一郎") == "高橋一郎"
    assert FIELD_TYPES["text"].search_text("西新宿１－１", "address") == "西新宿1-1"
    assert FIELD_TYPES["phone"].search_text("03-1234-5678") == "0312345678"
    assert FIELD_TYPES["insured_no"].search_text("0012345678", "number") == "0012345678"
