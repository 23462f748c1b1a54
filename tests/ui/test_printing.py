"""What is chosen to print on: a file needs a name."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kaigo_desktop.ui.printing import ask_for_printer

pytestmark = pytest.mark.usefixtures("dressed")


def answer(name: str, *, accept: bool = True) -> None:
    """Give the dialog that is up the name of a file, and print or think better of it."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QPrintDialog)
    (line,) = (one for one in dialog.findChildren(QLineEdit) if one.objectName() == "filename")
    line.setText(name)
    if accept:
        dialog.printer().setOutputFileName(name)
        dialog.accept()
    else:
        dialog.reject()


@pytest.mark.parametrize(("named", "accept"), [(True, True), (False, True), (True, False)])
def test_only_a_file_with_a_name_is_printed_on(
    qtbot: QtBot, tmp_path: Path, *, named: bool, accept: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    name = str(tmp_path / "any.pdf") if named else ""
    QTimer.singleShot(0, lambda: answer(name, accept=accept))
    chosen = ask_for_printer(parent)
    assert (chosen.outputFileName() if chosen else "") == (name if accept else "")
