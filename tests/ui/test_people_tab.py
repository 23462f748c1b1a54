"""Other applications of the same person: counted in the head, compared, and settled with a reason."""

from pathlib import Path

import pytest

from kaigo_desktop.core.masking import MASK
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.people import same_person
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.people_tab import PeopleTab
from tests.making.downloads import MOVED_IN, write_zip
from tests.ui.conftest import Show

NUMBER = "123456789018"


@pytest.fixture
def panel(received: Desk, jobs: Jobs, shown: Show, rest: Show, tmp_path: Path) -> CasePanel:
    """Application 2, of the same person as 1 who wrote another day."""
    items = {**MOVED_IN, "資格異動年月日": "令和8年3月24日"}
    receive(received, [write_zip(tmp_path / "more", "2", items)])
    made = CasePanel(received, jobs)
    shown(made)
    made.open("2")
    rest(made)
    return made


def look(panel: CasePanel, rest: Show) -> PeopleTab:
    panel.head.people.click()
    tab = panel.side.people
    assert panel.side.currentWidget() is tab
    tab.cards[0].compare.click()
    rest(panel)
    return tab


def table(tab: PeopleTab) -> list[list[str]]:
    grid = tab.compare.table
    return [
        [grid.item(row, column).text() for column in range(4)]  # type: ignore[union-attr]
        for row in range(grid.rowCount())
    ]


def test_the_head_counts_them_and_a_card_says_why(panel: CasePanel) -> None:
    assert panel.head.people.text() == "同じ人の他の申請 1件"
    assert panel.side.tabText(panel.side.indexOf(panel.side.people)) == "同じ人 (1)"
    (card,) = panel.side.people.cards
    assert card.verdict.text() == "同じ人とみられます・同じ手続"
    assert card.reasons.text().startswith("○ ")
    opened: list[str] = []
    panel.opened.connect(opened.append)
    card.open.click()
    assert opened == ["1"]


def test_two_are_compared_side_by_side_with_numbers_masked(panel: CasePanel, rest: Show) -> None:
    lines = table(look(panel, rest))
    assert ["資格異動年月日", "令和8年3月24日", "令和8年3月25日", "× 違う"] in lines
    assert any(line[3] == "○ 同じ" for line in lines)
    assert [MASK, MASK, ""] in [line[1:] for line in lines]
    assert not any(NUMBER in text for line in lines for text in line)


def test_a_duplicate_is_recorded_with_a_reason_in_both_histories(
    panel: CasePanel, received: Desk, rest: Show
) -> None:
    tab = look(panel, rest)
    tab.compare.buttons["duplicate"].click()
    rest(panel)
    assert [one.settled for one in same_person(received, "2")] == [""]
    tab.compare.reason.setText("同じ届を二度送ったとのこと")
    tab.compare.buttons["duplicate"].click()
    rest(panel)
    assert tab.currentWidget() is not tab.compare
    assert tab.cards[0].verdict.text() == "重複と判断済"
    assert "「重複」と記録しました" in panel.notice.words.text()
    for number in ("1", "2"):
        comments = [entry.comment for entry in show(received, number).history]
        assert any("同じ届を二度送ったとのこと" in comment for comment in comments)


def test_one_of_another_person_is_suggested_no_more(panel: CasePanel, rest: Show) -> None:
    tab = look(panel, rest)
    tab.compare.reason.setText("同姓同名の別の方")
    tab.compare.buttons["different"].click()
    rest(panel)
    assert tab.cards == []
    assert panel.head.people.isHidden()
    assert "見つかりません" in tab.about.text()
