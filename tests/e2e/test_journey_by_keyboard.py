"""The whole journey of every procedure at the real window, by keyboard alone; two people take turns."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.model import Value
from kaigo_desktop.core.procedure import CodeLists, Field
from kaigo_desktop.flow import read_log
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.report_back import reported
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui import theme
from kaigo_desktop.ui.choice_widgets import ChoicesWidget
from kaigo_desktop.ui.field_widgets import FIELD_WIDGETS
from kaigo_desktop.ui.hand_over_dialog import HandOverDialog
from kaigo_desktop.ui.main_window import MainWindow
from kaigo_desktop.ui.palette import LIGHT
from kaigo_desktop.ui.row_paths import value_at
from kaigo_desktop.ui.secret_widget import SecretWidget
from kaigo_desktop.ui.text_widgets import FieldWidget
from kaigo_desktop.ui.workplace import Workplace
from tests.making.desks import PASSWORD
from tests.making.errands import CATALOG, Errand, errand
from tests.making.keyboard import Keyboard

PROFILE, REASON = "generic-utf8", "本人に電話で確認"
OWN = list(CATALOG.own_procedures())
REFERENCE = [name for name in CATALOG.procedures() if name not in OWN]


class Clerk:
    """Whoever sits at the window, with nothing but the keyboard."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.window, self.keys = window, Keyboard(qtbot, window)

    @property
    def place(self) -> Workplace:
        assert self.window.workplace is not None
        return self.window.workplace

    # ---- coming and going

    def sign_in(self, login: str) -> None:
        self.keys.type(login)
        self.keys.press("Return")
        self.keys.type(PASSWORD)
        self.keys.press("Return")
        self.keys.wait(lambda: self.window.workplace is not None)

    def leave_to(self, login: str) -> None:
        """Lock the desk; the next person lets themselves in."""
        self.keys.press("Ctrl+L")
        self.keys.wait(lambda: self.window.workplace is None)
        self.keys.tab_to("別の利用者でサインイン")
        self.keys.press("Space")
        self.sign_in(login)

    def go_to(self, entry: str) -> None:
        self.keys.press("F10")
        for _ in self.place.navigation.buttons:
            if self.keys.name().startswith(entry):
                break
            self.keys.press("Up")
        assert self.keys.name().startswith(entry)
        self.keys.press("Return")

    # ---- the work

    def take_in(self, folder: Path) -> None:
        """Choose the files by typing where they lie, look at what would become of them, take them in."""
        self.keys.press("Ctrl+O")
        assert self.place.findChildren(QFileDialog)
        self.keys.type(str(folder))
        self.keys.press("Return")
        self.keys.type(" ".join(f'"{path.name}"' for path in sorted(folder.iterdir())))
        self.keys.press("Return")
        self.keys.wait(lambda: "まだ取り込んでいません" in self.place.receive.notice.words.text())
        self.keys.press("Ctrl+Return")
        self.keys.wait(lambda: "取込が終わりました" in self.place.receive.notice.words.text())

    def open_by_name(self, job: Errand) -> None:
        self.keys.press("Ctrl+F")
        self.keys.type(job.name)
        self.keys.press("Return")
        for _ in range(self.place.list.model.rowCount()):
            if self.place.list.current() == job.receipt_no:
                break
            self.keys.press("Down")
        self.keys.press("Return")
        assert self.place.case_shown() == job.receipt_no

    def put_right(self, job: Errand) -> None:
        """Go from problem to problem and type what is right, then say why and save."""
        open_still, case = dict(job.slips), self.place.case.case
        assert case is not None
        for _ in case.problems:
            self.keys.press("F8")
            path = next(path for path, widget in self.place.case.form.widgets.items() if self._is_at(widget))
            if open_still.pop(path, None):
                self.fill(path, job.value(path), job.codes)
        assert not open_still

    def fill(self, path: str, value: Value, codes: CodeLists) -> None:
        widget = self.place.case.form.widgets[path]
        if isinstance(widget, ChoicesWidget):
            self.tick(widget, value)
            return
        at = self.keys.at()
        if isinstance(at, QPlainTextEdit) and at.toPlainText():
            self.keys.press("Ctrl+A")
        self.keys.type(text_of(widget.field, value, codes))
        if QApplication.activePopupWidget():
            self.keys.press("Tab")

    def tick(self, widget: ChoicesWidget, symbols: Value) -> None:
        self.keys.tab_to(f"{widget.field.label}を選ぶ")
        self.keys.press("Space")
        for symbol in symbols:
            self.keys.tab_to(widget.boxes[str(symbol)].text())
            self.keys.press("Space")
        if not widget.stray.isHidden():
            self.keys.tab_to(widget.stray.text())
            self.keys.press("Space")

    def add_rows(self, job: Errand) -> None:
        """Add the rows that did not arrive, and type them cell by cell."""
        for first, cells in job.added.items():
            group = first.partition("[")[0]
            at_row = next(path for path in self.place.case.form.widgets if path.startswith(group))
            while not self._is_at(self.place.case.form.widgets[at_row]):
                self.keys.press("Tab")
            self.keys.press("Alt+Insert")
            for number, (cell, text) in enumerate(cells):
                self.keys.press("Tab", min(number, 1))
                if text:
                    self.fill(f"{first.rpartition('.')[0]}.{cell.key}", text, job.codes)

    def tick_for_staff(self, job: Errand) -> None:
        for path, (_, symbols) in job.ticked.items():
            widget = self.place.case.form.widgets[path]
            assert isinstance(widget, ChoicesWidget)
            self.tick(widget, symbols)

    def save(self) -> None:
        self.keys.press("Ctrl+S")
        self.keys.type(REASON)
        self.keys.press("Return")
        assert self.place.case.save_bar.isHidden()

    def finish(self, receipt_no: str) -> None:
        """Press the expected step until somebody else has to go on; what is asked in between is answered."""
        while self.place.case_shown() == receipt_no:
            self.keys.press("Ctrl+Return")
            if isinstance(at := QApplication.focusWidget(), QCheckBox) and not at.isChecked():
                self.keys.press("Space")

    def hand_over(self, out: Path) -> None:
        self.go_to("連携")
        (dialog,) = self.place.findChildren(HandOverDialog)
        self.keys.tab_to("連携様式")
        while dialog.form.chosen() != PROFILE:
            self.keys.press("Down")
        self.keys.tab_to("書き出すフォルダー")
        self.keys.type(str(out))
        self.keys.press("Ctrl+Return")
        self.keys.wait(lambda: "書き出しました" in dialog.notice.words.text())
        self.keys.press("Escape")

    def report_back(self) -> None:
        self.go_to("未反映")
        self.keys.press("Ctrl+A")
        self.keys.press("Space")
        assert self.place.report.model.rowCount() == 0

    def _is_at(self, widget: FieldWidget) -> bool:
        return any(stop.hasFocus() for stop in widget.stops())


