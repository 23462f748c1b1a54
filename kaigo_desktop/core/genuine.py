"""What the signatures under an application's decisions must prove before its state is believed.

The signatures themselves are checked by the store; here is who may have taken which step after which.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kaigo_desktop.core.model import Decision
from kaigo_desktop.core.workflow import Workflow

HELD = "held"
"""保留: where an application without a definition begins."""

_SUBMIT = "submit"
_UNDONE_BY = ("return", "revise")


@dataclass(frozen=True, slots=True)
class Signature:
    """Whose signature stands under a decision: the login and role of the certificate, and its kind."""

    login: str
    role: str
    decides: bool
    """False for the certificate of a password an administrator knows."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A decision, whose signature it carries, and the digest of the definition it was made by."""

    decision: Decision
    signature: Signature
    definition: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is not right: the number of the decision (from 1; 0 for none at all) and the sentence's code."""

    number: int
    code: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What the rights of people are judged by.

    Attributes:
        workflow: the workflow of a definition's digest ("": of what is held without one).
        may: whether the role of an id has a permission for the procedure of a definition's digest.
    """

    workflow: Callable[[str], Workflow]
    may: Callable[[str, str, str], bool]


@dataclass(frozen=True, slots=True)
class Standing:
    """What an application's row says: its state, the definition it is read by, its newest revision."""

    state: str
    definition: str
    revision: int


def flaw(decisions: Sequence[Signed], standing: Standing, rules: Rules) -> Flaw | None:
    """The first reason why `decisions`, oldest first, do not make an application what its row says."""
    stands, submitter = "", ""
    for number, signed in enumerate(decisions, 1):
        made = signed.decision
        code = _flaw_of(signed, stands, submitter, rules)
        if code:
            return Flaw(number, code)
        stands = made.to_state
        if made.action == _SUBMIT:
            submitter = made.actor
        elif made.action in _UNDONE_BY:
            submitter = ""
    if not decisions:
        begins = {rules.workflow(standing.definition).initial, HELD}
        return None if standing.state in begins else Flaw(0, "genuine_state")
    code = _flaw_of_row(decisions[-1], standing, rules.workflow(standing.definition))
    return Flaw(len(decisions), code) if code else None


def _flaw_of(signed: Signed, stands: str, submitter: str, rules: Rules) -> str:
    """What is wrong with one decision, taken while an application is in state `stands` ("": the first)."""
    made, by = signed.decision, signed.signature
    workflow = rules.workflow(signed.definition)
    step = next((step for step in workflow.transitions if step.action == made.action), None)
    begins = made.from_state == stands if stands else made.from_state in {workflow.initial, HELD}
    if by.login != made.actor:
        return "genuine_other_actor"
    if not by.decides:
        return "genuine_voucher"
    if step is None or not begins or not step.starts_from(made.from_state) or step.to != made.to_state:
        return "genuine_step"
    needed = [step.permission, *(["override"] if made.override else [])]
    if not all(rules.may(by.role, permission, signed.definition) for permission in needed):
        return "genuine_role"
    return "genuine_four_eyes" if step.four_eyes and made.actor == submitter else ""


def _flaw_of_row(last: Signed, standing: Standing, workflow: Workflow) -> str:
    """What of an application's row does not follow from the last decision on it."""
    if last.decision.to_state != standing.state:
        return "genuine_state"
    if last.definition != standing.definition:
        return "genuine_definition"
    known = next((state for state in workflow.states if state.id == standing.state), None)
    editable = known is not None and known.editable
    return "" if editable or last.decision.revision == standing.revision else "genuine_revision"
