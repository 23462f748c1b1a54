"""Every item of every procedure, in every layout, read from files the program had no hand in."""

import csv
import io
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kaigo_desktop.core.labels import labels
from kaigo_desktop.core.model import Value
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from tests.making.downloads import PDF, PNG, form_xml, write_zip

ADDRESS = {"都道府県": "東京都", "市区町村": "新宿区", "番地以下": "西新宿二丁目8番1号"}
PLACE = "東京都新宿区西新宿二丁目8番1号"
PHONE = {"市外局番": "03", "市内局番": "0000", "加入者番号": "5678"}
NAME, KANA = "髙橋　𠮷之助", "タカハシ　ヨシノスケ"

# procedure → (title, item → what arrives, key → value expected, key → label expected)
Expected = Mapping[str, Value]
PROCEDURES: dict[str, tuple[str, dict[str, object], dict[str, Value], dict[str, object]]] = {
    "qualification": (
        "介護保険資格取得・異動・喪失の届出",
        {
            "届出年月日": {"元号": "令", "年": "8", "月": "3", "日": "30"},
            "届出人氏名": NAME,
            "届出人と本人の関係": "本人",
            "届出人住所": ADDRESS,
            "届出人電話番号": PHONE,
            "変更年月日": "令和８年３月２６日",
            "資格異動年月日": "R8.3.25",
            "資格異動事由": "転入",
            "届出事由": "取得",
            "新住所": PLACE,
            "電話番号": "０３－００００－５６７８",
            "旧住所": "大阪府大阪市北区中之島1-3-20",
            "本年1月1日の住所": "大阪府大阪市北区中之島1-3-20",
            "世帯員氏名（１人目）": NAME,
            "世帯員氏名(フリガナ)（１人目）": KANA,
            "世帯員生年月日（１人目）": {"元号": "昭和", "年": "20", "月": "", "日": ""},
            "世帯員続柄（１人目）": "世帯主",
            "世帯員被保険者番号（１人目）": "００１２３４５６７８",
            "世帯員個人番号（１人目）": "123456789018",
            "世帯員氏名(2)": "髙橋　花子",
            "世帯員生年月日(2)": "1950-04-01",
            "世帯員続柄(2)": "妻",
            "世帯員氏名３": "辻\U000e0100　三郎",
        },
        {
            "filed_on": "2026-03-30",
            "applicant_name": NAME,
            "applicant_address": PLACE,
            "applicant_phone": "03-0000-5678",
            "changed_on": "2026-03-26",
            "qualification_changed_on": "2026-03-25",
            "new_address": PLACE,
            "new_phone": "03-0000-5678",
            "previous_address": "大阪府大阪市北区中之島1-3-20",
            "address_on_january_1": "大阪府大阪市北区中之島1-3-20",
        },
        {"applicant_relationship": "本人", "qualification_change_reason": "転入", "filing_reason": "取得"},
    ),
    "residence_exception": (
        "介護保険住所地特例適用・異動・喪失の届出",
        {
            "申請理由": "適用",
            "届出年月日": {"西暦": "2026", "月": "3", "日": "30"},
            "届出人氏名": NAME,
            "届出人と本人の関係": "本人",
            "届出人住所": PLACE,
            "届出人電話番号": "03-0000-5678",
            "被保険者番号": "0012345678",
            "被保険者の個人番号": "123456789018",
            "被保険者氏名": NAME,
            "フリガナ": KANA,
            "被保険者の生年月日": "昭和16年4月1日",
            "世帯主との続柄": "世帯主",
            "世帯主の個人番号": "621498320257",
            "世帯主の氏名": NAME,
            "世帯主の生年月日": "S16.4.1",
            "従前の住所": PLACE,
            "従前の電話番号": PHONE,
            "異動前の施設の名称": "",
            "退所(居)年月日": "",
            "異動後の住所": "千葉県千葉市中央区中央1-1",
            "異動後の電話番号": "043-000-1111",
            "異動後の施設の名称": "架空の里",
            "施設の入所(居)年月日": "令8.3.28",
        },
        {
            "filed_on": "2026-03-30",
            "applicant_name": NAME,
            "applicant_address": PLACE,
            "applicant_phone": "03-0000-5678",
            "insured_no": "0012345678",
            "insured_individual_number": "************",
            "insured_name": NAME,
            "insured_name_kana": KANA,
            "insured_born_on": "1941-04-01",
            "householder_individual_number": "************",
            "householder_name": NAME,
            "householder_born_on": "1941-04-01",
            "previous_address": PLACE,
            "previous_phone": "03-0000-5678",
            "previous_facility_name": "",
            "left_facility_on": "",
            "new_address": "千葉県千葉市中央区中央1-1",
            "new_phone": "043-000-1111",
            "new_facility_name": "架空の里",
            "entered_facility_on": "2026-03-28",
        },
        {"application_reason": "適用", "relationship_to_householder": "世帯主"},
    ),
    "insured_card": (
        "被保険者証の交付申請",
        {
            "申請年月日": "2026/3/30",
            "申請者氏名": NAME,
            "申請者と本人の関係": "本人",
            "申請者住所": ADDRESS,
            "申請者電話番号": PHONE,
            "被保険者個人番号": "123456789018",
            "被保険者氏名(漢字)": NAME,
            "被保険者氏名(フリガナ)": KANA,
            "被保険者の生年月日": "昭和50年1月1日",
            "被保険者住所": PLACE,
            "被保険者電話番号": "03-0000-5678",
            "医療保険者名": "架空健康保険組合",
            "医療保険被保険者記号番号": "架空 12-345",
        },
        {
            "applied_on": "2026-03-30",
            "applicant_name": NAME,
            "applicant_address": PLACE,
            "applicant_phone": "03-0000-5678",
            "insured_individual_number": "************",
            "insured_name": NAME,
            "insured_name_kana": KANA,
            "insured_born_on": "1975-01-01",
            "insured_address": PLACE,
            "insured_phone": "03-0000-5678",
            "medical_insurer_name": "架空健康保険組合",
            "medical_insured_symbol_number": "架空 12-345",
        },
        {"applicant_relationship": "本人"},
    ),
    "service_designation": (
        "介護保険サービスの種類の指定の変更の申請",
        {
            "申請年月日": "5080330",
            "介護保険被保険者番号": "H123456789",
            "個人番号": "123456789018",
            "医療保険保険者名": "架空健康保険組合",
            "医療保険保険者番号": "33120015",
            "医療保険被保険者記号・番号・枝番": {"記号": "架空", "番号": "12345", "枝番": "01"},
            "被保険者氏名(漢字)": NAME,
            "被保険者氏名(フリガナ)": KANA,
            "被保険者の生年月日": {"元号": "昭", "年": "45", "月": "5", "日": "6"},
            "性別": "男性",
            "住所": PLACE,
            "現に受けている要介護要支援認定": "要介護２",
            "有効期間": {"開始": "令和7年4月1日", "終了": "令和9年3月31日"},
            "新たに受けようとするサービスの種類": ["訪問介護", "短期入所療養介護(介護医療院)"],
            "サービスの種類記載の消除を求める旨": "",
            "種類指定変更理由": "身体の状態が変わったため\n主治医と相談した",
            "主治医の氏名": "架空　医師",
            "医療機関名": "架空病院",
            "所在地": "東京都新宿区戸山1-1-1",
            "特定疾病名": "脳血管疾患",
        },
        {
            "applied_on": "2026-03-30",
            "insured_no": "H123456789",
            "insured_individual_number": "************",
            "medical_insurer_name": "架空健康保険組合",
            "medical_insurer_no": "33120015",
            "medical_insured_symbol": "架空",
            "medical_insured_number": "12345",
            "medical_insured_branch": "01",
            "insured_name": NAME,
            "insured_name_kana": KANA,
            "insured_born_on": "1970-05-06",
            "insured_address": PLACE,
            "care_level_valid_from": "2025-04-01",
            "care_level_valid_to": "2027-03-31",
            "requested_service_types": ["11", "2A"],
            "removal_requested": "",
            "change_reason": "身体の状態が変わったため\n主治医と相談した",
            "doctor_name": "架空　医師",
            "medical_institution_name": "架空病院",
            "medical_institution_address": "東京都新宿区戸山1-1-1",
        },
        {
            "insured_sex": "男",
            "care_level": "要介護2",
            "requested_service_types": ["訪問介護", "短期入所療養介護(介護医療院)"],
            "specified_disease": "脳血管疾患",
        },
    ),
    "payment_restriction_end": (
        "支払い方法変更及び支払い一時差止等措置に係る終了申請",
        {
            "介護保険保険者番号": "131045",
            "介護保険被保険者番号": "0012345678",
            "被保険者氏名(漢字)": NAME,
            "被保険者氏名(フリガナ)": KANA,
            "被保険者生年月日": "昭和20年00月00日",
            "被保険者住所": PLACE,
            "被保険者電話番号": "03-0000-5678",
            "申請理由": "保険料完納",
            "申請年月日": "20260330",
            "申請者住所": ADDRESS,
            "申請者氏名": NAME,
            "申請者電話番号": PHONE,
        },
        {
            "insurer_no": "131045",
            "insured_no": "0012345678",
            "insured_name": NAME,
            "insured_name_kana": KANA,
            "insured_born_on": "1945",
            "insured_address": PLACE,
            "insured_phone": "03-0000-5678",
            "applied_on": "2026-03-30",
            "applicant_address": PLACE,
            "applicant_name": NAME,
            "applicant_phone": "03-0000-5678",
        },
        {"application_reason": "保険料完納"},
    ),
}


