"""A field one may not read: says so in its place, whatever its type."""

from kaigo_desktop.core.field_groups import HIDDEN
from kaigo_desktop.core.model import Value
from kaigo_desktop.core.procedure import CodeList, Field
from kaigo_desktop.ui.text_widgets import LineWidget


class HiddenWidget(LineWidget):
    """Shows that the value may not be read; it is never open and never changed."""

    def __init__(self, field: Field, codes: CodeList | None) -> None:
        super().__init__(field, codes)
        self.edit.setText(HIDDEN)
        self.edit.setCursorPosition(0)  # where room is short, it begins with its first word
        self.edit.setToolTip(HIDDEN)
        self.edit.setReadOnly(True)
        self.edit.setEnabled(False)

    def put(self, value: Value) -> None:
        """Take the mask that stands for the value."""
        self._standing = value

    def typed(self) -> Value:
        """What was put."""
        return self._standing

    def type_in(self, value: Value) -> None:
        """Nothing can be typed here."""

    def set_open(self, is_open: bool) -> None:
        """It stays as it is."""
