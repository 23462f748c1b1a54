"""Intake on the screen: what became of each file, with reasons, and a way to stop."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow import find
from kaigo_desktop.flow.desk import Desk, FileOutcome, Progress
from kaigo_desktop.flow.layouts import save_layout
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.store import audit
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.outcome_table import page
from kaigo_desktop.ui.receive_panel import ReceivePanel
from tests.making.downloads import write_zip
from tests.making.ward_form import ITEMS, TITLE, mapped
from tests.ui.conftest import Show


def take(panel: ReceivePanel, jobs: Jobs, qtbot: QtBot, *paths: Path) -> None:
    panel.take(paths)
    qtbot.waitUntil(lambda: jobs.long is None, timeout=30_000)


KEPT: list[QMimeData] = []


def counts(desk: Desk) -> dict[str, int]:
    """State → applications."""
    return {state: count for (_, state), count in find.counts(desk).items()}


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


def drop_event(*paths: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    KEPT.append(data)  # the event does not own what it carries
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)


def look(panel: ReceivePanel, jobs: Jobs, qtbot: QtBot, *paths: Path) -> None:
    panel.look(paths)
    qtbot.waitUntil(lambda: jobs.long is None, timeout=30_000)


def test_what_is_dropped_is_shown_first_and_taken_in_only_when_asked(
    qtbot: QtBot, received: Desk, jobs: Jobs, shown: Show, tmp_path: Path
) -> None:
    folder = tmp_path / "more"
    write_zip(folder, "1")
    write_zip(folder, "2")
    write_zip(folder, "3", title="知らない手続")
    (folder / "4.zip").write_bytes(b"PK\3\4 broken")
    panel = ReceivePanel(received, jobs)
    shown(panel)
    assert panel.lesson.isVisible()
    panel.drop.dropEvent(drop_event(folder))
    qtbot.waitUntil(lambda: jobs.long is None, timeout=30_000)
    kinds = [("取り込めません", "4"), ("保留", "3"), ("新しい申請", "2"), ("取込済み", "1")]
    assert rows(panel) == kinds
    assert "まだ取り込んでいません" in panel.notice.words.text()
    assert [word.isVisible() for word in panel.drop.findChildren(QLabel)] == [False, False]
    assert counts(received) == {"received": 1}
    panel.press_primary()
    qtbot.waitUntil(lambda: jobs.long is None, timeout=30_000)
    assert rows(panel) == [*kinds[:2], ("受付", "2"), kinds[3]]
    assert counts(received) == {"received": 2, "held": 1}
    assert panel.decision.isHidden()
    assert panel.lesson.isHidden()
    assert panel.focusWidget() is panel.table


def test_what_is_not_wanted_is_not_taken_in(
    qtbot: QtBot, caseworker: Desk, jobs: Jobs, shown: Show, tmp_path: Path
) -> None:
    panel = ReceivePanel(caseworker, jobs)
    shown(panel)
    look(panel, jobs, qtbot, write_zip(tmp_path, "1"))
    panel.refuse.click()
    assert counts(caseworker) == {}
    assert panel.outcomes.isHidden()
    assert panel.lesson.isVisible()
    panel.press_primary()
    assert jobs.long is None


def test_nothing_is_offered_where_nothing_would_change(
    qtbot: QtBot, received: Desk, jobs: Jobs, shown: Show, tmp_path: Path
) -> None:
    panel = ReceivePanel(received, jobs)
    shown(panel)
    look(panel, jobs, qtbot, tmp_path / "downloads")
    assert panel.notice.words.text() == "● 取り込むものはありません。 取込済み 1件"
    assert panel.decision.isHidden()


def test_outcomes_are_seen_kind_by_kind(
    qtbot: QtBot, caseworker: Desk, jobs: Jobs, shown: Show, tmp_path: Path
) -> None:
    write_zip(tmp_path / "in", "1")
    write_zip(tmp_path / "in", "2", title="知らない手続")
    panel = ReceivePanel(caseworker, jobs)
    shown(panel)
    take(panel, jobs, qtbot, tmp_path / "in")
    filters = panel.outcomes.filters
    assert [filters.tabText(place) for place in range(filters.count())] == ["すべて 2", "保留 1", "受付 1"]
    filters.setCurrentIndex(1)
    assert rows(panel) == [("保留", "2")]
    filters.setCurrentIndex(0)
    assert len(rows(panel)) == 2


def test_a_reason_is_copied_and_only_what_is_there_can_be_opened(
    qtbot: QtBot, caseworker: Desk, jobs: Jobs, shown: Show, tmp_path: Path
) -> None:
    (tmp_path / "4.zip").write_bytes(b"PK\3\4 broken")
    panel = ReceivePanel(caseworker, jobs)
    shown(panel)
    look(panel, jobs, qtbot, tmp_path / "4.zip", write_zip(tmp_path / "in", "1"))
    panel.table.selectRow(0)
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.endswith(panel.model.outcome(0).message)
    assert "4.zip" in copied
    for row in (0, 1):
        panel.table.selectRow(row)
        assert not panel.outcomes.open_button.isEnabled()
    panel.press_primary()
    qtbot.waitUntil(lambda: jobs.long is None, timeout=30_000)
    panel.table.selectRow(1)
    assert panel.outcomes.open_button.isEnabled()


def test_a_print_shows_the_rows_on_show_and_is_an_entry_of_the_log(
    qtbot: QtBot, caseworker: Desk, jobs: Jobs, shown: Show, tmp_path: Path
) -> None:
    panel = ReceivePanel(caseworker, jobs)
    shown(panel)
    take(panel, jobs, qtbot, write_zip(tmp_path / "in", "1"))
    file = tmp_path / "out.pdf"
    panel.outcomes.print_on(QPdfWriter(str(file)))
    qtbot.waitUntil(lambda: "印刷に送りました" in panel.notice.words.text(), timeout=30_000)
    assert file.read_bytes().startswith(b"%PDF")
    with caseworker.store.reading() as connection:
        (entry,) = [entry for entry in audit.entries(connection) if entry.action == "print"]
    assert entry.detail["what"] == "取込の結果"
    assert "<b>" not in page(
        "題", [FileOutcome("<b>.zip", "1", "received", None, "文")], {"received": "受付"}
    )


def test_a_look_that_is_stopped_takes_nothing_in_and_can_be_skipped(
    qtbot: QtBot, caseworker: Desk, jobs: Jobs, shown: Show, tmp_path: Path
) -> None:
    for number in range(1, 4):
        write_zip(tmp_path / "in", str(number))
    panel = ReceivePanel(caseworker, jobs)
    shown(panel)
    gate = threading.Event()
    jobs.run(panel, lambda: gate.wait(5), lambda _: None)
    panel.look([tmp_path / "in"])
    panel.running.button.click()
    gate.set()
    qtbot.waitUntil(lambda: jobs.long is None, timeout=30_000)
    assert "何も取り込んでいません" in panel.notice.words.text()
    assert counts(caseworker) == {}
    anyway = next(
        button for button in panel.notice.findChildren(QPushButton) if button.text() == "確認せずに取り込む"
    )
    anyway.click()
    qtbot.waitUntil(lambda: jobs.long is None, timeout=30_000)
    assert counts(caseworker) == {"received": 3}


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


def test_the_time_that_is_left_is_told(caseworker: Desk, jobs: Jobs, shown: Show, qtbot: QtBot) -> None:
    panel = ReceivePanel(caseworker, jobs)
    shown(panel)
    told: list[Progress] = []
    panel.told.connect(lambda progress, _rest, _work: told.append(progress))
    panel.running.begin("取込中")
    panel._hear(Progress(3, 10, "a.zip"))
    assert panel.running.bar.value() == 3
    assert told == [Progress(3, 10, "a.zip")]

    def rest() -> str:
        panel.running.show_progress(Progress(3, 10, "a.zip"))
        return panel.running.pace.text()

    qtbot.waitUntil(lambda: rest().startswith("あと"), timeout=5_000)


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
