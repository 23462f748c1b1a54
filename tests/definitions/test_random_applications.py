"""Over all definitions: a random valid application has no errors; each slip is found where it was made."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.form import blank, rows_of
from kaigo_desktop.core.model import Problem, Value, Values
from kaigo_desktop.core.procedure import Field, Procedure
from kaigo_desktop.core.rules import review
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.samples.story import tell
from kaigo_desktop.samples.words import load

RESOURCES = Path(__file__).parents[2] / "resources"
CATALOG = Catalog(RESOURCES)
WORDS = load(RESOURCES / "samples")
FILED = date(2026, 4, 10)
TODAY = date(2026, 4, 15)

WRONG: dict[str, str] = {
    "text": "長" * 5000,
    "long_text": "長" * 5000,
    "name": "長" * 5000,
    "address": "長" * 5000,
    "kana": "たろう taro",
    "date": "平成31年5月1日",
    "period": "令和8年4月1日～令和7年4月1日",
    "phone": "12",
    "postal_code": "12",
    "choice": "架空の選択",
    "choices": "架空の選択",
    "yes_no": "たぶん",
    "insured_no": "12",
    "insurer_no": "131041",
    "medical_insurer_no": "12",
    "provider_no": "12",
    "individual_number": "123456789010",
    "relationship": "架空の続柄",
    "number": "三つ",
}
"""A text that no field of a type takes without a word."""

every_procedure = pytest.mark.parametrize("name", CATALOG.procedures())
seeds = st.integers(min_value=0, max_value=10**9)


def valid(name: str, seed: int) -> tuple[Procedure, Values]:
    """A random application of a procedure with nothing wrong in it."""
    procedure = CATALOG.procedure(name)
    story = tell(Random(seed), WORDS, procedure, CATALOG.code_lists(procedure), FILED, late=False)
    return procedure, story.values


def problems(procedure: Procedure, values: Values) -> list[Problem]:
    return review(procedure, values, CATALOG.code_lists(procedure), TODAY, CATALOG.ward)


def cells(procedure: Procedure, values: Values) -> Iterator[tuple[str, Field]]:
    """Every place of the form where something stands."""
    for section in procedure.sections:
        if not section.group:
            yield from (
                (field.key, field) for field in section.fields if not blank(values.get(field.key, ""))
            )
            continue
        for index, row in enumerate(rows_of(values, section.group)):
            for field in section.fields:
                if not blank(row.get(field.key, "")):
                    yield f"{section.group}[{index}].{field.key}", field


def put(values: Values, path: str, value: Value) -> Values:
    """`values` with another value at one place."""
    group, bracket, rest = path.partition("[")
    if not bracket:
        return {**values, path: value}
    number, _, key = rest.partition("].")
    rows = [dict(row) for row in rows_of(values, group)]
    assert isinstance(value, str)
    rows[int(number)][key] = value
    return {**values, group: rows}


@every_procedure
@given(seed=seeds)
def test_a_random_valid_application_has_no_errors(name: str, seed: int) -> None:
    procedure, values = valid(name, seed)
    assert [problem for problem in problems(procedure, values) if problem.severity == "error"] == []


@every_procedure
@given(seed=seeds, data=st.data())
def test_a_value_that_is_not_of_its_type_is_found_where_it_stands(
    name: str, seed: int, data: st.DataObject
) -> None:
    procedure, values = valid(name, seed)
    path, field = data.draw(st.sampled_from(list(cells(procedure, values))))
    wrong: Value = [WRONG[field.type]] if FIELD_TYPES[field.type].multiple else WRONG[field.type]
    found = {problem.field for problem in problems(procedure, put(values, path, wrong))}
    assert path in found


@every_procedure
@given(seed=seeds, data=st.data())
def test_what_is_required_and_missing_is_found_where_it_is_missing(
    name: str, seed: int, data: st.DataObject
) -> None:
    procedure, values = valid(name, seed)
    needed = [(path, field) for path, field in cells(procedure, values) if field.required]
    path, field = data.draw(st.sampled_from(needed))
    blanked = put(values, path, [] if FIELD_TYPES[field.type].multiple else "")
    errors = [problem for problem in problems(procedure, blanked) if problem.severity == "error"]
    assert (path, "required") in {(problem.field, problem.rule) for problem in errors}


@every_procedure
@given(seed=seeds, data=st.data())
def test_what_stands_where_nothing_is_expected_is_found_there(
    name: str, seed: int, data: st.DataObject
) -> None:
    procedure, values = valid(name, seed)
    hidden = [field for field in procedure.fields() if field.visible_if is not None]
    found = {problem.field for problem in problems(procedure, values) if problem.rule == "not_expected"}
    assert found == set()
    if hidden:
        field = data.draw(st.sampled_from(hidden))
        filled: Value = ["x"] if FIELD_TYPES[field.type].multiple else "x"
        for other in procedure.fields():
            if other.key in names_of(field):
                told = problems(procedure, {**values, other.key: hiding(field), field.key: filled})
                assert (field.key, "not_expected") in {(problem.field, problem.rule) for problem in told}


def names_of(field: Field) -> set[str]:
    """The field whose value hides `field` (`visible_if = { not = { field = …, is = … } }`)."""
    condition = field.visible_if.not_ if field.visible_if else None
    return {condition.field} if condition else set()


def hiding(field: Field) -> str:
    """The value of the other field that hides `field`."""
    condition = field.visible_if.not_ if field.visible_if else None
    return (condition.is_ or "") if condition else ""


def test_every_type_has_a_text_it_does_not_take() -> None:
    assert WRONG.keys() == FIELD_TYPES.keys()
