"""What was typed and is not saved yet: how many fields, why they change, and the button that saves them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from kaigo_desktop.ui import fonts, pieces

_REASON = 36


class SaveBar(QFrame):
    """Shown while a person has changed something; `save` carries the reason, `undo` takes everything back."""

    save = Signal(str)
    undo = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "box-warning")
        unit = fonts.measures().unit
        row = pieces.line(self, spacing=2)
        row.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        self.words = pieces.label(role="heading")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("理由  例: 電話で本人に確認"))
        self.reason.setToolTip(self.reason.placeholderText())
        self.reason.setAccessibleName(self.tr("変更の理由"))
        self.reason.setMinimumWidth(_REASON * unit)
        self.reason.returnPressed.connect(self.press)
        row.addWidget(self.words)
        row.addWidget(self.reason, 1)
        self.back = pieces.button(self.tr("元に戻す"), self.undo.emit, "quiet")
        self.button = pieces.button(self.tr("保存  Ctrl+S"), self.press, "primary", self.tr("変更を保存"))
        row.addWidget(self.back)
        row.addWidget(self.button)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many fields are changed; nothing changed, nothing shown."""
        self.words.setText(self.tr("変更 {count}項目").format(count=count))
        self.setVisible(count > 0)
        if not count:
            self.reason.clear()

    def press(self) -> None:
        """Save, or ask for the reason first."""
        if self.isHidden():
            return
        if self.reason.text().strip():
            self.save.emit(self.reason.text().strip())
        else:
            self.reason.setPlaceholderText(self.tr("変更の理由を書いてください"))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
