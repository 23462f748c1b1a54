"""What the rules of the five procedures find, and that a right application gives a clerk nothing to do."""

import pytest

from kaigo_desktop.core.model import Values
from kaigo_desktop.core.rules import review
from tests.definitions.right import (
    ACQUIRED,
    CATALOG,
    DIED,
    DIFFERENT_HOUSEHOLDER,
    ELSEWHERE,
    HOME,
    IN,
    LEFT,
    MOVED,
    OUT,
    PERSON,
    RIGHT,
    SPOUSE,
    TODAY,
    WITHIN,
    YOUNGER,
    found,
)


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_a_right_application_has_no_problem(name: str) -> None:
    assert found(name, {}) == set()


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
        ("qualification", IN | {"household": [PERSON | {"insured_no": ""}]}),
        ("qualification", {"address_on_january_1": ELSEWHERE, "qualification_changed_on": "2026-01-01",
                           "filed_on": "2026-01-05", "household": [PERSON | {"born_on": "1961-01-02"}]}),
        ("qualification", {"applicant_phone": "", "new_phone": "03-0000-0000"}),
        ("residence_exception", LEFT),
        ("residence_exception", DIFFERENT_HOUSEHOLDER),
        ("residence_exception", {"new_facility_name": "サ高住見本", "new_facility_type": "serviced_housing"}),
        ("insured_card", {"applicant_phone": "", "insured_phone": "03-0000-0000"}),
        ("service_designation", YOUNGER),
        ("service_designation", {"insured_no": "H012345678", "insured_born_on": "1970-04-02",
                                 "specified_disease": "als"}),
        ("service_designation", {"requested_service_types": [], "removal_requested": "yes"}),
        ("service_designation", {"care_level": "support_1", "requested_service_types": ["63", "2B"]}),
    ],
)  # fmt: skip
def test_other_right_applications_have_no_problem_either(name: str, changes: Values) -> None:
    assert found(name, changes) == set()