def text_of(asked: Field, value: Value, codes: CodeLists) -> str:
    """What a clerk types for a value: a choice by its label, a date as it stands on paper."""
    widget = FIELD_TYPES[asked.type]
    assert isinstance(value, str)
    return value if asked.type == "date" else widget.show(value, codes.get(asked.codes))


def typed_in(job: Errand) -> set[str]:
    """The widgets of a procedure with something in them that a clerk may read and type over."""
    shown = [each for each in job.procedure.fields() if job.right.get(each.key)]
    return {FIELD_WIDGETS[each.type].__name__ for each in shown} - {SecretWidget.__name__}


@pytest.fixture
def clerk(qtbot: QtBot, qapp: QApplication, program: Program, store_folder: Path) -> Iterator[Clerk]:
    """Somebody before the window over the prepared store."""
    theme.apply(qapp, program.resources, LIGHT)
    window = MainWindow(program, store_folder, lambda _continuation: None)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    yield Clerk(qtbot, window)
    window.close()


def in_the_log(auditor: Desk, job: Errand) -> list[tuple[str, str]]:
    """Who did what with an application, without the looks."""
    numbers = read_log.ids(auditor, read_log.LogQuery(receipt_no=job.receipt_no))
    entries = [(entry.actor, entry.action) for entry in reversed(read_log.rows(auditor, numbers))]
    return [entry for entry in entries if entry[1] not in {"read", "open_attachment"}]


def handed_over(out: Path, job: Errand) -> set[str]:
    """Everything that stands about an application in the files for the core system."""
    lines = [line for file in out.glob("*.csv") for line in csv.reader(io.StringIO(file.read_text("utf-8")))]
    return {text for line in lines if job.receipt_no in line for text in line}


def check(job: Errand, clerk: Desk, out: Path) -> None:
    """What was typed stands in the store, in the files, and in the log with its reason."""
    case = show(clerk, job.receipt_no)
    assert case.application.state == "handed_over"
    assert not [problem for problem in case.problems if problem.severity == "error"]
    for path in job.slips:
        assert (path, value_at(case.values, path)) == (path, job.value(path))
    for path, (_, symbols) in job.ticked.items():
        assert case.values[path] == symbols
    for first, cells in job.added.items():
        row = first.rpartition(".")[0]
        typed = {cell.key: text for cell, text in cells if cell.type != "individual_number"}
        assert {key: value_at(case.values, f"{row}.{key}") for key in typed} == typed
        told = {text_of(cell, typed[cell.key], job.codes) for cell, _ in cells if cell.key in typed}
        assert told <= handed_over(out, job)
    days = {str(job.value(path)) for path, asked in job.slips.items() if asked.type == "date"}
    assert days
    assert days <= handed_over(out, job)
    assert REASON in {entry.comment for entry in case.history}


JOURNEY = [
    ("tanto", "receive"), ("tanto", "edit"), ("tanto", "start-review"), ("tanto", "submit"),
    ("shonin", "assign"), ("shonin", "approve"), ("tanto", "hand-over"), ("tanto", "report_back"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("names", [OWN, REFERENCE], ids=["of the ward", "reference"])
def test_every_procedure_goes_from_a_download_to_its_result_in_the_portal_by_keyboard_alone(
    clerk: Clerk, tmp_path: Path, open_desk: Callable[[str], Desk], names: list[str]
) -> None:
    jobs = [errand(name, f"3{number:02}", tmp_path / "in") for number, name in enumerate(names)]
    clerk.sign_in("tanto")
    clerk.take_in(tmp_path / "in")
    for job in jobs:
        assert typed_in(job) <= job.kinds()
        clerk.open_by_name(job)
        clerk.put_right(job)
        clerk.add_rows(job)
        clerk.tick_for_staff(job)
        clerk.save()
        clerk.finish(job.receipt_no)
    clerk.leave_to("shonin")
    clerk.keys.press("Ctrl+N")
    for _ in jobs:
        clerk.finish(clerk.place.case_shown())
    clerk.leave_to("tanto")
    clerk.hand_over(tmp_path / "out")
    clerk.report_back()
    desk, auditor = open_desk("tanto"), open_desk("kansa")
    assert {each.receipt_no for each in reported(desk)} == {job.receipt_no for job in jobs}
    for job in jobs:
        check(job, desk, tmp_path / "out")
        assert in_the_log(auditor, job) == JOURNEY
