"""Kinds of rules about what stands in fields: texts, addresses, rows. See `core.rulekinds`."""

from kaigo_desktop.core import sealed
from kaigo_desktop.core.form import blank
from kaigo_desktop.core.procedure import Rule
from kaigo_desktop.core.rulescope import Finding, Findings, Scope
from kaigo_desktop.core.text import fold_item
from kaigo_desktop.core.ward import is_inside

WARD_SETTINGS = ("insurer_no", "municipality_code", "name")
"""What `equals_ward` may compare with."""


def requires(rule: Rule, scope: Scope) -> Findings:
    """Each field that is blank; a group without a row."""
    yield from (Finding(key) for key in rule.fields if blank(scope.values.get(key, "")))


def condition(rule: Rule, scope: Scope) -> Findings:
    """`when` is true whenever a kind is asked, so that is the finding."""
    del scope
    yield Finding(rule.fields[0])


def exactly_one_row(rule: Rule, scope: Scope) -> Findings:
    """That no row, or several, have one of the values."""
    key = rule.fields[0].rpartition(".")[2]
    found = [index for index, row in enumerate(scope.rows) if row.get(key, "") in rule.values]
    if scope.rows and len(found) != 1:
        yield Finding(rule.fields[0], {"count": len(found)}, row=found[1] if found else 0)


def distinct_rows(rule: Rule, scope: Scope) -> Findings:
    """Each row that repeats a value of one before it; unsure where two sealed numbers can't be compared."""
    seen: dict[str, int] = {}
    key = rule.fields[0].rpartition(".")[2]
    for index, row in enumerate(scope.rows):
        text = row.get(key, "")
        if not text.strip() or text in sealed.MARKS:
            continue
        if text in seen:
            yield Finding(rule.fields[0], {"row": seen[text] + 1}, row=index)
        elif sealed.is_sealed(text) and any(sealed.same(text, other) is None for other in seen):
            yield Finding(rule.fields[0], unsure=True, row=index)
        seen.setdefault(text, index)


def equals_ward(rule: Rule, scope: Scope) -> Findings:
    """A value other than the ward's."""
    expected = {name: getattr(scope.ward, name) for name in WARD_SETTINGS}[rule.values[0]]
    text = scope.text(rule.fields[0])
    if text and text != expected:
        yield Finding(rule.fields[0], {"expected": expected})


def inside_ward(rule: Rule, scope: Scope) -> Findings:
    """Each address that lies elsewhere."""
    yield from (Finding(key) for key in rule.fields if is_inside(scope.ward, scope.text(key)) is False)


def outside_ward(rule: Rule, scope: Scope) -> Findings:
    """Each address that lies in the ward."""
    yield from (Finding(key) for key in rule.fields if is_inside(scope.ward, scope.text(key)))


def same(rule: Rule, scope: Scope) -> Findings:
    """That two texts do not say the same."""
    first, second = (scope.folded(key) for key in rule.fields)
    if first and second and first != second:
        yield Finding(rule.fields[0], unsure=_incomparable(first, second))


def differs(rule: Rule, scope: Scope) -> Findings:
    """That two texts say the same."""
    first, second = (scope.folded(key) for key in rule.fields)
    if first and (first == second or _incomparable(first, second)):
        yield Finding(rule.fields[0], unsure=_incomparable(first, second))


def contains(rule: Rule, scope: Scope) -> Findings:
    """Each text with one of the words in it."""
    for key in rule.fields:
        text = fold_item(scope.text(key))
        found = next((word for word in rule.values if fold_item(word) in text), None)
        if found is not None:
            yield Finding(key, {"found": found})


def _incomparable(first: str, second: str) -> bool:
    """Whether one is a sealed number that can't be compared with the other, or a mark where one was."""
    either = any(sealed.is_sealed(text) or text in sealed.MARKS for text in (first, second))
    return either and bool(second) and sealed.same(first, second) is None
