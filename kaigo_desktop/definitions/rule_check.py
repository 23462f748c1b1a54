"""What must be true of a procedure's rules: a known kind, fields and values it takes, a message that fits."""

from collections import Counter
from collections.abc import Iterator
from string import Formatter

from kaigo_desktop.core.procedure import CodeLists, Field, Procedure, Rule
from kaigo_desktop.core.rules import KINDS, misuse
from kaigo_desktop.definitions.form_check import Finding, check_condition, values_of

_DATES = (
    "order",
    "within_days",
    "gap",
    "within_months",
    "month_end",
    "not_future",
    "age_between",
    "reaches_age_on",
)
TYPES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((*_DATES, "someone_aged"), ("date",)),
    **dict.fromkeys(("inside_ward", "outside_ward"), ("address",)),
    "requires_at_age": ("date", "date", ""),
    "differs_since_new_year": ("", "", "date", "date"),
}
"""Kind of rule → the types its fields must have, the last one all further ones; "" (other kinds) for any."""

FACTS = {
    "within_days": {"days", "late"},
    "within_months": {"months"},
    "gap": {"days", "gap"},
    "age_between": {"age"},
    "someone_aged": {"age"},
    "requires_at_age": {"age"},
    "reaches_age_on": {"date"},
    "exactly_one_row": {"count"},
    "distinct_rows": {"row"},
    "equals_ward": {"expected"},
    "contains": {"found"},
}
"""Kind of rule → what its message may name in {} (`core.rulekinds`); nothing for the others."""


def check_rules(procedure: Procedure, codes: CodeLists) -> Iterator[Finding]:
    """Every mistake of a procedure's rules. `codes` holds every code list there is."""
    known = known_fields(procedure)
    groups = {section.group for section in procedure.groups()}
    ids = Counter(rule.id for rule in procedure.rules)
    for rule in procedure.rules:
        place = f"rules[{rule.id}]"
        if ids[rule.id] > 1 or not rule.id:
            yield f"{place}.id", f"同じ id の審査項目が2つあるか、空です: {rule.id}"
        for key in rule.fields:
            if key not in known and not (key in groups and rule.kind == "requires"):
                yield f"{place}.fields", f"手続にない項目です: {key}"
        for wrong in check_condition(rule.when, known, codes):
            yield f"{place}.when", wrong
        for key, wrong in _check_rule(rule, known, codes):
            yield f"{place}.{key}", wrong


def known_fields(procedure: Procedure) -> dict[str, Field]:
    """The fields a rule or a point of the checklist may name: `applied_on`, `household.born_on`."""
    known = {field.key: field for field in procedure.fields()}
    for section in procedure.groups():
        known |= {f"{section.group}.{field.key}": field for field in section.fields}
    return known


def _check_rule(rule: Rule, known: dict[str, Field], codes: CodeLists) -> Iterator[Finding]:
    if rule.kind not in KINDS:
        yield "kind", f"知らない種類です: {rule.kind}(使えるもの: {'、'.join(KINDS)})"
        return
    if wrong := misuse(rule):
        yield "kind", f"種類の使い方が違います: {wrong}"
    fields = [known[key] for key in rule.fields if key in known]
    wanted = TYPES.get(rule.kind, ("",))
    for index, key in enumerate(rule.fields):
        needed = wanted[min(index, len(wanted) - 1)]
        if needed and key in known and known[key].type != needed:
            yield "fields", f"{rule.kind} は型 {needed} の項目に使います: {known[key].key}"
    if rule.kind == "exactly_one_row" and fields and (possible := values_of(fields[0], codes)) is not None:
        for value in rule.values:
            if value not in possible:
                yield "values", f"値が {fields[0].key} のコード表にありません: {value}"
    yield from _check_message(rule)


def _check_message(rule: Rule) -> Iterator[Finding]:
    try:
        named = {name for _, name, _, _ in Formatter().parse(rule.message) if name is not None}
    except ValueError:
        named = {rule.message}
    strange = sorted(named - FACTS.get(rule.kind, set()))
    if strange or not rule.message.strip():
        yield "message", f"文が空か、{rule.kind} が知らない名前があります: {'、'.join(strange)}"
