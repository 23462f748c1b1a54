"""Asking why a 個人番号 is to be shown, and telling how long it stays: the reason goes into the audit log."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.wrapping_row import WrappingRow


class RevealBar(QFrame):
    """`wanted` carries the path of the number and the reason; the other two are what the buttons ask."""

    wanted = Signal(str, str)
    copy_wanted = Signal()
    hide_wanted = Signal()

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("role", "box-info")
        self._path = ""
        unit = fonts.measures().unit
        rows = pieces.column(self)
        rows.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        self._asking, self._telling = QWidget(), QWidget()
        rows.addWidget(self._asking)
        rows.addWidget(self._telling)
        self.question, self.told = pieces.label(role="heading"), pieces.label(role="heading")
        self.reasons = [
            pieces.button(pieces.translate(reason), partial(self._choose, reason)) for reason in reasons
        ]
        self.reason = QLineEdit()
        self._lay_out_question()
        self._lay_out_told()
        self.hide()

    def ask(self, path: str, label: str) -> None:
        """Ask why the number at `path`, which staff call `label`, is to be shown."""
        self._path = path
        self.question.setText(self.tr("{label}を表示する理由").format(label=label))
        self.reason.clear()
        self._telling.hide()
        self._asking.show()
        self.show()
        first = self.reasons[0] if self.reasons else self.reason
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def asks(self) -> bool:
        """Whether a reason is asked for now."""
        return not (self.isHidden() or self._asking.isHidden())

    def tell(self, label: str, seconds: int) -> None:
        """Say that a number is in sight, and for how long yet."""
        words = self.tr("{label}を表示しています  あと{seconds}秒")
        self.told.setText(words.format(label=label, seconds=seconds))
        self._asking.hide()
        self._telling.show()
        self.show()

    def _lay_out_question(self) -> None:
        row = WrappingRow(self._asking)
        self.reason.setPlaceholderText(self.tr("その他の理由(記録に残ります)"))
        hint = QFontMetrics(fonts.text()).horizontalAdvance(self.reason.placeholderText())
        self.reason.setMinimumWidth(hint + 6 * fonts.measures().unit)
        self.reason.setAccessibleName(self.tr("個人番号を表示するその他の理由"))
        self.reason.returnPressed.connect(self._press)
        row.addWidget(self.question)
        for button in self.reasons:
            row.addWidget(button)
        row.addWidget(self.reason)
        row.grow(self.reason)
        stop = pieces.button(self.tr("やめる"), self.hide, "quiet")
        row.addWidget(stop)
        row.push(stop)
        row.addWidget(pieces.button(self.tr("表示する"), self._press, "primary"))

    def _lay_out_told(self) -> None:
        row = pieces.line(self._telling, spacing=2)
        self.copy = pieces.button(
            self.tr("コピー"), self.copy_wanted.emit, "quiet", self.tr("個人番号をコピー(30秒で消えます)")
        )
        self.copy.setToolTip(self.copy.accessibleName())
        row.addWidget(self.told)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(pieces.button(self.tr("いま隠す"), self.hide_wanted.emit))

    def _choose(self, reason: str) -> None:
        self.hide()
        self.wanted.emit(self._path, reason)

    def _press(self) -> None:
        if self.reason.text().strip():
            self._choose(self.reason.text().strip())
