"""Symbols are written as the profile says; one without a code stops every file and is told with its place."""

import csv
import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from kaigo_desktop.core.code_map import CodeMap
from kaigo_desktop.core.model import Values
from kaigo_desktop.core.procedure import Code, CodeList, Field, Section
from kaigo_desktop.core.profile import Column, Profile
from kaigo_desktop.export.layout import Record
from kaigo_desktop.export.losses import Loss, Unmapped
from kaigo_desktop.export.writers import examine, write

CODES = {
    "reason": {"moved_in": "01"},
    "service": {"11": "S11", "15": "S15"},
    "yes_no": {"yes": "1", "no": "0"},
    "kin": {"child": "20", "wife": "12"},
}
MAPS = {"vendor": CodeMap(id="vendor", version=1, title="", codes=CODES)}
VENDOR = Profile(id="v", title="様式", codes="vendor", encoding="cp932")


@pytest.fixture
def family(record: Record) -> Record:
    """The record with a relationship in each row of the household."""
    kin = tuple(Code(symbol=symbol, label=label) for symbol, label in (("child", "子"), ("wife", "妻")))
    form, rows = record.procedure.sections
    relationship = Field(key="relationship", label="続柄", type="relationship", codes="kin")
    procedure = record.procedure.__class__(
        id="moving",
        version=1,
        title="異動の届出",
        short_title="異動",
        sections=(form, Section(title="世帯員", group="household", fields=(*rows.fields, relationship))),
    )
    lists = record.codes | {"kin": CodeList(id="kin", title="続柄", codes=kin)}
    household = [{"name": "甲", "relationship": "child.wife"}, {"name": "乙", "relationship": "child"}]
    values: Values = record.values | {"household": household}
    return replace(record, procedure=procedure, codes=lists, values=values)


def cells(profile: Profile, record: Record, out: Path, at: datetime) -> dict[str, str]:
    """The first row of the form's file by heading."""
    written = write(profile, "b", at, [record], out, maps=MAPS, may_see_individual_numbers=False)
    assert (written.losses, written.unmapped) == ([], [])
    written.publish()
    text = (out / "moving_b.csv").read_text(profile.encoding)
    return next(iter(csv.DictReader(io.StringIO(text))))


def test_every_kind_of_choice_is_written_as_its_code(family: Record, tmp_path: Path, at: datetime) -> None:
    row = cells(VENDOR, family, tmp_path, at)
    assert (row["事由"], row["サービス"], row["消除"]) == ("01", "S11、S15", "0")
    rows = list(csv.reader((tmp_path / "moving_household_b.csv").read_text("cp932").splitlines()))
    assert [each[-1] for each in rows[1:]] == ["2012", "20"]


def test_a_list_and_a_column_may_have_a_way_of_their_own(
    family: Record, tmp_path: Path, at: datetime
) -> None:
    columns = (
        Column(key="reason"),
        Column(key="reason", header="事由名", codes="label"),
        Column(key="services"),
        Column(key="removal"),
    )
    mixed = Profile(id="v", title="", codes={"*": "symbol", "reason": "vendor"}, columns={"moving": columns})
    row = cells(mixed, family, tmp_path, at)
    assert list(row.values()) == ["01", "転入", "11、15", "no"]


def test_a_symbol_without_a_code_stops_every_file_and_is_told_with_its_place(
    family: Record, tmp_path: Path, at: datetime
) -> None:
    household = [{"name": "甲", "relationship": "child"}, {"name": "乙", "relationship": "いとこ"}]
    values = family.values | {"reason": "died", "services": ["11", "99"], "household": household}
    sound = replace(family, receipt_no="0002")
    written = write(
        VENDOR, "b", at, [replace(family, values=values), sound], tmp_path / "out",
        maps=MAPS, may_see_individual_numbers=False,
    )  # fmt: skip
    assert written.unmapped == [
        Unmapped("0001", "reason", "died"),
        Unmapped("0001", "services", "99"),
        Unmapped("0001", "household[1].relationship", "いとこ"),
    ]
    assert (written.files, written.losses) == ([], [])
    assert not (tmp_path / "out").exists()


def test_what_is_blank_has_no_code_and_needs_none(family: Record, tmp_path: Path, at: datetime) -> None:
    blank = family.values | {"reason": "", "services": [], "removal": ""}
    row = cells(VENDOR, replace(family, values=blank), tmp_path, at)
    assert (row["事由"], row["サービス"], row["消除"]) == ("", "", "")


@pytest.mark.parametrize("profile", [VENDOR, Profile(id="x", title="", format="xlsx", codes="vendor",
                                                     file_name="{batch}")])  # fmt: skip
def test_a_look_ahead_finds_what_the_writing_finds_and_leaves_nothing(
    profile: Profile, family: Record, tmp_path: Path, at: datetime
) -> None:
    bad = family.values | {"reason": "died", "applicant_name": "𠮷野\x01"}
    records = [replace(family, values=bad), family]
    found = examine(profile, records, maps=MAPS, may_see_individual_numbers=False)
    written = write(profile, "b", at, records, tmp_path / "out", maps=MAPS, may_see_individual_numbers=False)
    assert (found.losses, found.unmapped) == (written.losses, written.unmapped)
    assert found.unmapped == [Unmapped("0001", "reason", "died")]
    characters = {"cp932": ["𠮷 U+20BB7"], "utf-8": ["U+0001"]}[profile.encoding]
    assert found.losses == [Loss("0001", "applicant_name", character) for character in characters]
    assert list(tmp_path.iterdir()) == []


def test_records_without_fault_pass_the_look_ahead(family: Record) -> None:
    found = examine(VENDOR, [family], maps=MAPS, may_see_individual_numbers=True)
    assert (found.losses, found.unmapped) == ([], [])
