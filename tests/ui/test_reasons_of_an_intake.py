"""Why a file was refused is read whole in the list of an intake, in any width."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui import fonts
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.receive_panel import ReceivePanel
from tests.ui.conftest import Show

_REASON = 3


NAME = f"{'0' * 30}.zip"


@pytest.fixture
def panel(qtbot: QtBot, caseworker: Desk, jobs: Jobs, shown: Show, tmp_path: Path) -> ReceivePanel:
    """An intake of one broken file with a long name, done."""
    broken = tmp_path / "downloads" / NAME
    broken.parent.mkdir()
    broken.write_bytes(b"PK\3\4 broken")
    made = ReceivePanel(caseworker, jobs)
    shown(made)
    made.take([broken.parent])
    qtbot.waitUntil(lambda: jobs.long is None, timeout=30_000)
    return made


def test_a_wide_window_shows_names_of_files_whole_and_a_short_reason_in_one_row(panel: ReceivePanel) -> None:
    table = panel.outcomes.table
    assert table.columnWidth(2) > QFontMetrics(fonts.text()).horizontalAdvance(NAME)
    assert table.rowHeight(0) < 2 * fonts.measures().row


def test_a_reason_too_long_for_its_column_is_read_whole_in_any_width(panel: ReceivePanel) -> None:
    table, reason = panel.outcomes.table, str(panel.model.index(0, _REASON).data())
    metrics, wrapped = QFontMetrics(fonts.text()), Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
    for width in (900, 520):
        panel.resize(width, 600)
        QApplication.processEvents()
        room = QRect(0, 0, table.columnWidth(_REASON) - 3 * fonts.measures().unit, 1000)
        needed = metrics.boundingRect(room, wrapped.value, reason).height()
        assert needed > metrics.height()
        assert needed + fonts.measures().unit <= table.rowHeight(0) < needed + 2 * fonts.measures().row
