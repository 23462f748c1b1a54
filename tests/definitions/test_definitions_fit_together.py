"""Definitions that do not fit together are told with file and key."""

import shutil
from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.definitions.check import DefinitionError, check
from tests.definitions.spoiling import (
    CARD,
    END,
    EXCEPTION,
    FILED,
    LETTER,
    PROFILE,
    SEX,
    WORKFLOW,
    Mistake,
    change,
    copy,
)

FIELD = '\n[[sections]]\ntitle = "追加"\n[[sections.fields]]\n'
RULE = '\n[[rules]]\nid = "X"\nmessage = "確かめてください。"\n'
_PARTING = """"reveal"]

[[roles.limits]]
permissions = ["read"]
procedures = ["insured_card"]

[[roles.limits]]
permissions = ["edit"]
procedures = ["qualification"]
"""

_ROWS = [
    ("unknown_type", CARD, 'type = "kana"', 'type = "furigana"', "fields[insured_name_kana].type",
     "知らない型"),
    ("unknown_code_list", CARD, '"applicant_relationship"\nrequired', '"relations"\nrequired',
     "fields[applicant_relationship].codes", "コード表がありません: relations"),
    ("choice_without_codes", CARD, END, FIELD + 'key = "x"\nlabel = "追加"\ntype = "choice"\n',
     "fields[x].codes", "必要です"),
    ("text_with_codes", CARD, END, FIELD + 'key = "x"\nlabel = "追加"\ncodes = "sex"\n',
     "fields[x].codes", "この型に"),
    ("key_twice", CARD, 'key = "applicant_address"', 'key = "applicant_name"',
     "fields[applicant_name].key", "2回"),
    ("key_like_a_group", FILED, 'key = "new_phone"', 'key = "household"', "fields[household].key", "2回"),
    ("reserved_key", CARD, 'key = "medical_insurer_name"', 'key = "receipt_no"', "fields[receipt_no].key",
     "使えない"),
    ("label_twice", CARD, 'label = "申請者住所"', 'label = "申請者　氏名"',
     "fields[applicant_name].label", "区別"),
    ("dangling_condition", FILED, 'required_if = { field = "filing_reason", is',
     'required_if = { field = "reason", is', "fields[changed_on].required_if",
     "条件の項目がありません: reason"),
    ("condition_value", FILED, 'is = "change" }\nwidth', 'is = "idou" }\nwidth',
     "fields[changed_on].required_if", "idou"),
    ("same_source", CARD, 'subject = "申請者の住所"', 'subject = "申請者の氏名"',
     "fields[applicant_address].sources", "同じ取込元"),
    ("empty_source", CARD, '{ subject = "申請者の住所" }', '{ std_code = "" }',
     "fields[applicant_address].sources", "どれもない"),
    ("local_with_source", EXCEPTION, "local = true", 'local = true\nsources = [{ subject = "連絡票" }]',
     "fields[new_facility_type].sources", "職員記入欄"),
    ("searched_number", CARD, 'type = "individual_number"',
     'type = "individual_number"\nsearch = "number"', "fields[insured_individual_number].search",
     "個人番号"),
    ("column_twice", CARD, 'column = "kana"', 'column = "name"', "column=name", "2つの項目"),
    ("person_of_another_type", CARD, 'person = "phone"', 'person = "address"', "fields[insured_phone].person",
     "本人"),
    ("unknown_workflow", CARD, '"two_person"', '"one_person"', "workflow", "one_person"),
    ("version_zero", CARD, "version = 1", "version = 0", "version", "1以上"),
    ("title_of_another", FILED, "answers_to = [", 'answers_to = ["被保険者証交付申請",', "answers_to",
     "insured_card"),
    ("unknown_kind", CARD, 'kind = "inside_ward"', 'kind = "inside_city"', "rules[P3-3].kind",
     "知らない種類"),
    ("dangling_rule", CARD, 'fields = ["insured_address"]', 'fields = ["address"]', "rules[P3-3].fields",
     "address"),
    ("dangling_when", FILED, '"qualification_change_reason", is = "reached_65"',
     '"household.reason", is = "reached_65"', "rules[P1-2].when", "household.reason"),
    ("rule_of_wrong_type", CARD, 'fields = ["insured_address"]', 'fields = ["insured_name"]',
     "rules[P3-3].fields", "address"),
    ("rule_twice", CARD, 'id = "P3-2"', 'id = "P3-1"', "rules[P3-1].id", "2つ"),
    ("rule_without_days", FILED, "days = 14\nseverity", "severity", "rules[P1-5].kind", "days"),
    ("rule_value", FILED, 'values = ["householder"]', 'values = ["head"]', "rules[P1-householder].values",
     "head"),
    ("rule_message", CARD, "に{age}歳です。65歳以上", "に{years}歳です。65歳以上", "rules[P3-1].message",
     "years"),
    ("rule_message_unclosed", CARD, "に{age}歳です。65歳以上", "に{age歳です。65歳以上",
     "rules[P3-1].message", "age"),
    ("condition_without_when", CARD, END, RULE + 'kind = "condition"\nfields = ["applied_on"]\n',
     "rules[X].kind", "when"),
    ("check_twice", CARD, 'key = "attachments"', 'key = "identity"', "checklist[identity].key", "2回"),
    ("check_key", CARD, 'key = "attachments"', 'key = "添付"', "checklist[添付].key", "使えない"),
    ("check_label_twice", CARD, 'label = "添付の確認"', 'label = "本人 確認"', "checklist[identity].label",
     "区別"),
    ("check_without_label", CARD, 'label = "添付の確認"', 'label = ""', "checklist[attachments].label", "空"),
    ("dangling_check", CARD, 'when = { field = "insured_individual_number"', 'when = { field = "number"',
     "checklist[individual_number].when", "number"),
    ("check_value", CARD, '"family_other_household", "family"', '"family_far_away", "family"',
     "checklist[representation].when", "family_far_away"),
    ("letter_place", LETTER, "{receipt_no}", "{receipt}", "body", "receipt"),
    ("letter_unclosed", LETTER, "{number}", "{number", "entry", "埋める"),
    ("letter_unused", LETTER, 'id = "correction-request"', 'id = "another"', "id", "another"),
    ("ward_days", "ward.toml", "correction_days = 14", "correction_days = 0", "", "1以上"),
    ("symbol_twice", SEX, 'symbol = "female"', 'symbol = "male"', "codes[male].symbol", "2回"),
    ("alias_of_another", SEX, '"女性"', '"男性"', "codes[female].aliases", "male"),
    ("odd_day", SEX, 'label = "男"', 'label = "男"\nvalid_to = "令和9年"', "codes[male].valid_from",
     "2026-03-30"),
    ("ends_before_it_begins", SEX, 'label = "男"',
     'label = "男"\nvalid_from = "2026-04-01"\nvalid_to = "2026-03-31"',
     "codes[male].valid_to", "前に終わって"),
    ("no_such_day", SEX, 'label = "男"', 'label = "男"\nvalid_to = "2026-02-30"', "codes[male].valid_from",
     "2026-03-30"),
    ("filed_on_no_date", CARD, 'filed_on = "applied_on"', 'filed_on = "applicant_name"', "filed_on",
     "applicant_name"),
    ("rule_of_wrong_type_further_on", CARD, '"applied_on", "medical_insurer_name"',
     '"insured_name", "medical_insurer_name"', "rules[P3-2].fields", "date"),
    ("unreachable_state", WORKFLOW, END, '\n[[states]]\nid = "lost"\nlabel = "迷子"\nfinal = true\n',
     "states[lost]", "なる操作"),
    ("dead_end", WORKFLOW, "final = true\n", "", "states[closed]", "進む操作"),
    ("no_hand_over", WORKFLOW, 'action = "hand-over"', 'action = "export"', "transitions[hand-over]",
     "system"),
    ("role_twice", "roles.toml", 'id = "auditor"', 'id = "supervisor"', "roles[supervisor].id", "2回"),
    ("limit_of_no_procedure", "roles.toml", '"reveal"]\n',
     '"reveal"]\n[[roles.limits]]\npermissions = ["read"]\nprocedures = ["insured_card", "insurd_*"]\n',
     "roles[caseworker].limits[0].procedures", "insurd_*"),
    ("limits_that_leave_nothing", "roles.toml", '"reveal"]\n', _PARTING, "roles[caseworker].limits", "edit"),
    ("profile_procedure", PROFILE, END, '[columns]\nnone = [{ key = "x" }]\n', "columns.none", "none"),
    ("profile_column", PROFILE, END, '[columns]\ninsured_card = [{ key = "x" }]\n',
     "columns.insured_card[x]", "x"),
    ("profile_group", PROFILE, END, '[columns]\nqualification = [{ key = "household.x" }]\n',
     "columns.qualification[household.x]", "household.x"),
]  # fmt: skip
WRONG = [Mistake(*row) for row in _ROWS]


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    return copy(tmp_path)


