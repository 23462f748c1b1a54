"""Verifying and sealing on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kaigo_desktop.ui.verify_panel import VerifyPanel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kaigo_desktop.flow.desk import Desk, Progress
    from kaigo_desktop.ui.backup_box import BackupBox
    from kaigo_desktop.ui.jobs import Jobs
    from tests.ui.conftest import Show


@pytest.fixture
def panel(open_desk: Callable[[str], Desk], jobs: Jobs, shown: Show) -> VerifyPanel:
    """The panel of the auditor."""
    made = VerifyPanel(open_desk("kansa"), jobs)
    shown(made)
    return made


def test_a_sound_store_is_said_to_be_sound_with_what_was_looked_at(panel: VerifyPanel, rest: Show) -> None:
    panel.button.click()
    rest(panel)
    assert "異常はありません" in panel.notice.words.text()
    assert "監査記録" in panel.notice.words.text()
    assert panel.button.isEnabled()


def test_a_seal_is_made_and_checked_by_its_file_and_by_its_code(
    panel: VerifyPanel, rest: Show, tmp_path: Path
) -> None:
    panel.make_seal(tmp_path / "out")
    rest(panel)
    assert "印刷し" in panel.sealed.words.text()
    (file,) = (tmp_path / "out").glob("*.json")
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 1
    panel.seal.setText(str(file))
    panel.button.click()
    rest(panel)
    assert "封緘 1" in panel.notice.words.text()
    panel.seal.setText('{"format":"kaigo-seal-1"}')
    panel.seal.returnPressed.emit()
    rest(panel)
    assert "封緘として読めません" in panel.notice.words.text()
    assert panel.button.isEnabled()


def test_faults_are_listed_with_their_places(panel: VerifyPanel, rest: Show) -> None:
    with panel._desk.store.transaction() as tx:
        tx.exec_driver_sql("DROP TRIGGER audit_refuses_update")
        tx.exec_driver_sql("UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE id = 4")
    panel.button.click()
    rest(panel)
    assert "件あります" in panel.notice.words.text()
    assert "監査記録" in panel.found.toPlainText()
    assert "4" in panel.found.toPlainText()


def test_a_folder_that_cannot_be_written_is_told(panel: VerifyPanel, rest: Show, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    panel.make_seal(tmp_path / "file")
    rest(panel)
    assert panel.sealed.isVisible()
    assert "封緘を作成しました" not in panel.sealed.words.text()
    assert panel.seal_button.isEnabled()


@pytest.fixture
def box(open_desk: Callable[[str], Desk], jobs: Jobs, shown: Show) -> BackupBox:
    """What the administrator makes backups with."""
    panel = VerifyPanel(open_desk("kanri"), jobs)
    shown(panel)
    assert panel.backup is not None
    return panel.backup


@pytest.fixture
def ended(qtbot: QtBot, box: BackupBox) -> Callable[[], None]:
    """Wait for the end of a backup; it gives way to other jobs, and `rest` is one of them."""
    return lambda: qtbot.waitUntil(box.button.isEnabled)


def test_a_backup_is_made_and_its_file_told(
    box: BackupBox, ended: Callable[[], None], tmp_path: Path
) -> None:
    heard: list[str] = []
    box.running.bar.valueChanged.connect(lambda _value: heard.append(box.running.words.text()))
    box.make(tmp_path / "out")
    assert not box.button.isEnabled()
    ended()
    (file,) = (tmp_path / "out").iterdir()
    assert str(file) in box.notice.words.text()
    assert box.running.isHidden()
    assert heard


def test_a_backup_that_is_cancelled_or_refused_is_told_and_may_be_made_again(
    box: BackupBox, ended: Callable[[], None], tmp_path: Path
) -> None:
    box.make(tmp_path / "out")
    box.running.button.click()
    ended()
    assert "中止しました" in box.notice.words.text()
    assert not (tmp_path / "out").exists()
    box.make(box._desk.store.folder)
    ended()
    assert "保管庫の中です" in box.notice.words.text()


def test_no_backup_begins_while_other_long_work_runs(
    box: BackupBox, jobs: Jobs, rest: Show, ended: Callable[[], None], tmp_path: Path
) -> None:
    def other(_progress: Callable[[Progress], None], _cancelled: Callable[[], bool]) -> None:
        """Nothing that takes long."""

    first = jobs.run_long(box, other, lambda _: None, lambda _: None, lambda _: None)
    box.make(tmp_path / "out")
    assert jobs.long is first
    assert "お待ちください" in box.notice.words.text()
    rest(box)
    assert not (tmp_path / "out").exists()
    box.make(tmp_path / "out")
    ended()
    assert (tmp_path / "out").exists()


def test_an_auditor_is_offered_no_backup(panel: VerifyPanel) -> None:
    assert panel.backup is None
