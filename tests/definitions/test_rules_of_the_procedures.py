"""What the rules of the five procedures find, and that a right application gives a clerk nothing to do."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from kaigo_desktop.core.model import Value, Values
from kaigo_desktop.core.rules import review
from kaigo_desktop.definitions.catalog import Catalog

CATALOG = Catalog(Path(__file__).parents[2] / "resources")
TODAY = date(2026, 11, 23)
HOME, ELSEWHERE = "東京都新宿区西新宿一丁目1番1号", "東京都八王子市見本町1-2-3"
APPLICANT: Values = {
    "applicant_name": "見本　太郎",
    "applicant_relationship": "self",
    "applicant_address": HOME,
    "applicant_phone": "03-0000-0000",
}
PERSON = {
    "name": "見本　太郎",
    "name_kana": "ミホン　タロウ",
    "born_on": "1961-04-02",
    "relationship": "householder",
    "insured_no": "0012345678",
    "individual_number": "123456789018",
}
INSURED: Values = {
    "insured_no": "0012345678",
    "insured_name": "見本　太郎",
    "insured_name_kana": "ミホン　タロウ",
    "insured_born_on": "1955-04-02",
    "insured_address": HOME,
}
RIGHT: dict[str, Values] = {
    "qualification": {
        **APPLICANT,
        "filed_on": "2026-04-10",
        "qualification_changed_on": "2026-04-01",
        "qualification_change_reason": "reached_65",
        "filing_reason": "acquisition",
        "new_address": HOME,
        "household": [PERSON],
    },
    "residence_exception": {
        **{key: value for key, value in (APPLICANT | INSURED).items() if key != "insured_address"},
        "application_reason": "apply",
        "filed_on": "2026-04-10",
        "relationship_to_householder": "householder",
        "previous_address": HOME,
        "new_address": ELSEWHERE,
        "new_facility_name": "特別養護老人ホーム見本苑",
        "entered_facility_on": "2026-04-01",
    },
    "insured_card": {
        **{key: value for key, value in (APPLICANT | INSURED).items() if key != "insured_no"},
        "applied_on": "2026-04-10",
        "insured_born_on": "1975-04-02",
        "medical_insurer_name": "見本健康保険組合",
        "medical_insured_symbol_number": "12・345",
    },
    "service_designation": {
        **INSURED,
        "applied_on": "2026-04-10",
        "care_level": "care_2",
        "care_level_valid_from": "2025-10-15",
        "care_level_valid_to": "2026-10-31",
        "requested_service_types": ["11", "15"],
        "doctor_name": "見本　医",
        "medical_institution_name": "見本クリニック",
    },
    "payment_restriction_end": {
        **{key: value for key, value in (APPLICANT | INSURED).items() if key != "applicant_relationship"},
        "insurer_no": "131045",
        "application_reason": "paid_in_full",
        "applied_on": "2026-04-10",
        "ended_measures": ["payment_method_change"],
    },
}


def found(name: str, changes: Mapping[str, Value]) -> set[tuple[str, str, str]]:
    """(field, rule, severity) of the problems of a right application with `changes`."""
    procedure = CATALOG.procedure(name)
    values: Values = {**RIGHT[name], **changes}
    problems = review(procedure, values, CATALOG.code_lists(procedure), TODAY, CATALOG.ward)
    return {(problem.field, problem.rule, problem.severity) for problem in problems}


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_a_right_application_has_no_problem(name: str) -> None:
    assert found(name, {}) == set()


SPOUSE = PERSON | {
    "born_on": "1965-12-24",
    "relationship": "wife",
    "insured_no": "",
    "individual_number": "621498320257",
}
ACQUIRED: Values = {"filing_reason": "acquisition"}
CHANGED: Values = {"filing_reason": "change", "qualification_changed_on": "", "changed_on": "2026-04-01"}
LOST: Values = {"filing_reason": "loss"}
IN = ACQUIRED | {"qualification_change_reason": "moved_in", "previous_address": ELSEWHERE}
WITHIN = CHANGED | {"qualification_change_reason": "moved_within", "previous_address": HOME}
OUT = LOST | {"qualification_change_reason": "moved_out", "new_address": ELSEWHERE, "previous_address": HOME}
DIED = LOST | {"qualification_change_reason": "died", "applicant_relationship": "family_same_household"}
MOVED: Values = {
    "application_reason": "change",
    "previous_address": "埼玉県見本市1-1",
    "previous_facility_name": "見本荘",
}
LEFT: Values = {
    "application_reason": "end",
    "previous_address": ELSEWHERE,
    "previous_facility_name": "見本苑",
    "left_facility_on": "2026-04-01",
    "new_facility_name": "",
    "entered_facility_on": "",
    "new_address": "",
}
YOUNGER: Values = {
    "insured_born_on": "1970-04-02",
    "specified_disease": "als",
    "medical_insurer_name": "見本健康保険組合",
    "medical_insurer_no": "06139992",
    "medical_insured_number": "345",
}


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("qualification", IN),
        ("qualification", WITHIN),
        ("qualification", OUT),
        ("qualification", DIED),
        ("qualification", {"household": []}),
        ("qualification", {"household": [SPOUSE, PERSON]}),
        ("residence_exception", MOVED | {"left_facility_on": "2026-04-01"}),
        ("residence_exception", LEFT),
        ("service_designation", {"requested_service_types": [], "removal_requested": "yes"}),
        ("service_designation", {"care_level": "support_1", "requested_service_types": ["63", "2B"]}),
    ],
)
def test_other_right_applications_have_no_problem_either(name: str, changes: Values) -> None:
    assert found(name, changes) == set()


SECOND = PERSON | {"relationship": "wife", "insured_no": "0012345679", "individual_number": "621498320257"}
FINDINGS: list[tuple[str, Values, tuple[str, str, str]]] = [
    ("qualification", ACQUIRED | {"qualification_change_reason": "died"},
     ("qualification_change_reason", "P1-1-acquisition", "error")),
    ("qualification", WITHIN | {"qualification_change_reason": "moved_out"},
     ("qualification_change_reason", "P1-1-change", "error")),
    ("qualification", OUT | {"qualification_change_reason": "moved_within"},
     ("qualification_change_reason", "P1-1-loss", "error")),
    ("qualification", {"qualification_changed_on": ""},
     ("qualification_changed_on", "required", "error")),
    ("qualification", WITHIN | {"changed_on": ""}, ("changed_on", "required", "error")),
    ("qualification", {"qualification_changed_on": "2026-04-02"},
     ("qualification_changed_on", "P1-2", "error")),
    ("qualification", IN | {"previous_address": HOME},
     ("previous_address", "P1-4-moved-in-from", "warning")),
    ("qualification", IN | {"new_address": ELSEWHERE}, ("new_address", "P1-4-moved-in-to", "warning")),
    ("qualification", IN | {"previous_address": ""},
     ("previous_address", "P1-previous-address", "warning")),
    ("qualification", WITHIN | {"previous_address": ELSEWHERE},
     ("previous_address", "P1-4-moved-within", "warning")),
    ("qualification", OUT | {"new_address": HOME}, ("new_address", "P1-4-moved-out", "warning")),
    ("qualification", {"filed_on": "2026-04-16"}, ("filed_on", "P1-5", "warning")),
    ("qualification", WITHIN | {"filed_on": "2026-04-16"}, ("filed_on", "P1-5-change", "warning")),
    ("qualification", OUT | {"new_address": "千葉県見本市1 有料老人ホーム見本"},
     ("new_address", "P1-6", "info")),
    ("qualification", DIED | {"applicant_relationship": "self"},
     ("applicant_relationship", "P1-7", "error")),
    ("qualification", {"address_on_january_1": ELSEWHERE}, ("address_on_january_1", "P1-8", "info")),
    ("qualification", {"filed_on": "2026-11-24"}, ("filed_on", "P1-filed-in-future", "warning")),
    ("qualification", {"filed_on": "2026-03-31"},
     ("qualification_changed_on", "P1-filed-before-change", "warning")),
    ("qualification", {"applicant_phone": " "}, ("applicant_phone", "P1-phone", "warning")),
    ("qualification", IN | {"household": [PERSON, SECOND | {"relationship": "householder"}]},
     ("household[1].relationship", "P1-householder", "error")),
    ("qualification", IN | {"household": [SECOND]},
     ("household[0].relationship", "P1-no-householder", "info")),
    ("qualification", IN | {"household": [PERSON, SECOND | {"individual_number": "123456789018"}]},
     ("household[1].individual_number", "P1-same-individual-number", "error")),
    ("qualification", IN | {"household": [PERSON, SECOND | {"insured_no": "0012345678"}]},
     ("household[1].insured_no", "P1-same-insured-no", "error")),
    ("residence_exception", {"new_address": HOME}, ("new_address", "P2-1", "error")),
    ("residence_exception", {"new_facility_name": ""}, ("new_facility_name", "required", "error")),
    ("residence_exception", {"previous_address": ELSEWHERE},
     ("previous_address", "P2-1-previous", "warning")),
    ("residence_exception", MOVED | {"left_facility_on": "2026-04-02"},
     ("left_facility_on", "P2-2", "error")),
    ("residence_exception", MOVED | {"left_facility_on": "2026-03-20"},
     ("entered_facility_on", "P2-2-gap", "warning")),
    ("residence_exception", MOVED | {"left_facility_on": "2026-04-01", "previous_address": HOME},
     ("previous_address", "P2-1-change", "warning")),
    ("residence_exception", LEFT | {"new_address": HOME}, ("new_address", "P2-3", "info")),
    ("residence_exception", LEFT | {"new_facility_name": "見本苑"},
     ("new_facility_name", "not_expected", "warning")),
    ("residence_exception", {"insured_born_on": "1990-01-01"}, ("insured_born_on", "P2-4", "error")),
    ("residence_exception", {"filed_on": "2026-04-16"}, ("filed_on", "P2-5", "warning")),
    ("residence_exception", LEFT | {"filed_on": "2026-04-16"}, ("filed_on", "P2-5-end", "warning")),
    ("residence_exception", {"new_facility_name": "グループホーム見本"},
     ("new_facility_name", "P2-6", "warning")),
    ("residence_exception", {"relationship_to_householder": "mother"},
     ("householder_name", "P2-householder", "warning")),
    ("insured_card", {"insured_born_on": "1955-04-02"}, ("insured_born_on", "P3-1", "warning")),
    ("insured_card", {"medical_insurer_name": ""}, ("medical_insurer_name", "P3-2", "warning")),
    ("insured_card", {"insured_address": ELSEWHERE}, ("insured_address", "P3-3", "warning")),
    ("service_designation", {"requested_service_types": []},
     ("requested_service_types", "P4-1", "error")),
    ("service_designation", {"removal_requested": "yes"},
     ("requested_service_types", "P4-1-both", "error")),
    ("service_designation", {"care_level": "project_target"}, ("care_level", "P4-2", "warning")),
    ("service_designation", {"care_level_valid_to": "2025-09-30"},
     ("care_level_valid_from", "P4-3", "error")),
    ("service_designation", {"care_level_valid_to": "2026-10-30"},
     ("care_level_valid_to", "P4-3-month-end", "warning")),
    ("service_designation", {"care_level_valid_to": "2029-11-30"},
     ("care_level_valid_from", "P4-4", "warning")),
    ("service_designation", {"applied_on": "2026-11-01"}, ("care_level_valid_from", "P4-5", "warning")),
    ("service_designation", YOUNGER | {"specified_disease": ""},
     ("insured_born_on", "P4-6-disease", "error")),
    ("service_designation", YOUNGER | {"medical_insurer_no": ""},
     ("insured_born_on", "P4-6-insurance", "error")),
    ("service_designation", {"specified_disease": "als"}, ("insured_born_on", "P4-6-not-needed", "info")),
    ("service_designation", {"care_level": "support_1"},
     ("requested_service_types", "P4-7-care", "warning")),
    ("service_designation", {"requested_service_types": ["11", "63"]},
     ("requested_service_types", "P4-7-support", "warning")),
    ("service_designation", {"doctor_name": ""}, ("doctor_name", "required", "error")),
    ("payment_restriction_end", {"insurer_no": "435073"}, ("insurer_no", "P5-1", "warning")),
    ("payment_restriction_end", {"application_reason": "other"},
     ("application_reason_detail", "P5-2", "warning")),
    ("payment_restriction_end", {"application_reason": ""}, ("application_reason", "required", "error")),
    ("payment_restriction_end", {"ended_measures": []}, ("ended_measures", "P5-4", "info")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes", "expected"), FINDINGS, ids=[found[2][1] for found in FINDINGS])
def test_a_wrong_application_has_just_the_problem_it_should(
    name: str, changes: Values, expected: tuple[str, str, str]
) -> None:
    assert expected in found(name, changes)
    assert {severity for _, _, severity in found(name, changes)} <= {expected[2], "info", "warning"}


def test_every_rule_of_the_five_procedures_is_tried_here_or_says_the_same_in_each() -> None:
    tried = {expected[1] for _, _, expected in FINDINGS}
    rules = {rule.id for name in RIGHT for rule in CATALOG.procedure(name).rules}
    same_everywhere = {rule for rule in rules if rule.endswith(("-phone", "-in-future"))}
    assert rules - tried <= same_everywhere


def test_the_message_of_a_rule_says_what_it_found() -> None:
    procedure = CATALOG.procedure("qualification")
    values = RIGHT["qualification"] | {"filed_on": "2026-04-20", "qualification_changed_on": "2026-04-02"}
    problems = review(procedure, values, CATALOG.code_lists(procedure), TODAY, CATALOG.ward)
    messages = {problem.rule: problem.message for problem in problems}
    assert messages["P1-2"] == "65歳到達日は令和8年4月1日です。資格異動年月日を確かめてください。"
    assert messages["P1-5"] == "届出が資格異動年月日から14日を4日過ぎています。"
