"""The test vectors of the domain rules (8.1) that need a store and files: kept, or told where lost."""

import csv
import io
from pathlib import Path

import pytest

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.find import Query, find
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from tests.making.downloads import MOVED_IN, write_zip

COMPATIBLE = "\ufa19\ufa26\ufa10"
RARE = "髙﨑𠮷濵　辻\U000e0100邊\u2013"


def hand_over_one(
    caseworker: Desk, supervisor: Desk, folder: Path, name: str, profile: str
) -> list[dict[str, str]]:
    """Receive one application of `name`, edit another field, approve it and read what was handed over."""
    receive(caseworker, [write_zip(folder, "001", MOVED_IN | {"届出人氏名": name})])
    decide(caseworker, "start-review", "001")
    edit(caseworker, "001", {"applicant_phone": "03-0000-0001"}, "電話で確認")
    decide(caseworker, "submit", "001", acknowledge=True, override="確認済み")
    decide(supervisor, "approve", "001")
    handed = hand_over(caseworker, profile, folder.parent / "out")
    if handed.losses:
        return [dict(zip(("受付番号", "項目", "文字"), loss, strict=True)) for loss in handed.losses]
    data = (folder.parent / "out" / handed.files[0][0]).read_bytes()
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"))))


@pytest.mark.parametrize("name", [COMPATIBLE, RARE, "神\ufa19　都\ufa26"])
def test_a_name_is_the_same_code_points_from_file_to_store_to_hand_over(
    caseworker: Desk, supervisor: Desk, tmp_path: Path, name: str
) -> None:
    (row,) = hand_over_one(caseworker, supervisor, tmp_path / "in", name, "generic-utf8")
    assert row["届出人氏名"] == name
    case = show(caseworker, "001")
    assert (case.values["applicant_name"], case.original["applicant_name"]) == (name, name)


@pytest.mark.parametrize("character", ["𠮷", "辻\U000e0100", "\u2013"])
def test_what_cp932_lacks_is_told_with_receipt_number_and_field(
    caseworker: Desk, supervisor: Desk, tmp_path: Path, character: str
) -> None:
    (loss,) = hand_over_one(caseworker, supervisor, tmp_path / "in", f"見本{character}", "generic-cp932")
    assert (loss["受付番号"], loss["項目"]) == ("001", "applicant_name")
    assert loss["文字"].startswith(character)
    assert not list((tmp_path / "out").glob("*.csv"))


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("渡邉", "渡辺"),
        ("渡辺", "渡邊"),
        ("𠮷野", "吉野"),
        ("辻\U000e0100", "辻"),
    ],
)
def test_a_name_is_found_by_any_of_its_variants(
    caseworker: Desk, tmp_path: Path, written: str, sought: str
) -> None:
    receive(caseworker, [write_zip(tmp_path / "in", "001", MOVED_IN | {"届出人氏名": f"{written}　一郎"})])
    for text in (sought, written):
        assert [row.receipt_no for row in find(caseworker, Query(text=text)).rows] == ["001"]
