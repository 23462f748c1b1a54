"""The catalog reads a definition when it is needed, and finds the procedure a form-subject means."""

from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.definitions.snapshot import pack
from tests.definitions.contract import CONTRACT
from tests.definitions.spoiling import RESOURCES


def spoil(file: Path) -> None:
    file.write_text("id = \n", encoding="utf-8")


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("介護保険資格取得・異動・喪失の届出", "qualification"),
        ("資格取得･異動･喪失の届出", "qualification"),
        ("介護保険 資格取得・異動・喪失届", "qualification"),
        ("S-13104-0001", "qualification"),
        ("介護保険住所地特例適用・異動・喪失の届出", "residence_exception"),
        ("介護保険住所地特例適用・変更・終了届", "residence_exception"),
        ("被保険者証の交付申請", "insured_card"),
        ("介護保険被保険者証交付申請書", "insured_card"),
        ("介護保険サービスの種類の指定の変更の申請", "service_designation"),
        ("支払い方法変更及び支払い一時差止等措置に係る終了申請", "payment_restriction_end"),
        ("支払方法変更及び支払一時差止等措置に係る終了申請書", "payment_restriction_end"),
        ("payment_restriction_end", "payment_restriction_end"),
    ],
)
def test_a_form_subject_means_its_procedure_in_every_wording(subject: str, expected: str) -> None:
    found = Catalog(RESOURCES).find(["", subject])
    assert found is not None
    assert found.id == expected


def test_the_first_subject_that_means_something_wins() -> None:
    found = Catalog(RESOURCES).find(["住民票の写しの交付請求", "被保険者証の交付申請", "qualification"])
    assert found is not None
    assert found.id == "insured_card"


def test_a_subject_nobody_answers_to_means_none() -> None:
    assert Catalog(RESOURCES).find(["住民票の写しの交付請求"]) is None
    assert Catalog(RESOURCES).find([]) is None


def test_a_catalog_opens_no_file_until_it_is_asked(resources: Path) -> None:
    for file in resources.rglob("*.toml"):
        if file.parent.name == "procedures" and file.stem != "insured_card":
            spoil(file)
    catalog = Catalog(resources)
    assert len(catalog.procedures()) == len(list((resources / "procedures").glob("*.toml")))
    assert catalog.procedure("insured_card").title == "被保険者証の交付申請"


def test_a_head_tells_the_names_without_the_form(resources: Path) -> None:
    file = resources / "procedures" / "insured_card.toml"
    text = file.read_text(encoding="utf-8").replace('type = "date"', "type = 3")
    file.write_text(text, encoding="utf-8")
    assert Catalog(resources).head("insured_card").short_title == "被保険者証交付"


def test_a_spoiled_definition_does_not_keep_others_from_being_found(resources: Path) -> None:
    spoil(resources / "procedures" / "qualification.toml")
    found = Catalog(resources).find(["被保険者証の交付申請"])
    assert found is not None
    assert found.id == "insured_card"


def test_what_nobody_answers_to_is_blamed_on_the_definition_that_cannot_be_read(resources: Path) -> None:
    spoil(resources / "procedures" / "qualification.toml")
    with pytest.raises(UserError) as raised:
        Catalog(resources).find(["介護保険資格取得・異動・喪失の届出"])
    assert raised.value.code == "definition_broken"
    assert raised.value.facts["file"] == "procedures/qualification.toml"


@pytest.mark.parametrize("name", ["", "no_such", "../roles", "..", "qualification/", "."])
def test_an_unknown_id_is_said_to_be_unknown_and_never_leaves_the_folder(name: str) -> None:
    catalog = Catalog(RESOURCES)
    for ask, code in (
        (catalog.procedure, "unknown_procedure"),
        (catalog.head, "unknown_procedure"),
        (catalog.workflow, "unknown_workflow"),
        (catalog.profile, "unknown_profile"),
    ):
        with pytest.raises(UserError) as raised:
            ask(name)
        assert (raised.value.code, raised.value.facts) == (code, {"id": name})


