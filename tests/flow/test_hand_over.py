"""Handing over: approved once, complete or not at all, the same batch byte for byte."""

import csv
import io
from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.hand_over import hand_over, waiting
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from tests.making.downloads import MOVED_IN, Parts, write_zip


def approve(caseworker: Desk, supervisor: Desk, folder: Path, receipt_no: str, **items: Parts) -> None:
    receive(caseworker, [write_zip(folder, receipt_no, MOVED_IN | items)])
    decide(caseworker, "start-review", receipt_no)
    decide(caseworker, "submit", receipt_no, acknowledge=True, override="確認済み")
    decide(supervisor, "approve", receipt_no)


def test_approved_applications_are_handed_over_once(
    caseworker: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    approve(caseworker, supervisor, tmp_path / "in", "001")
    receive(caseworker, [write_zip(tmp_path / "in", "002")])
    assert waiting(caseworker) == 1
    handed = hand_over(caseworker, "generic-utf8", tmp_path / "out")
    assert handed.count == 1
    data = (tmp_path / "out" / handed.files[0][0]).read_bytes()
    assert data.startswith('"受付番号","受付日時","届出年月日"'.encode())
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    assert [(row["受付番号"], row["届出年月日"], row["資格異動事由"]) for row in rows] == [
        ("001", "2026-03-30", "転入")
    ]
    assert "個人番号" not in data.decode()
    assert show(caseworker, "001").application.state == "handed_over"
    with pytest.raises(UserError, match="nothing_to_hand_over"):
        hand_over(caseworker, "generic-utf8", tmp_path / "out2")
    assert not (tmp_path / "out2").exists() or not list((tmp_path / "out2").iterdir())


@pytest.mark.parametrize("profile", ["generic-utf8", "generic-cp932", "list-xlsx"])
def test_the_same_batch_again_is_the_same_to_the_byte(
    caseworker: Desk, supervisor: Desk, tmp_path: Path, profile: str
) -> None:
    approve(caseworker, supervisor, tmp_path / "in", "001")
    first = hand_over(caseworker, profile, tmp_path / "out")
    receive(caseworker, [write_zip(tmp_path / "again", "001", MOVED_IN | {"届出人氏名": "別人"})])
    again = hand_over(caseworker, profile, tmp_path / "out2", first.batch)
    assert again.files == first.files
    for name, _sha256, _rows in first.files:
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "out2" / name).read_bytes()


def test_a_character_the_encoding_lacks_stops_the_file_and_names_its_place(
    caseworker: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    approve(caseworker, supervisor, tmp_path / "in", "001", 届出人氏名="𠮷野　辻\U000e0100子")
    approve(caseworker, supervisor, tmp_path / "in2", "002")
    handed = hand_over(caseworker, "generic-cp932", tmp_path / "out")
    assert {(loss[0], loss[1]) for loss in handed.losses} == {("001", "applicant_name")}
    assert any("𠮷" in loss[2] for loss in handed.losses)
    assert handed.files == ()
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())
    assert waiting(caseworker) == 2
    assert hand_over(caseworker, "generic-utf8", tmp_path / "out").count == 2


def test_a_full_folder_hands_nothing_over(caseworker: Desk, supervisor: Desk, tmp_path: Path) -> None:
    approve(caseworker, supervisor, tmp_path / "in", "001")
    (tmp_path / "out").write_text("a file where the folder should be")
    with pytest.raises(UserError):
        hand_over(caseworker, "generic-utf8", tmp_path / "out")
    assert show(caseworker, "001").application.state == "approved"