SECOND = PERSON | {"relationship": "wife", "insured_no": "0012345679", "individual_number": "621498320257"}
FINDINGS: list[tuple[str, Values, tuple[str, str, str]]] = [
    ("qualification", ACQUIRED | {"qualification_change_reason": "name_changed"},
     ("qualification_change_reason", "P1-1-acquisition", "error")),
    ("qualification", WITHIN | {"qualification_change_reason": "ex_officio_loss"},
     ("qualification_change_reason", "P1-1-change", "error")),
    ("qualification", OUT | {"qualification_change_reason": "name_changed"},
     ("qualification_change_reason", "P1-1-loss", "error")),
    ("qualification", {"qualification_changed_on": ""},
     ("qualification_changed_on", "required", "error")),
    ("qualification", WITHIN | {"changed_on": ""}, ("changed_on", "required", "error")),
    ("qualification", {"qualification_changed_on": "2026-04-02"},
     ("qualification_changed_on", "P1-2", "error")),
    ("qualification", {"household": [PERSON | {"born_on": "1961"}]},
     ("qualification_changed_on", "needs_confirmation", "info")),
    ("qualification", IN | {"household": [PERSON | {"born_on": "1961-04-03"}]},
     ("household[0].born_on", "P1-3", "warning")),
    ("qualification", IN | {"qualification_change_reason": "ex_officio_acquisition",
                            "household": [PERSON | {"born_on": "1990-04-03"}]},
     ("household[0].born_on", "P1-3", "warning")),
    ("qualification", WITHIN | {"qualification_change_reason": "became_category_1",
                                "household": [PERSON | {"born_on": "1961-04-03"}]},
     ("household[0].born_on", "P1-9-category-1", "warning")),
    ("qualification", OUT | {"household": [PERSON | {"born_on": "1986-04-03"}]},
     ("household[0].born_on", "P1-9", "warning")),
    ("qualification", WITHIN | {"household": [PERSON | {"born_on": "1986-04-03"}]},
     ("household[0].born_on", "P1-9-change", "warning")),
    ("qualification", OUT | {"household": [PERSON | {"insured_no": ""}]},
     ("household[0].born_on", "P1-insured-no", "warning")),
    ("qualification", IN | {"qualification_change_reason": "excluded_facility_left", "new_address": ""},
     ("new_address", "P1-new-address", "warning")),
    ("qualification", WITHIN | {"changed_on": "2026-04-11"},
     ("changed_on", "P1-filed-before-change-of-address", "warning")),
    ("qualification", WITHIN | {"address_on_january_1": ELSEWHERE},
     ("address_on_january_1", "P1-8-change", "info")),
    ("qualification", {"household": [PERSON | {"insured_no": "12"}]},
     ("household[0].insured_no", "insured_no_form", "error")),
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
    ("qualification", {"filed_on": "2026-11-24", "qualification_changed_on": "2026-11-20",
                       "household": [PERSON | {"born_on": "1961-11-21"}]},
     ("filed_on", "P1-filed-in-future", "warning")),
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
    ("residence_exception", LEFT | {"previous_address": HOME}, ("previous_address", "P2-1-end", "warning")),
    ("residence_exception", LEFT | {"new_address": ""}, ("new_address", "P2-end-without-address", "info")),
    ("residence_exception", {"new_facility_type": "community_based"},
     ("new_facility_type", "P2-6-kind", "warning")),
    ("residence_exception", {"new_facility_type": "sanatorium"},
     ("new_facility_type", "choice_not_valid", "warning")),
    ("residence_exception", {"new_facility_name": "サ高住見本"},
     ("new_facility_name", "P2-6-housing", "info")),
    ("residence_exception", {"relationship_to_householder": ""},
     ("relationship_to_householder", "P2-relationship", "warning")),
    ("residence_exception", DIFFERENT_HOUSEHOLDER | {"householder_individual_number": ""},
     ("householder_individual_number", "P2-householder-number", "warning")),
    ("residence_exception", {"insured_individual_number": ""},
     ("insured_individual_number", "P2-individual-number", "warning")),
    ("residence_exception", {"previous_phone": ""}, ("previous_phone", "P2-phones", "info")),
    ("residence_exception", {"new_phone": ""}, ("new_phone", "P2-new-phone", "info")),
    ("residence_exception", {"filed_on": "2026-11-24", "entered_facility_on": "2026-11-20"},
     ("filed_on", "P2-filed-in-future", "warning")),
    ("insured_card", {"insured_born_on": "1955-04-02"}, ("insured_born_on", "P3-1", "warning")),
    ("insured_card", {"medical_insurer_name": ""}, ("medical_insurer_name", "P3-2", "warning")),
    ("insured_card", {"medical_insured_symbol_number": ""},
     ("medical_insured_symbol_number", "P3-2", "warning")),
    ("insured_card", {"applicant_phone": ""}, ("applicant_phone", "P3-phone", "warning")),
    ("insured_card", {"applied_on": "2026-11-24"}, ("applied_on", "P3-applied-in-future", "warning")),
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
     ("specified_disease", "P4-6-disease", "error")),
    ("service_designation", YOUNGER | {"medical_insurer_no": ""},
     ("medical_insurer_no", "P4-6-insurance", "error")),
    ("service_designation", {"insured_no": "H012345678"}, ("insured_born_on", "P4-6-assisted", "warning")),
    ("service_designation", {"insured_born_on": "1990-04-02"}, ("insured_born_on", "P4-age", "warning")),
    ("service_designation", {"requested_service_types": ["11", "53"]},
     ("requested_service_types", "choice_not_valid", "warning")),
    ("service_designation", {"applied_on": "2026-11-24", "care_level_valid_to": "2026-11-30"},
     ("applied_on", "P4-applied-in-future", "warning")),
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
    ("payment_restriction_end", {"application_reason": "disaster", "evidence": ""},
     ("evidence", "P5-3-disaster", "info")),
    ("payment_restriction_end", {"application_reason": "public_expense_medical", "evidence": ""},
     ("evidence", "P5-3-public-expense", "info")),
    ("payment_restriction_end", {"application_reason": "disability_or_long_stay", "evidence": ""},
     ("evidence", "P5-3-disability", "info")),
    ("payment_restriction_end", {"application_reason": "arrears_reduced", "evidence": ""},
     ("evidence", "P5-3-paid", "info")),
    ("payment_restriction_end", {"application_reason": "paid_in_full", "evidence": ""},
     ("evidence", "P5-3-paid", "info")),
    ("payment_restriction_end", {"application_reason": "special_circumstances", "evidence": ""},
     ("evidence", "P5-3-special", "info")),
    ("payment_restriction_end", {"applicant_phone": ""}, ("applicant_phone", "P5-phone", "warning")),
    ("payment_restriction_end", {"applied_on": "2026-11-24"},
     ("applied_on", "P5-applied-in-future", "warning")),
    ("payment_restriction_end", {"insurer_no": "131041"},
     ("insurer_no", "insurer_no_municipality_code", "error")),
    ("payment_restriction_end", {"ended_measures": []}, ("ended_measures", "P5-4", "info")),
]  # fmt: skip

ALSO = {
    "P4-3": {("care_level_valid_from", "P4-5", "warning")},
    "needs_confirmation": {("household[0].born_on", "date_incomplete", "info")},
    "insurer_no_municipality_code": {("insurer_no", "P5-1", "warning")},
}
"""What cannot but be found together with a rule."""


@pytest.mark.parametrize(("name", "changes", "expected"), FINDINGS, ids=[found[2][1] for found in FINDINGS])
def test_a_wrong_application_has_just_the_problem_it_should(
    name: str, changes: Values, expected: tuple[str, str, str]
) -> None:
    assert found(name, changes) == {expected} | ALSO.get(expected[1], set())


def test_every_rule_of_the_five_procedures_is_tried_here() -> None:
    tried = {expected[1] for _, _, expected in FINDINGS}
    assert {rule.id for name in RIGHT for rule in CATALOG.procedure(name).rules} <= tried


def test_the_message_of_a_rule_says_what_it_found() -> None:
    procedure = CATALOG.procedure("qualification")
    values = RIGHT["qualification"] | {"filed_on": "2026-04-20", "qualification_changed_on": "2026-04-02"}
    problems = review(procedure, values, CATALOG.code_lists(procedure), TODAY, CATALOG.ward)
    messages = {problem.rule: problem.message for problem in problems}
    assert messages["P1-2"] == "65歳到達日は令和8年4月1日です。資格異動年月日を確かめてください。"
    assert messages["P1-5"] == "届出が資格異動年月日から14日を4日過ぎています。"
