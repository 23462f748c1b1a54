"""Which states of a workflow are work still to be done, and which of them wait for a given user."""

from collections.abc import Iterable

from kaigo_desktop.core.workflow import State, Transition, Workflow
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.flow.open_case import HELD_WORKFLOW

_WAITING_TONES = ("neutral", "info", "wait")
_OPEN_TONES = (*_WAITING_TONES, "warn")


def workflows(catalog: Catalog, procedures: Iterable[str]) -> list[Workflow]:
    """The workflows of these procedures, and that of what has no definition, each once.

    Raises:
        UserError: a definition of the catalogue is damaged.
    """
    named = (catalog.head(procedure).workflow for procedure in procedures if procedure)
    return [catalog.workflow(name) for name in dict.fromkeys([HELD_WORKFLOW, *named])]


def open_states(known: Iterable[Workflow]) -> tuple[str, ...]:
    """The states in which nothing has been decided yet, in the order of the workflows."""
    return tuple(
        dict.fromkeys(state.id for each in known for state in each.states if state.tone in _OPEN_TONES)
    )


def expected_step(workflow: Workflow, state: State, permissions: frozenset[str]) -> Transition | None:
    """The step somebody with `permissions` is expected to take in a state.

    None where it waits for the resident, is over, or waits for somebody else.
    """
    if state.tone not in _WAITING_TONES:
        return None
    return next(
        (
            step
            for step in workflow.transitions
            if step.primary
            and not step.system
            and step.permission in permissions
            and step.starts_from(state.id)
        ),
        None,
    )
