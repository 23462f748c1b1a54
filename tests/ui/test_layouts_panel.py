"""A ward's own form on an administrator's screen: mapped from a sample, tried, saved and withdrawn."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kaigo_desktop.core.layout import Layout
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.layout_editor import LayoutEditor
from kaigo_desktop.ui.layout_mapping import IGNORED
from kaigo_desktop.ui.layouts_panel import LayoutsPanel
from tests.making.downloads import write_zip
from tests.making.ward_form import ITEMS, TITLE
from tests.ui.conftest import Show
from tests.ui.looking import texts

NUMBER = "123456789018"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A file of a form the program does not know."""
    return write_zip(tmp_path, "0007", ITEMS, TITLE)


@pytest.fixture
def panel(open_desk: Callable[[str], Desk], jobs: Jobs, shown: Show, rest: Show) -> LayoutsPanel:
    """The panel of a 管理者."""
    made = LayoutsPanel(open_desk("kanri"), jobs)
    shown(made)
    made.refresh()
    rest(made)
    return made


def choose(editor: LayoutEditor, item: str, field: str) -> None:
    names = [editor.mapping.item(row, 0).text() for row in range(editor.mapping.rowCount())]  # type: ignore[union-attr]
    editor.mapping.choose(names.index(item), field)


def row(panel: LayoutsPanel, number: int, *columns: int) -> list[str]:
    return [panel.table.item(number, column).text() for column in columns]  # type: ignore[union-attr]


def begin(panel: LayoutsPanel, sample: Path, rest: Show) -> LayoutEditor:
    panel.begin(sample)
    rest(panel)
    editor = panel.editor
    editor.procedure.setCurrentIndex(editor.procedure.findData("qualification"))
    editor.procedure.activated.emit(editor.procedure.currentIndex())
    rest(panel)
    return editor


def test_what_came_with_the_product_is_listed_too(panel: LayoutsPanel) -> None:
    assert row(panel, 0, 1, 2, 4) == ["1", "使用中", "製品に付属"]
    assert not panel.table.isHidden()


def test_items_are_mapped_tried_and_saved_with_a_reason_and_then_read(
    panel: LayoutsPanel, caseworker: Desk, sample: Path, rest: Show
) -> None:
    editor = begin(panel, sample, rest)
    choose(editor, "お届けになる方(姓)", "applicant_name")
    choose(editor, "お届けになる方(名)", "applicant_name")
    choose(editor, "移ったあとの住まい", "new_address")
    choose(editor, "個人情報の取り扱いに同意しますか", IGNORED)
    editor.test.click()
    rest(panel)
    assert "新宿　太郎" in texts(editor.trial)
    assert not any(NUMBER in text for text in texts(panel))
    editor.button.click()
    assert "理由を書いてください" in editor.notice.words.text()
    editor.reason.setText("区の様式に合わせる")
    editor.button.click()
    rest(panel)
    assert panel.currentWidget() is not editor
    assert "版1を保存しました" in panel.notice.words.text()
    assert ["1", "使用中", "区の様式に合わせる"] in [
        row(panel, number, 1, 2, 5) for number in range(panel.table.rowCount())
    ]
    assert [file.outcome for file in receive(caseworker, [sample]).files] == ["received"]
    values = show(caseworker, "0007").values
    assert (values["applicant_name"], values["new_address"]) == ("新宿　太郎", "東京都新宿区歌舞伎町1-4-1")


def test_what_an_item_goes_into_is_seen_whole(panel: LayoutsPanel, sample: Path, rest: Show) -> None:
    panel.resize(1700, 900)
    mapping = begin(panel, sample, rest).mapping
    assert mapping.combos
    seen = [mapping.viewport().rect().contains(combo.geometry()) for combo in mapping.combos[:3]]
    assert all(seen)
    assert all(combo.width() >= combo.sizeHint().width() for combo in mapping.combos)


def test_a_layout_is_withdrawn_with_a_reason(panel: LayoutsPanel, sample: Path, rest: Show) -> None:
    editor = begin(panel, sample, rest)
    editor.reason.setText("区の様式に合わせる")
    saved: list[Layout] = []
    editor.saved.connect(saved.append)
    editor.save()
    rest(panel)
    titles = [row(panel, number, 0)[0] for number in range(panel.table.rowCount())]
    assert panel.ending.isHidden()
    panel.table.selectRow(titles.index(saved[0].title))
    panel.withdraw.click()
    assert "理由を書いてください" in panel.notice.words.text()
    panel.reason.setText("様式が変わった")
    panel.withdraw.click()
    rest(panel)
    assert "廃止しました" in panel.notice.words.text()
    number = titles.index(saved[0].title)
    assert row(panel, number, 2, 5) == ["廃止", "様式が変わった"]


def test_a_file_nobody_can_read_is_told_where_it_was_chosen(
    panel: LayoutsPanel, rest: Show, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\3\4 broken")
    panel.begin(broken)
    rest(panel)
    assert "broken.zip" in panel.editor.notice.words.text()
    assert not panel.editor.button.isEnabled()
    panel.editor.left.emit()
    assert panel.currentWidget() is not panel.editor
