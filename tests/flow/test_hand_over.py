"""Handing over: approved once, complete or not at all, the same batch byte for byte."""

import csv
import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.definitions.check import check
from kaigo_desktop.flow.desk import Desk, Progress
from kaigo_desktop.flow.hand_over import earlier, hand_over, preview, waiting
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from tests.making.approving import receive_approved
from tests.making.downloads import MOVED_IN, write_zip
from tests.making.ward_templates import saved


def test_approved_applications_are_handed_over_once(
    caseworker: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    receive_approved(caseworker, supervisor, tmp_path / "in", "001")
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
    receive_approved(caseworker, supervisor, tmp_path / "in", "001")
    first = hand_over(caseworker, profile, tmp_path / "out")
    receive(caseworker, [write_zip(tmp_path / "again", "001", MOVED_IN | {"届出人氏名": "別人"})])
    again = hand_over(caseworker, profile, tmp_path / "out2", first.batch)
    assert again.files == first.files
    for name, _sha256, _rows in first.files:
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "out2" / name).read_bytes()


def test_a_character_the_encoding_lacks_stops_the_file_and_names_its_place(
    caseworker: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    receive_approved(caseworker, supervisor, tmp_path / "in", "001", 届出人氏名="𠮷野　辻\U000e0100子")
    receive_approved(caseworker, supervisor, tmp_path / "in2", "002")
    handed = hand_over(caseworker, "generic-cp932", tmp_path / "out")
    assert {(loss[0], loss[1]) for loss in handed.losses} == {("001", "applicant_name")}
    assert any("𠮷" in loss[2] for loss in handed.losses)
    assert handed.files == ()
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())
    assert waiting(caseworker) == 2
    assert hand_over(caseworker, "generic-utf8", tmp_path / "out").count == 2


def test_a_full_folder_hands_nothing_over(caseworker: Desk, supervisor: Desk, tmp_path: Path) -> None:
    receive_approved(caseworker, supervisor, tmp_path / "in", "001")
    (tmp_path / "out").write_text("a file where the folder should be")
    with pytest.raises(UserError):
        hand_over(caseworker, "generic-utf8", tmp_path / "out")
    assert show(caseworker, "001").application.state == "approved"


WARD_PROFILE = """
id = "ward-list"
title = "区の進達一覧"
format = "xlsx"
template = "進達一覧.xlsx"
file_name = "shintatsu_{batch}"

[columns]
qualification = [{ key = "receipt_no" }, { key = "applicant_name" }]
"""


@pytest.fixture
def ward_desk(caseworker: Desk, tmp_path: Path) -> Desk:
    """A desk of a ward that hands over by a workbook of its own."""
    folder = shutil.copytree(caseworker.program.resources, tmp_path / "resources")
    (folder / "profiles" / "ward-list.toml").write_text(WARD_PROFILE, "utf-8")
    book = openpyxl.Workbook()
    book.worksheets[0].title = Catalog(folder).procedure("qualification").short_title
    for column, heading in enumerate(("通番", "届出人氏名", "受付番号"), start=1):
        book.worksheets[0].cell(2, column, heading)
    (folder / "profiles" / "進達一覧.xlsx").write_bytes(saved(book))
    caseworker.program = replace(caseworker.program, resources=folder)
    return caseworker


def test_a_profile_of_the_ward_fills_its_own_workbook_and_does_so_again(
    ward_desk: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    receive_approved(ward_desk, supervisor, tmp_path / "in", "001")
    assert not preview(ward_desk, "ward-list").is_stopped
    handed = hand_over(ward_desk, "ward-list", tmp_path / "out")
    assert [name for name, _, _ in handed.files] == [f"shintatsu_{handed.batch}.xlsx"]
    sheet = openpyxl.load_workbook(tmp_path / "out" / handed.files[0][0]).worksheets[0]
    assert [cell.value for cell in sheet[3]] == [None, MOVED_IN["届出人氏名"], "001"]
    assert hand_over(ward_desk, "ward-list", tmp_path / "out2", handed.batch).files == handed.files


def test_a_batch_is_not_written_again_in_another_shape(
    ward_desk: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    receive_approved(ward_desk, supervisor, tmp_path / "in", "001")
    handed = hand_over(ward_desk, "ward-list", tmp_path / "out")
    with pytest.raises(UserError, match="again_differs"):
        hand_over(ward_desk, "generic-utf8", tmp_path / "other", handed.batch)
    template = ward_desk.program.resources / "profiles" / "進達一覧.xlsx"
    book = openpyxl.load_workbook(template)
    book.worksheets[0]["A1"] = "令和8年度"
    template.write_bytes(saved(book))
    with pytest.raises(UserError, match="again_differs"):
        hand_over(ward_desk, "ward-list", tmp_path / "other", handed.batch)
    assert not (tmp_path / "other").exists()


def test_a_template_that_is_not_there_is_told_by_the_check_and_stops_the_hand_over(
    ward_desk: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    resources = ward_desk.program.resources
    assert check(resources) == []
    (resources / "profiles" / "進達一覧.xlsx").unlink()
    assert [(error.file, error.key) for error in check(resources)] == [
        ("profiles/ward-list.toml", "template")
    ]
    receive_approved(ward_desk, supervisor, tmp_path / "in", "001")
    with pytest.raises(UserError, match="definition_broken"):
        hand_over(ward_desk, "ward-list", tmp_path / "out")
    assert waiting(ward_desk) == 1


@pytest.mark.parametrize("at", range(9))
def test_a_hand_over_cut_short_at_any_step_leaves_no_file_and_changes_nothing(
    caseworker: Desk, supervisor: Desk, tmp_path: Path, at: int
) -> None:
    for number in ("001", "002", "003"):
        receive_approved(caseworker, supervisor, tmp_path / number, number)
    entries = log_length(caseworker)
    with pytest.raises(UserError, match="hand_over_cancelled"):
        hand_over(caseworker, "generic-utf8", tmp_path / "out", cancelled=after(at))
    assert not (tmp_path / "out").exists()
    assert (waiting(caseworker), earlier(caseworker), log_length(caseworker)) == (3, [], entries)
    assert hand_over(caseworker, "generic-utf8", tmp_path / "out").count == 3


def after(steps: int) -> Callable[[], bool]:
    """Somebody who cancels when they are asked for the time after so many."""
    asked = iter(range(1_000))
    return lambda: next(asked) >= steps


def log_length(desk: Desk) -> int:
    with desk.store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM audit").scalar_one())


def test_it_tells_how_many_of_how_many_and_what_was_handed_over_before(
    caseworker: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    for number in ("001", "002"):
        receive_approved(caseworker, supervisor, tmp_path / number, number)
    heard: list[Progress] = []
    handed = hand_over(caseworker, "generic-utf8", tmp_path / "out", progress=heard.append)
    assert [step.total for step in heard] == [2] * 6
    assert [step.done for step in heard] == sorted(step.done for step in heard)
    assert heard[-1].done == 2
    (told,) = earlier(caseworker)
    assert (told.batch, told.profile, told.actor, told.count) == (handed.batch, "generic-utf8", "tanto", 2)
