"""The generated list of what procedures go by saves time and is never believed."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.definitions.check import DefinitionError, check
from kaigo_desktop.definitions.index import INDEX, Head, listed, write_list
from tests.definitions.spoiling import RESOURCES

CARD = "介護保険被保険者証交付申請書"


def change(resources: Path, name: str, old: str, new: str) -> None:
    file = resources / "procedures" / f"{name}.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def meant(resources: Path, *subjects: str) -> str:
    found = Catalog(resources).find(subjects)
    return found.id if found else ""


def spoil_all_but(resources: Path, kept: str) -> None:
    for file in (resources / "procedures").glob("*.toml"):
        if file.stem != kept:
            file.write_text("id = ", encoding="utf-8")


def test_the_shipped_list_is_that_of_the_shipped_definitions() -> None:
    catalog = Catalog(RESOURCES)
    heads = [catalog.head(name) for name in catalog.procedures()]
    assert (RESOURCES / "procedures" / INDEX).read_text(encoding="utf-8") == listed(heads)


def test_the_head_of_a_definition_says_what_the_whole_of_it_says() -> None:
    catalog = Catalog(RESOURCES)
    for name in catalog.procedures():
        whole = catalog.procedure(name)
        assert msgspec.structs.asdict(catalog.head(name)) == {
            key: getattr(whole, key) for key in Head.__struct_fields__
        }


def test_what_a_head_leaves_out_is_what_a_definition_leaves_out(resources: Path) -> None:
    change(resources, "insured_card", 'workflow = "two_person"\n', "")
    catalog = Catalog(resources)
    assert catalog.head("insured_card").workflow == catalog.procedure("insured_card").workflow


def test_a_name_on_the_list_is_found_without_reading_any_other_definition(resources: Path) -> None:
    spoil_all_but(resources, "insured_card")
    assert meant(resources, CARD) == "insured_card"


def test_writing_the_list_anew_changes_nothing_while_the_definitions_stay(resources: Path) -> None:
    before = (resources / "procedures" / INDEX).read_bytes()
    assert write_list(resources / "procedures").read_bytes() == before


def test_a_definition_the_list_does_not_know_is_found(resources: Path) -> None:
    text = (resources / "procedures" / "insured_card.toml").read_text(encoding="utf-8")
    head = (
        text[: text.index("answers_to")].replace("insured_card", "burden").replace("被保険者証", "負担割合証")
    )
    body = text[text.index("legal_basis") :]
    (resources / "procedures" / "burden.toml").write_text(head + body, encoding="utf-8")
    assert meant(resources, "負担割合証の交付申請") == "burden"


def test_a_renamed_procedure_is_found_by_its_new_name_and_no_more_by_the_old_one(resources: Path) -> None:
    change(resources, "insured_card", CARD, "保険証交付申請書")
    assert meant(resources, "保険証交付申請書") == "insured_card"
    assert meant(resources, CARD) == ""


def test_a_name_that_moved_to_another_procedure_means_that_one(resources: Path) -> None:
    change(resources, "insured_card", CARD, "保険証交付申請書")
    change(resources, "qualification", "介護保険資格取得・異動・喪失の届出", CARD)
    assert meant(resources, CARD) == "qualification"


def test_a_better_name_that_is_not_on_the_list_goes_before_a_worse_one_that_is(resources: Path) -> None:
    change(resources, "qualification", "介護保険資格取得・異動・喪失の届出", "新しい名前の届出")
    assert meant(resources, "新しい名前の届出", CARD) == "qualification"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"\n" * 9,
        "\n被保険者証交付申請書\t".encode(),
        "\n被保険者証交付申請書\t../roles\n".encode(),
        "\n被保険者証交付申請書\tqualification\n".encode(),
        "\n被保険者証交付申請書\tno_such\n".encode(),
    ],
)
def test_a_wrong_list_changes_no_answer(resources: Path, data: bytes) -> None:
    (resources / "procedures" / INDEX).write_bytes(data)
    assert meant(resources, CARD) == "insured_card"
    assert meant(resources, "住民票の写しの交付請求") == ""


def test_without_a_list_every_definition_is_found(resources: Path) -> None:
    (resources / "procedures" / INDEX).unlink()
    assert meant(resources, CARD) == "insured_card"
    assert check(resources) == []


def test_a_list_that_is_behind_is_told_and_can_be_written_anew(resources: Path) -> None:
    change(resources, "insured_card", CARD, "保険証交付申請書")
    (error,) = check(resources)
    assert error == DefinitionError(f"procedures/{INDEX}", "", error.message)
    assert "definitions index" in error.message
    write_list(resources / "procedures")
    assert check(resources) == []


def test_no_list_is_written_of_definitions_that_cannot_be_read(resources: Path) -> None:
    before = (resources / "procedures" / INDEX).read_bytes()
    (resources / "procedures" / "qualification.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(UserError) as raised:
        write_list(resources / "procedures")
    assert raised.value.code == "definition_broken"
    assert (resources / "procedures" / INDEX).read_bytes() == before


def command(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kaigo_desktop", "definitions", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_the_command_writes_the_list_and_says_where(resources: Path) -> None:
    change(resources, "insured_card", CARD, "保険証交付申請書")
    assert command("check", str(resources)).returncode == 1
    done = command("index", str(resources), "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"file": str(resources / "procedures" / INDEX)})
    assert command("check", str(resources)).returncode == 0


def test_the_command_says_in_one_sentence_that_there_is_no_such_folder(tmp_path: Path) -> None:
    done = command("index", str(tmp_path / "none"))
    assert done.returncode == 1
    assert "index.tsv" not in done.stdout
    assert "手続の索引を" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
