"""A sample of an unknown form is looked at and tried on, masked, without anything being written."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.masking import MASK
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.layouts import list_layouts, save_layout
from kaigo_desktop.flow.try_layout import inspect, try_layout
from tests.making.downloads import write_zip
from tests.making.ward_form import ITEMS, TITLE, mapped

OpenDesk = Callable[[str], Desk]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return write_zip(tmp_path, "0007", ITEMS, TITLE)


def test_a_sample_shows_its_items_as_a_person_maps_them_and_no_individual_number(
    admin: Desk, sample: Path
) -> None:
    found = inspect(admin, sample)
    assert (found.subjects, found.applications, found.known_as) == ((TITLE,), 1, "")
    assert found.procedure == "qualification"
    items = {item.subject: item for item in found.items}
    assert items["お届けの日"].example == "令和８年３月３０日"
    assert (items["ご家族のお名前"].rows, items["ご家族のお名前"].count) == (2, 2)
    assert items["ご家族のマイナンバー"].example == MASK
    assert "123456789018" not in repr(found)
    suggested = {found.items[pair.item].subject: pair.field for pair in found.suggestions}
    assert suggested["お届けの日"] == "filed_on"
    assert suggested["ご家族のマイナンバー"] == "household.individual_number"


def test_a_known_sample_says_what_reads_it(admin: Desk, sample: Path, tmp_path: Path) -> None:
    assert inspect(admin, write_zip(tmp_path / "known", "1")).known_as == "qualification"
    save_layout(admin, mapped(admin, sample), "区の様式")
    assert inspect(admin, sample).known_as == "layout ward_form_3 1"


def test_a_trial_shows_what_would_come_of_a_layout_and_writes_nothing(admin: Desk, sample: Path) -> None:
    trial = try_layout(admin, mapped(admin, sample), sample)
    rows = {row.field: row for row in trial.rows}
    assert trial.answers
    assert (rows["filed_on"].shown, rows["filed_on"].received) == ("令和8年3月30日", "令和８年３月３０日")
    assert rows["qualification_change_reason"].shown == "転入"
    assert rows["household[0].individual_number"].shown == MASK
    assert rows["household[0].individual_number"].received == MASK
    assert [item.subject for item in trial.unmapped] == ["ご意見"]
    assert [item.subject for item in trial.ignored] == ["個人情報の取り扱いに同意しますか"]
    assert "123456789018" not in repr(trial)
    assert [version for version in list_layouts(admin) if version.actor] == []
    other = msgspec.structs.replace(mapped(admin, sample), answers_to=("別の様式",))
    assert not try_layout(admin, other, sample).answers


def test_a_sample_that_cannot_be_read_is_refused_as_in_receiving(admin: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(UserError, match="zip_broken") as raised:
        inspect(admin, tmp_path / "x.zip")
    assert "x.zip" in admin.program.messages.error(raised.value)
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="empty_package"):
        inspect(admin, tmp_path / "empty")


def test_a_list_of_many_is_looked_at_as_one_form(admin: Desk, tmp_path: Path) -> None:
    rows = ["受付番号,受付日時,手続名,申込んだ日,お電話"]
    rows += [f"{number},2026-03-30 10:00:00,区の申込み,R8.3.{number},03-0000-1234" for number in range(1, 21)]
    file = tmp_path / "一覧.csv"
    file.write_text("\n".join([*rows, "99,,別の手続,,"]) + "\n", encoding="utf-8")
    found = inspect(admin, file, "insured_card")
    assert (found.subjects, found.applications) == (("区の申込み",), 20)
    assert [(item.subject, item.count) for item in found.items] == [("申込んだ日", 20), ("お電話", 20)]
    assert "applied_on" in {pair.field for pair in found.suggestions}
