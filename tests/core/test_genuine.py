"""What signatures must prove: the right person, in the right role, took the right step at its time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kaigo_desktop import settings
from kaigo_desktop.core.genuine import Flaw, Rules, Signature, Signed, Standing, flaw
from kaigo_desktop.core.model import Decision
from kaigo_desktop.definitions.catalog import Catalog

CATALOG = Catalog(settings.load({"HOME": "/nonexistent"}).resources)
WORKFLOW = CATALOG.workflow("two_person")
ROLES = CATALOG.roles()
RULES = Rules(lambda _: WORKFLOW, lambda role, permission, _: ROLES[role].rights.may(permission))
AT = datetime(2026, 4, 2, tzinfo=UTC)
FORM = "form"
PEOPLE = {"tanto": "caseworker", "shonin": "supervisor", "shonin2": "supervisor", "kanri": "administrator"}


def step(  # noqa: PLR0917 - a line of a history
    actor: str, action: str, came_from: str, to: str, revision: int = 1, override: str = ""
) -> Signed:
    made = Decision(AT, actor, action, came_from, to, revision, "", override)
    return Signed(made, Signature(actor, PEOPLE[actor], decides=True), FORM)


STARTED = step("tanto", "start-review", "received", "in_review")
SUBMITTED = step("tanto", "submit", "in_review", "pending_approval", 2)
APPROVED = step("shonin", "approve", "pending_approval", "approved", 2)
WAY = [STARTED, SUBMITTED, APPROVED]
ROW = Standing("approved", FORM, 2)


def test_the_ordinary_way_is_genuine() -> None:
    assert flaw(WAY, ROW, RULES) is None
    handed = step("tanto", "hand-over", "approved", "handed_over", 2)
    assert flaw([*WAY, handed], replace(ROW, state="handed_over"), RULES) is None


def test_an_application_nobody_decided_on_is_where_it_began() -> None:
    assert flaw([], Standing("received", FORM, 1), RULES) is None
    assert flaw([], Standing("held", "", 3), RULES) is None
    assert flaw([], Standing("approved", FORM, 1), RULES) == Flaw(0, "genuine_state")


def test_a_new_submission_begins_again_whatever_went_before() -> None:
    revised = step("tanto", "revise", "approved", "received", 3)
    assert flaw([*WAY, revised], Standing("received", FORM, 3), RULES) is None
    again = [step("tanto", "start-review", "received", "in_review", 3),
             step("shonin", "submit", "in_review", "pending_approval", 3),
             step("shonin2", "approve", "pending_approval", "approved", 3)]  # fmt: skip
    assert flaw([*WAY, revised, *again], Standing("approved", FORM, 3), RULES) is None


def test_what_is_still_edited_may_have_newer_values_and_what_was_decided_not() -> None:
    assert flaw([STARTED], Standing("in_review", FORM, 7), RULES) is None
    assert flaw(WAY, replace(ROW, revision=3), RULES) == Flaw(3, "genuine_revision")


@pytest.mark.parametrize(
    ("way", "found"),
    [
        ([STARTED, SUBMITTED, step("tanto", "approve", "pending_approval", "approved", 2)],
         Flaw(3, "genuine_role")),
        ([STARTED, SUBMITTED, step("kanri", "approve", "pending_approval", "approved", 2)],
         Flaw(3, "genuine_role")),
        ([STARTED, step("shonin", "submit", "in_review", "pending_approval", 2), APPROVED],
         Flaw(3, "genuine_four_eyes")),
        ([STARTED, APPROVED], Flaw(2, "genuine_step")),
        ([APPROVED], Flaw(1, "genuine_step")),
        ([STARTED, step("tanto", "submit", "in_review", "approved", 2)], Flaw(2, "genuine_step")),
        ([STARTED, step("tanto", "bless", "in_review", "approved", 2)], Flaw(2, "genuine_step")),
        ([STARTED, SUBMITTED], Flaw(2, "genuine_state")),
    ],
)  # fmt: skip
def test_a_step_that_was_not_its_actors_to_take_is_found(way: list[Signed], found: Flaw) -> None:
    assert flaw(way, ROW, RULES) == found


def test_somebody_elses_signature_and_one_under_a_password_others_know_prove_nothing() -> None:
    borrowed = replace(APPROVED, signature=Signature("shonin2", "supervisor", decides=True))
    assert flaw([STARTED, SUBMITTED, borrowed], ROW, RULES) == Flaw(3, "genuine_other_actor")
    voucher = replace(APPROVED, signature=Signature("shonin", "supervisor", decides=False))
    assert flaw([STARTED, SUBMITTED, voucher], ROW, RULES) == Flaw(3, "genuine_voucher")


def test_an_approval_counts_for_the_definition_it_was_given_by() -> None:
    assert flaw(WAY, replace(ROW, definition="other"), RULES) == Flaw(3, "genuine_definition")


def test_errors_are_overridden_only_by_who_may() -> None:
    rules = replace(RULES, may=lambda role, permission, form: permission != "override")  # noqa: ARG005
    overridden = step("tanto", "submit", "in_review", "pending_approval", 2, override="確認済み")
    assert flaw([STARTED, overridden, APPROVED], ROW, rules) == Flaw(2, "genuine_role")
