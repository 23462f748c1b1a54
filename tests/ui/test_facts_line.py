"""The facts at the head of a case: lines end between facts, never within 受付番号."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui import fonts
from kaigo_desktop.ui.case_head import CaseHead
from kaigo_desktop.ui.facts_line import in_lines

pytestmark = pytest.mark.usefixtures("dressed")

FACTS = (
    "シンジュク　タロウ",
    "昭和20年1月2日(81歳)",
    "被保険者番号 0012345678",
    "資格取得・異動・喪失",
    "受付番号 1",
)


@given(room=st.integers(0, 2_000), facts=st.lists(st.sampled_from(FACTS)))
def test_every_fact_stands_whole_in_one_line_that_has_room_for_it(room: int, facts: list[str]) -> None:
    metrics = QFontMetrics(fonts.text(fonts.SECONDARY))
    lines = in_lines(facts, room)
    told = [fact for line in lines for fact in line.replace("\xa0", " ").split("  │  ")]
    assert told == facts
    assert all(metrics.horizontalAdvance(line) <= room or "│" not in line for line in lines)


@pytest.mark.parametrize("width", range(400, 1000, 37))
def test_the_head_of_a_case_breaks_between_facts_at_any_width(
    qtbot: QtBot, received: Desk, width: int
) -> None:
    head = CaseHead()
    qtbot.addWidget(head)
    head.resize(width, 100)
    head.show_case(show(received, "1"), "1 / 1", received.ward, received.program.today())
    head.show()
    lines = head.facts.text().split("\n")
    metrics = head.facts.fontMetrics()
    room = head.facts.contentsRect().width() - head.facts.indent()
    assert any("受付番号\xa01" in line.split("  │  ") for line in lines)
    assert [line for line in lines if "│" in line and metrics.horizontalAdvance(line) > room] == []
