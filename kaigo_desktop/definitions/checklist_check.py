"""What must be true of a procedure's checklist: distinct points with a label, conditions that can hold."""

from collections import Counter
from collections.abc import Iterator

from kaigo_desktop.core.procedure import CodeLists, Procedure
from kaigo_desktop.core.text import fold_item
from kaigo_desktop.definitions.form_check import KEY, Finding, check_condition
from kaigo_desktop.definitions.rule_check import known_fields


def check_checklist(procedure: Procedure, codes: CodeLists) -> Iterator[Finding]:
    """Every mistake of a procedure's checklist. `codes` holds every code list there is."""
    known = known_fields(procedure)
    keys = Counter(point.key for point in procedure.checklist)
    labels = Counter(fold_item(point.label) for point in procedure.checklist)
    for point in procedure.checklist:
        place = f"checklist[{point.key}]"
        if keys[point.key] > 1 or not KEY.fullmatch(point.key):
            yield f"{place}.key", f"同じ確認項目が2回あるか、key に使えない名前です: {point.key}"
        if labels[fold_item(point.label)] > 1 or not fold_item(point.label):
            yield f"{place}.label", f"見出しが空か、ほかの確認項目と区別できません: {point.label}"
        for wrong in check_condition(point.when, known, codes):
            yield f"{place}.when", wrong
