"""Asking for a flag (付箋): what is to be done, in the ward's words or one's own, and until when."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame

from kaigo_desktop.core import wareki
from kaigo_desktop.core.due_day import due_day
from kaigo_desktop.core.overdue import kept_until
from kaigo_desktop.core.ward import Ward
from kaigo_desktop.ui import fonts, pieces, wording
from kaigo_desktop.ui.value_edit import ValueEdit
from kaigo_desktop.ui.wrapping_row import WrappingRow

_TEXT, _DAY = 64, 40


class FlagLine(QFrame):
    """One line, hidden until it asks; `wanted` carries the text and the day (None for none).

    `left` tells that the person closed it.
    """

    wanted = Signal(str, object)
    left = Signal()

    def __init__(self, ward: Ward, today: date) -> None:
        super().__init__()
        self.setProperty("role", "box-info")
        self._ward, self._today = ward, today
        unit = fonts.measures().unit
        self.text = _offering(ward.flag_kinds)
        self.text.setAccessibleName(self.tr("付箋に書くこと"))
        self.text.setMinimumWidth(_TEXT * unit)
        self.day = ValueEdit()
        self.day.setAccessibleName(self.tr("付箋の期日"))
        self.day.setPlaceholderText(self.tr("期日 例: 4/6、3日後"))
        self.day.setFixedWidth(_DAY * unit)
        self.day.settled.connect(self._tell)
        self.day.returnPressed.connect(self.press)
        self.told = pieces.label(role="secondary")
        if (line := self.text.lineEdit()) is not None:
            line.setPlaceholderText(self.tr("すること(↓ で選ぶ)"))
            line.returnPressed.connect(self.press)
        self.stop = pieces.button(
            self.tr("やめる"), self.close_again, "quiet", self.tr("付箋を付けるのをやめる")
        )
        self.put = pieces.button(self.tr("付箋を付ける"), self.press, "primary")
        heading = pieces.label(self.tr("付箋"), "heading")
        heading.setBuddy(self.text)
        rows, row = pieces.column(self), WrappingRow()
        rows.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        rows.addLayout(row)
        for part in (heading, self.text, self.day, self.told, self.stop, self.put):
            row.addWidget(part)
        row.push(self.stop)
        self.hide()

    def ask(self) -> None:
        """Ask for a flag."""
        if self.isHidden():
            self.text.setCurrentIndex(-1)
            self.text.clearEditText()
            self.day.clear()
            self._tell()
            self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_again(self) -> None:
        """Ask no more."""
        self.hide()
        self.left.emit()

    def press(self) -> None:
        """Hand on what was written, or go to what is missing."""
        text, day = self._written(), self._day()
        if not text:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif day is None and self.day.text().strip():
            self._tell()
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.hide()
            self.wanted.emit(text, day)

    def event(self, event: QEvent) -> bool:
        """Esc closes the line, and goes no further."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, as above."""
        if _is_escape(event):
            self.close_again()
        else:
            super().keyPressEvent(event)

    def _written(self) -> str:
        """The text as it is kept: a kind of the ward's in the ward's words."""
        typed = self.text.currentText().strip()
        kind = self.text.findText(typed, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive)
        return str(self.text.itemData(kind)) if kind >= 0 else typed

    def _day(self) -> date | None:
        """The last day on which it is kept; None where nothing readable stands."""
        day = due_day(self.day.text(), self._today)
        return kept_until(self._ward, day) if day is not None else None

    def _tell(self) -> None:
        """Say which day is meant, and that it moves where the desk is closed."""
        typed, day = due_day(self.day.text(), self._today), self._day()
        if day is None:
            wrong = bool(self.day.text().strip())
            self.told.setText(self.tr("▲ 日付を読み取れません") if wrong else "")
            pieces.restyle(self.told, role="error" if wrong else "secondary")
            return
        words = self.tr("{day}({left})").format(
            day=wareki.show(day.isoformat()), left=wording.due(day.isoformat(), self._today)[0]
        )
        if day != typed:
            words += self.tr(" 閉庁日のため次の開庁日")
        self.told.setText(words)
        pieces.restyle(self.told, role="secondary")


def _offering(kinds: Sequence[str]) -> QComboBox:
    """A line to write in that offers the ward's kinds."""
    made = QComboBox()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setCompleter(None)  # type: ignore[arg-type]  # what is typed (電話) stays what it is
    for kind in kinds:
        made.addItem(pieces.translate(kind), kind)
    made.setCurrentIndex(-1)
    return made


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
