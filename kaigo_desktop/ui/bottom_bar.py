"""What runs, who I am, and the lock."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QWidget

from kaigo_desktop.flow.desk import Desk, Progress
from kaigo_desktop.flow.sign_in import RECOVERY
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.language import switch_button

_BAR_WIDTH = 50


class BottomBar(QFrame):
    """`lock` and `sign_out` tell what was pressed; `running` that the person wants to see what runs.

    `person` tells that they pressed their own name, to choose another password; `language` that they chose
    the other language.
    """

    lock = Signal()
    sign_out = Signal()
    running = Signal()
    person = Signal()
    language = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        unit = fonts.measures().unit
        row = pieces.line(self, spacing=2)
        row.setContentsMargins(3 * unit, unit, 2 * unit, unit)
        self.work = pieces.button("", self.running.emit, "quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_WIDTH * unit)
        self.bar.setAccessibleName(self.tr("取込の進み具合"))
        self.words = pieces.label(role="secondary")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.help = pieces.label(self.tr("F1 キー操作"), "secondary")
        self.lock_time = pieces.label(role="secondary")
        who = self.tr("{name} ({role})").format(name=desk.user.name, role=pieces.translate(desk.role_label))
        for part in (self.work, self.bar):
            row.addWidget(part)
            part.hide()
        row.addWidget(self.words, 1)
        row.addWidget(self.help)
        row.addSpacing(3 * unit)
        name = self.tr("{who} パスワードを変える").format(who=who)
        self.who = pieces.button(who, self.person.emit, "quiet", name)
        self.who.setEnabled(desk.user.login != RECOVERY)
        self.who.setToolTip(self.tr("パスワードを変える"))
        row.addWidget(self.who)
        row.addSpacing(3 * unit)
        row.addWidget(switch_button(desk.program, self.language.emit))
        row.addWidget(self.lock_time)
        self.locks = pieces.button(self.tr("施錠 Ctrl+L"), self.lock.emit, "quiet", self.tr("施錠 (Ctrl+L)"))
        row.addWidget(self.locks)
        row.addWidget(pieces.button(self.tr("サインアウト"), self.sign_out.emit, "quiet"))

    def show_progress(self, progress: Progress | None, rest: str, work: str = "") -> None:
        """Show how far an intake, or `work` of another name, is; None when it is over."""
        for part in (self.work, self.bar):
            part.setVisible(progress is not None)
        self._fold()
        if progress is not None:
            self.work.setText(
                self.tr("{work} {done} / {total}  {rest}").format(
                    work=work or self.tr("取込中"),
                    done=f"{progress.done:,}",
                    total=f"{progress.total:,}",
                    rest=rest,
                )
            )
            self.work.setAccessibleName(self.work.text())
            self.bar.setRange(0, max(1, progress.total))
            self.bar.setValue(progress.done)

    def show_lock_time(self, text: str) -> None:
        """Say when the screen locks by itself; where that has no room, beneath the pointer on the lock."""
        self.lock_time.setText(text)
        self.locks.setToolTip(text)
        self._fold()

    def say(self, text: str) -> None:
        """Say something about the whole window."""
        self.words.setText(text)
        self.words.setToolTip(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less in a narrow window."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Hide what is said elsewhere too, one after the other, until the rest has room."""
        running = () if self.work.isHidden() else (self.bar,)
        spoken: tuple[QWidget, ...] = (self.help, self.lock_time, *running)
        for part in spoken:
            part.show()
        for part in spoken:
            if self.sizeHint().width() <= self.width():
                break
            part.hide()
