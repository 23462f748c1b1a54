import csv
import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaigo_desktop.core.procedure import CodeLists, Field, Procedure, Section
from kaigo_desktop.core.profile import Column, Profile
from kaigo_desktop.export.layout import Record, tables
from kaigo_desktop.export.losses import Loss
from kaigo_desktop.export.writers import Written, write

UTF8 = Profile(id="generic-utf8", title="汎用")
CP932 = Profile(id="generic-cp932", title="汎用", encoding="cp932")


def hand_over(
    profile: Profile, records: list[Record], out: Path, at: datetime, *, may_see: bool = False
) -> Written:
    written = write(profile, "20260401-0001", at, records, out, may_see_individual_numbers=may_see)
    written.publish()
    return written


def test_a_small_hand_over_has_exactly_these_bytes(record: Record, tmp_path: Path, at: datetime) -> None:
    written = hand_over(UTF8, [record], tmp_path, at)
    assert (tmp_path / "moving_20260401-0001.csv").read_bytes() == (
        '"受付番号","受付日時","届出年月日","届出人氏名","事由","サービス","消除"\r\n'
        '"0001","2026-03-30T10:15:00","2026-03-30","新宿　""花子""","転入","訪問介護、通所介護","いいえ"\r\n'
    ).encode()
    assert (tmp_path / "moving_household_20260401-0001.csv").read_bytes() == (
        '"受付番号","行","世帯員氏名","世帯員生年月日"\r\n'
        '"0001","1","新宿　花子","1945"\r\n'
        '"0001","2","=髙橋　太郎","昭和の春"\r\n'
    ).encode()
    assert [(file.name, file.rows) for file in written.files] == [
        ("moving_20260401-0001.csv", 1),
        ("moving_household_20260401-0001.csv", 2),
    ]
    assert len(list(tmp_path.iterdir())) == 2


def test_the_same_in_cp932(record: Record, tmp_path: Path, at: datetime) -> None:
    hand_over(CP932, [record], tmp_path, at)
    text = (tmp_path / "moving_household_20260401-0001.csv").read_bytes().decode("cp932")
    assert '"=髙橋　太郎"' in text