def write_folder(folder: Path, receipt_no: str, title: str, items: dict[str, object]) -> Path:
    """Layout A as a folder."""
    own = folder / receipt_no
    (own / "添付ファイル" / "下").mkdir(parents=True)
    (own / "x.xml").write_bytes(form_xml(title, items))  # type: ignore[arg-type]
    (own / "控え.pdf").write_bytes(PDF)
    (own / "添付ファイル" / "下" / "写真.png").write_bytes(PNG)
    return own


def write_nested(folder: Path, receipt_no: str, title: str, items: dict[str, object]) -> Path:
    """A ZIP of ZIPs, the inner one with everything in one extra folder and cp932 names without the flag."""
    path = folder / "まとめ.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{receipt_no}.zip", cp932_zip(receipt_no, title, items))
    return path


def cp932_zip(receipt_no: str, title: str, items: dict[str, object]) -> bytes:
    """A ZIP as Windows tools write it: names in cp932, no UTF-8 flag."""
    placeholders = {"A" * 40: "申請.xml", "B" * 40: "添付資料/表.png"}
    data = {"A" * 40: form_xml(title, items), "B" * 40: PNG}  # type: ignore[arg-type]
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in data.items():
            archive.writestr(name, content)
    raw = written.getvalue()
    for placeholder, name in placeholders.items():
        stem, dot, suffix = f"{receipt_no}/{name}".rpartition(".")
        encoded, ending = stem.encode("cp932"), (dot + suffix).encode()
        raw = raw.replace(placeholder.encode(), encoded + b"_" * (40 - len(encoded) - len(ending)) + ending)
    return raw


