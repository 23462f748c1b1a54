"""Room in windows: no bar beside what fits, one line for what belongs together, the chosen in sight."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.ui import fonts, guide_window, pieces, theme
from kaigo_desktop.ui.correction_dialog import CorrectionDialog
from kaigo_desktop.ui.list_model import COLUMNS
from kaigo_desktop.ui.palette import LIGHT
from kaigo_desktop.ui.upright import upright
from kaigo_desktop.ui.wrapping_row import WrappingRow
from tests.making.desks import Clock
from tests.making.downloads import MOVED_IN, write_zip
from tests.making.ward_form import ITEMS, TITLE
from tests.ui.at_the_window import Person

SMALLEST, USUAL = QSize(683, 384), QSize(1366, 768)
LONG = "届出人が別世帯の家族や代理人のとき、委任状や登記事項証明書などで代理権を確かめます。"


def rest(person: Person) -> None:
    """Let the window fold and lay out anew what folded."""
    person.rest()
    for _ in range(3):
        QApplication.processEvents()


def at_case(person: Person, number: str) -> None:
    person.sign_in("tanto")
    person.place.arrival.quiet()
    person.place.open_case(number)
    rest(person)


def left(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), widget.rect().topLeft()).x()


def top(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), widget.rect().topLeft()).y()


def test_texts_over_several_lines_get_a_bar_only_where_they_do_not_fit(
    qtbot: QtBot, dressed: QApplication
) -> None:
    sheet = QWidget()
    rows = pieces.column(sheet, margin=3, spacing=4)
    for _ in range(6):
        rows.addWidget(pieces.label(LONG, wraps=True))
    area = upright(sheet)
    qtbot.addWidget(area)
    needed = sheet.heightForWidth(460)
    area.resize(460, needed)
    area.show()
    dressed.processEvents()
    assert not area.verticalScrollBar().isVisible()
    area.resize(460, needed - 20)
    dressed.processEvents()
    assert area.verticalScrollBar().isVisible()


@pytest.mark.parametrize(("name", "ground"), [("sheet", LIGHT.paper), ("page", LIGHT.ground)])
def test_what_scrolls_is_painted_on_the_ground_it_is_named_for(
    qtbot: QtBot, dressed: QApplication, name: str, ground: str
) -> None:
    sheet = QWidget()
    pieces.column(sheet).addStretch(1)
    card = pieces.frame("card")
    pieces.column(card).addWidget(upright(sheet, name))
    qtbot.addWidget(card)
    card.resize(200, 100)
    card.show()
    dressed.processEvents()
    assert card.grab().toImage().pixelColor(50, 50) == QColor(ground)


def test_what_is_pushed_stays_together_at_the_right(qtbot: QtBot, dressed: QApplication) -> None:
    holder = QWidget()
    row = WrappingRow(holder)
    buttons = [pieces.button(text, lambda: None) for text in ("すべての申請", "開く", "コピー", "印刷")]
    for button in buttons:
        row.addWidget(button)
    row.push(buttons[1])
    qtbot.addWidget(holder)
    holder.resize(sum(button.sizeHint().width() for button in buttons[:3]) + 40, 200)
    holder.show()
    dressed.processEvents()
    first, *pushed = buttons
    assert len({top(button) for button in pushed}) == 1
    assert top(pushed[0]) > top(first)
    assert left(pushed[-1]) + pushed[-1].width() == holder.width()


def test_what_is_pushed_and_too_wide_for_a_line_goes_on_beneath(qtbot: QtBot, dressed: QApplication) -> None:
    holder = QWidget()
    row = WrappingRow(holder)
    buttons = [pieces.button(text, lambda: None) for text in ("開く", "内容をコピー", "内容を印刷")]
    for button in buttons:
        row.addWidget(button)
    row.push(buttons[0])
    qtbot.addWidget(holder)
    holder.resize(buttons[1].sizeHint().width() + 40, 300)
    holder.show()
    dressed.processEvents()
    assert all(left(button) + button.width() <= holder.width() for button in buttons)


@pytest.mark.parametrize("size", [SMALLEST, USUAL], ids=["small", "usual"])
def test_in_every_bar_that_asks_the_step_itself_stands_last(
    speaking: Program, person: Person, worked: Desk, size: QSize
) -> None:
    assert speaking is not None
    assert worked is not None
    person.window.resize(size)
    at_case(person, "2")
    case, asked = person.place.case, 0
    for ask, bar in (
        (case.flags.begin, case.flags.line),
        (case.head.link_wanted.emit, case.link),
        (lambda: case.reveal.ask("x", "個人番号"), case.reveal),
        (lambda: case.save_bar.show_count(1), case.save_bar),
    ):
        ask()
        rest(person)
        seen = [button for button in bar.findChildren(QPushButton) if button.isVisible()]
        if seen:
            asked += 1
            last = max(seen, key=lambda button: (top(button), left(button)))
            assert last.property("role") == "primary", type(bar).__name__
    assert asked == 4


def test_a_reason_that_is_often_given_stands_in_the_bar_whole(
    speaking: Program, person: Person, worked: Desk
) -> None:
    assert speaking is not None
    assert worked is not None
    person.window.resize(SMALLEST)
    at_case(person, "2")
    bar = person.place.case.save_bar
    bar.show_count(12)
    rest(person)
    seen, room = bar.isVisible(), bar.reason.contentsRect().width() - 5 * fonts.measures().unit
    assert seen
    often = bar.reason.fontMetrics().horizontalAdvance("電話で本人に確認")
    assert room >= often
    assert bar.reason.placeholderText().startswith(("理由", "Reason"))


def test_an_account_that_is_open_needs_no_bar_in_a_usual_window(speaking: Program, person: Person) -> None:
    assert speaking is not None
    person.window.resize(USUAL)
    person.sign_in("kanri")
    person.place.arrival.quiet()
    panel = person.place.accounts
    panel.table.selectRow(1)
    rest(person)
    assert panel.card.set_role.isVisible()
    areas = [area for area in panel.findChildren(QScrollArea) if area.verticalScrollBar().isVisible()]
    assert areas == []


def test_an_account_that_is_chosen_comes_into_sight_and_its_list_needs_no_bar(
    speaking: Program, person: Person
) -> None:
    assert speaking is not None
    person.window.resize(SMALLEST)
    person.sign_in("kanri")
    person.place.arrival.quiet()
    rest(person)
    panel = person.place.accounts
    assert not panel.table.horizontalScrollBar().isVisible()
    assert panel.card.title.visibleRegion().isEmpty()
    panel.table.selectRow(1)
    rest(person)
    assert not panel.card.title.visibleRegion().isEmpty()
    assert not panel.card.login.visibleRegion().isEmpty()


def test_the_lines_of_the_letter_stand_as_the_ward_wrote_them(
    person: Person, caseworker: Desk, tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path, "1", {**MOVED_IN, "届出年月日": "三月末ごろ"})])
    person.window.resize(SMALLEST)
    at_case(person, "1")
    person.place.case.decisions.buttons["request-correction"].click()
    rest(person)
    dialog = person.window.findChildren(CorrectionDialog)[0]
    document = dialog.text.document()
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    broken = [block.text() for block in blocks if block.layout().lineCount() > 1]
    dialog.reject()
    assert any("次の点の訂正" in block.text() for block in blocks)
    assert [text for text in broken if not text.startswith("　　")] == []


def test_the_fields_of_a_layout_are_chosen_in_boxes_seen_whole(
    speaking: Program, person: Person, tmp_path: Path
) -> None:
    assert speaking is not None
    person.window.resize(SMALLEST)
    person.sign_in("kanri")
    person.place.navigation.go("layouts")
    rest(person)
    panel = person.place.layouts
    panel.begin(write_zip(tmp_path, "0007", ITEMS, TITLE))
    rest(person)
    editor = panel.editor
    editor.procedure.setCurrentIndex(editor.procedure.findData("qualification"))
    editor.procedure.activated.emit(editor.procedure.currentIndex())
    rest(person)
    mapping = editor.mapping
    assert len(mapping.combos) > 3
    rights = {combo.geometry().right() for combo in mapping.combos}
    assert max(rights) <= mapping.viewport().width()


def test_in_a_narrow_window_the_guide_leaves_more_to_the_page_than_to_its_contents(
    dressed: QApplication, program: Program, person: Person
) -> None:
    window = guide_window.open_guide(program.resources, "case", person.window)
    window.resize(360, 340)
    dressed.processEvents()
    assert window.page.width() > window.contents.width()
    window.resize(1000, 700)
    dressed.processEvents()
    assert window.contents.width() == 62 * fonts.measures().unit
    window.close()


def test_a_deadline_that_has_passed_is_red_in_the_chosen_row_too(
    person: Person, worked: Desk, clock: Clock
) -> None:
    assert worked is not None
    clock.at += timedelta(days=60)
    person.sign_in("tanto")
    person.place.arrival.quiet()
    person.place.navigation.go("overdue")
    rest(person)
    table = person.place.list.table
    assert table.selected_rows() == [0]
    column = next(number for number, each in enumerate(COLUMNS) if each.id == "due_on")
    cell = table.visualRect(table.model().index(table.currentIndex().row(), column))
    image = table.viewport().grab(cell).toImage().convertToFormat(QImage.Format.Format_RGB32)
    red = QColor(theme.current().error)
    assert any(image.pixelColor(x, y) == red for x in range(image.width()) for y in range(image.height()))
