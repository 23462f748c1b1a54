"""A definition that cannot be read is told with its file and key, and none of its mistakes hides another."""

from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.definitions.check import check
from tests.definitions.spoiling import CARD, FILED, PROFILE, SEX, WORKFLOW, Mistake, change, copy

_ROWS = [
    ("no_toml", CARD, "version = 1", "version = ", "", "TOMLとして読めません"),
    ("unknown_key", CARD, "required = true", "requierd = true",
     "sections[申請].fields[applied_on].requierd", "知らない項目"),
    ("missing_key", CARD, 'key = "applied_on"\n', "", "sections[申請].fields[0].key",
     "必要な項目がありません"),
    ("wrong_type", CARD, "length = 100", 'length = "100"', "sections[申請].fields[applicant_name].length",
     "int"),
    ("wrong_value", CARD, 'width = "short"', 'width = "wide"', "sections[申請].fields[applied_on].width",
     "wide"),
    ("answers_to_no_text", CARD, "answers_to = [", "answers_to = [3, ", "answers_to[0]", "値の型"),
    ("bad_condition", FILED, 'is = "change"', 'iz = "change"',
     "sections[異動の内容].fields[changed_on].required_if.iz", "知らない項目"),
    ("condition_says_nothing", FILED, ', is = "change"', "",
     "sections[異動の内容].fields[changed_on].required_if", "条件は"),
    ("condition_of_rule", FILED, 'is = "acquisition"', "is = 3", "rules[P1-1-acquisition].when.all[0].is",
     "値の型"),
    ("other_id", CARD, 'id = "insured_card"', 'id = "card"', "id", "ファイル名と id"),
    ("no_title", CARD, 'title = "被保険者証の交付申請"\n', "", "title", "必要な項目がありません"),
    ("code_without_label", SEX, 'label = "男"\n', "", "codes[male].label", "必要な項目がありません"),
    ("unknown_state", WORKFLOW, 'to = "in_review"', 'to = "in_revue"', "", "知らない状態です: in_revue"),
    ("unknown_permission_of_a_step", WORKFLOW, 'permission = "review"', 'permission = "revue"', "",
     "revue"),
    ("unknown_permission_of_a_role", "roles.toml", '"receive"', '"recieve"', "roles[caseworker]",
     "recieve"),
    ("closed_day", "ward.toml", '"sat"', '"saturday"', "", "閉庁日の書き方ではありません: saturday"),
    ("encoding", PROFILE, '"utf-8"', '"utf8"', "encoding", "使えない値です: utf8"),
    ("file_name", PROFILE, '"{procedure}_{batch}"', '"{name}"', "", "ファイル名の書き方"),
]  # fmt: skip
UNREADABLE = [Mistake(*row) for row in _ROWS]
IN_PROCEDURES = [mistake for mistake in UNREADABLE if mistake.file.startswith("procedures/")]


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    return copy(tmp_path)


@pytest.mark.parametrize("mistake", UNREADABLE, ids=lambda mistake: mistake.name)
def test_what_cannot_be_read_is_told_by_the_check(resources: Path, mistake: Mistake) -> None:
    change(resources, mistake.file, mistake.old, mistake.new)
    (error,) = check(resources)
    assert (error.file, error.key) == (mistake.file, mistake.key)
    assert mistake.said in error.message


@pytest.mark.parametrize("mistake", IN_PROCEDURES, ids=lambda mistake: mistake.name)
def test_what_cannot_be_read_is_refused_in_use_with_file_and_key(resources: Path, mistake: Mistake) -> None:
    change(resources, mistake.file, mistake.old, mistake.new)
    with pytest.raises(UserError) as raised:
        Catalog(resources).procedure(Path(mistake.file).stem)
    assert raised.value.code == "definition_broken"
    assert (raised.value.facts["file"], raised.value.facts["key"]) == (mistake.file, mistake.key)


def test_every_mistake_of_a_file_is_told_not_only_the_first(resources: Path) -> None:
    change(resources, CARD, "version = 1", 'version = "1"')
    change(resources, CARD, 'key = "applicant_phone"\n', "")
    change(resources, CARD, 'type = "kana"', "typ = 3")
    change(resources, SEX, 'label = "女"\n', "")
    found = {(error.file, error.key) for error in check(resources)}
    assert found >= {
        (CARD, "version"),
        (CARD, "sections[申請].fields[4].key"),
        (CARD, "sections[被保険者].fields[insured_name_kana].typ"),
        (SEX, "codes[female].label"),
    }
    assert len(found) == 4, found


def test_a_file_in_another_encoding_is_told(resources: Path) -> None:
    (resources / CARD).write_bytes('title = "被保険者証"'.encode("cp932"))
    (error,) = check(resources)
    assert (error.file, "UTF-8" in error.message) == (CARD, True)


def test_a_folder_without_definitions_is_told(tmp_path: Path) -> None:
    files = {error.file for error in check(tmp_path)}
    assert files == {
        "codes/*.toml",
        "workflows/*.toml",
        "procedures/*.toml",
        "profiles/*.toml",
        "roles.toml",
        "texts/correction-request.toml",
        "ward.toml",
    }
