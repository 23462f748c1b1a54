"""The same application in every layout a portal may send it in, written with nothing of the program."""

import csv
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.making.downloads import PDF, PNG, Parts, form_xml, write_zip

Items = dict[str, Parts]


def write_folder(folder: Path, receipt_no: str, title: str, items: Items) -> Path:
    """Layout A as a folder."""
    own = folder / receipt_no
    (own / "添付ファイル" / "下").mkdir(parents=True)
    (own / "x.xml").write_bytes(form_xml(title, items))
    (own / "控え.pdf").write_bytes(PDF)
    (own / "添付ファイル" / "下" / "写真.png").write_bytes(PNG)
    return own


def write_nested(folder: Path, receipt_no: str, title: str, items: Items) -> Path:
    """A ZIP of ZIPs, the inner one with everything in one extra folder and cp932 names without the flag."""
    path = folder / "まとめ.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{receipt_no}.zip", cp932_zip(receipt_no, title, items))
    return path


def cp932_zip(receipt_no: str, title: str, items: Items) -> bytes:
    """A ZIP as Windows tools write it: names in cp932, no UTF-8 flag."""
    placeholders = {"A" * 40: "申請.xml", "B" * 40: "添付資料/表.png"}
    data = {"A" * 40: form_xml(title, items), "B" * 40: PNG}
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


def write_item_csv(folder: Path, receipt_no: str, title: str, items: Items) -> Path:
    """Layout C."""
    rows = [["項目ID", "項目名", "枝項目名", "値"], ["", "手続名", "", title]]
    for subject, value in items.items():
        parts = value.items() if isinstance(value, Mapping) else [("", value)]
        for label, text in parts:
            rows += [["", subject, label, one] for one in ([text] if isinstance(text, str) else text)]
    return _write_csv(folder / f"{receipt_no}_20260330101500.csv", rows, "utf-8")


def write_list_csv(folder: Path, receipt_no: str, title: str, items: Items) -> Path:
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


def write_plain_zip(folder: Path, receipt_no: str, title: str, items: Items) -> Path:
    """Layout A as a ZIP."""
    return write_zip(folder, receipt_no, items, title)


WRITERS: dict[str, Callable[[Path, str, str, Items], Path]] = {
    "zip": write_plain_zip,
    "folder": write_folder,
    "nested": write_nested,
    "item-csv": write_item_csv,
    "list-csv": write_list_csv,
}
