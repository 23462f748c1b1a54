"""Right applications of the five procedures, and what a review finds when something in them changes."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

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
        "insured_individual_number": "123456789018",
        "relationship_to_householder": "householder",
        "previous_address": HOME,
        "previous_phone": "03-0000-0000",
        "new_address": ELSEWHERE,
        "new_phone": "042-000-0000",
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
        "evidence": "収納の記録",
    },
}


def found(name: str, changes: Mapping[str, Value]) -> set[tuple[str, str, str]]:
    """(field, rule, severity) of the problems of a right application with `changes`."""
    procedure = CATALOG.procedure(name)
    values: Values = {**RIGHT[name], **changes}
    problems = review(procedure, values, CATALOG.code_lists(procedure), TODAY, CATALOG.ward)
    return {(problem.field, problem.rule, problem.severity) for problem in problems}


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
    "new_address": "千葉県見本市2-2",
}
DIFFERENT_HOUSEHOLDER: Values = {
    "relationship_to_householder": "mother",
    "householder_name": "見本　一郎",
    "householder_born_on": "1980-05-05",
    "householder_individual_number": "621498320257",
}
YOUNGER: Values = {
    "insured_born_on": "1970-04-02",
    "specified_disease": "als",
    "medical_insurer_name": "見本健康保険組合",
    "medical_insurer_no": "06139992",
    "medical_insured_number": "345",
}
