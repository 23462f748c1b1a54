"""Review of the fields themselves, and of a row beside the form."""

from collections.abc import Callable

from kaigo_desktop.core.model import Problem, Value, Values
from kaigo_desktop.core.procedure import Procedure, Rule
from kaigo_desktop.core.rules import blank, filled_values

Reviewed = Callable[..., list[Problem]]


def found(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(problem.field, problem.severity, problem.rule) for problem in problems]


def test_missing_hidden_and_unreadable_fields_are_told_errors_first_in_form_order(reviewed: Reviewed) -> None:
    values: Values = {
        "filed_on": "",
        "kind": "lost",
        "lost_on": "2026-03-01",
        "born_on": "1945",
        "household": [{"name": "", "born_on": "あした"}, {"name": ""}],
    }
    assert found(reviewed(values)) == [
        ("filed_on", "error", "required"),
        ("kind", "error", "choice_unknown"),
        ("household[0].name", "error", "required"),
        ("household[0].born_on", "error", "date_unreadable"),
        ("lost_on", "warning", "not_expected"),
        ("born_on", "info", "date_incomplete"),
    ]


def test_a_field_is_required_when_its_condition_holds(reviewed: Reviewed) -> None:
    assert found(reviewed({"kind": "loss"})) == [("changed_on", "error", "required")]
    assert found(reviewed({"kind": "change"})) == []


def test_filled_values_hold_every_key_in_form_order_and_drop_nothing(form: Callable[..., Procedure]) -> None:
    empty = form()
    filled = filled_values(empty, {"other": "x", "kind": "loss", "household": [{"name": "a", "extra": "b"}]})
    assert list(filled) == [*(field.key for field in empty.fields()), "household", "other"]
    assert filled["services"] == []
    assert filled["filed_on"] == ""
    assert filled["household"] == [
        {"name": "a", "born_on": "", "relationship": "", "insured_no": "", "extra": "b"}
    ]


def test_blank_is_what_says_nothing() -> None:
    nothing: list[Value] = ["", "　 ", [], [""], [{"a": ""}, {}]]
    something: list[Value] = ["0", ["x"], [{"a": "", "b": "1"}]]
    assert all(map(blank, nothing))
    assert not any(map(blank, something))


def test_a_row_s_date_is_compared_with_the_form_s(reviewed: Reviewed) -> None:
    born_after = Rule(id="R", kind="order", fields=("household.born_on", "filed_on"), message="!")
    rows = [{"name": "新宿　花子", "born_on": "2026-03-31"}]
    assert found(reviewed({"household": rows}, born_after)) == [("household[0].born_on", "error", "R")]
