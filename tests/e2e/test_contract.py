"""Every item of every procedure, in every layout, read from files the program had no hand in."""

import shutil
from pathlib import Path

import pytest

from kaigo_desktop.core.labels import labels
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from tests.making.contract import NAME, PROCEDURES
from tests.making.downloads import write_zip
from tests.making.layouts import WRITERS


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
