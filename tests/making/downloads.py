"""Downloads written by the contract with nothing of the program: what a portal would send."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

Parts = str | Mapping[str, str] | Sequence[str]
"""An item's value: one text, label → text for parts, or several texts for several fragments."""

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fea1399e140000000049454e44ae426082"
)

QUALIFICATION = "介護保険資格取得・異動・喪失の届出"
"""Title of the first procedure in the customer's words."""

MOVED_IN: dict[str, Parts] = {
    "届出年月日": {"元号": "令", "年": "8", "月": "3", "日": "30"},
    "届出人氏名": "新宿　太郎",
    "届出人と本人の関係": "本人",
    "届出人住所": {"都道府県": "東京都", "市区町村": "新宿区", "番地以下": "歌舞伎町1-4-1"},
    "届出人電話番号": {"市外局番": "03", "市内局番": "0000", "加入者番号": "1234"},
    "資格異動年月日": "令和8年3月25日",
    "資格異動事由": "転入",
    "届出事由": "取得",
    "新住所": "東京都新宿区歌舞伎町1-4-1",
    "旧住所": "千葉県千葉市中央区中央1-1",
    "世帯員氏名（１人目）": "新宿　太郎",
    "世帯員氏名(フリガナ)（１人目）": "シンジュク　タロウ",
    "世帯員生年月日（１人目）": {"元号": "昭", "年": "20", "月": "1", "日": "2"},
    "世帯員続柄（１人目）": "世帯主",
    "世帯員被保険者番号（１人目）": "0012345678",
    "世帯員個人番号（１人目）": "123456789018",
}
"""A sound first procedure: somebody of 81 moves into the ward."""


def form_xml(title: str, items: Mapping[str, Parts], form_id: str = "") -> bytes:
    """The 申請情報 XML of `items` (item name → value)."""
    body = "".join(
        f"<FormItem><Subject>{escape(subject)}</Subject><Fragments>{_fragments(value)}</Fragments></FormItem>"
        for subject, value in items.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<FocusFormSpecification form-subject="{escape(title)}" id="{form_id}">'
        f"<FormItems>{body}</FormItems></FocusFormSpecification>"
    ).encode()


def _fragments(value: Parts) -> str:
    parts = value if isinstance(value, Mapping) else {"": value}
    texts = [(label, text) for label, found in parts.items() for text in _texts(found)]
    return "".join(
        f'<Fragment type="text"><Label>{escape(label)}</Label><value>{escape(text)}</value></Fragment>'
        for label, text in texts
    )


def _texts(value: str | Sequence[str]) -> Sequence[str]:
    return [value] if isinstance(value, str) else value


def write_zip(
    folder: Path,
    receipt_no: str,
    items: Mapping[str, Parts] = MOVED_IN,
    title: str = QUALIFICATION,
    *,
    name: str = "",
    files: Mapping[str, bytes] | None = None,
) -> Path:
    """Write one application as a ZIP (layout A) with a form PDF and an image, or with `files`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (name or f"{receipt_no}_20260330101500.zip")
    files = {"申請書.pdf": PDF, "Attachment/身分証.png": PNG} if files is None else files
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("shinsei.xml", form_xml(title, items))
        for entry, data in files.items():
            archive.writestr(entry, data)
    return path
