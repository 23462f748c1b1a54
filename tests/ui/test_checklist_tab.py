"""The checklist on the screen: open points counted on the tab, a tick kept with who and when."""

import pytest

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.jobs import Jobs
from tests.ui.conftest import Show
from tests.ui.reviewed_form import reviewed_panel


@pytest.fixture
def panel(received: Desk, jobs: Jobs, shown: Show, rest: Show) -> CasePanel:
    """Application 1, under review."""
    return reviewed_panel(received, jobs, shown, rest)


def title(panel: CasePanel) -> str:
    return panel.side.tabText(panel.side.indexOf(panel.side.checklist))


def test_a_tick_is_kept_with_who_and_when_and_counted_off(
    panel: CasePanel, received: Desk, rest: Show
) -> None:
    count = sum(item.is_open for item in show(received, "1").checklist)
    assert title(panel) == f"確認 ({count})"
    point = panel.side.checklist.points["identity"]
    assert point.who.isHidden()
    point.box.click()
    rest(panel)
    assert next(item for item in show(received, "1").checklist if item.key == "identity").done
    assert panel.side.checklist.points["identity"] is point
    assert point.who.text().startswith("tanto  R8.04.02")
    assert title(panel) == f"確認 ({count - 1})"
    point.box.click()
    rest(panel)
    assert point.who.text().startswith("取り消し: tanto")
    assert title(panel) == f"確認 ({count})"


def test_a_tick_leaves_what_is_being_typed_alone(panel: CasePanel, rest: Show) -> None:
    widget = panel.form.widgets["applicant_name"]
    widget.edit.setText("新宿　花子")  # type: ignore[attr-defined]
    widget.edit.textEdited.emit("新宿　花子")  # type: ignore[attr-defined]
    panel.side.checklist.points["identity"].box.click()
    rest(panel)
    assert panel.form.changes() == {"applicant_name": "新宿　花子"}


def test_once_it_is_over_nothing_can_be_ticked(panel: CasePanel, received: Desk, rest: Show) -> None:
    decide(received, "withdraw", "1", comment="取下げの申出")
    panel.open("1")
    rest(panel)
    assert not panel.side.checklist.points["identity"].box.isEnabled()