@pytest.mark.parametrize("mistake", WRONG, ids=lambda mistake: mistake.name)
def test_what_does_not_fit_together_is_told_by_the_check(resources: Path, mistake: Mistake) -> None:
    change(resources, mistake.file, mistake.old, mistake.new)
    told = [error for error in check(resources) if mistake.said in error.message and error.key == mistake.key]
    assert {error.file for error in told} == {mistake.file}, check(resources)


def test_a_code_list_that_cannot_be_read_is_not_called_missing_or_blamed_on_its_users(
    resources: Path,
) -> None:
    (resources / "codes" / "filing_reason.toml").write_text("codes = 1", encoding="utf-8")
    assert {error.file for error in check(resources)} == {"codes/filing_reason.toml"}


def test_what_nothing_uses_is_told(resources: Path) -> None:
    shutil.copy(resources / SEX, resources / "codes" / "gender.toml")
    change(resources, "codes/gender.toml", 'id = "sex"', 'id = "gender"')
    assert check(resources) == [DefinitionError("codes/gender.toml", "id", "どの手続も使っていません")]


def test_a_letter_that_is_missing_or_that_nobody_writes_is_told(resources: Path) -> None:
    (resources / LETTER).rename(resources / "texts" / "greeting.toml")
    change(resources, "texts/greeting.toml", 'id = "correction-request"', 'id = "greeting"')
    assert [error.file for error in check(resources)] == [
        "texts/correction-request.toml",
        "texts/greeting.toml",
    ]
    with pytest.raises(UserError, match="unknown_letter"):
        Catalog(resources).letter("correction-request")


def test_a_code_list_that_does_not_exist_is_refused_in_use(resources: Path) -> None:
    (resources / SEX).unlink()
    catalog = Catalog(resources)
    with pytest.raises(UserError) as raised:
        catalog.snapshot("service_designation")
    assert raised.value.facts["key"] == "insured_sex.codes"
