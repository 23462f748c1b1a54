"""A look at an application beside the list (Space): who, what was found, what stands in the form.

It is a look like any other: the log has an entry for it. Numbers are masked, and nothing can be changed.
"""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from kaigo_desktop.core.labels import display
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.flow.reading import cells
from kaigo_desktop.ui import fonts, pieces, wording
from kaigo_desktop.ui.facts_line import in_lines
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.upright import upright

_WIDTH, _SHARE, _MARGIN, _LEAST = 96, 55, 3, 10
_PAUSE_MS = 200
"""Who runs down the list looks at the one they stop at."""


class PreviewPane(QFrame):
    """Shows the application it is told, once the cursor rests."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._wanted = ""
        self._told: tuple[str, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.setProperty("role", "card")
        rows = pieces.column(self, margin=_MARGIN, spacing=2)
        self.name = pieces.copyable(role="heading")
        self.facts = pieces.label(role="secondary", wraps=True)
        self.problems = pieces.label(wraps=True)
        self.notice = pieces.Notice()
        sheet, self._grid = QWidget(), QGridLayout()
        inside = pieces.column(sheet, spacing=2)
        inside.addWidget(self.problems)
        inside.addLayout(self._grid, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(fonts.measures().unit)
        for part in (self.name, self.facts, self.notice):
            rows.addWidget(part)
        area = upright(sheet, "sheet")
        area.setMinimumHeight(_LEAST * fonts.measures().unit)
        rows.addWidget(area, 1)
        self.hide()

    def fit(self, room: int) -> None:
        """Leave a narrow list of `room` pixels not much less than half of it."""
        self.setFixedWidth(min(_WIDTH * fonts.measures().unit, room * _SHARE // 100))

    def follow(self, receipt_no: str) -> None:
        """Look at that application soon, if anything is looked at; at none for ""."""
        self._wanted = receipt_no
        if not self.isHidden() and receipt_no:
            self._pause.start()

    def toggle(self, receipt_no: str) -> None:
        """Begin to look, or look away."""
        self.setVisible(self.isHidden())
        self._wanted = receipt_no
        if not self.isHidden() and receipt_no:
            self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line of facts between two of them."""
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        room = self.width() - 2 * _MARGIN * fonts.measures().unit
        self.facts.setText("\n".join(in_lines(self._told, room)))

    def _ask(self) -> None:
        self._jobs.run(self, partial(_shown, self._desk, self._wanted), self._show, self._fail, topic="look")

    def _show(self, case: Case) -> None:
        self.notice.quiet()
        application = case.application
        self.name.setText(application.name or application.receipt_no)
        today = self._desk.program.today()
        born = wording.birth_and_age(application.born_on, today)
        title = case.procedure.short_title if case.procedure else application.procedure_title
        self._told = (application.kana, born if application.born_on else "", pieces.translate(title))
        self._tell()
        told = [wording.problem(found) for found in case.problems]
        told += [wording.flag(flag, today)[0] for flag in case.flags if flag.state == "open"]
        self.problems.setText("\n".join(told))
        self.problems.setVisible(bool(told))
        pieces.clear(self._grid)
        found = cells(case.procedure, case.values) if case.procedure else []
        for row, (path, field, value) in enumerate(found):
            number = f"{path.partition('[')[2].partition(']')[0]}"
            label = f"{field.label}({int(number) + 1})" if number else field.label
            self._grid.addWidget(pieces.label(label, "secondary", wraps=True), row, 0)
            self._grid.addWidget(pieces.label(display(field, value, case.codes), wraps=True), row, 1)
        self._grid.setRowStretch(len(found), 1)

    def _fail(self, failure: Failure) -> None:
        self.notice.say("error", failure.sentence)


def _shown(desk: Desk, receipt_no: str) -> Case:
    """The application, on the worker thread; what shows one is loaded for who looks, not for every list."""
    from kaigo_desktop.flow.show import show

    return show(desk, receipt_no)
