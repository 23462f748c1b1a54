"""Handling the document beside the form as a person does: choosing, pressing keys, looking at the pixels."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from kaigo_desktop.samples.picture import card
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.document_pane import DocumentPane
from tests.making import papers
from tests.ui.conftest import Show

PAGES = [papers.words(f"page {number} Shinjuku") + b"1 0 0 rg 0 792 50 50 re f" for number in range(1, 6)]
FILES = {
    "申請書.pdf": papers.pdf(PAGES),
    "Attachment/身分証.png": card(1),
    "Attachment/写真.jpg": papers.HEIC,
    "Attachment/壊れた.pdf": b"%PDF-1.7 nothing",
}
RED = 0xFFFF0000


def open_case(panel: CasePanel, number: str, rest: Show) -> None:
    panel.open(number, "1 / 2")
    for _ in range(3):
        rest(panel)


def choose(pane: DocumentPane, name: str, rest: Show) -> None:
    rows = [row for row in range(pane.chooser.count()) if name in pane.chooser.itemText(row)]
    pane.chooser.setCurrentIndex(rows[0])
    for _ in range(3):
        rest(pane)


def picture(pane: DocumentPane) -> QImage:
    return pane.view.viewport().grab().toImage()


def reds(pane: DocumentPane) -> list[tuple[int, int]]:
    """Where the red square of a page is seen."""
    image = picture(pane)
    return [
        (x, y)
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
        if image.pixel(x, y) == RED
    ]


def press(pane: DocumentPane, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(pane.window(), key, held)


CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
