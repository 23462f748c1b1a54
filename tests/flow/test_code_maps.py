"""Code maps at the desk: who may change them, which version counts, and hand-overs by them, again too."""

import csv
import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow import code_maps
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.hand_over import hand_over, preview, waiting
from kaigo_desktop.flow.show import show
from kaigo_desktop.store import audit
from tests.making.approving import receive_approved
from tests.making.desks import Clock

MAP, REASONS = "example-vendor", "qualification_change_reason"
PROFILE = "example-vendor-cp932"
Opens = Callable[[str], Desk]


def rows(folder: Path, pattern: str) -> list[dict[str, str]]:
    (file,) = folder.glob(pattern)
    return list(csv.DictReader(io.StringIO(file.read_text("cp932"))))


def test_the_example_of_a_core_system_gets_codes_and_dates_in_its_way(
    caseworker: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    receive_approved(caseworker, supervisor, tmp_path / "in", "001")
    ahead = preview(caseworker, PROFILE)
    assert (ahead.counts, ahead.is_stopped) == ({"qualification": 1}, False)
    hand_over(caseworker, PROFILE, tmp_path / "out")
    (row,) = rows(tmp_path / "out", "*_qualification_2*.csv")
    wanted = {"届出年月日": "5080330", "届出人と本人の関係": "1", "資格異動事由": "01", "届出事由": "1"}
    assert {key: row[key] for key in wanted} == wanted
    (member,) = rows(tmp_path / "out", "*_household_*.csv")
    assert (member["世帯員続柄"], member["世帯員生年月日"]) == ("02", "3200102")


def test_a_symbol_without_a_code_stops_the_batch_until_an_administrator_gives_it_one(
    caseworker: Desk, supervisor: Desk, admin: Desk, tmp_path: Path
) -> None:
    receive_approved(caseworker, supervisor, tmp_path / "in", "001")
    receive_approved(caseworker, supervisor, tmp_path / "in", "002", 資格異動事由="その他")
    missing = (("002", "qualification_change_reason", "other"),)
    assert preview(caseworker, PROFILE).unmapped_codes == missing
    stopped = hand_over(caseworker, PROFILE, tmp_path / "out")
    assert (stopped.unmapped_codes, stopped.losses, stopped.files) == (missing, (), ())
    assert not (tmp_path / "out").exists()
    assert waiting(caseworker) == 2
    code_maps.change(admin, MAP, {REASONS: {"other": "49"}}, "基幹システムの手引による")
    assert hand_over(caseworker, PROFILE, tmp_path / "out").count == 2
    written = rows(tmp_path / "out", "*_qualification_2*.csv")
    assert [row["資格異動事由"] for row in written] == ["01", "49"]


def test_a_batch_again_is_written_by_the_maps_it_had(
    caseworker: Desk, supervisor: Desk, admin: Desk, tmp_path: Path
) -> None:
    receive_approved(caseworker, supervisor, tmp_path / "in", "001")
    first = hand_over(caseworker, PROFILE, tmp_path / "out")
    code_maps.change(admin, MAP, {REASONS: {"moved_in": "99"}}, "番号の見直し")
    again = hand_over(caseworker, PROFILE, tmp_path / "again", first.batch)
    assert again.files == first.files
    for name, _sha256, _rows in first.files:
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
    receive_approved(caseworker, supervisor, tmp_path / "in", "002")
    second = hand_over(caseworker, PROFILE, tmp_path / "second")
    assert rows(tmp_path / "second", "*_qualification_2*.csv")[0]["資格異動事由"] == "99"
    code_maps.change(admin, MAP, {REASONS: {"moved_in": "98"}}, "番号の見直し")
    assert hand_over(caseworker, PROFILE, tmp_path / "third", second.batch).files == second.files


def test_a_look_ahead_changes_nothing(caseworker: Desk, supervisor: Desk, tmp_path: Path) -> None:
    receive_approved(caseworker, supervisor, tmp_path / "in", "001", 届出人氏名="𠮷野　辻\U000e0100子")
    with caseworker.store.reading() as connection:
        before = audit.head(connection)
    here = sorted(tmp_path.rglob("*"))
    ahead = preview(caseworker, "generic-cp932")
    assert [(loss[0], loss[1]) for loss in ahead.losses] == [("001", "applicant_name")] * 2
    assert ahead.is_stopped
    assert preview(caseworker, "generic-utf8").losses == ()
    with caseworker.store.reading() as connection:
        assert audit.head(connection) == before
    assert sorted(tmp_path.rglob("*")) == here
    assert show(caseworker, "001").application.state == "approved"


def test_with_nothing_approved_a_look_ahead_counts_nothing(caseworker: Desk) -> None:
    assert preview(caseworker, "generic-utf8").counts == {}


def test_the_newest_version_that_is_valid_today_counts(admin: Desk, clock: Clock) -> None:
    code_maps.change(admin, MAP, {REASONS: {"died": "A"}}, "臨時", valid_to="令和8年4月30日")
    code_maps.change(admin, MAP, {REASONS: {"died": "B"}}, "次年度", valid_from="2026-05-10")

    def code() -> str:
        _, entries = code_maps.show(admin, MAP)
        return next(entry.code for entry in entries if entry.symbol == "died")

    assert code() == "A"
    clock.at += timedelta(days=30)
    assert code() == "52"
    clock.at += timedelta(days=30)
    assert code() == "B"
    versions, _ = code_maps.show(admin, MAP)
    assert [(each.code_map.version, each.actor, each.reason) for each in versions] == [
        (3, "kanri", "次年度"),
        (2, "kanri", "臨時"),
        (1, "", ""),
    ]
    assert [each.code_map.version for each in code_maps.list_maps(admin)] == [3]


def test_a_change_is_in_the_log_without_its_reason_or_codes(admin: Desk) -> None:
    code_maps.change(admin, MAP, {REASONS: {"died": "A", "other": ""}}, "理由")
    with admin.store.reading() as connection:
        entry = audit.entries(connection)[-1]
    assert (entry.action, entry.actor) == ("code_map_change", "kanri")
    assert len(entry.detail.pop("content")) == 64  # type: ignore[arg-type]
    assert entry.detail == {"map": MAP, "version": 2, "codes": 2}


def test_a_code_is_taken_away_by_an_empty_one(admin: Desk) -> None:
    made = code_maps.change(admin, MAP, {"sex": {"male": ""}, "yes_no": {"yes": "1"}}, "理由")
    assert made.codes["sex"] == {"female": "2"}
    _, entries = code_maps.show(admin, MAP)
    shown = {(each.code_list, each.symbol): (each.label, each.code) for each in entries}
    assert shown["sex", "male"] == ("男", "")
    assert shown["yes_no", "no"] == ("いいえ", "")


@pytest.mark.parametrize(
    ("change", "days", "said"),
    [
        (("nothing", {"sex": {"male": "1"}}, "理由"), {}, "unknown_code_map"),
        ((MAP, {"gender": {"male": "1"}}, "理由"), {}, "unknown_code_list"),
        ((MAP, {"sex": {"man": "1"}}, "理由"), {}, "unknown_symbol"),
        ((MAP, {"sex": {"male": "1"}}, "　"), {}, "code_map_reason_missing"),
        ((MAP, {"sex": {"male": "1"}}, "理由"), {"from": "来年"}, "unreadable_day"),
        ((MAP, {"sex": {"male": "1"}}, "理由"), {"to": "令和9年3月"}, "unreadable_day"),
    ],
)
def test_a_change_that_makes_no_sense_changes_nothing(
    admin: Desk,
    change: tuple[str, dict[str, dict[str, str]], str],
    days: dict[str, str],
    said: str,
) -> None:
    with pytest.raises(UserError, match=said):
        code_maps.change(admin, *change, valid_from=days.get("from", ""), valid_to=days.get("to", ""))
    assert [each.code_map.version for each in code_maps.list_maps(admin)] == [1]


def test_a_map_without_a_valid_version_writes_nothing(
    caseworker: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    receive_approved(caseworker, supervisor, tmp_path / "in", "001")
    resources = shutil.copytree(caseworker.program.resources, tmp_path / "resources")
    shipped = (caseworker.program.resources / "codemaps" / f"{MAP}.toml").read_text("utf-8")
    ended = shipped.replace("version = 1", 'version = 1\nvalid_to = "2026-04-01"')
    (resources / "codemaps" / f"{MAP}.toml").write_text(ended, encoding="utf-8")
    caseworker.program = replace(caseworker.program, resources=resources)
    for attempt in (
        lambda: preview(caseworker, PROFILE),
        lambda: hand_over(caseworker, PROFILE, tmp_path / "out"),
    ):
        with pytest.raises(UserError, match="code_map_not_valid"):
            attempt()
    assert preview(caseworker, "generic-utf8").counts == {"qualification": 1}


def test_only_those_who_set_things_up_change_a_map_and_those_who_hand_over_read_it(
    caseworker: Desk, supervisor: Desk, open_desk: Opens
) -> None:
    for desk in (caseworker, supervisor):
        assert [each.code_map.id for each in code_maps.list_maps(desk)] == [MAP]
        with pytest.raises(UserError, match="not_permitted"):
            code_maps.change(desk, MAP, {"sex": {"male": "1"}}, "理由")
    auditor = open_desk("kansa")
    for attempt in (lambda: code_maps.list_maps(auditor), lambda: code_maps.show(auditor, MAP),
                    lambda: preview(auditor, PROFILE)):  # fmt: skip
        with pytest.raises(UserError, match="not_permitted"):
            attempt()
