"""Handing over on the screen: how many wait, which layout and folder, what was written or would be lost."""

import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk, Progress
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.hand_over_dialog import HandOverDialog
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.running_bar import RunningBar
from tests.making.approving import approve
from tests.making.downloads import MOVED_IN, write_zip
from tests.ui.conftest import Show
from tests.ui.looking import texts

Press = Callable[[HandOverDialog, str, Path], None]


@pytest.fixture
def dialog(received: Desk, supervisor: Desk, jobs: Jobs, shown: Show) -> HandOverDialog:
    """The dialog while one application waits."""
    approve(received, supervisor, "1")
    made = HandOverDialog(received, jobs)
    shown(made)
    return made


@pytest.fixture
def press(qtbot: QtBot, jobs: Jobs, rest: Show) -> Press:
    """Choose a layout and a folder, and press the button."""

    def hand_over(dialog: HandOverDialog, profile: str, out: Path) -> None:
        dialog.profile.setCurrentIndex(dialog.profile.findData(profile))
        dialog.folder.setText(str(out))
        dialog.button.click()
        qtbot.waitUntil(lambda: jobs.long is None, timeout=20_000)
        rest(dialog)

    return hand_over


def test_files_are_written_and_told_with_their_digests(
    dialog: HandOverDialog, received: Desk, press: Press, tmp_path: Path
) -> None:
    assert dialog.waiting.text() == "承認済で未連携の申請: 1件"
    press(dialog, "generic-utf8", tmp_path / "out")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert [name.endswith(".manifest.json") for name in names].count(True) == 1
    assert len(names) == 3
    assert all(name in texts(dialog.written) for name in names)
    assert "送付目録" in texts(dialog.written)
    assert show(received, "1").application.state == "handed_over"
    assert dialog.waiting.text() == "承認済で未連携の申請: 0件"
    assert not dialog.button.isEnabled()


def test_the_same_batch_is_written_again(dialog: HandOverDialog, press: Press, tmp_path: Path) -> None:
    press(dialog, "generic-utf8", tmp_path / "out")
    batch = dialog.notice.words.text().split()[-1]
    dialog.profile.setCurrentIndex(dialog.profile.findData("list-xlsx"))
    dialog.again.setChecked(True)
    assert dialog.batch.currentData() == batch
    assert dialog.batch.currentText() == f"{batch}  1件  汎用CSV(UTF-8)"
    assert (dialog.form.chosen(), dialog.profile.isEnabled()) == ("generic-utf8", False)
    press(dialog, "generic-utf8", tmp_path / "again")
    first, again = (
        {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()}
        for folder in ("out", "again")
    )
    assert first == again


def test_what_would_be_written_is_told_before_and_on_the_button(dialog: HandOverDialog, rest: Show) -> None:
    dialog.profile.setCurrentIndex(dialog.profile.findData("generic-utf8"))
    rest(dialog)
    assert "書き出す内容です" in dialog.notice.words.text()
    assert texts(dialog.written) == ["資格取得・異動・喪失", "1件"]
    assert dialog.button.text() == "1件を書き出して連携済にする  Ctrl+Enter"
    dialog.again.setChecked(True)
    assert dialog.button.text() == "もう一度書き出す  Ctrl+Enter"
    assert dialog.written.isHidden()


def test_nothing_is_offered_again_where_nothing_was_handed_over(dialog: HandOverDialog, jobs: Jobs) -> None:
    dialog.again.setChecked(True)
    dialog.profile.setCurrentIndex(0)
    dialog.folder.setText("/somewhere")
    dialog.button.click()
    assert "もう一度書き出せる連携は、まだありません" in dialog.notice.words.text()
    assert jobs.long is None


