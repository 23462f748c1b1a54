"""What the window remembers from one day to the next, and what it does when that can't be read."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from kaigo_desktop.ui import remembered


def divided(qtbot: QtBot) -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Horizontal)
    qtbot.addWidget(splitter)
    for _ in range(2):
        splitter.addWidget(QWidget())
    splitter.resize(1000, 300)
    splitter.show()
    return splitter


def test_a_word_is_kept_in_a_file_of_the_user(dressed: QApplication, home: Path) -> None:
    assert remembered.recall("case/zoom", "width") == "width"
    remembered.keep("case/zoom", "page")
    dressed.processEvents()
    assert remembered.recall("case/zoom") == "page"
    assert "zoom=page" in (home / "config" / "kaigo-desktop" / "window.ini").read_text()


def test_another_user_finds_nothing_of_it(dressed: QApplication) -> None:
    assert dressed is not None
    assert remembered.recall("case/zoom", "width") == "width"


def test_a_splitter_and_columns_come_back_as_they_were_left(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    left, again = divided(qtbot), divided(qtbot)
    left.setSizes([250, 750])
    assert not remembered.restore_sizes("case/panes", again)
    remembered.keep_sizes("case/panes", left)
    assert remembered.restore_sizes("case/panes", again)
    assert again.sizes() == left.sizes()
    tables = [QTableWidget(1, 3), QTableWidget(1, 3)]
    for table in tables:
        qtbot.addWidget(table)
    tables[0].horizontalHeader().resizeSection(1, 321)
    remembered.keep_sizes("list/columns", tables[0].horizontalHeader())
    assert remembered.restore_sizes("list/columns", tables[1].horizontalHeader())
    assert tables[1].horizontalHeader().sectionSize(1) == 321


def test_what_does_not_fit_changes_nothing(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    splitter = divided(qtbot)
    before = splitter.sizes()
    remembered.keep("case/panes", "broken")
    assert not remembered.restore_sizes("case/panes", splitter)
    remembered.keep_geometry("case/panes", splitter)
    assert not remembered.restore_sizes("case/panes", splitter)
    assert splitter.sizes() == before


def test_a_window_comes_back_where_it_was(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    left, again = divided(qtbot), divided(qtbot)
    left.resize(640, 200)
    assert not remembered.restore_geometry("window", again)
    remembered.keep_geometry("window", left)
    assert remembered.restore_geometry("window", again)
    assert again.size() == left.size()
