"""The keys of a panel, shown by F1."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from kaigo_desktop.ui import fonts, pieces

EVERYWHERE = (
    ("F1", pieces.mark("この一覧")),
    ("F5", pieces.mark("最新の状態にする")),
    ("Ctrl+F", pieces.mark("検索")),
    ("Ctrl+L", pieces.mark("施錠")),
    ("Tab", pieces.mark("次の項目へ")),
)

_LINES = 12
"""How many keys stand one beneath the other, so that they fit a screen of 768 pixels."""


class KeyMap(QDialog):
    """Keys and what they do."""

    def __init__(self, keys: Iterable[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("キー操作"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        unit = fonts.measures().unit
        rows = pieces.column(self, margin=6, spacing=4)
        rows.addWidget(pieces.label(self.tr("この画面のキー操作"), "title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * unit)
        grid.setVerticalSpacing(2 * unit)
        for number, (key, does) in enumerate(dict([*keys, *EVERYWHERE]).items()):
            line, column = number % _LINES, 2 * (number // _LINES)
            grid.addWidget(
                pieces.label(pieces.translate(key), "key"), line, column, Qt.AlignmentFlag.AlignLeft
            )
            grid.addWidget(pieces.label(pieces.translate(does)), line, column + 1)
        rows.addLayout(grid)
        rows.addWidget(pieces.button(self.tr("閉じる"), self.close), 0, Qt.AlignmentFlag.AlignRight)
