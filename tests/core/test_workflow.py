"""The shipped workflow and roles: who may do what in which state."""

import tomllib
from pathlib import Path

import msgspec
import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.permission import PERMISSIONS, Role
from kaigo_desktop.core.workflow import Workflow, allowed, system_step, transition

RESOURCES = Path(__file__).parents[2] / "resources"
CASEWORKER = frozenset({"receive", "read", "edit", "review", "override", "hand_over"})
SUPERVISOR = CASEWORKER | {"approve"}


@pytest.fixture(scope="module")
def workflow() -> Workflow:
    raw = tomllib.loads((RESOURCES / "workflows/two_person.toml").read_text(encoding="utf-8"))
    return msgspec.convert(raw, Workflow)


def actions(
    workflow: Workflow, state: str, permissions: frozenset[str], login: str = "suzuki", submitter: str = ""
) -> set[str]:
    return {step.action for step in allowed(workflow, state, permissions, login, submitter)}


def test_a_caseworker_reviews_and_submits_but_does_not_approve(workflow: Workflow) -> None:
    assert "start-review" in actions(workflow, "received", CASEWORKER)
    assert {"submit", "request-correction", "withdraw"} <= actions(workflow, "in_review", CASEWORKER)
    assert not {"approve", "return", "reject"} & actions(workflow, "pending_approval", CASEWORKER)


def test_a_supervisor_approves_what_somebody_else_submitted(workflow: Workflow) -> None:
    assert {"approve", "return", "reject"} <= actions(
        workflow, "pending_approval", SUPERVISOR, "sato", "suzuki"
    )
    step = transition(workflow, "approve", "pending_approval", SUPERVISOR, "sato", "suzuki")
    assert step.to == "approved"


def test_nobody_approves_what_they_submitted_themselves(workflow: Workflow) -> None:
    assert not {"approve", "return", "reject"} & actions(
        workflow, "pending_approval", SUPERVISOR, "sato", "sato"
    )
    with pytest.raises(UserError) as refused:
        transition(workflow, "approve", "pending_approval", SUPERVISOR, "sato", "sato")
    assert refused.value.code == "four_eyes"


def test_without_permission_nothing_is_offered_and_nothing_passes(workflow: Workflow) -> None:
    assert all(not actions(workflow, state.id, frozenset({"read"})) for state in workflow.states)
    with pytest.raises(UserError) as refused:
        transition(workflow, "approve", "pending_approval", CASEWORKER, "suzuki", "sato")
    assert refused.value.code == "not_permitted"


def test_a_step_is_refused_in_another_state_and_the_state_is_named(workflow: Workflow) -> None:
    with pytest.raises(UserError) as refused:
        transition(workflow, "approve", "received", SUPERVISOR, "sato", "suzuki")
    assert refused.value.code == "wrong_state"
    assert refused.value.facts["state"] == "受付"


@pytest.mark.parametrize("action", ["fly", "hand-over", "revise", "define", "supersede"])
def test_an_action_that_is_unknown_or_the_program_s_own_is_refused(workflow: Workflow, action: str) -> None:
    with pytest.raises(UserError) as refused:
        transition(workflow, action, "approved", PERMISSIONS, "sato", "suzuki")
    assert refused.value.code == "unknown_action"


def test_the_program_s_own_steps_are_never_buttons(workflow: Workflow) -> None:
    offered = set().union(*(actions(workflow, state.id, PERMISSIONS) for state in workflow.states))
    assert not offered & {"hand-over", "revise", "define", "supersede"}
    assert system_step(workflow, "hand-over", "approved").to == "handed_over"
    assert system_step(workflow, "define", "held").to == "received"
    assert system_step(workflow, "supersede", "awaiting_correction").to == "closed"
    assert system_step(workflow, "revise", "in_review").to == "received"
    with pytest.raises(UserError, match="wrong_state"):
        system_step(workflow, "hand-over", "received")


def test_for_every_state_and_user_what_is_offered_is_what_passes(workflow: Workflow) -> None:
    for state in workflow.states:
        for permissions in (CASEWORKER, SUPERVISOR, frozenset[str]()):
            for submitter in ("sato", "suzuki"):
                offered = actions(workflow, state.id, permissions, "sato", submitter)
                for step in workflow.transitions:
                    args = (workflow, step.action, state.id, permissions, "sato", submitter)
                    if step.action in offered:
                        assert transition(*args) == step
                    else:
                        with pytest.raises(UserError):
                            transition(*args)


def test_every_state_can_be_reached(workflow: Workflow) -> None:
    reached = {workflow.initial, "held"}
    while more := {s.to for s in workflow.transitions if any(map(s.starts_from, reached))} - reached:
        reached |= more
    assert reached == {state.id for state in workflow.states}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"initial": "nowhere"}, "unknown state"),
        ({"states": [{"id": "a", "label": "A"}, {"id": "a", "label": "A"}]}, "given twice"),
        (
            {"transitions": [{"action": "x", "label": "X", "from": ["*"], "to": "a", "permission": "fly"}]},
            "permission",
        ),
    ],
)
def test_a_workflow_that_contradicts_itself_is_refused(change: dict[str, object], complaint: str) -> None:
    sound = {
        "id": "w",
        "title": "W",
        "initial": "a",
        "states": [{"id": "a", "label": "A"}],
        "transitions": [],
    }
    msgspec.convert(sound, Workflow)
    with pytest.raises(msgspec.ValidationError, match=complaint):
        msgspec.convert(sound | change, Workflow)


def test_a_role_with_an_unknown_permission_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown permission: fly"):
        msgspec.convert({"id": "pilot", "label": "操縦士", "permissions": ["read", "fly"]}, Role)
