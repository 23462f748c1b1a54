"""転記: a window over the core system's screen that copies one approved value after the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kaigo_desktop.core.permission import Rights
from kaigo_desktop.core.sealed import MASK
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.show import show
from kaigo_desktop.store import audit
from kaigo_desktop.ui import clipboard, remembered
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.transcribe_window import TranscribeWindow
from tests.making.downloads import MOVED_IN, write_zip
from tests.ui.at_the_window import Person
from tests.ui.conftest import Show
from tests.ui.looking import texts

NUMBER = "household[0].individual_number"


def copied() -> str:
    return QGuiApplication.clipboard().text()


def used(desk: Desk) -> list[tuple[str, str]]:
    """What of application 1 left by the clipboard, and which numbers were shown, as the log has it."""
    with desk.store.reading() as connection:
        found = [entry for entry in audit.entries(connection) if entry.action in {"copy", "reveal"}]
    return [(entry.action, str(entry.detail.get("what") or entry.detail.get("path"))) for entry in found]


@pytest.fixture
def approved(received: Desk, supervisor: Desk) -> Desk:
    decide(received, "start-review", "1")
    decide(received, "submit", "1", acknowledge=True)
    decide(supervisor, "approve", "1")
    return received


@pytest.fixture
def window(approved: Desk, jobs: Jobs, rest: Show, qtbot: QtBot) -> Iterator[TranscribeWindow]:
    """The window over application 1, in the order of the profile generic-utf8."""
    remembered.keep("transcribe/profile", "generic-utf8")
    workplace = QWidget()
    qtbot.addWidget(workplace)
    made = TranscribeWindow(approved, jobs, "1", workplace)
    made.show()
    rest(made)
    qtbot.waitUntil(made.isActiveWindow, timeout=5_000)
    yield made
    workplace.close()


def at(window: TranscribeWindow, path: str) -> int:
    return [row.entry.path for row in window.rows.rows].index(path)


def test_each_press_copies_the_next_value_and_the_log_has_each(
    window: TranscribeWindow, approved: Desk, rest: Show
) -> None:
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert window.next_label.text() == "受付番号"
    window.button.click()
    rest(window)
    assert copied() == "1"
    assert window.next_label.text() == "受付日時"
    QTest.keyClick(window, Qt.Key.Key_F4)
    rest(window)
    QTest.keyClick(window, Qt.Key.Key_F4)
    rest(window)
    assert copied() == "2026-03-30"
    assert used(approved) == [("copy", "受付番号"), ("copy", "受付日時"), ("copy", "届出年月日")]
    assert window.count.text().startswith("コピー済 3 / ")
    assert [row.label.text() for row in window.rows.rows[:4]] == [
        "✓ 受付番号", "✓ 受付日時", "✓ 届出年月日", window.next_label.text(),
    ]  # fmt: skip


def test_a_press_too_fast_for_the_log_copies_nothing_twice(
    window: TranscribeWindow, approved: Desk, rest: Show
) -> None:
    for _ in range(3):
        window.copy_next()
    rest(window)
    assert used(approved) == [("copy", "受付番号")]


def test_empty_values_are_passed_over_and_any_one_may_be_chosen(window: TranscribeWindow, rest: Show) -> None:
    empty = [row for row in window.rows.rows if row.entry.kind == "empty"]
    assert empty
    assert {row.value.text() for row in empty} == {"(空欄)"}
    assert not any(row.button.isVisibleTo(row) for row in empty)
    number = at(window, "applicant_name")
    window.rows.rows[number].button.click()
    rest(window)
    assert copied() == MOVED_IN["届出人氏名"]
    assert window._next > number
    window.back.click()
    assert window._next == number
    window.again.click()
    assert (window._next, window._copied) == (0, set())


def test_at_the_end_it_says_so_and_copies_no_more(window: TranscribeWindow, rest: Show) -> None:
    last = max(n for n, row in enumerate(window.rows.rows) if row.entry.kind == "value")
    window.copy(last)
    rest(window)
    if window._next >= 0:
        window._stand_at(window._following(len(window.rows.rows)))
    assert window.next_label.text() == "最後の項目まで済みました"
    assert window.button.isHidden()
    before = copied()
    window.copy_next()
    assert copied() == before


def test_after_the_last_one_the_application_is_handed_over_by_one_press(
    window: TranscribeWindow, approved: Desk, rest: Show
) -> None:
    told: list[bool] = []
    window.changed.connect(lambda: told.append(True))
    assert window.end.isHidden()
    window._stand_at(-1)
    window.end.click()
    rest(window)
    assert show(approved, "1").application.state == "handed_over"
    assert "連携済にしました。連携番号 20260402-0001" in window.notice.words.text()
    assert (window.end.isHidden(), told) == (True, [True])


def test_a_number_is_never_in_sight_and_goes_only_for_a_reason(
    window: TranscribeWindow, approved: Desk, rest: Show
) -> None:
    number = at(window, NUMBER)
    assert window.rows.rows[number].value.text() == MASK
    assert window.reason.isHidden()
    before = copied()
    window.copy(number)
    rest(window)
    assert "理由を選んでください" in window.notice.words.text()
    assert not window.reason.isHidden()
    assert (copied(), used(approved)) == (before, [])
    window.reason.setCurrentText(approved.ward.reveal_reasons[0])
    window.button.click()
    rest(window)
    assert copied() == MOVED_IN["世帯員個人番号（１人目）"]
    assert used(approved) == [("reveal", NUMBER), ("copy", "世帯員個人番号(1)")]
    assert MOVED_IN["世帯員個人番号（１人目）"] not in " ".join(texts(window))
    assert (
        QGuiApplication.clipboard()
        .mimeData()
        .hasFormat('application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"')
    )
    clipboard.forget()


def test_its_parts_have_names_that_stay_for_tools_that_work_the_screen(window: TranscribeWindow) -> None:
    for kind, name in (
        (QLabel, "transcribe_value_applicant_name"),
        (QPushButton, "transcribe_copy_household_0_name"),
        (QPushButton, "transcribe_next"),
        (QComboBox, "transcribe_profile"),
    ):
        assert window.findChild(kind, name) is not None, name
    names = [row.objectName() for row in window.rows.rows]
    assert len(names) == len(set(names))


def test_it_stands_whole_on_the_screen_it_opens_on(window: TranscribeWindow) -> None:
    assert window.height() < window.screen().availableGeometry().height()
    assert window.button.geometry().bottom() < window.height()


def test_another_profile_orders_and_words_anew_and_is_remembered(
    window: TranscribeWindow, rest: Show
) -> None:
    window.profile.setCurrentIndex(window.profile.findData("example-vendor-cp932"))
    rest(window)
    assert window.rows.rows[at(window, "filed_on")].value.text() == "5080330"
    assert remembered.recall("transcribe/profile") == "example-vendor-cp932"


def test_a_case_offers_it_only_once_it_is_approved_and_to_who_may(
    received: Desk, supervisor: Desk, jobs: Jobs, shown: Show, rest: Show
) -> None:
    panel = CasePanel(received, jobs)
    shown(panel)

    def offers() -> bool:
        panel.open("1")
        rest(panel)
        return panel.head.transcribe.isVisibleTo(panel)

    assert not offers()
    decide(received, "start-review", "1")
    decide(received, "submit", "1", acknowledge=True)
    decide(supervisor, "approve", "1")
    assert offers()
    received.rights = Rights(received.rights.permissions - {"hand_over"})
    assert not offers()


def test_it_opens_from_the_case_and_the_list_one_at_a_time_and_goes_with_the_lock(
    person: Person, approved: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    assert write_zip(tmp_path / "unused", "2").exists()
    assert show(approved, "1").application.state == "approved"
    person.sign_in("tanto")
    person.open_case()
    QTest.keyClick(person.place, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    person.rest()
    (first,) = person.place.findChildren(TranscribeWindow)
    assert first.head.text().startswith("新宿　太郎")
    person.place.case.head.transcribe.click()
    person.rest()
    qtbot.waitUntil(lambda: len(person.place.findChildren(TranscribeWindow)) == 1, timeout=5_000)
    person.place.case.back.emit()
    person.place.navigation.go("all")
    person.rest()
    offered = {entry.text(): entry for entry in person.place.list.menu().actions()}
    offered["転記…  Ctrl+T"].trigger()
    person.rest()
    qtbot.waitUntil(lambda: len(person.place.findChildren(TranscribeWindow)) == 1, timeout=5_000)
    (window,) = person.place.findChildren(TranscribeWindow)
    assert window.rows.rows
    assert window.isVisible()
    person.window.lock()
    assert not window.isVisible()
