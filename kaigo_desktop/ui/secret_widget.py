"""個人番号 in a form: masked, and read only while masked; 表示 asks for the number of this field alone."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from kaigo_desktop.core.model import Value
from kaigo_desktop.core.procedure import CodeList, Field
from kaigo_desktop.core.sealed import DROPPED, ERASED, MASK
from kaigo_desktop.ui import clipboard, pieces
from kaigo_desktop.ui.text_widgets import FiguresWidget
from kaigo_desktop.ui.value_edit import ValueEdit

_KEPT = (MASK, DROPPED, ERASED)


class NumberEdit(ValueEdit):
    """A line out of which nothing is copied but through `copied`: no menu, no dragging, no X11 selection."""

    copied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the panel do the copying."""
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            self.copied.emit()
            return
        super().keyPressEvent(event)
        clipboard.forget_selection()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the text, as every line does, without leaving it on X11's other clipboard."""
        super().focusInEvent(event)
        clipboard.forget_selection()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer nothing: the menu would copy."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mark without leaving the text on X11's other clipboard."""
        super().mouseReleaseEvent(event)
        clipboard.forget_selection()


class SecretWidget(FiguresWidget):
    """Shows the mask of a number, what became of it, or for a while the number itself (`number`)."""

    copy_wanted = Signal()

    def __init__(self, field: Field, codes: CodeList | None) -> None:
        super().__init__(field, codes)
        self.number = ""
        self.reveal = pieces.button(
            self.tr("表示"),
            self.reveal_wanted.emit,
            "quiet",
            self.tr("{label}を表示").format(label=field.label),
        )
        self.reveal.hide()
        self.row.addWidget(self.reveal)
        self._open = self._may_reveal = False

    def make_edit(self) -> ValueEdit:
        """A line that gives nothing away."""
        edit = NumberEdit()
        edit.setDragEnabled(False)
        edit.copied.connect(self._copy)
        return edit

    def stops(self) -> list[QWidget]:
        """The number, then 表示."""
        return [self.edit, self.reveal]

    def allow_reveal(self, allowed: bool) -> None:
        """Offer 表示 to who may."""
        self._may_reveal = allowed
        self._settle()

    def put(self, value: Value) -> None:
        """Show the mask, or what became of the number."""
        self.number = ""
        super().put(value)
        self._settle()

    def typed(self) -> Value:
        """The value of what stands here: the kept one, unless a person typed another number over it."""
        return self._standing if self.number and self.shown() == self.number else super().typed()

    def show_number(self, number: str) -> None:
        """Show the number until `hide_number`."""
        self.number = number
        self._show(number)
        self._settle()

    def hide_number(self) -> None:
        """Show the mask again; a number that was typed over it stays, for it is not kept yet."""
        kept, self.number = self.number, ""
        if kept and self.shown() == kept:
            self._show(self.type.show(self._standing, self.codes))
        self._settle()

    def is_being_typed(self) -> bool:
        """Whether a person is changing the number in sight."""
        return bool(self.number) and self.shown() != self.number

    def set_open(self, is_open: bool) -> None:
        """Who may see a number sees what they change; whoever may not can only write another over it."""
        self._open = is_open
        self._settle()

    def _copy(self) -> None:
        if self.number:
            self.copy_wanted.emit()

    def _settle(self) -> None:
        hidden = self.shown() == self.type.show(self._standing, self.codes) and self._standing in _KEPT
        self.reveal.setVisible(self._standing == MASK and hidden and self._may_reveal)
        super().set_open(self._open and not (hidden and self._standing == MASK and self._may_reveal))
