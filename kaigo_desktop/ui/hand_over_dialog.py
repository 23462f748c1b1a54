"""Handing approved applications over (連携): which layout, which folder, and what was written."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFileDialog, QProgressBar, QSizePolicy, QWidget

from kaigo_desktop.core.profile import Profile
from kaigo_desktop.flow import find, hand_over
from kaigo_desktop.flow.desk import Desk, HandedOver, Progress
from kaigo_desktop.ui import credentials, fonts, pieces
from kaigo_desktop.ui.entry_list import EntryList
from kaigo_desktop.ui.jobs import Failure, Jobs

_WIDTH, _HEIGHT, _TALL = 160, 84, 150
_ROW = re.compile(r"\[(\d+)\]")


class HandOverDialog(QDialog):
    """`changed` tells that applications were handed over."""

    changed = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("連携"))
        self._desk, self._jobs = desk, jobs
        self._profiles: list[Profile] = []
        self._waiting = 0
        self.waiting, self.about = pieces.label(role="title"), pieces.label(role="secondary", wraps=True)
        self.profile = QComboBox()
        self.profile.setAccessibleName(self.tr("連携様式"))
        self.profile.setPlaceholderText(self.tr("選んでください"))
        self.profile.currentIndexChanged.connect(self._describe)
        self.folder = credentials.text_line(self.tr("書き出すフォルダー"))
        self.again = QCheckBox(self.tr("以前の連携をもう一度書き出す"))
        self.again.setAccessibleName(self.again.text())
        self.batch = credentials.text_line(self.tr("連携番号"), self.tr("連携番号"))
        self.again.toggled.connect(self._toggle)
        self.notice, self.bar, self.written = pieces.Notice(), QProgressBar(), EntryList()
        self.bar.setTextVisible(False)
        self.button = pieces.button(self.tr("連携する"), self._start, "primary")
        self.close_button = pieces.button(self.tr("閉じる"), self.reject)
        self._arrange()
        self._ask()

    def reject(self) -> None:
        """Stay open while files are written: their names and losses are told here."""
        if self.bar.isHidden():
            super().reject()

    def _arrange(self) -> None:
        unit = fonts.measures().unit
        self.setMinimumSize(120 * unit, 84 * unit)
        self.resize(_WIDTH * unit, _HEIGHT * unit)
        rows = pieces.column(self, margin=6, spacing=3)
        rows.addWidget(self.waiting)
        form = credentials.form()
        form.addRow(self.tr("連携様式"), self.profile)
        form.addRow(self.about)
        place = pieces.line(spacing=2)
        place.addWidget(self.folder, 1)
        place.addWidget(
            pieces.button(self.tr("選ぶ…"), self._choose, "", self.tr("書き出すフォルダーを選ぶ"))
        )
        label = pieces.label(self.tr("書き出すフォルダー"))
        label.setBuddy(self.folder)
        form.addRow(label, place)
        again = pieces.line(spacing=2)
        again.addWidget(self.again)
        again.addWidget(self.batch, 1)
        form.addRow(again)
        rows.addLayout(form)
        rows.addWidget(self.notice)
        rows.addWidget(self.bar)
        rows.addWidget(self.written, 1)
        rows.addStretch(0)
        buttons = pieces.line(spacing=2)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.button)
        rows.addLayout(buttons)
        self.profile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for hidden in (self.bar, self.batch, self.written):
            hidden.hide()

    def _ask(self) -> None:
        desk = self._desk

        def work() -> tuple[int, list[Profile]]:
            catalog = desk.program.catalog
            return hand_over.waiting(desk), [catalog.profile(name) for name in catalog.profiles()]

        self._jobs.run(self, work, self._show, self._fail)

    def _show(self, found: tuple[int, list[Profile]]) -> None:
        waiting, self._profiles = found
        self.waiting.setText(self.tr("承認済で未連携の申請: {count}件").format(count=f"{waiting:,}"))
        if not self.profile.count():
            for profile in self._profiles:
                self.profile.addItem(profile.title, profile.id)
            self.profile.setCurrentIndex(-1)
        self._waiting = waiting
        self._toggle()

    def _describe(self) -> None:
        number = self.profile.currentIndex()
        self.about.setText(self._profiles[number].description if 0 <= number < len(self._profiles) else "")

    def _toggle(self) -> None:
        self.batch.setVisible(self.again.isChecked())
        self.button.setText(self.tr("書き出す") if self.again.isChecked() else self.tr("連携する"))
        self.button.setAccessibleName(self.button.text())
        self.button.setEnabled(self.again.isChecked() or self._waiting > 0)

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("書き出すフォルダー"), self.folder.text())
        if name:
            self.folder.setText(name)

    def _start(self) -> None:
        folder, batch = (
            self.folder.text().strip(),
            self.batch.text().strip() if self.again.isChecked() else "",
        )
        if self.profile.currentIndex() < 0:
            self.notice.say("error", self.tr("連携様式を選んでください。"))
            self.profile.setFocus()
            return
        if not folder:
            self.notice.say("error", self.tr("書き出すフォルダーを選んでください。"))
            self.folder.setFocus()
            return
        if self.again.isChecked() and not batch:
            self.notice.say("error", self.tr("もう一度書き出す連携番号を入力してください。"))
            self.batch.setFocus()
            return
        if self._jobs.long is not None:
            self.notice.say("warning", self.tr("ほかの処理が終わるまでお待ちください。"))
            return
        self.notice.quiet()
        self.button.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.show()
        desk, profile = self._desk, str(self.profile.currentData())

        def work(
            progress: Callable[[Progress], None], _cancelled: Callable[[], bool]
        ) -> tuple[HandedOver, dict[str, str]]:
            handed = hand_over.hand_over(desk, profile, Path(folder), batch, progress)
            return handed, _labels(desk) if handed.losses else {}

        self._jobs.run_long(self, work, self._done, self._fail, self._hear)

    def _hear(self, progress: Progress) -> None:
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)

    def _done(self, found: tuple[HandedOver, dict[str, str]]) -> None:
        handed, labels = found
        self.bar.hide()
        self.written.show()
        self.resize(self.width(), _TALL * fonts.measures().unit)
        if handed.losses:
            self.notice.say(
                "error", self.tr("この様式の文字コードで表せない文字があるため、何も書き出していません。")
            )
            self.written.show_entries([_loss(labels, loss) for loss in handed.losses], "")
        else:
            words = self.tr("{count}件を書き出しました。連携番号 {batch}").format(
                count=handed.count, batch=handed.batch
            )
            self.notice.say("done", words)
            self.written.show_entries([_file(*file) for file in handed.files], "")
        self.changed.emit()
        self._ask()

    def _fail(self, failure: Failure) -> None:
        self.bar.hide()
        self.button.setEnabled(True)
        self.notice.say("error", failure.sentence)


def _file(name: str, sha256: str, rows: int) -> tuple[str, str, str]:
    return (pieces.translate("{rows}行").format(rows=f"{rows:,}"), name, f"SHA-256 {sha256}")


def _loss(labels: Mapping[str, str], loss: tuple[str, str, str]) -> tuple[str, str, str]:
    receipt_no, path, character = loss
    row = _ROW.search(path)
    label = labels.get(_ROW.sub("", path), path) + (f"({int(row[1]) + 1})" if row else "")
    number = pieces.translate("受付番号 {number}").format(number=receipt_no)
    return (number, f"{label}: {character}", "")


def _labels(desk: Desk) -> dict[str, str]:
    """Field key (`household.name` in a group) → label, over the procedures there are applications of."""
    catalog = desk.program.catalog
    procedures = [catalog.procedure(name) for name in sorted({name for name, _ in find.counts(desk)} - {""})]
    return {
        f"{section.group}.{field.key}".lstrip("."): field.label
        for procedure in procedures
        for section in procedure.sections
        for field in section.fields
    }
