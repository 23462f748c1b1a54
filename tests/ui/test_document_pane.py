"""The document beside the form: opened by itself, zoomed, turned, searched, or told why it isn't shown."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kaigo_desktop.core.masking import MASK
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.store import audit
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.document_pane import DocumentPane
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.text_widgets import LineWidget
from tests.making import papers
from tests.making.downloads import write_zip
from tests.ui.conftest import Show
from tests.ui.documents import ALT, CTRL, FILES, SHIFT, choose, open_case, picture, press, reds
from tests.ui.looking import texts


@pytest.fixture
def desk(caseworker: Desk, tmp_path: Path) -> Desk:
    """Applications 1 and 2 with the same files, under review."""
    for number in ("1", "2"):
        receive(caseworker, [write_zip(tmp_path / "downloads", number, files=FILES)])
        decide(caseworker, "start-review", number)
    return caseworker


@pytest.fixture
def panel(desk: Desk, jobs: Jobs, shown: Show, rest: Show) -> CasePanel:
    """Application 1, its window in front."""
    made = CasePanel(desk, jobs)
    shown(made)
    made.activateWindow()
    open_case(made, "1", rest)
    return made


@pytest.fixture
def pane(panel: CasePanel) -> DocumentPane:
    return panel.side.documents


def test_the_form_opens_by_itself_as_wide_as_the_pane(pane: DocumentPane) -> None:
    assert pane.chooser.currentText().startswith("申請書控え: 申請書.pdf  PDF")
    assert pane.stack.currentWidget() is pane.view
    assert pane.view.fit == "width"
    assert pane.bar.count.text() == "/ 5"
    margin = pane.view.viewport().width() - pane.view._layout.places[0].width
    assert 0 < margin < 40
    assert reds(pane)


def test_each_look_is_one_entry_of_the_log_however_often_one_comes_back(
    panel: CasePanel, pane: DocumentPane, desk: Desk, rest: Show
) -> None:
    def looks() -> int:
        with desk.store.reading() as connection:
            return sum(entry.action == "open_attachment" for entry in audit.entries(connection))

    assert looks() == 1
    choose(pane, "身分証", rest)
    choose(pane, "申請書.pdf", rest)
    choose(pane, "身分証", rest)
    assert looks() == 2
    open_case(panel, "1", rest)
    assert looks() == 3


def test_the_page_stays_where_it_was_when_the_form_is_saved(
    panel: CasePanel, pane: DocumentPane, rest: Show
) -> None:
    pane.view.go_to(2)
    rest(pane)
    before = picture(pane).copy(0, 0, 500, 300)
    widget = panel.form.widgets["applicant_phone"]
    assert isinstance(widget, LineWidget)
    widget.edit.setText("03-0000-9999")
    panel._save("電話で確認")
    rest(panel)
    assert panel.notice.words.text() == "✓ 変更を保存しました。"
    assert pane.view.page == 2
    assert picture(pane).copy(0, 0, 500, 300) == before


def test_keys_go_through_pages_zoom_turn_and_documents(pane: DocumentPane, rest: Show) -> None:
    view = pane.view
    press(pane, Qt.Key.Key_PageDown, CTRL)
    assert (view.page, pane.bar.number.text()) == (1, "2")
    press(pane, Qt.Key.Key_PageUp, CTRL)
    assert view.page == 0
    before = view.zoom
    press(pane, Qt.Key.Key_Plus, CTRL)
    assert view.zoom > before
    press(pane, Qt.Key.Key_9, CTRL)
    assert pane.bar.zoom.currentIndex() == 1
    assert view._layout.places[0].height <= view.viewport().height()
    press(pane, Qt.Key.Key_0, CTRL)
    assert pane.bar.zoom.currentIndex() == 0
    assert view.zoom == pytest.approx(before)
    press(pane, Qt.Key.Key_R, CTRL)
    rest(pane)
    assert view.turn == 1
    assert min(x for x, _ in reds(pane)) > view.viewport().width() / 2
    down = view.verticalScrollBar().value()
    press(pane, Qt.Key.Key_PageDown, ALT)
    assert view.verticalScrollBar().value() > down
    press(pane, Qt.Key.Key_PageDown, CTRL, SHIFT)
    rest(pane)
    assert "申請書.pdf" not in pane.chooser.currentText()
    choose(pane, "申請書.pdf", rest)
    assert view.turn == 1


def test_a_page_number_is_gone_to(pane: DocumentPane) -> None:
    press(pane, Qt.Key.Key_G, CTRL)
    QTest.keyClicks(pane.bar.number, "4")
    QTest.keyClick(pane.bar.number, Qt.Key.Key_Return)
    assert pane.view.page == 3


def test_ctrl_and_the_wheel_zoom_around_the_pointer(pane: DocumentPane) -> None:
    view = pane.view
    place = view._layout.places[0]
    before = (view.top() + 200 - place.top) / place.height
    for _ in range(4):
        event = QWheelEvent(
            QPointF(100, 200),
            QPointF(100, 200),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            CTRL,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        view.wheelEvent(event)
    grown = view._layout.places[0]
    assert grown.height > 1.9 * place.height
    assert (view.top() + 200 - grown.top) / grown.height == pytest.approx(before, abs=0.005)


def test_a_word_is_found_marked_and_gone_through(pane: DocumentPane, rest: Show) -> None:
    before = picture(pane)
    press(pane, Qt.Key.Key_F, CTRL, SHIFT)
    assert pane.finding.isVisible()
    pane.finding.word.setText("ＳＨＩＮＪＵＫＵ")
    pane.finding.look()
    rest(pane)
    assert pane.finding.told.text() == "1 / 5"
    assert picture(pane) != before
    press(pane, Qt.Key.Key_F3)
    rest(pane)
    assert pane.finding.told.text() == "2 / 5"
    assert pane.view.page == 1
    press(pane, Qt.Key.Key_F3, SHIFT)
    press(pane, Qt.Key.Key_F3, SHIFT)
    assert pane.finding.told.text() == "5 / 5"
    pane.finding.word.setText("Osaka")
    pane.finding.look()
    rest(pane)
    assert pane.finding.told.text() == "見つかりません"
    pane.finding.put_away()
    pane.view.go_to(0)
    rest(pane)
    assert picture(pane).size() == before.size()
    assert not pane.finding.isVisible()


def test_a_photograph_in_heic_and_a_broken_file_say_so(pane: DocumentPane, rest: Show) -> None:
    choose(pane, "写真.jpg", rest)
    assert any("この端末では表示できません(HEIC 形式" in text for text in texts(pane.reason))
    choose(pane, "壊れた.pdf", rest)
    assert any("壊れているため表示できません" in text for text in texts(pane.reason))
    assert not pane.bar.search.isEnabled()
    choose(pane, "身分証.png", rest)
    assert pane.stack.currentWidget() is pane.view
    assert pane.bar.count.text() == "/ 1"
    assert not pane.bar.search.isEnabled()


def test_an_original_is_read_as_a_text_without_numbers(pane: DocumentPane, rest: Show) -> None:
    choose(pane, "申請情報", rest)
    assert pane.stack.currentWidget() is pane.text
    assert "123456789018" not in pane.text.toPlainText()
    assert MASK in pane.text.toPlainText()
    assert pane.note.text() == "個人番号とみられる1か所を伏せています。"
    pane.look_for()
    pane.finding.word.setText("新宿太郎")
    pane.finding.look()
    assert pane.finding.told.text() == "1 / 2"


def test_the_next_case_keeps_the_zoom_and_shows_its_own_form(
    panel: CasePanel, pane: DocumentPane, rest: Show
) -> None:
    pane.bar.zoom_wanted.emit("150")
    first = pane.view.document
    open_case(panel, "2", rest)
    assert pane.view.document not in {0, first}
    assert pane.view.zoom == pytest.approx(1.5)
    assert pane.bar.zoom.currentText() == "150 %"
    assert pane.view.page == 0


def test_zoom_tab_and_panes_are_remembered(
    panel: CasePanel, pane: DocumentPane, desk: Desk, jobs: Jobs, shown: Show
) -> None:
    pane.bar.zoom_wanted.emit("page")
    panel.side.tabBarClicked.emit(1)
    again = CasePanel(desk, jobs)
    shown(again)
    assert again.side.documents.view.fit == "page"
    assert again.side.currentWidget() is again.side.checklist


def test_what_nobody_looks_at_is_not_fetched(panel: CasePanel, desk: Desk, rest: Show) -> None:
    panel.side.setCurrentWidget(panel.side.history)
    open_case(panel, "2", rest)
    with desk.store.reading() as connection:
        seen = [entry.receipt_no for entry in audit.entries(connection) if entry.action == "open_attachment"]
    assert seen == ["1"]
    panel.side.setCurrentWidget(panel.side.documents)
    for _ in range(3):
        rest(panel)
    assert panel.side.documents.bar.count.text() == "/ 5"


def test_f6_goes_to_the_document_and_back_to_the_field(
    panel: CasePanel, pane: DocumentPane, dressed: QApplication
) -> None:
    field = panel.form.widgets["applicant_phone"].focusProxy() or panel.form.widgets["applicant_phone"]
    panel.form.focus_field("applicant_phone")
    before = dressed.focusWidget()
    assert field is not None
    press(pane, Qt.Key.Key_F6)
    assert dressed.focusWidget() is pane.view
    press(pane, Qt.Key.Key_F6)
    assert dressed.focusWidget() is before


def test_in_a_narrow_window_the_document_folds_below_and_a_key_unfolds_it(
    panel: CasePanel, pane: DocumentPane, rest: Show
) -> None:
    panel.resize(700, 700)
    rest(panel)
    assert pane.height() < 40
    press(pane, Qt.Key.Key_F6)
    rest(panel)
    assert pane.height() > 200
    assert reds(pane)
    press(pane, Qt.Key.Key_F6)
    assert pane.height() < 40


def test_a_page_that_cannot_be_painted_says_so_and_the_others_are_seen(
    caseworker: Desk, tmp_path: Path, jobs: Jobs, shown: Show, rest: Show
) -> None:
    bomb = papers.endless().replace(b"/Kids [3 0 R] /Count 1", b"/Kids [3 0 R 5 0 R] /Count 2")
    sound = b"5 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R >>\nendobj\n"
    red = b"1 0 0 rg 0 792 50 50 re f"
    drawn = b"6 0 obj\n" + papers.stream(red) + b"\nendobj\n"
    cut = bomb.index(b"3 0 obj")
    receive(
        caseworker,
        [write_zip(tmp_path / "d", "3", files={"申請書.pdf": bomb[:cut] + sound + drawn + bomb[cut:]})],
    )
    panel = CasePanel(caseworker, jobs)
    shown(panel)
    open_case(panel, "3", rest)
    view = panel.side.documents.view
    view.set_fit("page")
    for _ in range(3):
        rest(panel)
    assert set(view._bad) == {0}
    view.go_to(1)
    for _ in range(3):
        rest(panel)
    assert view.page == 1
    assert reds(panel.side.documents)


def test_every_control_has_a_name_and_every_key_is_told(pane: DocumentPane) -> None:
    for part in (*pane.bar.for_pages, pane.bar.search, pane.chooser, pane.view, pane.text, pane.finding.word):
        if part is not pane.bar.count:
            assert part.accessibleName()
    told = {key for keys, _ in CasePanel.KEYS for key in keys.split()}
    assert {"F6", "Ctrl+R", "Ctrl+G", "F3", "Ctrl+Shift+F", "Ctrl+0"} <= told
