"""Files dropped anywhere on the window go to the intake; no text field takes their paths."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.making.downloads import write_zip
from tests.ui.at_the_window import Person

BUTTONS, KEYS, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


def carrying(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def enter(person: Person, data: QMimeData, over: QWidget) -> bool:
    """A drag comes in over a widget; whether the window takes it."""
    place = over.mapTo(person.window, over.rect().center())
    event = QDragEnterEvent(QPoint(place), COPY, data, BUTTONS, KEYS)
    QApplication.sendEvent(person.window.windowHandle(), event)
    return event.isAccepted()


def drop(person: Person, data: QMimeData, over: QWidget) -> bool:
    place = QPointF(over.mapTo(person.window, over.rect().center()))
    event = QDropEvent(place, COPY, data, BUTTONS, KEYS)
    QApplication.sendEvent(person.window.windowHandle(), event)
    return event.isAccepted()


def test_files_dropped_on_a_search_field_are_looked_at_and_not_typed(
    qtbot: QtBot, person: Person, tmp_path: Path
) -> None:
    person.sign_in("tanto")
    place = person.place
    place.navigation.go("all")
    person.rest()
    search = place.list.filters.search
    search.setFocus()
    data = carrying(write_zip(tmp_path / "in", "1"))
    assert enter(person, data, search)
    assert place.files.hint.isVisible()
    assert drop(person, data, search)
    assert not place.files.hint.isVisible()
    qtbot.waitUntil(lambda: person.window.jobs.long is None, timeout=30_000)
    person.rest()
    assert place.panels.currentWidget() is place.receive
    assert place.receive.model.rowCount() == 1
    assert search.text() == ""


def test_the_hint_goes_with_the_files(person: Person, tmp_path: Path) -> None:
    person.sign_in("tanto")
    data = carrying(write_zip(tmp_path / "in", "1"))
    assert enter(person, data, person.place.home)
    QApplication.sendEvent(person.window.windowHandle(), QDragLeaveEvent())
    assert not person.place.files.hint.isVisible()


def test_who_may_not_receive_can_drop_no_file_anywhere(person: Person, tmp_path: Path) -> None:
    person.sign_in("kansa")
    data = carrying(write_zip(tmp_path / "in", "1"))
    assert not enter(person, data, person.place.log)
    assert not person.place.files.hint.isVisible()
    assert not drop(person, data, person.place.log)
    assert person.window.jobs.long is None


def test_text_that_is_dragged_goes_where_it_would(person: Person) -> None:
    person.sign_in("tanto")
    data = QMimeData()
    data.setText("新宿")
    event = QDragEnterEvent(QPoint(3, 3), COPY, data, BUTTONS, KEYS)
    assert event.type() == QEvent.Type.DragEnter
    assert not person.place.files.eventFilter(person.window.windowHandle(), event)