def test_the_shipped_profiles_and_roles_are_those_of_the_contract() -> None:
    catalog = Catalog(RESOURCES)
    assert {"generic-cp932", "generic-utf8", "list-xlsx"} <= set(catalog.profiles())
    assert [catalog.profile(name).id for name in catalog.profiles()] == catalog.profiles()
    assert list(catalog.roles()) == ["caseworker", "supervisor", "administrator", "auditor"]


def test_administrators_and_auditors_see_no_application_and_only_supervisors_approve() -> None:
    permissions = {name: set(role.permissions) for name, role in Catalog(RESOURCES).roles().items()}
    seeing = {"receive", "read", "edit", "review", "reveal", "hand_over"}
    assert not permissions["administrator"] & seeing
    assert not permissions["auditor"] & seeing
    assert [name for name, allowed in permissions.items() if "approve" in allowed] == ["supervisor"]
    assert permissions["supervisor"] > permissions["caseworker"]


def test_the_ward_is_the_one_the_program_is_made_for() -> None:
    ward = Catalog(RESOURCES).ward
    assert (ward.municipality_code, ward.insurer_no, ward.name) == ("13104", "131045", "新宿区")


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", b'{"procedure": {}, "codes": {}}'])
def test_a_damaged_snapshot_is_said_to_be_unreadable(data: bytes) -> None:
    with pytest.raises(UserError) as raised:
        Catalog.from_snapshot(data)
    assert raised.value.code == "snapshot_unreadable"


def test_a_snapshot_keeps_its_form_when_the_definition_changes(resources: Path) -> None:
    kept = Catalog(resources).snapshot("insured_card")
    file = resources / "procedures" / "insured_card.toml"
    text = file.read_text(encoding="utf-8").replace("version = 1", "version = 2")
    file.write_text(text.replace("医療保険者名", "医療保険の保険者名称"), encoding="utf-8")
    catalog = Catalog(resources)
    assert catalog.procedure("insured_card").version == 2
    assert catalog.snapshot("insured_card") != kept
    assert Catalog.from_snapshot(kept)[0].field("medical_insurer_name").label == "医療保険者名"


def test_a_new_procedure_is_one_file(resources: Path) -> None:
    text = """
id = "burden_certificate"
version = 1
title = "介護保険負担割合証再交付申請"
short_title = "負担割合証再交付"
[[sections]]
title = "申請"
[[sections.fields]]
key = "insured_name"
label = "被保険者氏名"
type = "name"
column = "name"
"""
    (resources / "procedures" / "burden_certificate.toml").write_text(text, encoding="utf-8")
    found = Catalog(resources).find(["負担割合証再交付申請"])
    assert found is not None
    assert found.field("insured_name").type == "name"


def test_the_ward_s_own_procedures_are_those_of_the_contract_and_a_reference_is_none_of_them(
    resources: Path,
) -> None:
    assert Catalog(resources).own_procedures() == sorted(CONTRACT)
    file = resources / "procedures" / "insured_card.toml"
    text = file.read_text(encoding="utf-8").replace("version = 1", "version = 1\nreference = true")
    file.write_text(text, encoding="utf-8")
    catalog = Catalog(resources)
    assert catalog.own_procedures() == sorted(set(CONTRACT) - {"insured_card"})
    assert catalog.procedure("insured_card").reference
    assert catalog.find(["被保険者証の交付申請"]) == catalog.procedure("insured_card")


def test_a_snapshot_from_before_there_were_checklists_still_opens(resources: Path) -> None:
    old = (
        b'{"codes":{},"procedure":{"id":"old","sections":[{"fields":[{"key":"a","label":"A"}],"title":"S"}],'
        b'"short_title":"old","title":"old","version":1}}'
    )
    procedure, codes = Catalog.from_snapshot(old)
    assert (procedure.id, procedure.checklist, codes) == ("old", (), {})
    assert pack(procedure, codes) == old
    shipped, _ = Catalog.from_snapshot(Catalog(resources).snapshot("qualification"))
    assert shipped.checklist == Catalog(resources).procedure("qualification").checklist != ()
