"""The decision bar: exactly the buttons this person may press, and what each of them needs."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kaigo_desktop.core.model import Problem
from kaigo_desktop.core.workflow import allowed
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.decision_bar import DecisionBar, Wish
from tests.making.desks import Clock, make_program
from tests.ui.looking import texts

pytestmark = pytest.mark.usefixtures("dressed")

_PROGRAM = make_program(Clock().now)
ROLES = list(_PROGRAM.catalog.roles())
STATES = [state.id for state in _PROGRAM.catalog.workflow("two_person").states]
ERROR = Problem("filed_on", "error", "required", message="届出年月日がありません")
WARNING = Problem("filed_on", "warning", "late", message="遅れています")


def case_in(case: Case, state: str, role: str, program: Program, *problems: Problem) -> Case:
    permissions = frozenset(program.catalog.roles()[role].permissions)
    steps = allowed(case.workflow, state, permissions, "somebody", "tanto")
    application = replace(case.application, state=state)
    warnings = tuple(problem for problem in problems if problem.severity == "warning")
    return replace(
        case, application=application, transitions=tuple(steps), problems=problems, open_warnings=warnings
    )


def bar_of(qtbot: QtBot, case: Case) -> DecisionBar:
    bar = DecisionBar()
    qtbot.addWidget(bar)
    bar.show_case(case, has_next=True)
    bar.show()
    return bar


@pytest.mark.parametrize("role", ROLES)
def test_exactly_the_allowed_steps_have_a_button(
    qtbot: QtBot, received: Desk, program: Program, role: str
) -> None:
    seen = show(received, "1")
    for state in STATES:
        case = case_in(seen, state, role, program)
        bar = bar_of(qtbot, case)
        assert set(bar.buttons) == {step.action for step in case.transitions}
        labels = {button.accessibleName() for button in bar.buttons.values()}
        assert labels == {step.label for step in case.transitions}
        assert not {"hand-over", "revise", "define", "supersede"} & set(bar.buttons)
        primary = [button for button in bar.buttons.values() if button.property("role") == "primary"]
        assert len(primary) == any(step.primary for step in case.transitions)


def test_a_step_that_needs_a_comment_asks_for_it(qtbot: QtBot, received: Desk, program: Program) -> None:
    bar = bar_of(qtbot, case_in(show(received, "1"), "pending_approval", "supervisor", program))
    wishes: list[Wish] = []
    bar.decided.connect(wishes.append)
    bar.buttons["reject"].click()
    assert wishes == []
    assert "「却下」にはコメントが必要です。" in texts(bar)
    bar.comment.setText("対象外の届出")
    bar.buttons["reject"].click()
    assert wishes == [Wish("reject", "対象外の届出", acknowledge=False, override="")]


def test_warnings_want_to_be_acknowledged(qtbot: QtBot, received: Desk, program: Program) -> None:
    bar = bar_of(qtbot, case_in(show(received, "1"), "in_review", "caseworker", program, WARNING))
    wishes: list[Wish] = []
    bar.decided.connect(wishes.append)
    bar.buttons["submit"].click()
    assert wishes == []
    bar.acknowledge.click()
    bar.press_primary()
    assert wishes == [Wish("submit", "", acknowledge=True, override="")]


def test_errors_want_a_reason_from_who_may_override(qtbot: QtBot, received: Desk, program: Program) -> None:
    bar = bar_of(qtbot, case_in(show(received, "1"), "in_review", "caseworker", program, ERROR))
    wishes: list[Wish] = []
    bar.decided.connect(wishes.append)
    bar.buttons["submit"].click()
    assert wishes == []
    bar.override.setText("原本で確認")
    bar.buttons["submit"].click()
    assert wishes == [Wish("submit", "", acknowledge=False, override="原本で確認")]


def test_errors_hold_back_who_may_not_override_and_say_so(
    qtbot: QtBot, received: Desk, program: Program
) -> None:
    case = case_in(show(received, "1"), "in_review", "caseworker", program, ERROR)
    bar = bar_of(qtbot, replace(case, permissions=case.permissions - {"override"}))
    assert not bar.buttons["submit"].isEnabled()
    assert bar.buttons["submit"].text() == "提出(エラー1件)"
    assert bar.override.isHidden()
    assert bar.buttons["request-correction"].isEnabled()


def test_unsaved_changes_hold_every_step_back(qtbot: QtBot, received: Desk, program: Program) -> None:
    bar = bar_of(qtbot, case_in(show(received, "1"), "in_review", "caseworker", program))
    bar.set_blocked(True)
    assert not any(button.isEnabled() for button in bar.buttons.values())
    bar.set_blocked(False)
    assert all(button.isEnabled() for button in bar.buttons.values())


def test_the_key_for_the_next_step_does_nothing_before_a_case_is_there(qtbot: QtBot) -> None:
    bar = DecisionBar()
    qtbot.addWidget(bar)
    bar.show()
    wished: list[Wish] = []
    bar.decided.connect(wished.append)
    bar.press_primary()
    assert not wished
