"""What must be true of a workflow beyond its own names: every state can be reached and left."""

from collections.abc import Iterator

from kaigo_desktop.core.workflow import ANY, Workflow

HELD = "held"
"""Where an application waits that no definition answers to; receiving puts it there, no step does."""

PROGRAM_STEPS = ("hand-over", "revise", "define", "supersede")
"""Steps the program takes by itself, so every workflow has them."""


def check_workflow(workflow: Workflow) -> Iterator[tuple[str, str]]:
    """Every mistake of a workflow as (key, what is wrong)."""
    steps = {step.action: step for step in workflow.transitions}
    for action in PROGRAM_STEPS:
        if action not in steps or not steps[action].system:
            yield f"transitions[{action}]", "プログラムが使う操作(system = true)がありません"
    if HELD not in {state.id for state in workflow.states}:
        yield f"states[{HELD}]", "定義のない申請を置く状態がありません"
    reached = _reached(workflow)
    for state in workflow.states:
        if state.id not in reached:
            yield f"states[{state.id}]", "この状態になる操作がありません"
        if not state.final and not any(state.id in step.from_ for step in workflow.transitions):
            yield f"states[{state.id}]", "この状態から進む操作がありません(終わりなら final = true)"


def _reached(workflow: Workflow) -> set[str]:
    """States an application can come to, from where it begins."""
    reached = {workflow.initial, HELD}
    while True:
        further = {
            step.to
            for step in workflow.transitions
            if ANY in step.from_ or not reached.isdisjoint(step.from_)
        }
        if further <= reached:
            return reached
        reached |= further
