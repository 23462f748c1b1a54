"""Widgets of field types that are text: shown like text, typed in any wording, judged beside the field."""

from abc import abstractmethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QToolTip, QVBoxLayout, QWidget

from kaigo_desktop.core import wareki
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.model import Value
from kaigo_desktop.core.procedure import CodeList, Field
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.glyph_mark import GlyphMark
from kaigo_desktop.ui.growing_text import GrowingText
from kaigo_desktop.ui.value_edit import ValueEdit

_DATE_WIDTH = 40
QWIDGETSIZE_MAX = 16_777_215
"""Qt's own name for "as wide as you like", which PySide6 does not carry."""


class FieldWidget(QWidget):
    """Shows one value and takes another.

    `edited` is emitted when a person changed it, `back_wanted` when they want to go back beyond what they
    typed. `control` is what has the keyboard.
    """

    edited = Signal()
    back_wanted = Signal()
    reveal_wanted = Signal()

    control: QWidget

    def __init__(self, field: Field, codes: CodeList | None) -> None:
        super().__init__()
        self.field, self.codes = field, codes
        self.type = FIELD_TYPES[field.type]
        self._standing: Value = ""

    def put(self, value: Value) -> None:
        """Show `value`, the one that stands in the store."""
        self._standing = value
        self.type_in(value)

    @abstractmethod
    def shown(self) -> str:
        """The text on the screen."""

    def typed(self) -> Value:
        """The value of what stands in the widget: the one that was put, unless a person changed its text."""
        text = self.shown()
        return (
            self._standing
            if text == self.type.show(self._standing, self.codes)
            else self.type.parse(text, self.codes)
        )

    @abstractmethod
    def type_in(self, value: Value) -> None:
        """Show what a person typed before, over the value that stands."""

    def standing(self) -> Value:
        """The value that was put: the one that stands in the store."""
        return self._standing

    def changed(self) -> bool:
        """Whether a person typed another value over the one that stands."""
        typed, standing = self.typed(), self._standing
        return typed != standing and bool(typed or standing)

    def is_half_typed(self) -> bool:
        """Whether what a person typed is no value yet; what can be read of it is read first."""
        return False

    def content(self) -> tuple[Value, Value]:
        """What stands and what is typed over it, to be taken by another widget of the same field."""
        return self._standing, self.typed()

    def take(self, content: tuple[Value, Value]) -> None:
        """Show the `content` of another widget."""
        standing, typed = content
        self.put(standing)
        if typed != standing:
            self.type_in(typed)
        self.mark(self.changed())

    @abstractmethod
    def set_open(self, is_open: bool) -> None:
        """Let the value be changed, or only read."""

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [self.control]

    def mark(self, dirty: bool) -> None:
        """Mark a value that is not saved yet."""
        pieces.restyle(self.control, dirty=dirty)


class LineWidget(FieldWidget):
    """One line of text, without validators: what is wrong with it is said beside it, not swallowed."""

    def __init__(self, field: Field, codes: CodeList | None) -> None:
        super().__init__(field, codes)
        self.edit = self.control = self.make_edit()
        self.edit.setProperty("value", True)
        self.edit.settled.connect(self._edit)
        self.edit.back_wanted.connect(self.back_wanted)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(self.edit, 1)

    def make_edit(self) -> ValueEdit:
        """The line the text stands in."""
        return ValueEdit()

    def shown(self) -> str:
        """The text on the screen."""
        return self.edit.text()

    def type_in(self, value: Value) -> None:
        """Show a value as text."""
        self._show(self.type.show(value, self.codes))

    def set_open(self, is_open: bool) -> None:
        """Let the text be changed, or only read."""
        self.edit.setReadOnly(not is_open)
        pieces.restyle(self.edit, open=is_open)

    def _edit(self) -> None:
        self.edited.emit()

    def _show(self, text: str) -> None:
        if text != self.edit.text():
            self.edit.setText(text)
            self.edit.setCursorPosition(0)


class NameWidget(LineWidget):
    """A name, a little larger: its characters matter, and one that can't be drawn is said so."""

    def __init__(self, field: Field, codes: CodeList | None) -> None:
        super().__init__(field, codes)
        self.edit.setProperty("name", True)
        self.undrawn = GlyphMark()
        self.row.addWidget(self.undrawn)
        self.edit.textChanged.connect(self.undrawn.show_for)


class FiguresWidget(LineWidget):
    """A number of a person or an office, in figures of one width."""

    def __init__(self, field: Field, codes: CodeList | None) -> None:
        super().__init__(field, codes)
        self.edit.setProperty("figures", True)


class DateWidget(LineWidget):
    """A date in any wording: both calendars beside it while it is typed, the other one when it is left."""

    def __init__(self, field: Field, codes: CodeList | None) -> None:
        super().__init__(field, codes)
        self.western = pieces.label(role="secondary")
        self.row.setStretch(0, 0)
        self.edit.setFixedWidth(_DATE_WIDTH * fonts.measures().unit)
        self.row.addWidget(self.western)
        self.row.addStretch(1)
        self.edit.editingFinished.connect(self._read)
        self._compact = False

    def set_compact(self) -> None:
        """Leave the calendars to a tip beneath, for a cell of a row."""
        self._compact = True
        self.western.hide()
        self.edit.setMinimumWidth(0)
        self.edit.setMaximumWidth(QWIDGETSIZE_MAX)
        self.row.takeAt(self.row.count() - 1)
        self.row.setStretch(0, 1)

    def _show(self, text: str) -> None:
        super()._show(text)
        self._tell_western()

    def _read(self) -> None:
        known = self.typed()
        self._show(self.type.show(known, self.codes))

    def _edit(self) -> None:
        text = self._tell_western()
        if self._compact and self.edit.hasFocus():
            QToolTip.showText(self.edit.mapToGlobal(self.edit.rect().bottomLeft()), text, self.edit)
        super()._edit()

    def _tell_western(self) -> str:
        """Say the date in the other calendar; in both where its wording here is not that of the desk."""
        value = self.typed()
        known = wareki.from_iso(value) if isinstance(value, str) else None
        text = f"({known.iso()})" if known else ""
        if known and (shown := wareki.show(known.iso())) != self.shown():
            text = f"{shown} {text}"
        self.western.setText(text)
        self.edit.setToolTip(text)
        return text


class TextWidget(FieldWidget):
    """Text that may need several lines: addresses (one line, wrapped) and free text."""

    def __init__(self, field: Field, codes: CodeList | None) -> None:
        super().__init__(field, codes)
        self.edit = GrowingText(lines=self.type.lines)
        self.control = self.edit
        self.edit.setProperty("value", True)
        self.edit.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.edit.settled.connect(self.edited)
        self.edit.back_wanted.connect(self.back_wanted)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)

    def shown(self) -> str:
        """The text on the screen."""
        return self.edit.toPlainText()

    def type_in(self, value: Value) -> None:
        """Show a value as text."""
        self._show(self.type.show(value, self.codes))

    def set_open(self, is_open: bool) -> None:
        """Let the text be changed, or only read."""
        self.edit.setReadOnly(not is_open)
        if not is_open:
            self.edit.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        pieces.restyle(self.edit, open=is_open)

    def _show(self, text: str) -> None:
        if text != self.edit.toPlainText():
            self.edit.put(text)
