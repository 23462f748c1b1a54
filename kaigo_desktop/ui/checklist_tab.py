"""The reviewer's checklist (確認項目): what to make sure of, ticked with who and when."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from kaigo_desktop.core.checklist import ChecklistItem
from kaigo_desktop.flow import checklist
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.ui import pieces, wording
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.upright import upright


class ChecklistTab(QWidget):
    """`done` tells that a mark was kept (there is nothing to say), `failed` a `Failure`."""

    done = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._case: Case | None = None
        self._built: tuple[str, ...] = ()
        self.points: dict[str, Point] = {}
        self._nothing = pieces.label(role="secondary", wraps=True)
        sheet = QWidget()
        rows = pieces.column(sheet, margin=3, spacing=2)
        self._rows = pieces.column(spacing=4)
        rows.addWidget(self._nothing)
        rows.addLayout(self._rows)
        rows.addStretch(1)
        pieces.column(self).addWidget(upright(sheet, "sheet"))

    def show_case(self, case: Case) -> None:
        """Show the points that apply to `case`; those already on the screen stay where they are."""
        self._case = case
        shown = [item for item in case.checklist if item.applies or item.done]
        wanted = (case.application.receipt_no, *(item.key for item in shown))
        if wanted != self._built:
            self._built = wanted
            pieces.clear(self._rows)
            self.points = {item.key: Point(self._marker(item.key)) for item in shown}
            for point in self.points.values():
                self._rows.addWidget(point)
        may = "review" in case.permissions and _is_open(case)
        for item in shown:
            self.points[item.key].show_item(item, may_mark=may)
        self._nothing.setText(
            self.tr("この手続に確認項目はありません。管理者が手続の定義に書くと、ここに並びます。")
        )
        self._nothing.setVisible(not shown)

    def _marker(self, key: str) -> Callable[[bool], None]:
        return lambda done: self._mark(key, done=done)

    def _mark(self, key: str, *, done: bool) -> None:
        if self._case is None:
            return
        number = self._case.application.receipt_no
        note = next((item.note for item in self._case.checklist if item.key == key), "")
        self._jobs.run(
            self,
            lambda: checklist.mark(self._desk, number, key, done, note),
            lambda _: self.done.emit(""),
            self.failed.emit,
        )


def _is_open(case: Case) -> bool:
    """Whether there is still something to decide."""
    state = case.workflow.state(case.application.state)
    return state.editable or any(
        (step.needs_clean or step.four_eyes) and step.starts_from(state.id)
        for step in case.workflow.transitions
    )


class Point(QWidget):
    """One point: its box, what it means, and who ticked it when."""

    def __init__(self, mark: Callable[[bool], None]) -> None:
        super().__init__()
        rows = pieces.column(self)
        self.box, self.help = QCheckBox(), pieces.label(role="secondary", wraps=True)
        self.who = pieces.label(role="secondary", wraps=True)
        self.box.clicked.connect(mark)
        for part in (self.box, self.help, self.who):
            rows.addWidget(part)

    def show_item(self, item: ChecklistItem, *, may_mark: bool) -> None:
        """Show a point as it stands."""
        self.box.setText(item.label if item.applies else self.tr("{label}(対象外)").format(label=item.label))
        self.box.setAccessibleName(self.box.text())
        self.box.setAccessibleDescription(item.help)
        self.box.setChecked(item.done)
        self.box.setEnabled(may_mark)
        self.help.setText(item.help)
        self.help.setVisible(bool(item.help) and not item.done)
        words = "  ".join(filter(None, (item.actor, wording.moment(item.at) if item.at else "", item.note)))
        if item.outdated:
            words += self.tr("\n● 再提出の前の確認です。もう一度確かめてください。")
        elif item.actor and not item.done:
            words = self.tr("取り消し: {words}").format(words=words)
        self.who.setText(words)
        pieces.restyle(self.who, role="warning" if item.outdated else "secondary")
        self.who.setVisible(bool(words))
