"""Several applications at once: what will become of them is said first, then it is done, and told."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.list_panel import ListPanel
from kaigo_desktop.ui.vocabulary import gather
from tests.making.downloads import MOVED_IN, write_zip
from tests.ui.conftest import Show
from tests.ui.listed import listed

SOUND = {**MOVED_IN, "旧住所": "東京都中野区中野1-1"}


@pytest.fixture
def panel(caseworker: Desk, tmp_path: Path, jobs: Jobs, shown: Show, rest: Show) -> ListPanel:
    """A list of 1 and 2, sound and under review, 3 with an error, 4 just received."""
    folder = tmp_path / "downloads"
    for number in "124":
        write_zip(folder, number, SOUND)
    write_zip(folder, "3", {**SOUND, "世帯員生年月日（１人目）": ""})
    receive(caseworker, [folder])
    for number in "123":
        decide(caseworker, "start-review", number)
    made = listed(caseworker, jobs, shown, rest)
    made.changed.connect(lambda: made.refresh(gather(caseworker)))
    return made


def buttons(panel: ListPanel) -> dict[str, QPushButton]:
    return {each.text(): each for each in panel.notice.findChildren(QPushButton) if not each.isHidden()}


def states(desk: Desk) -> str:
    return " ".join(show(desk, number).application.state for number in "1234")


def test_only_what_needs_no_words_and_no_second_person_is_offered(panel: ListPanel) -> None:
    assert [each.text() for each in panel.work.steps.values()] == ["審査を始める", "提出", "完了にする"]


def test_where_there_is_no_room_the_menu_alone_offers_the_steps(panel: ListPanel, rest: Show) -> None:
    assert panel.work.steps["submit"].isVisible()
    panel.work.setFixedWidth(500)
    rest(panel)
    assert not panel.work.steps["submit"].isVisible()
    menu = panel.menu()
    assert "提出" in [entry.text() for entry in menu.actions()]
    menu.deleteLater()


def test_what_will_and_what_will_not_be_done_is_said_before_anything_is(
    panel: ListPanel, caseworker: Desk, rest: Show
) -> None:
    panel.table.selectAll()
    assert panel.work.selected.text() == "選択 4件"
    panel.work.steps["submit"].click()
    rest(panel)
    words = panel.notice.words.text()
    assert "「提出」: 2件に行います。" in words
    assert "行わないもの 2件" in words
    assert "エラーがある 1件" in words
    assert "状態が合わない 1件" in words
    assert states(caseworker) == "in_review in_review in_review received"
    buttons(panel)["やめる"].click()
    assert panel.notice.isHidden()
    assert states(caseworker) == "in_review in_review in_review received"


def test_a_key_does_it_and_the_result_is_told_and_what_is_left_stays_selected(
    panel: ListPanel, caseworker: Desk, rest: Show
) -> None:
    panel.table.selectAll()
    panel.work.steps["submit"].click()
    rest(panel)
    going = QApplication.focusWidget()
    assert going is buttons(panel)["2件に行う"]
    QTest.keyClick(going, Qt.Key.Key_Space)
    rest(panel)
    assert states(caseworker) == "pending_approval pending_approval in_review received"
    assert "「提出」: 2件に行いました。" in panel.notice.words.text()
    assert len(panel.table.selected_rows()) == 4
    assert panel.table.hasFocus()


def test_where_nothing_can_be_done_nothing_is_offered(panel: ListPanel, rest: Show) -> None:
    panel.table.selectAll()
    panel.work.steps["close"].click()
    rest(panel)
    assert "0件に行います" in panel.notice.words.text()
    assert list(buttons(panel)) == ["やめる"]


def test_one_is_given_at_once_and_several_after_a_look(
    panel: ListPanel, caseworker: Desk, rest: Show
) -> None:
    panel.table.selectRow(0)
    panel.work.give("tanto2")
    rest(panel)
    assert show(caseworker, "4").application.assignee == "tanto2"
    panel.table.selectAll()
    panel.work.give("tanto")
    rest(panel)
    assert show(caseworker, "1").application.assignee == ""
    buttons(panel)["4件に行う"].click()
    rest(panel)
    assert {show(caseworker, number).application.assignee for number in "1234"} == {"tanto"}
    assert "「担当 自分」: 4件に行いました。" in panel.notice.words.text()


def test_a_selection_stays_when_the_list_is_read_anew(panel: ListPanel, caseworker: Desk, rest: Show) -> None:
    panel.table.selectRow(0)
    panel.table.select_too([2])
    before = panel.selected()
    panel.refresh(gather(caseworker))
    rest(panel)
    assert (before, panel.selected()) == (["4", "2"], ["4", "2"])
