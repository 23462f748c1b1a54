"""Handing approved applications over (連携): which layout, which folder, and what was written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from kaigo_desktop.core.profile import Profile
from kaigo_desktop.flow import hand_over
from kaigo_desktop.flow.desk import Desk, HandedOver, Preview, Progress
from kaigo_desktop.flow.hand_over import Earlier
from kaigo_desktop.ui import fonts, hand_over_words, keys, pieces, way_in, wording
from kaigo_desktop.ui.entry_list import Entry, EntryList
from kaigo_desktop.ui.hand_over_form import HandOverForm
from kaigo_desktop.ui.hand_over_words import Faults, HandOverWords
from kaigo_desktop.ui.jobs import Failure, Job, Jobs
from kaigo_desktop.ui.running_bar import RunningBar
from kaigo_desktop.ui.upright import size_over, upright

_WIDTH, _HEIGHT, _TALL, _LEAST = 160, 84, 150, 30


class HandOverDialog(QDialog):
    """`changed` tells that applications were handed over."""

    changed = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("連携"))
        self._desk, self._jobs = desk, jobs
        self._waiting = 0
        self._preview: Preview | None = None
        self.waiting, self.form = pieces.label(role="title"), HandOverForm()
        self.profile, self.folder = self.form.profile, self.form.folder
        self.again, self.batch = self.form.again, self.form.batch
        self.form.changed.connect(self._look_ahead)
        self.notice, self.written = pieces.Notice(), EntryList()
        self.running = RunningBar(self.tr("連携の進み具合"))
        self.running.cancelled.connect(self._cancel)
        self._job: Job | None = None
        self.button = pieces.button(self.tr("連携する"), self._start, "primary")
        self.close_button = pieces.button(self.tr("閉じる"), self.reject)
        self._arrange()
        keys.bind(self, {"Ctrl+Return": self.button.click, "Ctrl+Enter": self.button.click})
        way_in.offer_guide(self, desk.program)
        self._ask()

    def reject(self) -> None:
        """Stay open while files are written: their names and losses are told here."""
        if self._job is None:
            super().reject()

    def _arrange(self) -> None:
        unit = fonts.measures().unit
        self.setMinimumSize(120 * unit, 80 * unit)
        self.resize(size_over(self.parentWidget(), _WIDTH, _HEIGHT))
        sheet, whole = QWidget(), pieces.column(self, margin=6, spacing=3)
        whole.addWidget(upright(sheet, "sheet"), 1)
        rows = pieces.column(sheet, spacing=3)
        rows.addWidget(self.waiting)
        rows.addWidget(self.form)
        rows.addWidget(self.notice)
        rows.addWidget(self.running)
        rows.addWidget(self.written, 1)
        rows.addStretch(0)
        buttons = pieces.line(spacing=2)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.button)
        whole.addLayout(buttons)
        self.written.setMinimumHeight(_LEAST * unit)
        self.written.hide()

    def _ask(self) -> None:
        desk = self._desk

        def work() -> tuple[int, list[Profile], list[Earlier]]:
            catalog = desk.program.catalog
            profiles = [catalog.profile(name) for name in catalog.profiles()]
            return hand_over.waiting(desk), profiles, hand_over.earlier(desk)

        self._jobs.run(self, work, self._show, self._fail)

    def _show(self, found: tuple[int, list[Profile], list[Earlier]]) -> None:
        waiting, profiles, earlier = found
        self.waiting.setText(self.tr("承認済で未連携の申請: {count}件").format(count=f"{waiting:,}"))
        self._waiting = waiting
        self.form.offer(profiles)
        self.form.offer_earlier(earlier)
        self._toggle()

    def _look_ahead(self) -> None:
        """Find out what a hand-over by the chosen layout would do, before anything is written."""
        self._preview = None
        self.written.hide()
        self.notice.quiet()
        self._toggle()
        desk, profile = self._desk, self.form.chosen()
        if not profile or self.again.isChecked() or not self._waiting:
            return
        self.notice.say("info", self.tr("書き出す内容を確かめています…"))

        def work() -> tuple[Preview, HandOverWords]:
            return hand_over.preview(desk, profile), hand_over_words.gather(desk)

        self._jobs.run(self, work, self._show_preview, self._fail, topic="preview")

    def _show_preview(self, found: tuple[Preview, HandOverWords]) -> None:
        self._preview, words = found
        if self.again.isChecked():
            return
        if self._preview.is_stopped:
            self._show_faults(words, self._preview.losses, self._preview.unmapped_codes)
        else:
            text = self.tr("書き出す内容です。表せない文字やコードのない選択肢はありません。")
            self.notice.say("done", text)
            self._list(words.counts(self._preview.counts))
        self._toggle()

    def _show_faults(self, words: HandOverWords, losses: Faults, unmapped: Faults) -> None:
        """Say what stops the hand-over; nothing was written."""
        told = [
            self.tr("この様式の文字コードで表せない文字 {count}か所").format(count=f"{len(losses):,}"),
            self.tr("コードのない選択肢 {count}か所").format(count=f"{len(unmapped):,}"),
        ]
        named = wording.listed(text for text, faults in zip(told, (losses, unmapped), strict=True) if faults)
        self.notice.say(
            "error", self.tr("{what}があるため、書き出せません。何も書き出していません。").format(what=named)
        )
        self._list(words.faults(losses, unmapped))

    def _list(self, entries: list[Entry]) -> None:
        self.written.show()
        self.resize(self.width(), size_over(self.parentWidget(), _WIDTH, _TALL).height())
        self.written.show_entries(entries, "")

    def _toggle(self) -> None:
        again, preview = self.again.isChecked(), self._preview
        count = f"{sum(preview.counts.values()) if preview else self._waiting:,}"
        if again:
            text = self.tr("もう一度書き出す")
        elif preview and preview.is_stopped:
            text = self.tr("書き出せません")
        elif self._waiting:
            text = self.tr("{count}件を書き出して連携済にする").format(count=count)
        else:
            text = self.tr("連携する申請がありません")
        may = again or (self._waiting > 0 and not (preview and preview.is_stopped))
        self.button.setText(f"{text}  Ctrl+Enter" if may else text)
        self.button.setAccessibleName(text)
        self.button.setEnabled(may)

    def _start(self) -> None:
        missing = self.form.missing()
        if missing is not None:
            self.notice.say("error", missing[0])
            missing[1].setFocus()
            return
        if self._jobs.long is not None:
            self.notice.say("warning", self.tr("ほかの処理が終わるまでお待ちください。"))
            return
        self.notice.quiet()
        self._run(begins=True)
        desk, profile, folder = self._desk, self.form.chosen(), Path(self.folder.text().strip())
        batch = self.form.chosen_batch()

        def work(
            progress: Callable[[Progress], None], cancelled: Callable[[], bool]
        ) -> tuple[HandedOver, HandOverWords]:
            handed = hand_over.hand_over(desk, profile, folder, batch, progress, cancelled=cancelled)
            return handed, hand_over_words.gather(desk)

        self._job = self._jobs.run_long(self, work, self._done, self._fail, self.running.show_progress)

    def _run(self, *, begins: bool) -> None:
        """While it runs nothing can be chosen; the notice and the files stand where the bar was."""
        for part in (self.form, self.button, self.close_button):
            part.setEnabled(not begins)
        if begins:
            self.running.begin(self.tr("承認を確かめています…"))
        else:
            self._job = None
            self.running.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _open_folder(self) -> None:
        folder = self.folder.text().strip()
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            words = self.tr(
                "フォルダー {folder} を開けません。ファイルはあります。エクスプローラーで開いてください。"
            )
            self.notice.say("warning", words.format(folder=folder))

    def _done(self, found: tuple[HandedOver, HandOverWords]) -> None:
        handed, words = found
        self._run(begins=False)
        self._preview = None
        if handed.losses or handed.unmapped_codes:
            self._show_faults(words, handed.losses, handed.unmapped_codes)
        else:
            text = self.tr("{count}件を書き出しました。連携番号 {batch}").format(
                count=handed.count, batch=handed.batch
            )
            self.form.keep()
            show = pieces.button(self.tr("フォルダーを開く"), self._open_folder, "quiet")
            self.notice.say("done", text, show)
            self._list([*(_file(*file) for file in handed.files), _manifest(handed.manifest)])
        self.changed.emit()
        self._ask()

    def _fail(self, failure: Failure) -> None:
        self._run(begins=False)
        self.notice.say("info" if failure.code == "hand_over_cancelled" else "error", failure.sentence)


def _file(name: str, sha256: str, rows: int) -> tuple[str, str, str]:
    return (pieces.translate("{rows}行").format(rows=f"{rows:,}"), name, f"SHA-256 {sha256}")


def _manifest(name: str) -> tuple[str, str, str]:
    told = pieces.translate(
        "ファイルと一緒に渡します。受け取った側で、書き換えられていないことを確かめられます"
    )
    return (pieces.translate("送付目録"), name, told)
