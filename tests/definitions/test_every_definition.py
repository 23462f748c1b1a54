"""Whatever stands in resources/procedures is walked here: a new definition needs no new test."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from kaigo_desktop.core.checklist import checklist
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.model import Row, Values
from kaigo_desktop.core.procedure import Procedure
from kaigo_desktop.core.rules import KINDS, review
from kaigo_desktop.core.text import fold_title
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.definitions.check import check
from kaigo_desktop.definitions.rule_check import FACTS, TYPES
from tests.definitions.contract import CONTRACT, PARTS

RESOURCES = Path(__file__).parents[2] / "resources"
PROCEDURES = sorted(file.stem for file in (RESOURCES / "procedures").glob("*.toml"))
CODE_LISTS = sorted(file.stem for file in (RESOURCES / "codes").glob("*.toml"))
TODAY = date(2026, 11, 23)

every_procedure = pytest.mark.parametrize("name", PROCEDURES)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog(RESOURCES)


def test_nothing_in_the_shipped_definitions_dangles_repeats_or_is_unused() -> None:
    assert check(RESOURCES) == []


@every_procedure
def test_a_definition_is_found_by_everything_it_goes_by(catalog: Catalog, name: str) -> None:
    procedure = catalog.procedure(name)
    for subject in (procedure.title, procedure.official_title, *procedure.answers_to, name):
        found = catalog.find([subject]) if fold_title(subject) else procedure
        assert found == procedure, subject


@every_procedure
def test_a_snapshot_reads_back_equal_and_has_the_same_digest_again(catalog: Catalog, name: str) -> None:
    data = catalog.snapshot(name)
    procedure, codes = Catalog.from_snapshot(data)
    assert procedure == catalog.procedure(name)
    assert codes == catalog.code_lists(procedure)
    assert hashlib.sha256(Catalog(RESOURCES).snapshot(name)).digest() == hashlib.sha256(data).digest()


@every_procedure
def test_its_rules_can_be_asked_of_an_empty_form_and_of_a_full_one(catalog: Catalog, name: str) -> None:
    procedure = catalog.procedure(name)
    codes = catalog.code_lists(procedure)
    assert {p.rule for p in review(procedure, {}, codes, TODAY, catalog.ward)} >= _required(procedure)
    review(procedure, _anything(procedure, "2026-03-30"), codes, TODAY, catalog.ward)
    review(procedure, _anything(procedure, "？"), codes, TODAY, catalog.ward)


@every_procedure
def test_its_checklist_can_be_walked_through_whatever_the_form_holds(catalog: Catalog, name: str) -> None:
    procedure = catalog.procedure(name)
    keys = [point.key for point in procedure.checklist]
    for values in ({}, _anything(procedure, "？")):
        assert [item.key for item in checklist(procedure, values, (), 1)] == keys


@pytest.mark.parametrize("name", sorted(CONTRACT))
def test_each_procedure_of_the_ward_asks_who_is_asking_and_what_came_with_it(
    catalog: Catalog, name: str
) -> None:
    asked = {item.key for item in checklist(catalog.procedure(name), {}, (), 1) if item.is_open}
    assert {"identity", "attachments", "register"} <= asked


def test_representation_is_asked_for_where_the_relationship_needs_it(catalog: Catalog) -> None:
    def asked(relationship: str) -> bool:
        items = checklist(procedure, {"applicant_relationship": relationship}, (), 1)
        return next(item.applies for item in items if item.key == "representation")

    for name in ("qualification", "residence_exception", "insured_card"):
        procedure = catalog.procedure(name)
        assert [asked(who) for who in ("", "self", "householder", "family_same_household")] == [False] * 4
        needing = ("family_other_household", "legal_representative", "appointed_representative")
        assert [asked(who) for who in needing] == [True] * 3


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("qualification", {"addressee_no", "representation_papers", "review_notes"}),
        ("residence_exception",
         {"facility_notice_received", "addressee_no", "representation_papers", "review_notes"}),
        ("insured_card", {"addressee_no", "representation_papers", "review_notes"}),
        ("service_designation", {"addressee_no", "review_notes"}),
        ("payment_restriction_end",
         {"ended_measures", "addressee_no", "representation_papers", "review_notes"}),
    ],
)  # fmt: skip
def test_staff_have_their_own_fields(catalog: Catalog, name: str, keys: set[str]) -> None:
    (section,) = (found for found in catalog.procedure(name).sections if found.title == "職員記入欄")
    assert keys <= {field.key for field in section.fields}
    assert all(field.local for field in section.fields)


@every_procedure
def test_the_list_can_show_a_name_and_a_birth_date_for_it(catalog: Catalog, name: str) -> None:
    columns = {f.column for section in catalog.procedure(name).sections for f in section.fields}
    assert {"name", "born_on"} <= columns


@every_procedure
def test_its_workflow_exists_and_begins_with_received(catalog: Catalog, name: str) -> None:
    assert catalog.workflow(catalog.procedure(name).workflow).initial == "received"


@pytest.mark.parametrize("name", sorted(CONTRACT))
def test_a_procedure_has_the_items_of_the_contract_in_their_order_and_no_other_but_local_ones(
    catalog: Catalog, name: str
) -> None:
    items = tuple(
        (field.label, f"{section.group}.{field.key}" if section.group else field.key)
        for section in catalog.procedure(name).sections
        for field in section.fields
        if not field.local
    )
    assert items == CONTRACT[name]


@pytest.mark.parametrize("key", sorted(PARTS))
def test_items_that_come_as_part_of_another_are_found_there(catalog: Catalog, key: str) -> None:
    field = catalog.procedure("service_designation").field(key)
    assert PARTS[key] in {(source.subject, source.label) for source in field.sources}


@every_procedure
def test_the_applicant_is_taken_from_the_applicant_document_where_the_form_does_not_say(
    catalog: Catalog, name: str
) -> None:
    procedure = catalog.procedure(name)
    wanted = {"applicant_name": "氏名（漢字又はアルファベット）", "applicant_address": "現住所"}
    for key, subject in wanted.items():
        if key in {field.key for field in procedure.fields()}:
            last = procedure.field(key).sources[-1]
            assert (last.document, last.subject) == ("applicant", subject)


def test_only_the_procedure_without_individual_numbers_has_none(catalog: Catalog) -> None:
    without = [name for name in CONTRACT if not catalog.procedure(name).has_individual_number()]
    assert without == ["payment_restriction_end"]


@pytest.mark.parametrize("name", CODE_LISTS)
def test_every_wording_of_a_code_list_is_read_as_its_code(catalog: Catalog, name: str) -> None:
    lists = {k: v for p in PROCEDURES for k, v in catalog.code_lists(catalog.procedure(p)).items()}
    for code in lists[name].codes:
        for wording in (code.symbol, code.label, *code.aliases):
            assert FIELD_TYPES["choice"].parse(f" {wording}", lists[name]) == code.symbol


def test_the_check_knows_no_kind_of_rule_that_the_core_does_not() -> None:
    assert set(TYPES) | set(FACTS) <= set(KINDS)


def _required(procedure: Procedure) -> set[str]:
    return {"required"} if any(field.required for field in procedure.fields()) else set()


def _anything(procedure: Procedure, text: str) -> Values:
    """A value in every field and two rows in every group."""
    values: Values = {f.key: [text] if FIELD_TYPES[f.type].multiple else text for f in procedure.fields()}
    for section in procedure.groups():
        row: Row = {field.key: text for field in section.fields}
        values[section.group] = [row, dict(row)]
    return values
