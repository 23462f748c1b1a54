"""転記: a narrow window over the core system's screen that copies one approved value after the other."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QSizePolicy, QWidget

from kaigo_desktop.core.profile import Profile
from kaigo_desktop.flow import record_use, reveal, transcribe
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.transcribe import Entry, Transcript
from kaigo_desktop.ui import clipboard, fonts, pieces, remembered
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.transcript_rows import TranscriptRows

KEY = "F4"
_WIDTH, _HEIGHT, _FRAME = 96, 165, 12
_PLACE, _PROFILE = "transcribe/window", "transcribe/profile"


class TranscribeWindow(QDialog):
    """Stays above other windows; each press of F4 copies the next value, once the log has it.

    `changed` tells that the application is handed over now. The lock hides it, as every dialog.
    """

    changed = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, receipt_no: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("transcribe")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("転記 {number}").format(number=receipt_no))
        self._desk, self._jobs, self._receipt_no = desk, jobs, receipt_no
        self._entries: Sequence[Entry] = ()
        self._next, self._copied, self._under_way, self._waits = -1, set[int](), False, False
        self.head, self.count = pieces.label(role="heading", wraps=True), pieces.label(role="secondary")
        self.profile, self.reason = QComboBox(), QComboBox()
        self.notice, self.rows = pieces.Notice(), TranscriptRows()
        self.rows.wanted.connect(self.copy)
        self.next_label, self.next_value = (
            pieces.label(role="secondary"),
            pieces.label(role="person", wraps=True),
        )
        self.button = pieces.button(
            self.tr("コピーして次へ  {key}").format(key=KEY),
            self.copy_next,
            "primary",
            self.tr("コピーして次へ"),
        )
        self.end = pieces.button(self.tr("転記を終えて連携済にする"), self.finish, "primary")
        self.back = pieces.button(self.tr("ひとつ戻る"), self.step_back, "quiet")
        self.again = pieces.button(self.tr("最初から"), self.begin_again, "quiet")
        self._arrange()
        QShortcut(QKeySequence(KEY), self, self.copy_next)
        self._ask_for_profiles()

    def copy_next(self) -> None:
        """Copy the next value and go on to the one after it."""
        if self._next >= 0:
            self.copy(self._next)

    def copy(self, number: int) -> None:
        """Copy value `number`; a 個人番号 for the reason that is chosen."""
        entry = self._entries[number]
        if self._under_way or not entry.is_copied:
            return
        secret = entry.kind == "number"
        reason = self.reason.currentText().strip()
        if secret and not reason:
            self._stand_at(number)
            self.notice.say("warning", self.tr("個人番号をコピーする理由を選んでください。"))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.notice.quiet()
        self._under_way = True
        desk, receipt_no = self._desk, self._receipt_no

        def work() -> str:
            text = reveal.reveal(desk, receipt_no, entry.path, reason) if secret else entry.text
            record_use.record_copy(desk, receipt_no, entry.label)
            return text

        self._jobs.run(self, work, partial(self._copied_one, number), self._fail)

    def step_back(self) -> None:
        """Go back to the value before; what was copied stays marked."""
        before = [at for at, entry in enumerate(self._entries) if entry.is_copied]
        here = self._next if self._next >= 0 else len(self._entries)
        self._stand_at(max((at for at in before if at < here), default=self._next))

    def begin_again(self) -> None:
        """Go back to the first value and take every mark off."""
        self._copied.clear()
        self._stand_at(self._following(0))

    def finish(self) -> None:
        """Note that everything was typed in: the application is handed over."""
        self.end.setEnabled(False)
        work = partial(transcribe.finish, self._desk, self._receipt_no, str(self.profile.currentData()))
        self._jobs.run(self, work, self._finished, self._fail)

    def done(self, result: int) -> None:
        """Remember where it stood."""
        remembered.keep_geometry(_PLACE, self)
        super().done(result)

    # ---- what is shown

    def _ask_for_profiles(self) -> None:
        catalog = self._desk.program.catalog
        work = partial(_profiles, catalog.profiles, catalog.profile)
        self._jobs.run(self, work, self._offer, self._fail)

    def _offer(self, profiles: Sequence[Profile]) -> None:
        for profile in profiles:
            self.profile.addItem(pieces.translate(profile.title), profile.id)
        self.profile.setCurrentIndex(max(0, self.profile.findData(remembered.recall(_PROFILE))))
        self.profile.currentIndexChanged.connect(self._ask)
        self._ask()

    def _ask(self) -> None:
        profile = str(self.profile.currentData())
        work = partial(transcribe.transcript, self._desk, self._receipt_no, profile)
        self._jobs.run(self, work, partial(self._show, profile), self._fail, topic="transcript")

    def _show(self, profile: str, found: Transcript) -> None:
        remembered.keep(_PROFILE, profile)
        self.notice.quiet()
        self.head.setText(f"{found.name}\n{pieces.translate(found.title)}".strip())
        self._entries, self._waits = found.entries, found.waits
        self.rows.show_transcript(found)
        self.begin_again()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copied_one(self, number: int, text: str) -> None:
        self._under_way = False
        put = clipboard.put_number if self._entries[number].kind == "number" else clipboard.put
        put(text)
        self._copied.add(number)
        self._stand_at(self._following(number + 1))

    def _finished(self, batch: str) -> None:
        self._waits = False
        self._stand_at(self._next)
        self.notice.say("done", self.tr("連携済にしました。連携番号 {batch}").format(batch=batch))
        self.changed.emit()

    def _fail(self, failure: Failure) -> None:
        self._under_way = False
        self.end.setEnabled(True)
        self.notice.say("error", failure.sentence)

    def _following(self, at: int) -> int:
        """The first value to copy from `at` on; -1 where there is none."""
        return next((n for n, entry in enumerate(self._entries) if n >= at and entry.is_copied), -1)

    def _stand_at(self, number: int) -> None:
        self._next = number
        self.rows.show_state(number, self._copied)
        of = sum(entry.is_copied for entry in self._entries)
        self.count.setText(self.tr("コピー済 {done} / {total}").format(done=len(self._copied), total=of))
        entry = self._entries[number] if number >= 0 else None
        self.next_label.setText(entry.label if entry else self.tr("最後の項目まで済みました"))
        self.next_value.setText(entry.text if entry else "")
        self.reason.setVisible(entry is not None and entry.kind == "number")
        self.button.setEnabled(entry is not None)
        ends = entry is None and self._waits
        self.end.setVisible(ends)
        self.button.setVisible(not ends)

    def _arrange(self) -> None:
        unit = fonts.measures().unit
        above, below = pieces.column(margin=3, spacing=2), pieces.frame("bar")
        rows, beneath = pieces.column(self), pieces.column(below, margin=3, spacing=2)
        self.profile.setAccessibleName(self.tr("項目の並び(連携様式)"))
        self.reason.setAccessibleName(self.tr("個人番号をコピーする理由"))
        self.reason.setEditable(True)
        self.reason.addItems(list(self._desk.ward.reveal_reasons))
        self.reason.setCurrentIndex(-1)
        line = self.reason.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("理由(記録に残ります)"))
        self._name_parts()
        for combo in (self.profile, self.reason):
            combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        ways = pieces.line(spacing=2)
        ways.addWidget(self.count, 1)
        ways.addWidget(self.back)
        ways.addWidget(self.again)
        for part in (self.head, self.profile, self.notice):
            above.addWidget(part)
        for below_them in (self.next_label, self.next_value, self.reason, self.button, self.end):
            beneath.addWidget(below_them)
        beneath.addLayout(ways)
        rows.addLayout(above)
        rows.addWidget(self.rows, 1)
        rows.addWidget(below)
        for hidden in (self.reason, self.end):
            hidden.hide()
        self.button.setEnabled(False)
        self.setMinimumWidth(64 * unit)
        if not remembered.restore_geometry(_PLACE, self):
            room = self.screen().availableGeometry().height() - _FRAME * unit
            self.resize(_WIDTH * unit, min(_HEIGHT * unit, room))

    def _name_parts(self) -> None:
        """Give the parts names that stay, for tools that work the screen."""
        named = {
            "profile": self.profile, "reason": self.reason, "next": self.button, "back": self.back,
            "finish": self.end,
            "restart": self.again, "next_label": self.next_label, "next_value": self.next_value,
            "count": self.count, "head": self.head,
        }  # fmt: skip
        for name, part in named.items():
            part.setObjectName(f"transcribe_{name}")


def _profiles(names: Callable[[], list[str]], read: Callable[[str], Profile]) -> list[Profile]:
    return [read(name) for name in names()]