def write_item_csv(folder: Path, receipt_no: str, title: str, items: dict[str, object]) -> Path:
    """Layout C."""
    rows = [["項目ID", "項目名", "枝項目名", "値"], ["", "手続名", "", title]]
    for subject, value in items.items():
        parts = value.items() if isinstance(value, dict) else [("", value)]
        for label, text in parts:
            rows += [["", subject, label, one] for one in (text if isinstance(text, list) else [text])]
    return _write_csv(folder / f"{receipt_no}_20260330101500.csv", rows, "utf-8")


def write_list_csv(folder: Path, receipt_no: str, title: str, items: dict[str, object]) -> Path:
    """Layout B, with the attachments in a sibling folder."""
    flat: dict[str, str] = {}
    for subject, value in items.items():
        if isinstance(value, dict) and subject == "有効期間":
            flat |= {f"{subject}({label})": text for label, text in value.items()}
        elif isinstance(value, dict) and "枝番" in value:
            flat |= {subject.removesuffix("記号・番号・枝番") + label: text for label, text in value.items()}
        elif isinstance(value, dict):
            flat[subject] = _joined(value)
        else:
            flat[subject] = "、".join(value) if isinstance(value, list) else str(value)
    head = {"受付番号": receipt_no, "受付日時": "2026-03-30 10:15:00", "手続コード": "", "手続名": title}
    flat = head | flat
    (folder / receipt_no).mkdir()
    (folder / receipt_no / "写真.png").write_bytes(PNG)
    return _write_csv(folder / "一覧.csv", [list(flat), list(flat.values())], "utf-8-sig")


