"""An application on the screen: read, changed, decided, and what happens when two people work on it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kaigo_desktop.core.masking import MASK
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.store import audit
from kaigo_desktop.ui.case_head import CaseHead
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.secret_widget import SecretWidget
from kaigo_desktop.ui.text_widgets import LineWidget
from tests.making.downloads import MOVED_IN, write_zip
from tests.ui.conftest import Show
from tests.ui.looking import texts
from tests.ui.reviewed_form import reviewed_panel

NUMBER = "123456789018"


@pytest.fixture
def panel(received: Desk, jobs: Jobs, shown: Show, rest: Show) -> CasePanel:
    """Application 1, under review."""
    return reviewed_panel(received, jobs, shown, rest)


def type_in(panel: CasePanel, path: str, text: str) -> None:
    widget = panel.form.widgets[path]
    assert isinstance(widget, LineWidget)
    widget.edit.setText(text)
    widget.edit.textEdited.emit(text)


def test_the_head_says_who_which_state_and_how_long(panel: CasePanel) -> None:
    assert panel.head.name.text() == "新宿　太郎"
    assert panel.head.state.accessibleName() == "審査中"
    assert panel.head.due.text() == "あと14日"
    assert "昭和20年1月2日(81歳)" in panel.head.facts.text()


def test_files_and_history_stand_beside_the_form(panel: CasePanel) -> None:
    assert panel.side.tabText(0) == "書類 (3)"
    assert any("添付: 身分証.png" in text for text in texts(panel.side.documents))
    assert "審査を始める" in texts(panel.side.history)


def test_a_change_is_saved_with_its_reason(panel: CasePanel, received: Desk, rest: Show) -> None:
    assert panel.save_bar.isHidden()
    type_in(panel, "applicant_phone", "０３－００００－９９９９")
    assert panel.save_bar.words.text() == "変更 1項目"
    panel.save_bar.press()
    rest(panel)
    assert show(received, "1").values["applicant_phone"] == "03-0000-1234"
    panel.save_bar.reason.setText("電話で確認")
    panel.save_bar.press()
    rest(panel)
    case = show(received, "1")
    assert case.values["applicant_phone"] == "03-0000-9999"
    assert [entry.comment for entry in case.history if entry.action == "edit"] == ["電話で確認"]
    assert panel.save_bar.isHidden()
    assert any("受付時: 03-0000-1234" in text for text in texts(panel.form))


def test_what_another_person_saved_meanwhile_is_told_and_typing_is_kept(
    panel: CasePanel, received: Desk, rest: Show
) -> None:
    type_in(panel, "applicant_phone", "03-0000-1111")
    edit(received, "1", {"applicant_phone": "03-0000-2222"}, "別の人")
    panel.save_bar.reason.setText("電話で確認")
    panel.save_bar.press()
    rest(panel)
    assert "読み直す(入力は残します)" in texts(panel.notice)
    panel._read_again()
    rest(panel)
    assert panel.form.changes() == {"applicant_phone": "03-0000-1111"}
    assert any("いま保存されている値: 03-0000-2222" in text for text in texts(panel.form))
    assert "ほかの人が加えた行は残っています" in panel.notice.words.text()
    panel.save_bar.reason.setText("電話で確認")
    panel.save_bar.press()
    rest(panel)
    assert show(received, "1").values["applicant_phone"] == "03-0000-1111"


def test_leaving_with_changes_asks_here_and_throws_away_only_when_told(panel: CasePanel) -> None:
    gone: list[str] = []
    panel.leave(lambda: gone.append("clean"))
    type_in(panel, "applicant_phone", "03")
    panel.leave(lambda: gone.append("dirty"))
    assert gone == ["clean"]
    assert "保存していない変更が1項目あります" in panel.notice.words.text()
    panel.notice._buttons.itemAt(1).widget().click()  # type: ignore[union-attr]
    assert gone == ["clean", "dirty"]
    assert panel.form.changes() == {}


def test_unsaved_changes_hold_the_decision_back(panel: CasePanel) -> None:
    type_in(panel, "applicant_phone", "03")
    assert not panel.decisions.buttons["submit"].isEnabled()
    panel.save_bar.undo.emit()
    assert panel.decisions.buttons["submit"].isEnabled()


def test_a_decision_is_taken_and_told(panel: CasePanel, received: Desk, rest: Show) -> None:
    panel.decisions.acknowledge.setChecked(True)
    panel.decisions.press_primary()
    rest(panel)
    assert show(received, "1").application.state == "pending_approval"
    assert panel.head.state.accessibleName() == "承認待ち"
    assert "「提出」を記録しました" in panel.notice.words.text()
    assert set(panel.decisions.buttons) == {"withdraw"}


def test_a_decision_on_what_has_changed_is_refused_in_words(
    panel: CasePanel, received: Desk, rest: Show
) -> None:
    edit(received, "1", {"applicant_phone": "03-0000-2222"}, "別の人")
    panel.decisions.acknowledge.setChecked(True)
    panel.decisions.press_primary()
    rest(panel)
    assert show(received, "1").application.state == "in_review"
    assert not panel.notice.isHidden()


def test_the_next_problem_is_one_key_away(
    caseworker: Desk, jobs: Jobs, shown: Show, rest: Show, tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path, "1", {**MOVED_IN, "届出年月日": "三月末ごろ"})])
    made = CasePanel(caseworker, jobs)
    shown(made)
    made.open("1")
    rest(made)
    assert made.strip.errors.text() == "▲ 1"
    made.strip.next()
    assert QApplication.focusWidget() is made.form.widgets["filed_on"].control


def test_numbers_are_shown_for_a_reason_that_is_recorded_and_hidden_again(
    panel: CasePanel, received: Desk, rest: Show
) -> None:
    secret = panel.form.widgets["household[0].individual_number"]
    assert isinstance(secret, SecretWidget)
    assert [text for text in texts(panel) if NUMBER in text] == []
    secret.reveal.click()
    assert "世帯員個人番号" in panel.reveal.question.text()
    panel.reveal.reason.setText("基幹システムとの照合")
    panel.reveal.reason.returnPressed.emit()
    rest(panel)
    assert secret.shown() == NUMBER
    assert "あと30秒" in panel.reveal.told.text()
    with received.store.reading() as connection:
        entries = [entry for entry in audit.entries(connection) if entry.action == "reveal"]
    assert [(entry.receipt_no, entry.detail) for entry in entries] == [
        ("1", {"path": "household[0].individual_number", "reason": "基幹システムとの照合"})
    ]
    for _ in range(30):
        panel.number.second.timeout.emit()
    assert secret.shown() == MASK
    assert panel.reveal.isHidden()
    assert [text for text in texts(panel) if NUMBER in text] == []


def test_another_case_never_shows_the_numbers_of_the_last(panel: CasePanel, rest: Show) -> None:
    panel.reveal.wanted.emit("household[0].individual_number", "本人確認")
    rest(panel)
    assert NUMBER in texts(panel)
    panel.open("1")
    rest(panel)
    assert [text for text in texts(panel) if NUMBER in text] == []
    assert not panel.number.second.isActive()


def test_the_value_at_the_cursor_is_copied(panel: CasePanel) -> None:
    panel.form.focus_field("applicant_name")
    panel.copy_value()
    assert QGuiApplication.clipboard().text() == "新宿　太郎"


def test_what_has_no_definition_yet_is_shown_with_all_it_says(
    caseworker: Desk, jobs: Jobs, shown: Show, rest: Show, tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path, "1", title="知らない手続")])
    made = CasePanel(caseworker, jobs)
    shown(made)
    made.open("1")
    rest(made)
    assert "「知らない手続」の手続の定義がまだない" in made.notice.words.text()
    assert "世帯員氏名（１人目）" in texts(made.side.items)
    assert [text for text in texts(made) if NUMBER in text] == []


def test_the_name_has_the_first_line_to_itself_where_room_is_short(qtbot: QtBot, received: Desk) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    head = CaseHead()
    head.setParent(window)
    head.show_case(show(received, "1"), "1 / 2", received.ward, received.program.today())
    head.show_people(1)
    head.setGeometry(0, 0, 1200, 60)
    window.resize(1200, 200)
    window.show()
    qtbot.waitUntil(lambda: head.people.mapTo(head, QPoint()).y() < head.facts.y())
    head.setGeometry(0, 0, 600, 120)
    qtbot.waitUntil(lambda: head.people.mapTo(head, QPoint()).y() > head.facts.y())
    assert head.name.width() >= head.name.sizeHint().width()
    head.setGeometry(0, 0, 1200, 60)
    qtbot.waitUntil(lambda: head.people.mapTo(head, QPoint()).y() < head.facts.y())
