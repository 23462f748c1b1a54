"""A rule that a definition writes wrongly is named before it is used."""

import pytest

from kaigo_desktop.core.procedure import Rule
from kaigo_desktop.core.rules import misuse


def rule(kind: str, *fields: str, values: tuple[str, ...] = (), days: int = 0) -> Rule:
    return Rule(id="R", kind=kind, fields=fields, message="!", values=values, days=days)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (rule("divine", "kind"), "unknown kind"),
        (rule("order", "filed_on"), "fields"),
        (rule("within_days", "filed_on", "changed_on"), "days"),
        (rule("order", "filed_on", "changed_on", days=3), "days"),
        (rule("condition", "kind"), "when"),
        (rule("age_between", "born_on", values=("40",)), "values"),
        (rule("age_between", "born_on", values=("forty", "64")), "whole numbers"),
        (rule("reaches_age_on", "born_on", "changed_on", values=("",)), "whole numbers"),
        (rule("contains", "facility"), "values"),
        (rule("equals_ward", "facility", values=("mayor",)), "equals_ward"),
        (rule("distinct_rows", "facility"), "one group"),
        (rule("order", "a.x", "b.y"), "one group"),
    ],
)
def test_a_rule_written_wrongly_is_named_before_it_is_used(wrong: Rule, complaint: str) -> None:
    assert complaint in misuse(wrong)
