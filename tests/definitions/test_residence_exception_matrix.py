"""住所地特例: what each kind of notification must say, may say and must not say, cell by cell."""

import pytest

from kaigo_desktop.core.model import Values
from tests.definitions.right import (
    DIFFERENT_HOUSEHOLDER,
    LEFT,
    MOVED,
    found,
)

EXCEPTIONS: dict[str, Values] = {"適用": {}, "変更": MOVED | {"left_facility_on": "2026-04-01"}, "終了": LEFT}
_ALWAYS = (
    "application_reason", "filed_on", "applicant_name", "applicant_relationship", "applicant_address",
    "applicant_phone", "insured_no", "insured_name", "insured_name_kana", "insured_born_on",
    "previous_address",
)  # fmt: skip
MATRIX = [
    *((kind, key, "error", "") for kind in EXCEPTIONS for key in _ALWAYS),
    *((kind, key, "error", "") for kind in ("変更", "終了")
      for key in ("previous_facility_name", "left_facility_on")),
    *((kind, key, "error", "") for kind in ("適用", "変更")
      for key in ("new_address", "new_facility_name", "entered_facility_on")),
    *((kind, key, "warning", "") for kind in EXCEPTIONS
      for key in ("insured_individual_number", "relationship_to_householder")),
    *((kind, "previous_phone", "info", "") for kind in EXCEPTIONS),
    *((kind, "new_phone", "info", "") for kind in ("適用", "変更")),
    ("終了", "new_address", "info", ""),
    ("終了", "new_facility_name", "warning", "見本苑"),
    ("終了", "entered_facility_on", "warning", "2026-04-01"),
]  # fmt: skip
"""What is needed (blank is told) and what must be empty (a value is told) per 申請理由, domain rules 1.2."""


@pytest.mark.parametrize(("kind", "key", "severity", "value"), MATRIX)
def test_each_cell_of_the_matrix_of_residence_exceptions_is_told_where_it_is(
    kind: str, key: str, severity: str, value: str
) -> None:
    told = {(field, rank) for field, _, rank in found("residence_exception", EXCEPTIONS[kind] | {key: value})}
    assert (key, severity) in told


@pytest.mark.parametrize("key", ["householder_name", "householder_born_on"])
@pytest.mark.parametrize("kind", EXCEPTIONS)
def test_the_householder_is_needed_only_where_it_is_somebody_else(kind: str, key: str) -> None:
    own = EXCEPTIONS[kind]
    assert (key, "required", "error") in found("residence_exception", own | DIFFERENT_HOUSEHOLDER | {key: ""})
    assert found("residence_exception", own | {key: ""}) == set()


@pytest.mark.parametrize("key", ["previous_facility_name", "left_facility_on"])
def test_where_somebody_lived_before_the_first_facility_is_not_asked(key: str) -> None:
    assert found("residence_exception", {key: ""}) == set()
