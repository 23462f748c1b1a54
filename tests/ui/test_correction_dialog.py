"""Asking for a correction on the screen: the text first, then the step, and both kept together."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.store.audit import entries
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.correction_dialog import CorrectionDialog
from kaigo_desktop.ui.jobs import Jobs
from tests.making.downloads import MOVED_IN, write_zip
from tests.ui.conftest import Show


@pytest.fixture
def panel(caseworker: Desk, jobs: Jobs, shown: Show, rest: Show, tmp_path: Path) -> CasePanel:
    """Application 1, whose date of filing nobody can read."""
    receive(caseworker, [write_zip(tmp_path, "1", {**MOVED_IN, "届出年月日": "三月末ごろ"})])
    made = CasePanel(caseworker, jobs)
    shown(made)
    made.open("1")
    rest(made)
    return made


@pytest.fixture
def dialog(panel: CasePanel, rest: Show) -> CorrectionDialog:
    """The dialog the button opens, with what stood in the comment line."""
    panel.decisions.comment.setText("お電話ください")
    panel.decisions.buttons["request-correction"].click()
    rest(panel)
    return panel.findChildren(CorrectionDialog)[0]


def test_the_text_names_the_open_problems_and_the_note_and_is_kept_with_the_step(
    panel: CasePanel, dialog: CorrectionDialog, caseworker: Desk, rest: Show
) -> None:
    text = dialog.text.toPlainText()
    assert "届出年月日" in text
    assert "お電話ください" in text
    assert show(caseworker, "1").application.state == "received"
    dialog.text.setPlainText(text.replace("お電話ください", "お電話をください"))
    dialog.button.click()
    rest(panel)
    case = show(caseworker, "1")
    assert case.application.state == "awaiting_correction"
    assert case.decisions[-1].comment == "お電話ください"
    assert "お電話をください" in case.decisions[-1].letter
    assert "「補正を依頼」を記録しました" in panel.notice.words.text()


def test_a_changed_note_goes_into_the_text_but_never_over_what_a_person_wrote(
    panel: CasePanel, dialog: CorrectionDialog, rest: Show
) -> None:
    dialog.note.setText("窓口へお越しください")
    dialog.note.editingFinished.emit()
    rest(panel)
    assert "窓口へお越しください" in dialog.text.toPlainText()
    dialog.text.appendPlainText("追伸")
    dialog.note.setText("郵送でも結構です")
    dialog.note.editingFinished.emit()
    rest(panel)
    assert dialog.text.toPlainText().endswith("追伸")
    assert "一言は入れていません" in dialog.notice.words.text()
    dialog.again.click()
    rest(panel)
    assert "郵送でも結構です" in dialog.text.toPlainText()
    assert "追伸" not in dialog.text.toPlainText()
    dialog.reject()


def test_the_text_is_copied_saved_once_and_printed(
    panel: CasePanel, dialog: CorrectionDialog, caseworker: Desk, rest: Show, tmp_path: Path
) -> None:
    text = dialog.text.toPlainText()
    dialog.text.setFocus()
    dialog.copy()
    rest(panel)
    assert QGuiApplication.clipboard().text() == text
    file = tmp_path / "補正のお願い.txt"
    dialog.save(file)
    rest(panel)
    assert file.read_text(encoding="utf-8") == text
    dialog.save(file)
    rest(panel)
    assert "補正のお願い.txt" in dialog.notice.words.text()
    assert file.read_text(encoding="utf-8") == text
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "text.pdf"))
    dialog.print_on(printer)
    rest(panel)
    assert (tmp_path / "text.pdf").read_bytes().startswith(b"%PDF")
    with caseworker.store.reading() as connection:
        taken = [entry for entry in entries(connection) if entry.action in {"copy", "export", "print"}]
    assert [entry.action for entry in taken] == ["copy", "export", "print"]
    assert [entry.detail for entry in taken] == [{"what": "補正を依頼"}] * 3
    dialog.reject()


def test_giving_up_changes_nothing(
    panel: CasePanel, dialog: CorrectionDialog, caseworker: Desk, rest: Show
) -> None:
    dialog.reject()
    rest(panel)
    assert show(caseworker, "1").application.state == "received"
