"""The way of an application through the desk as data: states, and who may move it from one to the next."""

from typing import Literal

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.permission import PERMISSIONS, demand
from kaigo_desktop.core.procedure import Definition

Tone = Literal["neutral", "info", "warn", "wait", "done", "done_hollow", "bad_hollow", "hollow"]
"""How a state looks in the list."""

ANY = "*"
"""In a transition's `from`: every state."""

TYPED_IN = ("approved", "handed_over")
"""States whose values may be typed in (転記): those that wait for their hand-over, and those that had it."""


class State(Definition):
    """A state of an application (状態).

    A `final` one is left only by a transition that names it; values may be changed only in an `editable` one.
    """

    id: str
    label: str
    tone: Tone = "neutral"
    final: bool = False
    editable: bool = False


class Transition(Definition):
    """One step of the workflow (操作).

    Attributes:
        from_: states it starts from (`from` in TOML), `*` for any.
        permission: what the acting user must be allowed.
        four_eyes: only for somebody else than the one who submitted.
        comment: the desk asks for a comment before it offers the step; a script may leave it out.
        needs_clean: errors block it (unless overridden), warnings want acknowledging.
        primary: the button the desk offers first.
        system: done by the program itself (hand-over, a new submission), never offered as a button.
    """

    action: str
    label: str
    from_: tuple[str, ...] = msgspec.field(name="from")
    to: str
    permission: str
    four_eyes: bool = False
    comment: bool = False
    needs_clean: bool = False
    primary: bool = False
    tone: Literal["", "danger"] = ""
    system: bool = False

    def starts_from(self, state: str) -> bool:
        """Whether the step may be taken in `state`."""
        return ANY in self.from_ or state in self.from_


class Workflow(Definition):
    """A workflow file: where applications begin, the states, and the steps between them in button order."""

    id: str
    title: str
    initial: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]

    def __post_init__(self) -> None:
        """Refuse an unknown state or permission, or a state or step given twice (a ValueError)."""
        known = [state.id for state in self.states]
        named = {self.initial, *(step.to for step in self.transitions)}
        named |= {state for step in self.transitions for state in step.from_ if state != ANY}
        actions = [step.action for step in self.transitions]
        wrong = [
            *(f"unknown state: {state}" for state in sorted(named - set(known))),
            *(
                f"unknown permission: {s.permission}"
                for s in self.transitions
                if s.permission not in PERMISSIONS
            ),
            *(
                f"given twice: {name}"
                for names in (known, actions)
                for name in names
                if names.count(name) > 1
            ),
        ]
        if wrong:
            raise ValueError(wrong[0])

    def state(self, state_id: str) -> State:
        """The state of that id.

        Raises:
            KeyError: the workflow has no such state.
        """
        for state in self.states:
            if state.id == state_id:
                return state
        raise KeyError(state_id)

    def label(self, action: str) -> str:
        """What staff call an action; the action itself where this workflow has none of that name."""
        return next((step.label for step in self.transitions if step.action == action), action)


def allowed(
    workflow: Workflow, state: str, permissions: frozenset[str], login: str, submitter: str
) -> list[Transition]:
    """The steps a user may take now, in button order. `submitter` is the login that submitted last, or ""."""
    return [
        step
        for step in workflow.transitions
        if not step.system
        and step.starts_from(state)
        and step.permission in permissions
        and not (step.four_eyes and login == submitter)
    ]


def transition(  # noqa: PLR0917 (the interface of the house)
    workflow: Workflow, action: str, state: str, permissions: frozenset[str], login: str, submitter: str
) -> Transition:
    """The step of `action` if this user may take it now.

    Raises:
        UserError: `unknown_action` (a step only the program takes is unknown too); `not_permitted`;
            `wrong_state`, naming the state it is in; `four_eyes`.
    """
    step = _step(workflow, action)
    if step.system:
        raise UserError("unknown_action", action=action)
    demand(permissions, step.permission, step.label)
    _in_state(workflow, step, state)
    if step.four_eyes and login == submitter:
        raise UserError("four_eyes", action=step.label)
    return step


def system_step(workflow: Workflow, action: str, state: str) -> Transition:
    """The step `action` that the program itself takes in `state` (revise, define, supersede, hand-over).

    Whoever sits at the desk, for it follows from something else they were allowed to do.

    Raises:
        UserError: `unknown_action`; `wrong_state`, naming the state it is in.
    """
    step = _step(workflow, action)
    _in_state(workflow, step, state)
    return step


def _step(workflow: Workflow, action: str) -> Transition:
    for step in workflow.transitions:
        if step.action == action:
            return step
    raise UserError("unknown_action", action=action)


def _in_state(workflow: Workflow, step: Transition, state: str) -> None:
    if not step.starts_from(state):
        label = next((known.label for known in workflow.states if known.id == state), state)
        raise UserError("wrong_state", action=step.label, state=label)
