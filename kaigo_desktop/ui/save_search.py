"""☆: keeping the conditions of the list under a name, asked for in the place of the button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kaigo_desktop.ui import fonts, pieces

_WIDTH = 48


class SaveSearch(QWidget):
    """A button that becomes a line for the name; `wanted` carries it."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        row = pieces.line(self)
        self.button = pieces.button(self.tr("☆ 条件を保存"), self.open, "quiet")
        self.button.setToolTip(self.tr("いまの条件に名前を付けて、左の一覧に並べます"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("保存する条件の名前"))
        self.name.setPlaceholderText(self.tr("名前を入れて Enter(Esc でやめる)"))
        self.name.setMinimumWidth(_WIDTH * fonts.measures().unit)
        self.name.returnPressed.connect(self._keep)
        self.name.hide()
        for part in (self.button, self.name):
            row.addWidget(part)

    def open(self) -> None:
        """Ask for the name."""
        self.button.hide()
        self.name.clear()
        self.name.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_again(self) -> None:
        """Ask no more."""
        self.name.hide()
        self.button.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops asking."""
        if event.key() == Qt.Key.Key_Escape and not self.name.isHidden():
            self.close_again()
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        title = self.name.text().strip()
        if title:
            self.close_again()
            self.wanted.emit(title)
