"""The keys of a panel, shown by F1."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.upright import upright

EVERYWHERE = (
    ("F1", pieces.mark("この一覧")),
    ("F5", pieces.mark("最新の状態にする")),
    ("Ctrl+F", pieces.mark("検索")),
    ("F10", pieces.mark("左の見出しへ(↑ ↓ で選び Enter で移る)")),
    ("Ctrl+L", pieces.mark("施錠")),
    ("Tab", pieces.mark("次の項目へ")),
)

_WIDTH, _BESIDE, _ROOM = 120, 32, 300
_LINES = 12
"""How many keys stand one beneath the other at least; more than two columns would not fit across."""


class KeyMap(QDialog):
    """What a panel is for (`about`), and its keys; `guide_wanted` wants the guide's page about it."""

    guide_wanted = Signal()

    def __init__(self, keys: Iterable[tuple[str, str]], parent: QWidget, about: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("キー操作"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        unit = fonts.measures().unit
        over, sheet = parent.window().size(), QWidget()
        rows, told_in = pieces.column(self, margin=6, spacing=4), pieces.column(sheet, spacing=4)
        if about:
            words = pieces.label(about, wraps=True)
            words.setMinimumWidth(_WIDTH * unit)
            told_in.addWidget(words)
        told_in.addWidget(pieces.label(self.tr("この画面のキー操作"), "title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * unit)
        grid.setVerticalSpacing(2 * unit)
        told = dict([*keys, *EVERYWHERE])
        narrow = over.width() < _ROOM * unit
        lines = len(told) if narrow else max(_LINES, (len(told) + 1) // 2)
        for number, (key, does) in enumerate(told.items()):
            line, column = number % lines, 2 * (number // lines)
            grid.addWidget(
                pieces.label(pieces.translate(key), "key"), line, column, Qt.AlignmentFlag.AlignLeft
            )
            grid.addWidget(pieces.label(pieces.translate(does)), line, column + 1)
        told_in.addLayout(grid)
        rows.addWidget(_scrolling(sheet, over.height() - _BESIDE * unit))
        self.guide = pieces.button(self.tr("この画面のガイドを読む"), self._want_guide, "primary")
        buttons = pieces.line(spacing=2)
        buttons.addWidget(self.guide)
        buttons.addStretch(1)
        buttons.addWidget(pieces.button(self.tr("閉じる"), self.close))
        rows.addLayout(buttons)
        self.resize(rows.minimumSize())

    def _want_guide(self) -> None:
        self.close()
        self.guide_wanted.emit()


def _scrolling(sheet: QWidget, room: int) -> QScrollArea:
    """The words and keys in at most `room` pixels of height; where that is too little, they scroll."""
    area = upright(sheet, "sheet")
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setAccessibleName(pieces.translate("この画面のキー操作"))
    wanted, bar = sheet.sizeHint().width(), area.verticalScrollBar().sizeHint().width()
    high = max(sheet.sizeHint().height(), sheet.heightForWidth(wanted))
    area.setMinimumSize(wanted + bar, min(high, room))
    return area