def test_what_cp932_cannot_hold_is_reported_with_its_place_and_no_file_exists(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    rows = [{"name": "𠮷野"}, {"name": "辻\U000e0100󠄀見本"}]
    bad = replace(record, values={"applicant_name": "1\u20132 1\u20133", "household": rows})
    written = hand_over(CP932, [record, bad, record], tmp_path / "new", at)
    assert written.losses == [
        Loss("0001", "applicant_name", "\u2013 U+2013"),
        Loss("0001", "household[0].name", "𠮷 U+20BB7"),
        Loss("0001", "household[1].name", "辻\U000e0100󠄀 U+8FBB U+E0100 U+E0100"),
    ]
    assert written.files == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("character", "¢£¬‖−〜")
def test_what_cp932_would_change_silently_is_a_loss(
    character: str, record: Record, tmp_path: Path, at: datetime
) -> None:
    changed = replace(record, values={"applicant_name": f"1{character}2"})
    assert [loss.character for loss in hand_over(CP932, [changed], tmp_path, at).losses] == [
        f"{character} U+{ord(character):04X}"
    ]
    lenient = msgspec.structs.replace(CP932, round_trip=False)
    assert hand_over(lenient, [changed], tmp_path, at).losses == []


def test_a_lone_surrogate_is_a_loss_even_in_utf8(record: Record, tmp_path: Path, at: datetime) -> None:
    broken = replace(record, values={"applicant_name": "花\ud800子"})
    assert hand_over(UTF8, [broken], tmp_path, at).losses == [Loss("0001", "applicant_name", "U+D800")]


def test_the_same_batch_has_the_same_bytes_and_may_be_written_again(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    first = hand_over(UTF8, [record], tmp_path / "a", at)
    again = hand_over(UTF8, [record], tmp_path / "b", at)
    assert first.files == again.files
    assert hand_over(UTF8, [record], tmp_path / "a", at).files == first.files
    assert len(list((tmp_path / "a").iterdir())) == 2


def test_individual_numbers_need_a_profile_that_asks_and_a_user_who_may(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    asks = msgspec.structs.replace(UTF8, individual_numbers=True)
    for number, (profile, may_see, there) in enumerate(
        [(UTF8, True, False), (asks, False, False), (asks, True, True)]
    ):
        out = tmp_path / str(number)
        hand_over(profile, [record], out, at, may_see=may_see)
        for file in out.iterdir():
            assert ("個人番号" in file.read_text("utf-8")) is there
            assert ("123456789018" in file.read_text("utf-8")) is there


def test_a_profile_chooses_columns_order_headings_and_leaves_groups_out(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    columns = (
        Column(key="reason", header="区分"),
        Column(key="receipt_no"),
        Column(key="household.name", header="氏名"),
        Column(key="household.row"),
        Column(key="measure"),
        Column(key="of_a_newer_form"),
    )
    profile = msgspec.structs.replace(
        UTF8, columns={"moving": columns}, quote="minimal", newline="lf", bom=True
    )
    hand_over(profile, [record], tmp_path, at)
    form = (tmp_path / "moving_20260401-0001.csv").read_bytes()
    assert form == b"\xef\xbb\xbf" + "区分,受付番号,措置,of_a_newer_form\n転入,0001,職員のみ,\n".encode()
    rows = (tmp_path / "moving_household_20260401-0001.csv").read_text("utf-8-sig")
    assert rows == "氏名,行\n新宿　花子,1\n=髙橋　太郎,2\n"
    only_form = msgspec.structs.replace(UTF8, columns={"moving": columns[:2]}, header=False)
    hand_over(only_form, [record], tmp_path / "form", at)
    assert [file.read_text("utf-8") for file in (tmp_path / "form").iterdir()] == ['"転入","0001"\n']


def test_cells_are_made_safe_for_a_spreadsheet_only_where_the_profile_asks(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    hand_over(msgspec.structs.replace(UTF8, formula_safe=True), [record], tmp_path, at)
    assert '"\'=髙橋　太郎"' in (tmp_path / "moving_household_20260401-0001.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("notation", "stored", "written"),
    [
        ("yyyymmdd", "2026-03-30", "20260330"),
        ("yyyymmdd", "1945", "19450000"),
        ("wareki7", "2026-03-30", "5080330"),
        ("wareki7", "1989-01-07", "3640107"),
        ("wareki7", "1989-01-08", "4010108"),
        ("wareki7", "1945-03", "3200300"),
        ("wareki7", "1989", "1989"),
        ("wareki7", "三月末ごろ", "三月末ごろ"),
    ],
)
def test_dates_are_written_as_the_core_system_wants_them(
    notation: str, stored: str, written: str, record: Record
) -> None:
    profile = msgspec.structs.replace(UTF8, dates=notation, columns={"moving": (Column(key="filed_on"),)})
    table = tables(profile, record.procedure, may_see_individual_numbers=False)[0]
    rows = table.rows(replace(record, values={"filed_on": stored}), lambda *_place: None)
    assert list(rows) == [(0, [written])]


def test_records_of_an_older_form_get_files_of_their_own(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    section = Section(title="届出", fields=(Field(key="filed_on", label="届出日", type="date"),))
    newer = msgspec.structs.replace(record.procedure, version=2, sections=(section,))
    same = msgspec.structs.replace(record.procedure, version=3)
    records = [record, replace(record, procedure=newer), replace(record, procedure=same)]
    written = hand_over(UTF8, records, tmp_path, at)
    assert [(file.name, file.rows) for file in written.files] == [
        ("moving_20260401-0001.csv", 2),
        ("moving_household_20260401-0001.csv", 4),
        ("moving-2_20260401-0001.csv", 1),
    ]


def test_nothing_to_hand_over_writes_nothing(tmp_path: Path, at: datetime) -> None:
    assert hand_over(UTF8, [], tmp_path / "out", at).files == []
    assert not (tmp_path / "out").exists()


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(st.tuples(texts, texts), min_size=1, max_size=4), minimal=st.booleans())
def test_csv_parses_back_to_exactly_the_values_for_any_text(
    values: list[tuple[str, str]], minimal: bool, tmp_path: Path, at: datetime
) -> None:
    section = Section(title="", fields=(Field(key="a", label="あ"), Field(key="b", label="い")))
    procedure = Procedure(id="p", version=1, title="", short_title="p", sections=(section,))
    no_codes: CodeLists = {}
    records = [Record("1", "", procedure, no_codes, {"a": a, "b": b}) for a, b in values]
    columns = {"p": (Column(key="a"), Column(key="b"))}
    profile = msgspec.structs.replace(UTF8, quote="minimal" if minimal else "all", columns=columns)
    written = write(profile, "b", at, records, tmp_path, may_see_individual_numbers=False)
    data = (tmp_path / ".p_b.csv.part").read_bytes()
    written.discard()
    read = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    assert read == [["あ", "い"], *([a, b] for a, b in values)]