def test_cancelling_leaves_no_file_and_every_application_as_it_was(
    dialog: HandOverDialog, jobs: Jobs, rest: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    held = threading.Event()
    jobs.run(dialog, held.wait, lambda _: None)  # the worker is busy until the button was pressed
    dialog.profile.setCurrentIndex(dialog.profile.findData("generic-utf8"))
    dialog.folder.setText(str(tmp_path / "out"))
    dialog.button.click()
    assert dialog.running.isVisible()
    assert not dialog.form.isEnabled()
    dialog.close_button.click()
    dialog.reject()
    assert dialog.isVisible()
    dialog.running.button.click()
    assert dialog.running.words.text() == "中止しています…"
    held.set()
    qtbot.waitUntil(lambda: jobs.long is None, timeout=20_000)
    rest(dialog)
    assert "連携を中止しました。何も書き出していません" in dialog.notice.words.text()
    assert not (tmp_path / "out").exists()
    assert show(dialog._desk, "1").application.state == "approved"
    assert dialog.form.isEnabled()
    assert not dialog.running.isVisible()
    dialog.button.click()
    qtbot.waitUntil(lambda: jobs.long is None, timeout=20_000)
    rest(dialog)
    assert show(dialog._desk, "1").application.state == "handed_over"


def test_the_folder_is_opened_and_offered_the_next_time(
    dialog: HandOverDialog, press: Press, jobs: Jobs, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "opened")  # type: ignore[arg-type]  # it takes text
    press(dialog, "generic-utf8", tmp_path / "out")
    (button,) = dialog.notice.findChildren(QPushButton)
    button.click()
    QDesktopServices.unsetUrlHandler("file")
    assert desktop.urls == [QUrl.fromLocalFile(str(tmp_path / "out"))]
    following = HandOverDialog(dialog._desk, jobs)
    qtbot.addWidget(following)
    assert following.folder.text() == str(tmp_path / "out")


def test_a_folder_the_desktop_does_not_open_is_named(
    dialog: HandOverDialog, press: Press, tmp_path: Path
) -> None:
    press(dialog, "generic-utf8", tmp_path / "out")
    (button,) = dialog.notice.findChildren(QPushButton)
    button.click()  # the platform of the tests opens none
    assert f"フォルダー {tmp_path / 'out'} を開けません" in dialog.notice.words.text()


class Desktop(QObject):
    """Takes what the window would have the system open."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def opened(self, url: QUrl) -> None:
        self.urls.append(url)


def test_how_far_and_how_fast_it_is_stands_beside_the_bar(shown: Show, qtbot: QtBot) -> None:
    bar = RunningBar("連携の進み具合")
    shown(bar)
    bar.begin("承認を確かめています…")
    assert bar.bar.maximum() == 0
    bar.show_progress(Progress(30, 1200))
    assert (bar.words.text(), bar.pace.text()) == ("30 / 1,200", "")
    qtbot.waitUntil(lambda: told(bar).startswith("1分に"), timeout=5_000)
    assert re.fullmatch(r"1分に[\d,]+件  あと(?:\d+分)?\d+秒", bar.pace.text())
    bar.show_progress(Progress(1200, 1200))
    assert bar.pace.text() == ""


def told(bar: RunningBar) -> str:
    bar.show_progress(Progress(600, 1200))
    return bar.pace.text()


def test_characters_that_would_be_lost_are_named_before_anything_is_written(
    dialog: HandOverDialog, caseworker: Desk, supervisor: Desk, rest: Show, tmp_path: Path
) -> None:
    items = {**MOVED_IN, "世帯員氏名（１人目）": "𠮷野　太郎"}
    receive(caseworker, [write_zip(tmp_path / "downloads", "2", items)])
    approve(caseworker, supervisor, "2")
    dialog.profile.setCurrentIndex(dialog.profile.findData("generic-cp932"))
    rest(dialog)
    assert "表せない文字 1か所があるため" in dialog.notice.words.text()
    assert "世帯員氏名(1): 𠮷 U+20BB7" in texts(dialog.written)
    assert dialog.button.text() == "書き出せません"
    assert not dialog.button.isEnabled()
    dialog.profile.setCurrentIndex(dialog.profile.findData("generic-utf8"))
    rest(dialog)
    assert dialog.button.text() == "2件を書き出して連携済にする  Ctrl+Enter"
    assert dialog.button.isEnabled()


def test_what_came_in_after_the_look_ahead_stops_it_too(
    dialog: HandOverDialog, caseworker: Desk, supervisor: Desk, press: Press, tmp_path: Path
) -> None:
    dialog.profile.setCurrentIndex(dialog.profile.findData("generic-cp932"))
    items = {**MOVED_IN, "世帯員氏名（１人目）": "𠮷野　太郎"}
    receive(caseworker, [write_zip(tmp_path / "downloads", "2", items)])
    approve(caseworker, supervisor, "2")
    press(dialog, "generic-cp932", tmp_path / "out")
    assert "世帯員氏名(1): 𠮷 U+20BB7" in texts(dialog.written)
    assert show(caseworker, "2").application.state == "approved"
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_a_choice_without_a_code_is_named_as_staff_call_it(
    dialog: HandOverDialog, caseworker: Desk, supervisor: Desk, rest: Show, tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path / "downloads", "2", {**MOVED_IN, "資格異動事由": "その他"})])
    decide(caseworker, "start-review", "2")
    decide(caseworker, "submit", "2", acknowledge=True, override="確認済み")
    decide(supervisor, "approve", "2")
    dialog.profile.setCurrentIndex(dialog.profile.findData("example-vendor-cp932"))
    rest(dialog)
    assert "コードのない選択肢 1か所があるため" in dialog.notice.words.text()
    assert "資格異動事由: その他" in texts(dialog.written)
    assert not dialog.button.isEnabled()


def test_the_layout_of_the_last_hand_over_is_chosen_and_looked_ahead_the_next_time(
    dialog: HandOverDialog, caseworker: Desk, supervisor: Desk, press: Press, *, rest: Show, tmp_path: Path
) -> None:
    press(dialog, "generic-utf8", tmp_path / "out")
    receive(caseworker, [write_zip(tmp_path / "downloads", "2")])
    approve(caseworker, supervisor, "2")
    another = HandOverDialog(caseworker, dialog._jobs, dialog)
    another.show()
    rest(another)
    assert (another.form.chosen(), another.folder.text()) == ("generic-utf8", str(tmp_path / "out"))
    assert "書き出す内容です" in another.notice.words.text()
    assert show(caseworker, "2").application.state == "approved"


def test_a_layout_and_a_folder_must_be_chosen(dialog: HandOverDialog, jobs: Jobs) -> None:
    dialog.button.click()
    assert "連携様式を選んでください" in dialog.notice.words.text()
    dialog.profile.setCurrentIndex(0)
    dialog.button.click()
    assert "フォルダーを選んでください" in dialog.notice.words.text()
    assert jobs.long is None
