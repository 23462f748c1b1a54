"""A widget for each field type: the counterpart of `core.fieldtypes` on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kaigo_desktop.core.procedure import CodeList, Field
from kaigo_desktop.ui.choice_widgets import ChoicesWidget, ChoiceWidget, YesNoWidget
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
    "relationship": LineWidget,
    "number": FiguresWidget,
}
"""Field type → its widget; a test holds it against `core.fieldtypes.FIELD_TYPES`."""


def make(field: Field, codes: CodeList | None, *, hidden: bool = False) -> FieldWidget:
    """The widget of a field, named for screen readers; one that may not be read is `hidden`."""
    widget = HiddenWidget(field, codes) if hidden else FIELD_WIDGETS[field.type](field, codes)
    for control in widget.findChildren(QWidget):
        if control.focusPolicy() != Qt.FocusPolicy.NoFocus and not control.accessibleName():
            control.setAccessibleName(field.label)
            control.setAccessibleDescription(field.help)
    return widget
