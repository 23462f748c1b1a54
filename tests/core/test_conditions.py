"""Conditions as data: what they say of values, and what they may not say."""

import msgspec
import pytest

from kaigo_desktop.core.condition import Condition, fields_of, holds
from kaigo_desktop.core.model import Values

VALUES: Values = {"a": "x", "many": ["p", "q"], "empty": "", "spaces": "　", "rows": [{"a": "1"}]}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"field": "a", "is": "x"}, True),
        ({"field": "a", "is": "y"}, False),
        ({"field": "a", "in": ["y", "x"]}, True),
        ({"field": "many", "is": "q"}, True),
        ({"field": "many", "in": ["r"]}, False),
        ({"field": "a", "filled": True}, True),
        ({"field": "spaces", "filled": True}, False),
        ({"field": "missing", "filled": False}, True),
        ({"field": "missing", "is": ""}, True),
        ({"field": "many", "starts": "q"}, True),
        ({"field": "a", "starts": "y"}, False),
        ({"field": "empty", "starts": "x"}, False),
        ({"all": [{"field": "a", "is": "x"}, {"field": "empty", "filled": False}]}, True),
        ({"any": [{"field": "a", "is": "y"}, {"field": "many", "is": "p"}]}, True),
        ({"any": []}, False),
        ({"all": []}, True),
        ({"not": {"field": "a", "is": "x"}}, False),
    ],
)
def test_a_condition_holds_or_not(raw: dict[str, object], expected: bool) -> None:
    assert holds(msgspec.convert(raw, Condition), VALUES) is expected


def test_no_condition_is_true() -> None:
    assert holds(None, {})


@pytest.mark.parametrize(
    "raw", [{}, {"field": "a"}, {"field": "a", "is": "x", "filled": True}, {"is": "x"}, {"eval": "1"}]
)
def test_a_condition_that_says_nothing_or_two_things_is_refused(raw: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(raw, Condition)


def test_a_condition_names_its_fields() -> None:
    raw = {
        "all": [
            {"field": "a", "is": "x"},
            {"any": [{"field": "b", "filled": True}]},
            {"not": {"field": "c", "is": ""}},
        ]
    }
    assert list(fields_of(msgspec.convert(raw, Condition))) == ["a", "b", "c"]
