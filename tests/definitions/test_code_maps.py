"""Code maps fit the code lists, and profiles name only what exists; every mistake has its file and key."""

from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.definitions.check import DefinitionError, check
from kaigo_desktop.definitions.code_maps import code_list, shipped, shipped_ids
from tests.definitions.spoiling import END, PROFILE, RESOURCES, SEX, Mistake, change, copy

MAP = "codemaps/example-vendor.toml"
VENDOR = "profiles/example-vendor-cp932.toml"
COLUMNS = '\n[columns]\ninsured_card = [{ key = "insured_name", codes = "symbol" }]\n'
_ROWS = [
    ("unknown_list", MAP, END, '[codes.gender]\nmale = "1"\n', "codes.gender", "表がありません: gender"),
    ("unknown_symbol", MAP, 'male = "1"', 'man = "1"', "codes.sex.man", "記号です: man"),
    ("empty_code", MAP, 'male = "1"', 'male = " "', "codes.sex.male", "空"),
    ("odd_day", MAP, "version = 1", 'version = 1\nvalid_to = "令和9年"', "valid_to", "2026-03-30"),
    ("version_zero", MAP, "version = 1", "version = 0", "version", "1以上"),
    ("number_for_text", MAP, 'male = "1"', "male = 1", "codes[…][…]", "型"),
    ("unused", MAP, 'id = "example-vendor"', 'id = "other"', "id", "ファイル名"),
    ("unknown_map", PROFILE, END, '\ncodes = "vendor"\n', "codes", "コード対応表がありません: vendor"),
    ("unknown_map_of_a_list", VENDOR, 'sex = "example', 'sex = "other', "codes.sex", "other-vendor"),
    ("list_of_a_profile", VENDOR, "sex = ", "gender = ", "codes.gender", "コード表がありません"),
    ("list_the_map_lacks", VENDOR, 'service_type = "symbol"', 'service_type = "example-vendor"',
     "codes.service_type", "example-vendor に service_type"),
    ("codes_of_a_name", PROFILE, END, COLUMNS, "columns.insured_card[insured_name].codes", "選択の項目"),
]  # fmt: skip
MISTAKES = [Mistake(*row) for row in _ROWS]


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.name for mistake in MISTAKES])
def test_a_mistake_is_told_with_file_and_key(tmp_path: Path, mistake: Mistake) -> None:
    resources = copy(tmp_path)
    change(resources, mistake.file, mistake.old, mistake.new)
    found = check(resources)
    assert [(error.file, error.key) for error in found] == [(mistake.file, mistake.key)], found
    assert mistake.said in found[0].message


def test_a_map_no_profile_uses_is_told(tmp_path: Path) -> None:
    resources = copy(tmp_path)
    (resources / VENDOR).unlink()
    assert check(resources) == [DefinitionError(MAP, "id", "どの連携様式も使っていません")]


def test_definitions_without_any_map_are_sound(tmp_path: Path) -> None:
    resources = copy(tmp_path)
    (resources / VENDOR).unlink()
    (resources / MAP).unlink()
    assert check(resources) == []


def test_a_broken_code_list_is_not_blamed_on_the_map(tmp_path: Path) -> None:
    resources = copy(tmp_path)
    change(resources, SEX, 'id = "sex"', "id = sex")
    assert {error.file for error in check(resources)} == {SEX}


def test_every_shipped_map_is_read_by_its_id() -> None:
    for map_id in shipped_ids(RESOURCES):
        assert shipped(RESOURCES, map_id).id == map_id
        for name in shipped(RESOURCES, map_id).codes:
            assert code_list(RESOURCES, name).id == name


@pytest.mark.parametrize("name", ["no-such", "../codes/sex", ""])
def test_what_is_no_map_or_list_is_refused(name: str) -> None:
    with pytest.raises(UserError, match="unknown_code_map"):
        shipped(RESOURCES, name)
    with pytest.raises(UserError, match="unknown_code_list"):
        code_list(RESOURCES, name)