def _joined(parts: Mapping[str, str]) -> str:
    if "市外局番" in parts:
        return "-".join(parts.values())
    if "都道府県" in parts:
        return "".join(parts.values())
    if "西暦" in parts:
        return f"{parts['西暦']}年{parts['月']}月{parts['日']}日"
    return f"{parts['元号']}{parts['年']}年{parts['月'] or '00'}月{parts['日'] or '00'}日"


def _write_csv(path: Path, rows: list[list[str]], encoding: str) -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    return path


def write_plain_zip(folder: Path, receipt_no: str, title: str, items: dict[str, object]) -> Path:
    """Layout A as a ZIP."""
    return write_zip(folder, receipt_no, items, title)  # type: ignore[arg-type]


WRITERS: dict[str, Callable[[Path, str, str, dict[str, object]], Path]] = {
    "zip": write_plain_zip,
    "folder": write_folder,
    "nested": write_nested,
    "item-csv": write_item_csv,
    "list-csv": write_list_csv,
}


@pytest.mark.parametrize("layout", WRITERS)
@pytest.mark.parametrize("procedure", PROCEDURES)
def test_every_item_comes_out_right(caseworker: Desk, tmp_path: Path, procedure: str, layout: str) -> None:
    title, items, values, choices = PROCEDURES[procedure]
    folder = tmp_path / "in"
    folder.mkdir()
    path = WRITERS[layout](folder, "0012345678901234", title, items)
    received = receive(caseworker, [path])
    assert [file.outcome for file in received.files] == ["received"], received.files
    case = show(caseworker, "0012345678901234")
    assert case.procedure is not None
    assert case.application.procedure == procedure
    assert {key: case.values[key] for key in values} == values
    shown = labels(case.procedure, case.values, case.codes)
    assert {key: shown[key] for key in choices} == choices
    assert case.revision.unmapped == ()
    if layout != "item-csv":
        assert any(file.media_type == "image/png" for file in case.attachments)


@pytest.mark.parametrize("layout", ["zip", "list-csv", "item-csv"])
def test_households_keep_their_order_and_everybody_in_them(
    caseworker: Desk, tmp_path: Path, layout: str
) -> None:
    title, items, _values, _choices = PROCEDURES["qualification"]
    (tmp_path / "in").mkdir()
    receive(caseworker, [WRITERS[layout](tmp_path / "in", "1", title, items)])
    household = show(caseworker, "1").values["household"]
    assert isinstance(household, list)
    assert [
        (row["name"], row["born_on"], row["insured_no"]) for row in household if isinstance(row, dict)
    ] == [
        (NAME, "1945", "0012345678"),
        ("髙橋　花子", "1950-04-01", ""),
        ("辻\U000e0100　三郎", "", ""),
    ]


def test_titles_without_the_prefix_and_official_ones_are_known(caseworker: Desk, tmp_path: Path) -> None:
    titles = {
        "資格取得・異動・喪失届": "qualification",
        "介護保険　住所地特例適用・変更・終了届": "residence_exception",
        "介護保険被保険者証交付申請書": "insured_card",
        "サービスの種類の指定の変更の申請": "service_designation",
        "支払い方法変更及び支払い一時差止等措置に係る終了申請": "payment_restriction_end",
    }
    for number, (title, procedure) in enumerate(titles.items()):
        receive(
            caseworker, [write_zip(tmp_path / "in", str(number), {"届出年月日": "令和8年3月30日"}, title)]
        )
        assert show(caseworker, str(number)).application.procedure == procedure


def test_a_zip_and_its_unpacked_folder_are_the_same_download(caseworker: Desk, tmp_path: Path) -> None:
    path = write_zip(tmp_path, "77")
    receive(caseworker, [path])
    shutil.unpack_archive(path, tmp_path / "77")
    assert [file.outcome for file in receive(caseworker, [tmp_path / "77"]).files] == ["duplicate"]
