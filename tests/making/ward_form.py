"""A ward's own form of the first procedure: every item, date and choice worded otherwise."""

from pathlib import Path

import msgspec

from kaigo_desktop.core.layout import Layout, LayoutField
from kaigo_desktop.core.procedure import Source
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.try_layout import draft_layout, inspect
from tests.making.downloads import Parts

TITLE = "高齢者介護保険 異動のお届け(区様式 第3号)"

ITEMS: dict[str, Parts] = {
    "お届けの日": {"年号": "令和", "年": "８", "月": "３", "日": "３０"},
    "お届けになる方(姓)": "新宿",
    "お届けになる方(名)": "太郎",
    "お届けになる方の間柄": "ご自身",
    "お届けになる方の現住所": {"都道府県": "東京都", "市区町村": "新宿区", "番地以下": "歌舞伎町1-4-1"},
    "お届けになる方のＴＥＬ": "０３（００００）１２３４",
    "被保険者の資格が異動した日": "R8/3/25",
    "どうして異動しましたか": "よその街から来た",
    "お届けの種類": "資格を取る",
    "移ったあとの住まい": "東京都新宿区歌舞伎町1-4-1",
    "移るまえの住まい": "千葉県千葉市中央区中央1-1",
    "ご家族のお名前（１人目）": "新宿　太郎",
    "ご家族のふりがな（１人目）": "シンジュク　タロウ",
    "ご家族の誕生日（１人目）": "㍼20.1.2",
    "ご家族の間柄（１人目）": "世帯主です",
    "ご家族の被保険者証の番号（１人目）": "００１２３４５６７８",
    "ご家族のマイナンバー（１人目）": "123456789018",
    "ご家族のお名前（２人目）": "新宿　花子",
    "ご家族の誕生日（２人目）": "昭和二十三年二月一日",
    "ご家族の間柄（２人目）": "配偶者(妻)",
    "個人情報の取り扱いに同意しますか": "はい",
    "ご意見": "窓口の案内がわかりやすかったです",
}

VALUES: dict[str, object] = {
    "filed_on": "2026-03-30",
    "applicant_name": "新宿　太郎",
    "applicant_relationship": "self",
    "applicant_address": "東京都新宿区歌舞伎町1-4-1",
    "applicant_phone": "03(0000)1234",
    "qualification_changed_on": "2026-03-25",
    "qualification_change_reason": "moved_in",
    "filing_reason": "acquisition",
    "new_address": "東京都新宿区歌舞伎町1-4-1",
    "previous_address": "千葉県千葉市中央区中央1-1",
    "household": [
        {
            "name": "新宿　太郎",
            "name_kana": "シンジュク　タロウ",
            "born_on": "1945-01-02",
            "relationship": "householder",
            "insured_no": "0012345678",
            "individual_number": "************",
        },
        {
            "name": "新宿　花子",
            "name_kana": "",
            "born_on": "1948-02-01",
            "relationship": "wife",
            "insured_no": "",
            "individual_number": "",
        },
    ],
}
"""Field key → the value that must come out."""

BY_HAND = (
    LayoutField(
        key="applicant_name",
        sources=(Source(subject="お届けになる方(姓)"), Source(subject="お届けになる方(名)")),
        joined="\u3000",
    ),
    LayoutField(
        key="applicant_relationship",
        sources=(Source(subject="お届けになる方の間柄"),),
        values={"ご自身": "self"},
    ),
    LayoutField(key="applicant_address", sources=(Source(subject="お届けになる方の現住所"),)),
    LayoutField(
        key="qualification_change_reason",
        sources=(Source(subject="どうして異動しましたか"),),
        values={"よその街から来た": "moved_in"},
    ),
    LayoutField(
        key="filing_reason", sources=(Source(subject="お届けの種類"),), values={"資格を取る": "acquisition"}
    ),
    LayoutField(key="new_address", sources=(Source(subject="移ったあとの住まい"),)),
    LayoutField(key="previous_address", sources=(Source(subject="移るまえの住まい"),)),
    LayoutField(
        key="household.relationship",
        sources=(Source(subject="ご家族の間柄"),),
        values={"世帯主です": "householder", "配偶者(妻)": "wife"},
    ),
)
"""What a person has to say about the ward's form beyond the suggestions."""


def mapped(admin: Desk, sample: Path, layout_id: str = "ward_form_3") -> Layout:
    """A layout made of the suggestions for a sample and a few mappings by hand."""
    found = inspect(admin, sample, "qualification")
    draft = draft_layout(admin, found, layout_id, "区様式 第3号")
    said = {part.key for part in BY_HAND}
    return msgspec.structs.replace(
        draft,
        fields=(*(part for part in draft.fields if part.key not in said), *BY_HAND),
        ignored=(Source(subject="個人情報の取り扱いに同意しますか"),),
    )
