"""Asking the applicant for a correction (補正を依頼): the text that goes out, and the step for it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QPagedPaintDevice, QTextDocument
from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QPushButton, QWidget

from kaigo_desktop.flow import correction_text, record_use
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.ui import clipboard, credentials, fonts, pieces
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.printing import ask_for_printer
from kaigo_desktop.ui.upright import size_over
from kaigo_desktop.ui.wrapping_row import WrappingRow

ACTION = correction_text.REQUEST
"""The step that goes out with this text."""

_WIDTH, _HEIGHT = 200, 150
_PRINTED = 11.0


class CorrectionDialog(QDialog):
    """`decided` carries the clerk's note and the text that goes out."""

    decided = Signal(str, str)

    def __init__(self, desk: Desk, jobs: Jobs, case: Case, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("補正を依頼"))
        self._desk, self._jobs, self._case = desk, jobs, case
        self._told = ""
        self.note = credentials.text_line(
            self.tr("申請者への一言"),
            self.tr("文面に加わり、履歴のコメントにもなります(なくてもかまいません)"),
        )
        self.note.setText(note)
        self.note.editingFinished.connect(self._follow_note)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("申請者への文面"))
        self.text.setTabChangesFocus(True)
        self.text.setFont(fonts.figures())  # the template places its lines by full-width spaces
        self.notice = pieces.Notice()
        self.again = pieces.button(self.tr("文面を作り直す"), self.make, "quiet")
        self.button = pieces.button(self.tr("補正を依頼する"), self._press, "primary")
        self._arrange()
        self.make()

    def make(self) -> None:
        """Make the text anew from the open problems and the note."""
        self._told = self.note.text().strip()
        work = partial(
            correction_text.correction_text, self._desk, self._case.application.receipt_no, self._told
        )
        self.button.setEnabled(False)
        self._jobs.run(self, work, self._show, self._fail, topic="text")

    def copy(self) -> None:
        """Put the text on the clipboard."""
        clipboard.put(self.text.toPlainText())
        self.notice.say("done", self.tr("文面をコピーしました。"))

    def save(self, file: Path) -> None:
        """Write the text to a new file."""
        text, title = self.text.toPlainText(), self.windowTitle()
        words = self.tr("{name} に保存しました。").format(name=file.name)

        def work() -> None:
            correction_text.save_text(text, file)
            record_use.record_export(self._desk, self._case.application.receipt_no, title)

        self._jobs.run(self, work, lambda _: self.notice.say("done", words), self._fail)

    def _arrange(self) -> None:
        unit = fonts.measures().unit
        self.setMinimumSize(120 * unit, 80 * unit)
        self.resize(size_over(self.parentWidget(), _WIDTH, _HEIGHT))
        rows = pieces.column(self, margin=6, spacing=3)
        form = credentials.form()
        form.addRow(self.tr("申請者への一言"), self.note)
        rows.addLayout(form)
        heading = pieces.line(spacing=2)
        label = pieces.label(self.tr("申請者への文面"))
        label.setBuddy(self.text)
        heading.addWidget(label, 1)
        heading.addWidget(self.again)
        rows.addLayout(heading)
        rows.addWidget(self.text, 1)
        rows.addWidget(self.notice)
        buttons = WrappingRow()
        leave = pieces.button(self.tr("やめる"), self.reject)
        for offered in (
            pieces.button(self.tr("コピー"), self.copy, "", self.tr("文面をコピー")),
            pieces.button(self.tr("印刷…"), self._print, "", self.tr("文面を印刷")),
            pieces.button(self.tr("ファイルに保存…"), self._choose_file, "", self.tr("文面を保存")),
        ):
            buttons.addWidget(offered)
        buttons.addWidget(leave)
        buttons.addWidget(self.button)
        buttons.push(leave)
        rows.addLayout(buttons)

    def _show(self, text: str) -> None:
        self.text.setPlainText(text)
        self.text.document().setModified(False)
        self.button.setEnabled(True)

    def _fail(self, failure: Failure) -> None:
        self.notice.say("error", failure.sentence)

    def _follow_note(self) -> None:
        """Take a changed note into the text; what a person wrote into the text stays until told otherwise."""
        if self.note.text().strip() == self._told:
            return
        if self.text.document().isModified():
            self.notice.say(
                "warning", self.tr("文面を直してあるため、一言は入れていません。"), self._remake()
            )
        else:
            self.make()

    def _remake(self) -> QPushButton:
        def remake() -> None:
            self.notice.quiet()
            self.make()

        return pieces.button(self.tr("文面を作り直す"), remake, "quiet")

    def _press(self) -> None:
        self.decided.emit(self.note.text().strip(), self.text.toPlainText())
        self.accept()

    def _choose_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        number = self._case.application.receipt_no
        proposed = str(Path(folder) / self.tr("補正のお願い_{number}.txt").format(number=number))
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("文面を保存"), proposed, self.tr("テキスト (*.txt)")
        )
        if name:
            self.save(Path(name))

    def _print(self) -> None:
        printer = ask_for_printer(self)
        if printer is not None:
            self.print_on(printer)

    def print_on(self, paper: QPagedPaintDevice) -> None:
        """Print the text; that is an entry of the log."""
        print_text(self.text.toPlainText(), paper)
        number, what = self._case.application.receipt_no, self.windowTitle()
        work = partial(record_use.record_print, self._desk, number, what)
        words = self.tr("印刷に送りました。")
        self._jobs.run(self, work, lambda _: self.notice.say("done", words), self._fail)


def print_text(text: str, paper: QPagedPaintDevice) -> None:
    """Print a text in the face it was written in, on as many pages as it takes."""
    document = QTextDocument()
    document.setDefaultFont(fonts.figures(_PRINTED))
    document.setPlainText(text)
    document.print_(paper)
