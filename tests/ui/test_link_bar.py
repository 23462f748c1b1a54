"""Linking a correction that came in under a new number to the application it corrects."""

from pathlib import Path

import pytest

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.jobs import Jobs
from tests.making.downloads import write_zip
from tests.ui.conftest import Show


@pytest.fixture
def panel(received: Desk, jobs: Jobs, shown: Show, rest: Show, tmp_path: Path) -> CasePanel:
    """Application 2, while 1 waits for its correction."""
    decide(received, "request-correction", "1", comment="電話番号")
    receive(received, [write_zip(tmp_path / "more", "2")])
    made = CasePanel(received, jobs)
    shown(made)
    made.open("2")
    rest(made)
    return made


def test_the_application_that_waits_is_chosen_and_then_named_in_the_head(
    panel: CasePanel, received: Desk, rest: Show
) -> None:
    assert panel.head.follows.isHidden()
    panel.head.link.click()
    rest(panel)
    assert panel.link.earlier.itemText(0).startswith("1  新宿　太郎")
    panel.link.earlier.setCurrentIndex(0)
    panel.link.press()
    rest(panel)
    assert show(received, "2").application.follows == "1"
    assert show(received, "1").application.state == "closed"
    assert panel.head.follows.text() == "補正元 1"
    assert panel.head.link.isHidden()
    assert "1 の補正として結び付けました" in panel.notice.words.text()
    opened: list[str] = []
    panel.opened.connect(opened.append)
    panel.head.follows.click()
    assert opened == ["1"]


def test_a_number_that_is_typed_wrong_is_told_and_stays_to_be_mended(
    panel: CasePanel, received: Desk, rest: Show
) -> None:
    panel.head.link.click()
    rest(panel)
    panel.link.press()
    assert not panel.link.isHidden()
    panel.link.earlier.setEditText("2")
    panel.link.press()
    rest(panel)
    assert not panel.link.isHidden()
    assert panel.link.earlier.currentText() == "2"
    assert not panel.notice.isHidden()
    assert not show(received, "2").application.follows
