"""Making a layout (取込レイアウト) of a sample: map its items, try it, save it with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QSplitter, QWidget

from kaigo_desktop.core.layout import Layout
from kaigo_desktop.core.procedure import Procedure
from kaigo_desktop.flow import layouts, try_layout
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.layouts import Mistake
from kaigo_desktop.flow.try_layout import Sample, Trial
from kaigo_desktop.ui import credentials, fonts, pieces, wording
from kaigo_desktop.ui.entry_list import Entry, EntryList
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.layout_mapping import LayoutMapping
from kaigo_desktop.ui.upright import upright
from kaigo_desktop.ui.wrapping_row import WrappingRow

_ROOM, _LEAST = 240, 40
"""Width in units from which the trial stands beside the items; the least height of either."""

_FREE_ID = "ward_form_{number}"


@dataclass(frozen=True, slots=True)
class Begun:
    """A sample with the layout its suggestions make, and the procedures it may be for."""

    sample: Sample
    draft: Layout
    procedure: Procedure
    candidates: tuple[tuple[str, str], ...]


def begin(desk: Desk, path: Path, procedure: str) -> Begun:
    """Look at a sample and draft a layout; runs on the worker thread.

    Raises:
        UserError: why the sample can't be read, or what `flow` raises.
    """
    catalog = desk.program.catalog
    sample = try_layout.inspect(desk, path, procedure)
    if not sample.procedure:
        sample = try_layout.inspect(desk, path, next(iter(catalog.procedures())))
    known = {version.layout.id for version in layouts.list_layouts(desk)}
    number = next(n for n in range(1, len(known) + 2) if _FREE_ID.format(number=n) not in known)
    reading, _, rest = sample.known_as.partition(" ")
    layout_id = rest.rpartition(" ")[0] if reading == "layout" else _FREE_ID.format(number=number)
    names = dict.fromkeys([sample.procedure, *sample.candidates])
    return Begun(
        sample,
        try_layout.draft_layout(desk, sample, layout_id),
        catalog.procedure(sample.procedure),
        tuple((name, pieces.translate(catalog.procedure(name).title)) for name in names),
    )


class LayoutEditor(QWidget):
    """`left` wants the list back, `saved` carries the layout that was saved."""

    left = Signal()
    saved = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._path = Path()
        self._begun: Begun | None = None
        self.notice, self.mapping, self.trial = pieces.Notice(), LayoutMapping(), EntryList()
        self.title = credentials.text_line(self.tr("レイアウトの名前"))
        self.procedure = QComboBox()
        self.procedure.setAccessibleName(self.tr("手続"))
        self.procedure.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.procedure.activated.connect(self._look_again)
        self.reason = credentials.text_line(self.tr("保存する理由"), self.tr("理由  例: 区の様式に合わせる"))
        self.test = pieces.button(self.tr("見本で試す"), self.try_it)
        self.button = pieces.button(self.tr("保存する"), self.save, "primary", self.tr("レイアウトを保存"))
        self._arrange()

    def open(self, path: Path, procedure: str = "") -> None:
        """Begin with a sample."""
        self._path, self._begun = path, None
        self.notice.say("info", self.tr("見本を読んでいます…"))
        self.trial.show_entries([], self.tr("「見本で試す」を押すと、読み取った結果がここに出ます。"))
        self._hold(held=True)
        work = partial(begin, self._desk, path, procedure)
        self._jobs.run(self, work, self._show, self._fail, topic="sample")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what was read beneath the items where there is no room beside them."""
        super().resizeEvent(event)
        unit = fonts.measures().unit
        beside = self.width() > _ROOM * unit
        self._panes.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self._panes.setMinimumHeight((_LEAST if beside else 2 * _LEAST) * unit)

    def layout_made(self) -> Layout | None:
        """The layout as it is mapped now."""
        if self._begun is None:
            return None
        named = msgspec.structs.replace(
            self._begun.draft, title=self.title.text().strip() or self._begun.draft.title
        )
        return self.mapping.apply(named)

    def try_it(self) -> None:
        """Read the sample through the layout; nothing is written."""
        layout, desk, path = self.layout_made(), self._desk, self._path
        if layout is None:
            return
        self._hold(held=True)

        def work() -> tuple[list[Mistake], Trial]:
            return layouts.mistakes_of(desk, layout), try_layout.try_layout(desk, layout, path)

        self._jobs.run(self, work, self._tried, self._fail, topic="trial")

    def save(self) -> None:
        """Save the layout, once there is a reason."""
        layout, reason = self.layout_made(), self.reason.text().strip()
        if layout is None:
            return
        if not reason:
            self.notice.say("error", self.tr("保存する理由を書いてください。"))
            self.reason.setFocus()
            return
        self._hold(held=True)
        work = partial(layouts.save_layout, self._desk, layout, reason)
        self._jobs.run(self, work, self.saved.emit, self._fail)

    def _look_again(self) -> None:
        self.open(self._path, str(self.procedure.currentData()))

    def _show(self, begun: Begun) -> None:
        self._begun = begun
        self._hold(held=False)
        sample = begun.sample
        self.reason.clear()
        self.title.setText(begun.draft.title)
        self.procedure.clear()
        for name, title in begun.candidates:
            self.procedure.addItem(title, name)
        self.mapping.show_sample(sample, begun.procedure)
        words = self.tr(
            "「{title}」 {count}件の見本。{items}項目のうち{likely}項目に候補があります。"
        ).format(
            title=next(iter(sample.subjects), self._path.name),
            count=sample.applications,
            items=len(sample.items),
            likely=len(sample.suggestions),
        )
        known = self.tr(" いまは「{known}」で読んでいます。").format(known=sample.known_as)
        self.notice.say("info", words + (known if sample.known_as else ""))

    def _tried(self, found: tuple[list[Mistake], Trial]) -> None:
        self._hold(held=False)
        mistakes, trial = found
        self.trial.show_entries(_entries(mistakes, trial), "")
        errors = sum(problem.severity == "error" for problem in trial.problems)
        words = self.tr("{rows}項目を読み取り、指摘は{problems}件、その他の項目は{left}件です。").format(
            rows=len(trial.rows), problems=len(trial.problems), left=len(trial.unmapped)
        )
        if mistakes:
            words = self.tr("このままでは保存できません。") + words
        self.notice.say("error" if mistakes else "warning" if errors else "done", words)

    def _fail(self, failure: Failure) -> None:
        self._hold(held=self._begun is None)
        self.notice.say("error", failure.sentence)

    def _hold(self, *, held: bool) -> None:
        for control in (self.test, self.button, self.mapping, self.procedure, self.title):
            control.setEnabled(not held)

    def _arrange(self) -> None:
        sheet = QWidget()
        pieces.column(self).addWidget(upright(sheet))
        rows = pieces.column(sheet, margin=4, spacing=3)
        head = pieces.line(spacing=2)
        head.addWidget(
            pieces.button(self.tr("← 一覧へ"), self.left.emit, "quiet", self.tr("レイアウトの一覧へ"))
        )
        head.addWidget(pieces.label(self.tr("見本からレイアウトを作る"), "title"))
        head.addStretch(1)
        form = WrappingRow()
        for text, control in ((self.tr("手続"), self.procedure), (self.tr("名前"), self.title)):
            named = QWidget()
            label, row = pieces.label(text), pieces.line(named, spacing=2)
            label.setBuddy(control)
            row.addWidget(label)
            row.addWidget(control, 1)
            form.addWidget(named)
            form.grow(named)
        foot = pieces.line(spacing=2)
        foot.addWidget(self.test)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.button)
        panes = self._panes = QSplitter()
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.mapping)
        panes.addWidget(self.trial)
        panes.setStretchFactor(0, 3)
        panes.setStretchFactor(1, 2)
        help_text = self.tr("同じ項目に2つ以上を入れると、上から順につなげて1つの値にします(姓と名など)。")
        rows.addLayout(head)
        rows.addWidget(self.notice)
        rows.addLayout(form)
        rows.addWidget(pieces.label(help_text, "secondary", wraps=True))
        rows.addWidget(panes, 1)
        rows.addLayout(foot)


def _entries(mistakes: Iterable[Mistake], trial: Trial) -> list[Entry]:
    """What stands in the way first, then what was read, then what nothing took."""
    left = pieces.translate("その他の項目")
    return [
        *((mistake.key, f"▲ {mistake.message}", "") for mistake in mistakes),
        *((pieces.translate("指摘"), wording.problem(problem), "") for problem in trial.problems),
        *(
            (row.label, row.shown or "—", "" if row.received == row.shown else row.received)
            for row in trial.rows
        ),
        *((left, wording.item(item.subject, item.label), item.value) for item in trial.unmapped),
    ]
