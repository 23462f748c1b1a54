"""Random users try the rules alone (rights, workflow, four eyes), held against the reference model.

Of every step the model says beforehand whether it is allowed, the code it is refused with, and the state that
follows. Nothing is kept, so a million steps take minutes.
"""

import random
from collections import Counter
from dataclasses import dataclass

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.permission import Rights, Role
from kaigo_desktop.core.workflow import Workflow, system_step, transition
from tests.making.role_model import (
    EDITABLE,
    GROUPS,
    NOT_ASKED_FOR,
    ROLES,
    STATES,
    STEPS,
    Person,
    decision,
)

PROCEDURES = ("qualification", "insured_card", "certification_new", "certification_change", "")
LIMITABLE = ("receive", "read", "edit", "review", "approve", "hand_over", "reveal")
LOGINS = ("a", "b", "c", "d", "e", "f")

ACTIONS = (*STEPS, *NOT_ASKED_FOR)


@dataclass
class Standing:
    """How an application stands in the model: its procedure, its state, and who submitted it last."""

    procedure: str
    state: str
    submitter: str = ""


def some_limits(chance: random.Random, held: frozenset[str]) -> list[dict[str, list[str]]]:
    """None, one or two limits on permissions that are held."""
    names = [name for name in LIMITABLE if name in held]
    limits: list[dict[str, list[str]]] = []
    for _ in range(chance.choice((0, 0, 1, 1, 2)) if names else 0):
        procedures = [chance.choice(("qualification", "insured_card", "certification_*", "*"))]
        limits.append({"permissions": chance.sample(names, chance.randint(1, min(3, len(names))))})
        if chance.random() < 0.3 and set(limits[-1]["permissions"]) <= {"read", "edit"}:
            limits[-1]["field_groups"] = sorted({"general", *chance.sample(GROUPS, 3)})
        else:
            limits[-1]["procedures"] = procedures
    return limits


class Rules:
    """People with roles and limits, and applications in some state, in the rules and in the model."""

    def __init__(self, workflow: Workflow, seed: int) -> None:
        """Begin with random people and two hundred applications in random states."""
        self.workflow, self.chance = workflow, random.Random(seed)
        self.people: dict[str, tuple[Person, Rights]] = {}
        for login in LOGINS:
            self.change_role(login)
        self.model = [
            Standing(self.chance.choice(PROCEDURES), self.chance.choice(STATES)) for _ in range(200)
        ]
        self.states = [(each.state, "") for each in self.model]
        self.taken: Counter[str] = Counter()

    def change_role(self, login: str) -> None:
        """Give somebody another role with other limits, as between two sessions."""
        role = self.chance.choice(list(ROLES))
        held = frozenset(ROLES[role]["permissions"])
        limits = some_limits(self.chance, held)
        made = msgspec.convert(
            {"id": role, "label": role, "permissions": sorted(held), "limits": limits}, Role
        )
        self.people[login] = Person(login, held, limits), made.rights

    def step(self) -> None:
        """Let somebody try something, and compare what the rules say with what the model says."""
        chance = self.chance
        if chance.random() < 0.001:
            self.change_role(chance.choice(LOGINS))
        who, rights = self.people[chance.choice(LOGINS)]
        number = chance.randrange(len(self.model))
        told = self._edit(who, rights, number) if chance.random() < 0.2 else self._act(who, rights, number)
        self.taken[told] += 1

    def _edit(self, who: Person, rights: Rights, number: int) -> str:
        standing, group = self.model[number], self.chance.choice(GROUPS)
        state = self.workflow.state(self.states[number][0])
        assert state.editable == (standing.state in EDITABLE)
        allowed = rights.may("edit", standing.procedure, group)
        assert allowed == who.may("edit", standing.procedure, group), (who, standing, group)
        return "edit" if allowed and state.editable else "no edit"

    def _act(self, who: Person, rights: Rights, number: int) -> str:
        standing, action = self.model[number], self.chance.choice((*ACTIONS, "resubmit", "take out"))
        expected = self._expected(who, standing, action)
        state, submitter = self.states[number]
        found = self._found(who.login, rights, standing.procedure, (state, submitter), action)
        assert found == expected, (who, standing, action, found, expected)
        if expected not in STATES:
            return expected
        if action == "submit":
            standing.submitter = who.login
        elif action in {"return", "resubmit"}:
            standing.submitter = ""
        standing.state = expected
        kept = {"submit": who.login, "return": "", "resubmit": ""}.get(action, submitter)
        self.states[number] = found, kept
        return action

    @staticmethod
    def _expected(who: Person, standing: Standing, action: str) -> str:
        if action == "resubmit":
            return "received" if who.may("receive", standing.procedure) else "not_permitted"
        if action == "take out":
            if not who.may("hand_over", standing.procedure):
                return "not_permitted"
            return "handed_over" if standing.state == "approved" else "wrong_state"
        return decision(who, action, standing.state, standing.procedure, standing.submitter)

    def _found(self, login: str, rights: Rights, procedure: str, now: tuple[str, str], action: str) -> str:
        state, submitter = now
        system = {"resubmit": ("receive", "revise"), "take out": ("hand_over", "hand-over")}.get(action)
        if not rights.may(system[0] if system else "read", procedure):
            return "not_permitted"
        try:
            if system:
                return system_step(self.workflow, system[1], state).to
            step = transition(self.workflow, action, state, rights.within(procedure), login, submitter)
        except UserError as error:
            return error.code
        return step.to if action != "request-correction" or rights.sees_all(procedure) else "not_permitted"
