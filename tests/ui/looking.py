"""Looking at a widget as a person does: every text on it."""

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from kaigo_desktop.ui.entry_list import EntryList


def texts(widget: QWidget) -> list[str]:
    """Every text a person can read on a widget and what stands on it."""
    found = [label.text() for label in widget.findChildren(QLabel)]
    found += [line.text() for line in widget.findChildren(QLineEdit)]
    found += [text.toPlainText() for text in widget.findChildren(QPlainTextEdit)]
    found += [button.text() for button in widget.findChildren(QPushButton)]
    for entries in [*widget.findChildren(EntryList), *([widget] if isinstance(widget, EntryList) else [])]:
        found += entries.texts()
    for combo in widget.findChildren(QComboBox):
        found += [combo.itemText(row) for row in range(combo.count())]
    return found
