"""Beneath the chooser: which page, how large, turned."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSizePolicy, QWidget

from kaigo_desktop.ui import fonts, pieces

ZOOMS = (50, 75, 100, 125, 150, 200, 300, 400)
"""Zooms one may choose, in per cent."""


class DocumentBar(QWidget):
    """Says and changes how pages are looked at.

    `page_wanted` carries a page from 0, `zoom_wanted` a fit (`width`, `page`) or a per cent as text,
    `zoom_step` and `turned` +1 or -1, `find_wanted` that the search is to be opened.
    """

    page_wanted = Signal(int)
    zoom_wanted = Signal(str)
    zoom_step = Signal(int)
    turned = Signal(int)
    find_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page, self._pages = 0, 0
        self.before = self._button("‹", self.tr("前のページ"), lambda: self.page_wanted.emit(self._page - 1))
        self.after = self._button("›", self.tr("次のページ"), lambda: self.page_wanted.emit(self._page + 1))
        self.number = QLineEdit()
        self.number.setAccessibleName(self.tr("ページ番号"))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setFixedWidth(12 * fonts.measures().unit)
        self.number.returnPressed.connect(self._go)
        self.count = pieces.label("", "secondary")
        self.zoom = self._zooms()
        self.smaller = self._button("−", self.tr("縮小"), lambda: self.zoom_step.emit(-1))
        self.larger = self._button("+", self.tr("拡大"), lambda: self.zoom_step.emit(1))
        self.turn = self._button(self.tr("回転"), self.tr("右へ回転"), lambda: self.turned.emit(1))
        self.search = self._button(self.tr("検索"), self.tr("書類の中を検索"), self.find_wanted.emit)
        self.for_pages = (
            self.before, self.number, self.count, self.after, self.smaller, self.zoom, self.larger, self.turn,
        )  # fmt: skip
        row = pieces.line(self, spacing=1)
        for part in self.for_pages:
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.search)

    def show_page(self, page: int, pages: int, zoom: float, fit: str) -> None:
        """Say which page of how many is looked at, and how large."""
        self._page, self._pages = page, pages
        if not self.number.hasFocus():
            self.number.setText(str(page + 1))
        self.count.setText(f"/ {pages:,}")
        self.number.setValidator(QIntValidator(1, max(pages, 1), self.number))
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < pages)
        self.zoom.blockSignals(True)
        self.zoom.setItemText(2, f"{zoom:.0%}".replace("%", " %"))
        self.zoom.setCurrentIndex({"width": 0, "page": 1}.get(fit, 2))
        self.zoom.blockSignals(False)

    def ask_page(self) -> None:
        """Let a page number be typed."""
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.number.selectAll()

    def _go(self) -> None:
        self.page_wanted.emit(int(self.number.text()) - 1)
        self.number.selectAll()

    def _zooms(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self.tr("表示の大きさ"))
        made.addItem(self.tr("幅に合わせる"), "width")
        made.addItem(self.tr("全体を表示"), "page")
        made.addItem("100 %", "")
        for percent in ZOOMS:
            made.addItem(f"{percent} %", str(percent))
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(7)
        made.activated.connect(lambda _row: self.zoom_wanted.emit(made.currentData()))
        return made

    def _button(self, text: str, name: str, pressed: object) -> QPushButton:
        made = pieces.button(text, pressed, "quiet", name)  # type: ignore[arg-type]
        made.setToolTip(name)
        return made
