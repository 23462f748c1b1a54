"""A widget for each field type: the counterpart of `core.fieldtypes` on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kaigo_desktop.core.procedure import CodeList, Field
from kaigo_desktop.ui.choice_widgets import ChoicesWidget, ChoiceWidget, RelationshipWidget, YesNoWidget
from kaigo_desktop.ui.growing_text import GrowingText
from kaigo_desktop.ui.hidden_widget import HiddenWidget
from kaigo_desktop.ui.secret_widget import SecretWidget
from kaigo_desktop.ui.text_widgets import (
    DateWidget,
    FieldWidget,
    FiguresWidget,
    LineWidget,
    NameWidget,
    TextWidget,
)
from kaigo_desktop.ui.value_edit import ValueEdit

FIELD_WIDGETS: dict[str, type[FieldWidget]] = {
    "text": LineWidget,
    "long_text": TextWidget,
    "name": NameWidget,
    "kana": LineWidget,
    "date": DateWidget,
    "period": LineWidget,
    "address": TextWidget,
    "phone": FiguresWidget,
    "postal_code": FiguresWidget,
    "choice": ChoiceWidget,
    "choices": ChoicesWidget,
    "yes_no": YesNoWidget,
    "insured_no": FiguresWidget,
    "insurer_no": FiguresWidget,
    "medical_insurer_no": FiguresWidget,
    "provider_no": FiguresWidget,
    "individual_number": SecretWidget,
    "relationship": RelationshipWidget,
    "number": FiguresWidget,
}
"""Field type → its widget; a test holds it against `core.fieldtypes.FIELD_TYPES`."""


_HINT = Qt.InputMethodHint
HINTS: dict[str, Qt.InputMethodHint] = {
    "name": _HINT.ImhNoPredictiveText | _HINT.ImhNoAutoUppercase,
    "date": _HINT.ImhDate,
    "phone": _HINT.ImhPreferNumbers | _HINT.ImhPreferLatin,
    "postal_code": _HINT.ImhPreferNumbers | _HINT.ImhPreferLatin,
    "insured_no": _HINT.ImhPreferNumbers | _HINT.ImhPreferLatin,
    "insurer_no": _HINT.ImhPreferNumbers | _HINT.ImhPreferLatin,
    "medical_insurer_no": _HINT.ImhPreferNumbers | _HINT.ImhPreferLatin,
    "provider_no": _HINT.ImhPreferNumbers | _HINT.ImhPreferLatin,
    "number": _HINT.ImhPreferNumbers | _HINT.ImhPreferLatin,
    "individual_number": _HINT.ImhPreferNumbers | _HINT.ImhSensitiveData | _HINT.ImhNoPredictiveText,
    "long_text": _HINT.ImhMultiLine,
}
"""Field type → what an input method is told of it. Each only prefers: any character may still be typed.
Names and 個人番号 are not to be learned by a dictionary."""


def make(field: Field, codes: CodeList | None, *, hidden: bool = False) -> FieldWidget:
    """The widget of a field, named for screen readers; one that may not be read is `hidden`."""
    widget = HiddenWidget(field, codes) if hidden else FIELD_WIDGETS[field.type](field, codes)
    hints = HINTS.get(field.type, _HINT.ImhNone)
    for line in widget.findChildren(ValueEdit):
        line.setInputMethodHints(hints)
    for text in widget.findChildren(GrowingText):
        text.setInputMethodHints(hints)
    for control in widget.findChildren(QWidget):
        if control.focusPolicy() != Qt.FocusPolicy.NoFocus and not control.accessibleName():
            control.setAccessibleName(field.label)
            control.setAccessibleDescription(field.help)
    return widget
