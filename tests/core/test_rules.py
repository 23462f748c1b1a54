"""Each kind of rule: kept, broken exactly once, unsure, and written wrongly."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.model import Problem, Values
from kaigo_desktop.core.procedure import Code, CodeList, Procedure, Rule
from kaigo_desktop.core.rules import KINDS, review
from kaigo_desktop.core.ward import Ward
from tests.core.broken_rules import ANNA, BROKEN, IS_LOSS, rule

Reviewed = Callable[..., list[Problem]]


def found(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(problem.field, problem.severity, problem.rule) for problem in problems]


@pytest.mark.parametrize(("checked", "kept", "broken", "marked"), BROKEN)
def test_a_rule_is_kept_or_broken_exactly_once(
    reviewed: Reviewed, checked: Rule, kept: Values, broken: Values, marked: str
) -> None:
    assert "R" not in {problem.rule for problem in reviewed(kept, checked)}
    assert [problem.field for problem in reviewed(broken, checked) if problem.rule == "R"] == [marked]


def test_every_kind_is_broken_above() -> None:
    assert {checked.kind for checked, *_ in BROKEN} == set(KINDS)


@pytest.mark.parametrize(
    "checked", [checked for checked, *_ in BROKEN if checked.kind not in {"requires", "condition"}]
)
def test_a_rule_says_nothing_of_what_is_blank_or_unreadable(reviewed: Reviewed, checked: Rule) -> None:
    blank_values: Values = {"filed_on": "いつか"}
    assert not [
        problem for problem in reviewed(blank_values, checked) if problem.rule in {"R", "needs_confirmation"}
    ]


@pytest.mark.parametrize(
    ("checked", "values"),
    [
        (rule("order", "changed_on", "filed_on"), {"changed_on": "2026-03"}),
        (rule("within_days", "filed_on", "changed_on", days=14), {"changed_on": "2026-03"}),
        (rule("gap", "filed_on", "changed_on", days=1), {"changed_on": "2026-03"}),
        (rule("not_future", "changed_on"), {"changed_on": "2026"}),
        (rule("age_between", "born_on", values=("40", "64")), {"born_on": "1961"}),
        (
            rule("reaches_age_on", "born_on", "changed_on", values=("65",)),
            {"born_on": "1961", "changed_on": "2026-03-31"},
        ),
        (
            rule("requires_at_age", "born_on", "filed_on", "facility", values=("40", "64")),
            {"born_on": "1961"},
        ),
        (
            rule("differs_since_new_year", "old_address", "new_address", "changed_on", "filed_on"),
            {"old_address": "新宿区西新宿1-1", "new_address": "中野区1-1", "changed_on": "2026"},
        ),
        (
            rule("someone_aged", "household.born_on", "filed_on", values=("65", "")),
            {"household": [ANNA | {"born_on": "1961"}, ANNA | {"born_on": "1990-01-01"}]},
        ),
    ],
)
def test_where_the_answer_hangs_on_an_unknown_day_a_person_is_asked_to_look(
    reviewed: Reviewed, checked: Rule, values: Values
) -> None:
    assert [(p.severity, p.rule) for p in reviewed(values, checked) if p.rule != "date_incomplete"] == [
        ("info", "needs_confirmation")
    ]


@pytest.mark.parametrize(
    ("checked", "values"),
    [
        (rule("order", "changed_on", "filed_on"), {"changed_on": "2026-04"}),
        (rule("within_days", "filed_on", "changed_on", days=14), {"changed_on": "2026-02"}),
        (rule("not_future", "changed_on"), {"changed_on": "2027"}),
        (rule("age_between", "born_on", values=("40", "64")), {"born_on": "1945"}),
        (
            rule("reaches_age_on", "born_on", "changed_on", values=("65",)),
            {"born_on": "1961", "changed_on": "2020-01-01"},
        ),
    ],
)
def test_what_no_unknown_day_can_mend_is_a_problem(reviewed: Reviewed, checked: Rule, values: Values) -> None:
    assert [p.rule for p in reviewed(values, checked) if p.rule != "date_incomplete"] == ["R"]


def test_a_deadline_on_a_closed_day_is_the_next_open_day(reviewed: Reviewed) -> None:
    late = rule("within_days", "filed_on", "changed_on", days=14, message="{days}日を{late}日過ぎています。")
    assert (
        found(reviewed({"filed_on": "2026-03-30", "changed_on": "2026-03-14"}, late)) == []
    )  # the 28th is a Saturday
    (problem,) = reviewed({"filed_on": "2026-03-31", "changed_on": "2026-03-14"}, late)
    assert problem.message == "14日を1日過ぎています。"


def test_a_deadline_is_counted_in_plain_days_where_the_ward_counts_so(form: Callable[..., Procedure]) -> None:
    late = rule("within_days", "filed_on", "changed_on", days=14)
    ward = Ward(
        municipality_code="13104",
        name="新宿区",
        insurer_no="131045",
        address_prefixes=(),
        closed_days=("sat", "sun"),
        extends_over_closed_days=False,
    )
    values: Values = {"filed_on": "2026-03-30", "changed_on": "2026-03-14"}
    assert [problem.rule for problem in review(form(late), values, {}, date(2026, 3, 30), ward)] == ["R"]


def test_choices_are_judged_on_the_day_of_filing_and_else_today(form: Callable[..., Procedure]) -> None:
    kinds = CodeList(
        id="kinds", title="届出事由", codes=(Code(symbol="old", label="旧", valid_to="2024-03-31"),)
    )
    ward = Ward(municipality_code="13104", name="新宿区", insurer_no="131045", address_prefixes=())
    dated = msgspec.structs.replace(form(), filed_on="filed_on")

    def told(procedure: Procedure, filed_on: str) -> list[str]:
        values: Values = {"filed_on": filed_on, "kind": "old"}
        found = review(procedure, values, {"kinds": kinds}, date(2026, 3, 30), ward)
        return [problem.rule for problem in found if problem.field == "kind"]

    assert told(dated, "2024-03-30") == []
    assert told(dated, "2024-04-01") == ["choice_not_valid"]
    assert told(dated, "2024-03") == ["choice_not_valid"]
    assert told(form(), "2024-03-30") == ["choice_not_valid"]


def test_a_rule_applies_only_when_its_condition_holds(reviewed: Reviewed) -> None:
    needed = rule("requires", "facility", when=IS_LOSS)
    assert found(reviewed({"kind": "change"}, needed)) == []
    assert found(reviewed({"kind": "loss", "changed_on": "2026-03-01"}, needed)) == [
        ("facility", "error", "R")
    ]


def test_a_rule_over_a_column_is_asked_of_every_row_with_something_in_it(reviewed: Reviewed) -> None:
    rows = [ANNA | {"born_on": "2027-01-01"}, {"name": ""}, ANNA | {"born_on": "2028-01-01"}]
    assert found(reviewed({"household": rows}, rule("not_future", "household.born_on"))) == [
        ("household[0].born_on", "error", "R"),
        ("household[2].born_on", "error", "R"),
    ]


KEYS = ("filed_on", "kind", "changed_on", "lost_on", "born_on", "old_address", "new_address", "facility")
COLUMNS = ("name", "born_on", "relationship", "insured_no")
TEXTS = st.text(max_size=8) | st.sampled_from(
    ["loss", "1945", "1945-03", "2026-03-30", "9999-12-31", "2117-12-31"]
)


@given(
    st.dictionaries(st.sampled_from(KEYS), TEXTS),
    st.lists(st.dictionaries(st.sampled_from(COLUMNS), TEXTS), max_size=3),
)
def test_no_values_break_the_review(
    reviewed: Reviewed, texts: dict[str, str], rows: list[dict[str, str]]
) -> None:
    values: Values = {**texts, "household": rows}
    rules = [checked for checked, *_ in BROKEN]
    severities = [p.severity for p in reviewed(values, *rules)]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
