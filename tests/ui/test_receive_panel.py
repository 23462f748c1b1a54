"""Intake on the screen: what became of each file, with reasons, and a way to stop."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.desk import Desk, Progress
from kaigo_desktop.flow.layouts import save_layout
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.receive_panel import ReceivePanel
from tests.making.downloads import write_zip
from tests.making.ward_form import ITEMS, TITLE, mapped
from tests.ui.conftest import Show


def take(panel: ReceivePanel, jobs: Jobs, qtbot: QtBot, *paths: Path) -> None:
    panel.take(paths)
    qtbot.waitUntil(lambda: jobs.long is None, timeout=30_000)


def rows(panel: ReceivePanel) -> list[tuple[str, str]]:
    return [
        (panel.model.index(row, 0).data(), panel.model.index(row, 1).data())
        for row in range(panel.model.rowCount())
    ]


def test_every_file_has_its_outcome_and_reason_what_needs_a_person_first(
    qtbot: QtBot, caseworker: Desk, jobs: Jobs, shown: Show, tmp_path: Path
) -> None:
    folder = tmp_path / "downloads"
    write_zip(folder, "1")
    write_zip(folder, "2", title="知らない手続")
    (folder / "3.zip").write_bytes(b"PK\3\4 broken")
    panel = ReceivePanel(caseworker, jobs)
    shown(panel)
    take(panel, jobs, qtbot, folder)
    assert rows(panel) == [("取り込めません", "3"), ("保留", "2"), ("受付", "1")]
    assert panel.model.index(0, 3).data().startswith("3.zip")
    assert "取り込めません 1件、保留 1件、受付 1件" in panel.notice.words.text()
    assert panel.running.isHidden()
    assert panel.drop.isEnabled()


def test_the_same_again_is_told_as_taken_in_already(
    qtbot: QtBot, received: Desk, jobs: Jobs, shown: Show, tmp_path: Path
) -> None:
    panel = ReceivePanel(received, jobs)
    shown(panel)
    take(panel, jobs, qtbot, tmp_path / "downloads")
    assert rows(panel) == [("取込済み", "1")]


def test_files_are_dropped_on_the_panel(
    qtbot: QtBot, caseworker: Desk, jobs: Jobs, shown: Show, tmp_path: Path
) -> None:
    path = write_zip(tmp_path / "downloads", "1")
    panel = ReceivePanel(caseworker, jobs)
    shown(panel)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    panel.drop.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: jobs.long is None, timeout=30_000)
    assert rows(panel) == [("受付", "1")]


def test_an_application_can_be_opened_from_its_outcome(
    qtbot: QtBot, received: Desk, jobs: Jobs, shown: Show, tmp_path: Path
) -> None:
    panel = ReceivePanel(received, jobs)
    shown(panel)
    take(panel, jobs, qtbot, tmp_path / "downloads")
    opened: list[str] = []
    panel.opened.connect(opened.append)
    panel.table.activated.emit(panel.model.index(0, 0))
    assert opened == ["1"]


def test_an_intake_can_be_stopped_and_what_was_taken_in_stays(
    qtbot: QtBot, caseworker: Desk, jobs: Jobs, shown: Show, tmp_path: Path
) -> None:
    folder = tmp_path / "downloads"
    for number in range(1, 30):
        write_zip(folder, str(number))
    panel = ReceivePanel(caseworker, jobs)
    shown(panel)
    gate = threading.Event()
    jobs.run(panel, lambda: gate.wait(5), lambda _: None)
    panel.take([folder])
    panel.stop()
    gate.set()
    qtbot.waitUntil(lambda: jobs.long is None, timeout=30_000)
    assert "取込を中止しました" in panel.notice.words.text()
    assert panel.model.rowCount() < 29


def test_the_time_that_is_left_is_told(caseworker: Desk, jobs: Jobs, shown: Show) -> None:
    panel = ReceivePanel(caseworker, jobs)
    shown(panel)
    told: list[Progress] = []
    panel.told.connect(lambda progress, _rest: told.append(progress))
    panel._timer.start()
    panel._hear(Progress(3, 10, "a.zip"))
    assert panel.bar.value() == 3
    assert told == [Progress(3, 10, "a.zip")]
    assert panel.rest.text().startswith("あと")


def test_what_is_held_is_read_again_and_the_answer_is_in_words(
    open_desk: Callable[[str], Desk], jobs: Jobs, shown: Show, rest: Show, tmp_path: Path
) -> None:
    caseworker = open_desk("tanto")
    panel = ReceivePanel(caseworker, jobs)
    shown(panel)
    panel.held.click()
    rest(panel)
    assert "保留の申請はありません。" in panel.notice.words.text()
    sample = write_zip(tmp_path / "downloads", "7", ITEMS, TITLE)
    receive(caseworker, [sample])
    panel.held.click()
    rest(panel)
    assert "まだありません。 まだ保留: 1件" in panel.notice.words.text()
    admin = open_desk("kanri")
    save_layout(admin, mapped(admin, sample), "区の様式に合わせる")
    changed: list[bool] = []
    panel.changed.connect(lambda: changed.append(True))
    panel.held.click()
    rest(panel)
    assert "保留 1件を取り込みました。" in panel.notice.words.text()
    assert show(caseworker, "7").application.state == "received"
    assert changed == [True]
    assert panel.held.isEnabled()
