"""What the list needs to know of the definitions: titles of procedures, states with their look, columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from kaigo_desktop.core.workflow import State, Workflow
from kaigo_desktop.flow import find
from kaigo_desktop.flow.assign import people
from kaigo_desktop.flow.awaited import expected_step, workflows
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.home import Waiting, waiting
from kaigo_desktop.flow.saved_searches import SavedSearch, saved_searches
from kaigo_desktop.ui.pieces import translate


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words for what the store holds now.

    Attributes:
        procedures: id → short title, of the procedures there are applications of.
        states: id → state, in the order of the workflows.
        actionable: states that wait for a step of this user's.
        counts: (procedure, state) → how many applications.
        waiting: what awaits this user, by role.
        saved: the searches this user keeps.
        me: this user's login.
        people: login → name of everybody an application can be assigned to.
        steps: action → label of what may be done for several at once: expected steps that need no comment
            and no second pair of eyes, for these look at each.
    """

    procedures: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, State] = field(default_factory=dict)
    actionable: tuple[str, ...] = ()
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    waiting: tuple[Waiting, ...] = ()
    saved: tuple[SavedSearch, ...] = ()
    me: str = ""
    people: Mapping[str, str] = field(default_factory=dict)
    steps: Mapping[str, str] = field(default_factory=dict)

    def assignee(self, login: str) -> str:
        """Who works on something: 自分, a name, or nothing."""
        return translate("自分") if login and login == self.me else self.people.get(login, login)

    def own_first(self) -> list[str]:
        """The logins of `people`, one's own before the others."""
        return sorted(self.people, key=lambda login: login != self.me)

    def count(self, states: tuple[str, ...]) -> int:
        """How many applications stand in one of `states`; all of them for none."""
        return sum(count for (_, state), count in self.counts.items() if not states or state in states)


def gather(desk: Desk) -> Vocabulary:
    """Read it from the catalogue and the store; runs on the worker thread.

    Raises:
        UserError: `not_permitted`, or a definition of the catalogue is damaged.
    """
    counts, catalog = find.counts(desk), desk.program.catalog
    procedures = sorted({name for name, _ in counts} - {""})
    known = workflows(catalog, procedures)
    held = frozenset[str]().union(*(desk.rights.within(name) for name, _ in counts))
    return Vocabulary(
        {name: translate(catalog.head(name).short_title) for name in procedures},
        {state.id: worded(state) for workflow in known for state in workflow.states},
        tuple(dict.fromkeys(state for workflow in known for state in _actionable(workflow, held))),
        counts,
        tuple(waiting(desk, counts)),
        tuple(saved_searches(desk)),
        desk.user.login,
        {user.login: user.name for user in people(desk)},
        {
            step.action: translate(step.label, "step")
            for workflow in known
            for step in workflow.transitions
            if step.primary
            and step.permission in held
            and not (step.system or step.four_eyes or step.comment)
        },
    )


def worded(state: State) -> State:
    """A state with its name in the language of the window."""
    return msgspec.structs.replace(state, label=translate(state.label))


def _actionable(workflow: Workflow, held: frozenset[str]) -> list[str]:
    """States in which somebody with these permissions is expected to take the next step."""
    return [state.id for state in workflow.states if expected_step(workflow, state, held)]
