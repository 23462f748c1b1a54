"""What staff note themselves stays through everything a resident sends."""

from pathlib import Path

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.find import Query, find
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from tests.making.downloads import MOVED_IN, write_zip


def test_staff_fields_survive_a_resubmission_and_can_still_be_searched(
    caseworker: Desk, tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path, "1")])
    noted = {
        "addressee_no": "000123456",
        "review_notes": "3月31日に電話。\n転入日を確認。",
        "representation_papers": "委任状、その他",
    }
    edit(caseworker, "1", {**noted, "applicant_name": "新宿　太朗"}, "窓口で確認")
    decide(caseworker, "request-correction", "1", comment="旧住所の番地")
    again = write_zip(tmp_path / "again", "1", MOVED_IN | {"旧住所": "千葉県千葉市中央区中央2-2"})
    assert receive(caseworker, [again]).counts["revised"] == 1
    case = show(caseworker, "1")
    assert case.values["addressee_no"] == "000123456"
    assert case.values["review_notes"] == noted["review_notes"]
    assert case.values["representation_papers"] == ["power_of_attorney", "other"]
    assert case.values["previous_address"] == "千葉県千葉市中央区中央2-2"
    assert case.values["applicant_name"] == "新宿　太郎", "what the resident sends is what stands"
    assert find(caseworker, Query(text="000123456")).total == 1


def test_an_edit_begins_with_what_stands_now(caseworker: Desk, tmp_path: Path) -> None:
    receive(caseworker, [write_zip(tmp_path, "1")])
    edit(caseworker, "1", {"review_notes": "一度目"}, "メモ")
    receive(caseworker, [write_zip(tmp_path / "again", "1", MOVED_IN | {"旧住所": "千葉県市川市1-1"})])
    edit(caseworker, "1", {"household[0].name": "新宿　太朗"}, "本人確認書類による")
    values = show(caseworker, "1").values
    assert (values["previous_address"], values["review_notes"]) == ("千葉県市川市1-1", "一度目")
